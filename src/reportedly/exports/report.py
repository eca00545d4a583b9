"""A dossier as one static page: what is in dispute, who wants what, talks, origins, with charts; no script, no network."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from reportedly.ledger.facts import KINDS
from reportedly.views.standing import figures, origins, positions, talks, timeline
from reportedly.views.standing.evidence import days_between
from reportedly.views.standing.show import number_of

if TYPE_CHECKING:
    from reportedly.ledger import Query, View
    from reportedly.views.standing import Claim, Dispute, Line

__all__ = ["write_report"]

WIDTH, ROW, LABEL = 640, 22, 190  # of charts, in pixels
MOST_DAYS, MOST_EVENTS, MOST_LINES = 120, 60, 60
MOVES = ("demand", "offer", "accept", "condition", "reject", "retract", "deny", "appeal", "object", "threaten")


def write_report(view: View, query: Query, stream: BinaryIO) -> None:
    """Write the page: one file, which shows without a network."""
    environment = Environment(
        loader=PackageLoader("reportedly.exports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    disputes = [one for one in figures(view, query) if one.disputed or len(one.claims) > 1]
    lines = sorted(positions(view, query), key=lambda line: (-len(line.stands), line.party.name, line.issue))
    events = timeline(view, query)
    page = environment.get_template("report.html.j2").render(
        days=_days(view, query),
        disputes=[(dispute, _ranges(dispute)) for dispute in disputes],
        lines=[(line, _strip(line)) for line in lines[:MOST_LINES]],
        more_lines=max(0, len(lines) - MOST_LINES),
        rounds=talks(view, query),
        origins=origins(view.ledger, view, query),
        events=events[-MOST_EVENTS:],
        more_events=max(0, len(events) - MOST_EVENTS),
        number_of=number_of,
        width=WIDTH,
        row=ROW,
        label=LABEL,
    )
    stream.write(page.encode())


def _days(view: View, query: Query) -> dict[str, Any]:
    """Entries a day, as bars."""
    counts: Counter[str] = Counter()
    for kind in KINDS:
        counts.update(entry.day for entry in view.entries(replace(query, kinds=(kind,))) if entry.day)
    days = sorted(counts)[-MOST_DAYS:]
    if not days:
        return {"bars": [], "first": "", "last": "", "most": 0}
    span = (days_between(days[0], days[-1]) or 0) + 1
    most, wide = max(counts[day] for day in days), max(1.0, (WIDTH - 2) / span)
    bars = [
        {"x": round((days_between(days[0], day) or 0) * wide, 1), "width": round(max(1, wide - 1), 1),
         "height": round(80 * counts[day] / most, 1), "day": day, "count": counts[day]}
        for day in days
    ]  # fmt: skip
    return {"bars": bars, "first": days[0], "last": days[-1], "most": most}


def _ranges(dispute: Dispute) -> dict[str, Any]:
    """Each claim as a range on one axis: open where it has no bound."""
    top = max((n for claim in dispute.claims for n in (claim.low, claim.high, claim.value) if n is not None), default=1)
    scale = (WIDTH - LABEL - 60) / max(1, top * 1.1)
    rows = []
    for claim in dispute.claims:
        low, high = _bounds(claim)
        rows.append(
            {
                "x": round(LABEL + low * scale, 1),
                "end": round(LABEL + (high if high is not None else top * 1.1) * scale, 1),
                "open": high is None,
                "label": f"{claim.claimant.name}{'' if claim.of == 'all' else f' ({claim.of})'}"[:34],
                "says": f"{number_of(claim)}, {(claim.published or 'undated')[:10]}",
            }
        )
    return {"rows": rows, "height": ROW * len(rows) + 10}


def _bounds(claim: Claim) -> tuple[int, int | None]:
    if claim.approximate and claim.value is not None:
        return claim.value, claim.value
    return claim.low or 0, claim.high


def _strip(line: Line) -> list[dict[str, Any]]:
    """The moves of a line in time, as marks of one colour a move."""
    known = [stand for stand in line.stands if stand.published]
    if not known:
        return []
    first = known[0].published or ""
    span = max(1, *(days_between(first, stand.published or "") or 0 for stand in known))
    return [
        {"x": round(12 + (WIDTH - 40) * (days_between(first, stand.published or "") or 0) / span, 1), "move": stand.move,
         "hue": 360 * MOVES.index(stand.move) // len(MOVES), "day": (stand.published or "")[:10],
         "own": stand.reporter.name in {"self", "article"}}
        for stand in known
    ]  # fmt: skip

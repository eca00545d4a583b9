"""The views over a ledger in the terminal: plain lines, evidence under each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportedly.views.standing.evidence import Actor, Evidence
    from reportedly.views.standing.figures import Claim, Dispute
    from reportedly.views.standing.news import News
    from reportedly.views.standing.origins import OriginRow
    from reportedly.views.standing.positions import Line
    from reportedly.views.standing.said import Said
    from reportedly.views.standing.search import Hit
    from reportedly.views.standing.talks import Round
    from reportedly.views.standing.timeline import Event

__all__ = ["Pen", "lines_of"]

EVIDENCE = 3  # shown under a row; the rest are counted


class Pen:
    """Bold and dim, or neither."""

    def __init__(self, *, color: bool) -> None:
        """`color`: whether the terminal takes them."""
        self._color = color

    def bold(self, text: str) -> str:
        """A heading."""
        return f"\x1b[1m{text}\x1b[0m" if self._color else text

    def dim(self, text: str) -> str:
        """What stands behind a row."""
        return f"\x1b[2m{text}\x1b[0m" if self._color else text


def lines_of(verb: str, rows: Any, pen: Pen) -> Iterator[str]:
    """The lines of a view; one that says so where there is nothing."""
    found = False
    for line in SHOWN[verb](rows, pen):
        found = True
        yield line
    if not found:
        yield "nothing in the ledger answers this"


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(actor.name for actor in actors)


def _day(published: str | None) -> str:
    return (published or "undated")[:10]


def _told(origins: int, carriers: int) -> str:
    return f"{origins} origin{'s' * (origins != 1)}, {carriers} article{'s' * (carriers != 1)}"


def _evidence(evidence: list[Evidence], pen: Pen) -> Iterator[str]:
    for one in evidence[:EVIDENCE]:
        word = " < ".join(
            f"{step.get('by') or step.get('source') or '?'} {step.get('cue', '')}".strip() for step in one.word
        )
        where = one.outlet or one.title or one.article
        yield pen.dim(
            f"      “{_short(one.text)}” — {f'{word}; ' if word else ''}{where}, {_day(one.published)} [{one.entry}]"
        )
    if len(evidence) > EVIDENCE:
        yield pen.dim(f"      and {len(evidence) - EVIDENCE} more")


def _short(text: str, most: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def _timeline(events: list[Event], pen: Pen) -> Iterator[str]:
    for one in events:
        who = " → ".join(filter(None, (_names(one.actors), _names(one.recipients)))) or "nobody named"
        realis = f" ({one.realis})" if one.realis not in {None, "asserted"} else ""
        at = f" · {one.place}" if one.place else ""
        when = one.when[:16] or "undated"
        basis = "" if one.basis == "text" else " (published)"
        yield f"{pen.bold(when)}{basis}  {one.type}{realis}  {who}{at}  [{_told(one.origins, one.carriers)}]"
        yield from _evidence(one.evidence, pen)


def _said(rows: list[Said], pen: Pen) -> Iterator[str]:
    for one in rows:
        who = one.speaker.name if one.speaker else f"{one.source or 'nobody named'} (not known who)"
        stance = f", {one.stance}" if one.stance != "neutral" else ""
        yield f"{_day(one.published)}  {pen.bold(who)} {one.cue or ''} ({one.manner}{stance})  [{_told(one.origins, one.carriers)}]"
        yield from _evidence(one.evidence, pen)


def number_of(claim: Claim) -> str:
    """A count as a person says it: "at least 34", "11 to 15", "about 60"."""
    low, high, value = claim.low, claim.high, claim.value
    if claim.approximate and value is not None:
        return f"about {value}"
    if low is not None and high is not None:
        return str(low) if low == high else f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else str(value)


def _figures(rows: list[Dispute], pen: Pen) -> Iterator[str]:
    for one in rows:
        when = f", {one.start[:10]}" if one.start else ""
        mark = "  ⚠ in dispute" if one.disputed else ""
        yield pen.bold(f"{one.what}: {', '.join(one.scene) or 'no place told'}{when}") + mark
        names = {claim.id: f"{claim.claimant.name} {number_of(claim)}" for claim in one.claims}
        for claim in one.claims:
            part = "" if claim.of == "all" else f" ({claim.of})"
            planned = ", planned" if claim.planned else ""
            yield f"  {_day(claim.published)}  {number_of(claim)}{part}{planned}  {claim.claimant.name}  [{_told(claim.origins, len({e.article for e in claim.evidence}))}]"
            for relation in one.relations:
                if relation.to == claim.id and relation.kind in {"update", "contradiction"}:
                    says = "updates" if relation.kind == "update" else "contradicts"
                    yield f"      {says}: {names[relation.of]}"
            yield from _evidence(claim.evidence, pen)


def _positions(rows: list[Line], pen: Pen) -> Iterator[str]:
    for line in rows:
        yield pen.bold(f"{line.party.name} · {line.issue}")
        texts = {
            stand.id: f"{_day(stand.published)} {stand.move}: {stand.issue}" for row in rows for stand in row.stands
        }
        for stand in line.stands:
            reporter = {"self": "in its own words", "article": "the article says"}.get(
                stand.reporter.name, f"{stand.reporter.name} says"
            )
            condition = f", if {_short(stand.condition, 80)}" if stand.condition else ""
            changed = "  ↻ changed" if stand.changed else ""
            yield f"  {_day(stand.published)}  {stand.move}: {_short(stand.issue, 100)}{condition} ({reporter}){changed}"
            yield from _evidence(stand.evidence, pen)
        for claim in line.retractions:
            yield f"  ⚠ {claim.by.name} says that this was taken back"
            for what, ids in (("said before", claim.before), ("its own words", claim.own)):
                for one in ids:
                    yield f"      {what}: {texts[one]}"


def _talks(rows: list[Round], pen: Pen) -> Iterator[str]:
    for one in rows:
        when = (one.start or one.statuses[0].published or "undated")[:10]
        yield pen.bold(f"{when}  {one.venue or 'venue not told'}") + f"  [{_told(one.origins, one.carriers)}]"
        for role, actors in (("parties", one.parties), ("mediators", one.mediators), ("delegates", one.delegates)):
            if actors:
                yield f"  {role}: {_names(actors)}"
        if one.issues:
            yield f"  issues: {', '.join(one.issues)}"
        for status in one.statuses:
            yield f"  {_day(status.published)}  {status.status}"
            yield from _evidence(status.evidence, pen)


def _origins(rows: list[OriginRow], pen: Pen) -> Iterator[str]:
    for one in rows:
        yield (
            pen.bold(one.first.title or one.first.id)
            + f"  ({len(one.carriers) + one.more} carriers; first by: {one.how})"
        )
        for carrier in one.carriers:
            article = carrier.article
            lost = f", {len(carrier.lost_attributions)} attributions lost" if carrier.lost_attributions else ""
            credit = f", no credit to {', '.join(carrier.lost_credits)}" if carrier.lost_credits else ""
            yield f"  {_day(article.published)}  {article.outlet or article.url or article.id}  {carrier.kind}, {carrier.share:.0%} of it from the first{lost}{credit}"
        if one.more:
            yield f"  and {one.more} more"


def _search(rows: list[Hit], pen: Pen) -> Iterator[str]:
    for one in rows:
        article = one.article
        yield (
            pen.bold(article.title or article.id) + f"  {article.outlet or ''} {_day(article.published)} [{article.id}]"
        )
        yield pen.dim(f"      {one.excerpt}")


def _news(one: News, pen: Pen) -> Iterator[str]:
    yield pen.bold(f"since {one.since}: {_told(one.origins, one.articles)}")
    for claim in one.claims:
        yield f"  new {claim.kind[:-1] if claim.kind != 'talks' else 'talks'} ({claim.type})"
        yield from _evidence(claim.evidence, pen)
    for what, pairs in (("revised", one.revised), ("contradiction", one.contradictions)):
        for pair in pairs:
            before, after = pair.before, pair.after
            yield f"  {what}: {before.claimant.name} {number_of(before)}, {after.claimant.name} {number_of(after)}"
            yield from _evidence(after.evidence, pen)
    for changed in one.positions:
        yield f"  changed: {changed.party} · {changed.issue}: {changed.stand.move}"
        yield from _evidence(changed.stand.evidence, pen)
    for retraction in one.retractions:
        yield f"  {retraction.by.name} says that something was taken back [{retraction.claim}]"
    for lost in one.lost:
        left = [f"{lost.attributions} attributions"] * bool(lost.attributions) + [
            f"credit to {c}" for c in lost.credits
        ]
        yield f"  source lost: {lost.carrier.outlet or lost.carrier.id} carries {lost.first.title or lost.first.id} without {', '.join(left)}"


SHOWN: dict[str, Callable[[Any, Pen], Iterator[str]]] = {
    "timeline": _timeline, "said": _said, "figures": _figures, "positions": _positions, "talks": _talks,
    "origins": _origins, "search": _search, "new": _news,
}  # fmt: skip

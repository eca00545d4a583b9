"""Origins as records, as lines of a terminal, and as a page with two copies side by side."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.views.characters import one_line, shorten, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.copies import Carrier, LostAttribution, Origin
    from reportedly.model import Anchor

__all__ = ["origin_record", "render_origin", "render_origins_page"]

KINDS: Final = {
    "first": "first known",
    "copy": "copy",
    "write-through": "write-through",
    "excerpt": "excerpt",
    "overlap": "shares passages",
    "independent": "by way of another",
}
HOW: Final = {
    "earliest": "earliest known time",
    "credited": "named as the source by others",
    "taken in first": "no time is known; taken in first",
}
MOST_LOST, MOST_PIECES = 3, 4
CONTENT, PIECE = 160, 100  # code points


def origin_record(origin: Origin) -> dict[str, Any]:
    """The origin as plain values: the JSON Lines of `reportedly copies`. Anchors are `[start, end]` in each text."""
    first = origin.first
    return {
        "origin": first.article.id,
        "how": origin.how,
        "carriers": [_carrier_record(carrier) for carrier in origin.carriers],
        "overlaps": list(origin.overlaps),
    }


def _carrier_record(carrier: Carrier) -> dict[str, Any]:
    article = carrier.article
    comparison = carrier.comparison
    return {
        "source_id": carrier.source_id,
        "article": article.id,
        "kind": carrier.kind,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": article.published.value,
        "credits": [credit.name for credit in article.credits],
        "share_of_first": round(comparison.of_a, 3) if comparison else 1.0,
        "share_of_this": round(carrier.share, 3),
        "passages": [{"first": msgspec.to_builtins(p.a), "this": msgspec.to_builtins(p.b)} for p in comparison.passages]
        if comparison
        else [],
        "differences": [
            {"kind": d.kind, "first": msgspec.to_builtins(d.a), "this": msgspec.to_builtins(d.b)}
            for d in carrier.differences
        ],
        "lost_attributions": [msgspec.to_builtins(lost) for lost in carrier.lost],
        "lost_credits": list(carrier.lost_credits),
    }


def _named(carrier: Carrier) -> str:
    article = carrier.article
    return one_line(article.outlet or carrier.source_id)


def _facts(carrier: Carrier) -> list[str]:
    article = carrier.article
    facts = [article.published.value or "no date"]
    if article.title:
        facts.append(f"“{shorten(article.title, 70)}”")
    return facts


def _change(carrier: Carrier) -> str:
    """How much of the first one it has, and how much is its own."""
    comparison = carrier.comparison
    if comparison is None:
        return ""
    return f"has {comparison.of_a:.0%} of the first, which is {comparison.of_b:.0%} of it"


def lost_words(first: Carrier, lost: LostAttribution) -> tuple[str, str]:
    """The attribution that was lost, and what now stands without it."""
    text = first.article.text
    return (
        shorten(text[lost.attribution.start : lost.attribution.end], PIECE),
        shorten(text[lost.content.start : lost.content.end], CONTENT),
    )


def render_origin(origin: Origin, *, number: int, width: int = 100, color: bool = True) -> str:
    """One origin with its carriers, as lines of at most `width` columns."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    count = len(origin.carriers)
    head = Text(f"{number}. ", "dim")
    head.append(shorten(origin.first.article.title or origin.first.source_id, width - 6), "bold")
    console.print(head)
    outlets = len({_named(carrier).casefold() for carrier in origin.carriers})
    console.print(
        Padding(Text(f"one origin, {count} carriers, {outlets} outlets; first: {HOW[origin.how]}", "dim"), (0, 0, 0, 3))
    )
    for carrier in origin.carriers:
        console.print(Padding(_carrier_lines(origin.first, carrier), (0, 0, 0, 3)))
    return out.getvalue()


def _carrier_lines(first: Carrier, carrier: Carrier) -> Text:
    line = Text(
        f"{KINDS.get(str(carrier.kind), str(carrier.kind)):<15} ", "cyan" if carrier is not first else "bold green"
    )
    line.append(_named(carrier), "bold")
    line.append("  " + " · ".join(_facts(carrier)), "dim")
    if carrier.comparison:
        line.append("\n" + " " * 16 + _change(carrier), "dim")
    for credit in carrier.lost_credits[:MOST_LOST]:
        line.append("\n" + " " * 16 + "lost credit: ", "magenta").append(one_line(credit))
    for lost in carrier.lost[:MOST_LOST]:
        attribution, content = lost_words(first, lost)
        line.append("\n" + " " * 16 + "lost attribution: ", "bold magenta").append(f"“{attribution}”")
        line.append(f" of “{content}”", "dim")
    if len(carrier.lost) > MOST_LOST:
        line.append("\n" + " " * 16 + f"and {len(carrier.lost) - MOST_LOST} more lost attributions", "magenta")
    return line


# ----------------------------------------------------------------------------------------------------------- page


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("reportedly.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_origins_page(origins: Sequence[Origin], *, articles: int) -> str:
    """One self-contained page: each origin with its carriers, each carrier side by side with the first one.

    It has no script, loads nothing, and its policy lets nothing be loaded.
    """
    style = (files("reportedly.views") / "templates" / "copies.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    view = [_origin_view(origin, number) for number, origin in enumerate(origins, start=1)]
    return (
        _environment()
        .get_template("copies.html.j2")
        .render(
            origins=view,
            style=style,
            digest=digest,
            articles=articles,
            carriers=sum(len(origin.carriers) for origin in origins),
        )
    )


def _origin_view(origin: Origin, number: int) -> dict[str, Any]:
    first = origin.first
    return {
        "number": number,
        "title": one_line(first.article.title or first.source_id),
        "how": HOW[origin.how],
        "carriers": [_carrier_view(first, carrier, f"o{number}c{k}") for k, carrier in enumerate(origin.carriers)],
    }


def _carrier_view(first: Carrier, carrier: Carrier, key: str) -> dict[str, Any]:
    view: dict[str, Any] = {
        "key": key,
        "kind": KINDS.get(str(carrier.kind), str(carrier.kind)),
        "name": _named(carrier),
        "facts": [visible(fact) for fact in _facts(carrier)],
        "change": _change(carrier),
        "lost": [lost_words(first, lost) for lost in carrier.lost],
        "credits": [one_line(name) for name in carrier.lost_credits],
        "sides": None,
    }
    if carrier.comparison is not None:
        cut = [(d.a, "cut") for d in carrier.differences if d.a]
        added = [(d.b, "added") for d in carrier.differences if d.b]
        lost = [(lost.attribution, "lost") for lost in carrier.lost]
        bare = [(lost.kept, "bare") for lost in carrier.lost]
        view["sides"] = (
            {"name": _named(first), "pieces": list(_pieces(first.article.text, [*cut, *lost]))},
            {"name": _named(carrier), "pieces": list(_pieces(carrier.article.text, [*added, *bare]))},
        )
    return view


def _pieces(text: str, marks: Iterable[tuple[Anchor, str]]) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the classes of the marks that it lies in."""
    marks = list(marks)
    bounds = sorted({0, len(text), *(anchor.start for anchor, _ in marks), *(anchor.end for anchor, _ in marks)})
    starts: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for anchor, name in marks:
        starts.setdefault(anchor.start, []).append(name)
        ends.setdefault(anchor.end, []).append(name)
    within: list[str] = []
    for start, end in itertools.pairwise(bounds):
        for name in ends.get(start, ()):
            within.remove(name)
        within += starts.get(start, [])
        yield visible(text[start:end]), " ".join(sorted(set(within)))

"""What is new as an Atom feed (RFC 4287): an entry a thing that somebody should look at."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from reportedly.views.standing.show import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.views.standing import News
    from reportedly.views.standing.evidence import Evidence

__all__ = ["atom_feed"]

ATOM = "http://www.w3.org/2005/Atom"
MOST_QUOTED = 5


def atom_feed(news: News, *, title: str, updated: str) -> bytes:
    """The feed. `updated`: ISO time of the newest addition; ids depend on what is told alone, so that readers show it once."""
    feed = ET.Element("feed", {"xmlns": ATOM})
    _text(feed, "id", _urn(title))
    _text(feed, "title", f"reportedly: {title}")
    _text(feed, "updated", updated)
    _text(ET.SubElement(feed, "author"), "name", "reportedly")
    for heading, lines in _told(news):
        entry = ET.SubElement(feed, "entry")
        _text(entry, "id", _urn("\n".join((heading, *lines))))
        _text(entry, "title", heading)
        _text(entry, "updated", updated)
        _text(entry, "content", "\n".join(lines) or heading).set("type", "text")
    body: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _told(news: News) -> Iterator[tuple[str, list[str]]]:
    for what, pairs in (("revised", news.revised), ("contradiction", news.contradictions)):
        for pair in pairs:
            names = [f"{claim.claimant.name} {number_of(claim)}" for claim in (pair.before, pair.after)]
            yield f"{what}: {' / '.join(names)}", _lines(pair.before.evidence) + _lines(pair.after.evidence)
    for changed in news.positions:
        yield f"changed: {changed.party}, {changed.issue}: {changed.stand.move}", _lines(changed.stand.evidence)
    for retraction in news.retractions:
        yield f"{retraction.by.name} says that something was taken back", [f"claim {retraction.claim}"]
    for lost in news.lost:
        yield (
            f"source lost by {lost.carrier.outlet or lost.carrier.id}: {lost.first.title or lost.first.id}",
            lost.credits,
        )
    articles: dict[str, list[Evidence]] = {}
    for claim in news.claims:
        articles.setdefault(claim.evidence[0].origin, []).append(claim.evidence[0])
    for found in articles.values():
        yield f"{len(found)} new: {found[0].title or found[0].article}", _lines(found)


def _lines(evidence: list[Evidence]) -> list[str]:
    return [
        f"“{one.text}” — {one.outlet or one.article}, {(one.published or 'undated')[:10]}"
        for one in evidence[:MOST_QUOTED]
    ]


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    # XML has no place for control characters.
    child.text = "".join(c for c in text if c in "\n\t" or ord(c) >= 32)
    return child


def _urn(text: str) -> str:
    return f"urn:reportedly:news:{hashlib.sha256(text.encode()).hexdigest()[:24]}"

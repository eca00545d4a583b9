"""Place phrases, found by what leads them and what they are made of, never by a list of names; then where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Anchor, Place
from reportedly.reading.branches import children
from reportedly.reading.geography.resolution import seat_of
from reportedly.reading.geography.toponyms import toponyms_of
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.reading.geography.toponyms import Toponym

__all__ = ["is_calendar", "place_at", "place_under"]

LEADING = listed("in at near outside inside around across throughout on into to from")
# Without a name, a place is known by such a noun.
SITES = listed("""
    city town village district province region area neighborhood neighbourhood suburb street square camp border crossing
    checkpoint hospital school mosque church temple market base airport port building house apartment prison station
    compound embassy hotel university road highway bridge territory strip enclave capital north south east west coast
    valley mountain island desert sea river front square shelter barracks settlement
    """)
WEAK = listed("on into to from")  # lead a place only where its noun says so, or a name follows a site noun
NARROWNESS = {"city": 0, "county": 1, "division": 2, "country": 3, "region": 4}
WIDE = frozenset({"country", "region"})
MONTHS_AND_DAYS = listed(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec"
)


def place_under(governor: Token) -> Place | None:
    """The first place phrase that hangs on a verb or noun, or on its object or noun."""
    for preposition in _prepositions(governor):
        noun = next((child for child in children(preposition) if child.dep_ == "pobj"), None)
        if noun is not None and _is_place(noun, weak=preposition.lower_ in WEAK):
            return _place(noun)
    return None


def _prepositions(governor: Token) -> Iterator[Token]:
    for child in children(governor):
        if child.dep_ == "prep" and child.lower_ in LEADING:
            yield child
        elif child.dep_ in {"dobj", "nsubjpass", "agent", "prep", "pobj"}:
            for grandchild in children(child):
                if grandchild.dep_ == "prep" and grandchild.lower_ in LEADING:
                    yield grandchild
                elif grandchild.dep_ == "pobj":
                    yield from (p for p in children(grandchild) if p.dep_ == "prep" and p.lower_ in LEADING)


def _is_place(noun: Token, *, weak: bool) -> bool:
    if is_calendar(noun):
        return False
    if noun.lemma_.lower() in SITES:
        return True
    return noun.pos_ == "PROPN" and not weak


def is_calendar(noun: Token) -> bool:
    """Whether a noun is a month or a day of the week, which stand after "in" and "on" as places do."""
    return noun.lower_.rstrip(".") in MONTHS_AND_DAYS


def _place(noun: Token) -> Place:
    """The noun with what stands before it, and a name that follows ("the city of Oram", "Oram in Velmar")."""
    last = noun
    for child in children(noun):
        if child.dep_ == "prep" and child.lower_ in {"of", "in"} and child.i == last.i + 1:
            named = next((word for word in children(child) if word.dep_ == "pobj" and word.pos_ == "PROPN"), None)
            if named is not None and not is_calendar(named):
                last = named
        elif child.dep_ == "appos" and child.i == last.i + 1:
            last = child
    return place_at(noun.doc[noun.left_edge.i : last.i + 1])


def place_at(phrase: Span) -> Place:
    """The place that a phrase names, with its country, and with coordinates where a place on the map is named.

    "A hospital in Lima" is put where Lima is. What lies somewhere in a country or a world region ("a village in Peru",
    "northern Peru") has no coordinates, since their middle would say where it is not; the country itself has. Which place
    a name means is told by the whole article ("Lima, Ohio").
    """
    anchor = Anchor(phrase.start_char, phrase.end_char)
    found = [named for named in toponyms_of(phrase.doc).within(anchor.start, anchor.end) if named.start >= anchor.start]
    if not found:
        return Place(text=phrase.text, anchor=anchor)
    # The narrowest, of several the first: in "the town of Lima in Ohio" it is the town.
    best = min(found, key=lambda named: (named.adjective, NARROWNESS[named.site.kind]))
    site, country = best.site, best.site.country or None
    seat = seat_of(site) if site.kind == "country" and phrase.root.lower_ == "capital" else None
    if seat is not None:
        site = seat
    elif best.adjective or (site.kind in WIDE and _is_part(phrase, best)):
        return Place(text=phrase.text, anchor=anchor, country=country)
    return Place(text=phrase.text, anchor=anchor, lat=site.lat, lon=site.lon, country=country)


def _is_part(phrase: Span, named: Toponym) -> bool:
    """Whether a phrase has words besides the name: it then speaks of a part ("northern Peru") or of a thing there."""
    return any(
        token.lower_ not in {"the", "all", "of"} and not named.start <= token.idx < named.end for token in phrase
    )

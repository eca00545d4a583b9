"""Place phrases as written, found by what leads them and what they are made of, never by a list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Anchor, Place
from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = ["place_under"]

LEADING = listed("in at near outside inside around across throughout on into to from")
# Without a name, a place is known by such a noun.
SITES = listed("""
    city town village district province region area neighborhood neighbourhood suburb street square camp border crossing
    checkpoint hospital school mosque church temple market base airport port building house apartment prison station
    compound embassy hotel university road highway bridge territory strip enclave capital north south east west coast
    valley mountain island desert sea river front square shelter barracks settlement
    """)
WEAK = listed("on into to from")  # lead a place only where its noun says so, or a name follows a site noun
MONTHS_AND_DAYS = listed(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday"
)


def place_under(governor: Token) -> Place | None:
    """The first place phrase that hangs on a verb or noun, or on its object or noun; coordinates stay open."""
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
    if noun.lower_ in MONTHS_AND_DAYS:
        return False
    if noun.lemma_.lower() in SITES:
        return True
    return noun.pos_ == "PROPN" and not weak


def _place(noun: Token) -> Place:
    """The noun with what stands before it, and a name that follows ("the city of Oram", "Oram in Velmar")."""
    last = noun
    for child in children(noun):
        if child.dep_ == "prep" and child.lower_ in {"of", "in"} and child.i == last.i + 1:
            named = next((word for word in children(child) if word.dep_ == "pobj" and word.pos_ == "PROPN"), None)
            if named is not None and named.lower_ not in MONTHS_AND_DAYS:
                last = named
        elif child.dep_ == "appos" and child.i == last.i + 1:
            last = child
    phrase = noun.doc[noun.left_edge.i : last.i + 1]
    return Place(text=phrase.text, anchor=Anchor(phrase.start_char, phrase.end_char))

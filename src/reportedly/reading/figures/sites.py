"""Where the counted were killed, held or freed: under the verb, on an attack, or beside the counted themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.branches import children
from reportedly.reading.figures.agents import attacks_of
from reportedly.reading.places import is_calendar, place_at, place_under

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.model import Place
    from reportedly.reading.figures.counts import Count

__all__ = ["place_of"]

NOMINAL = frozenset({"NOUN", "PROPN", "ADP"})
DEEPEST = 3
MOST = 40  # words looked at; no clause that tells a number of people holds more nouns
RELATIVES = frozenset({"where", "which"})
TARGETED = frozenset({"on", "against", "in", "at", "near"})


def place_of(count: Count) -> Place | None:
    """The place that the words around a count name, and where it is. `None` where none is named."""
    governor = count.fate.governor if count.fate else count.noun.head
    found = place_under(governor)
    if found is not None:
        return found
    for attack in attacks_of(governor):
        found = place_under(attack) or _target(attack)
        if found is not None:
            return found
    for noun in _nouns_under(governor):
        found = place_under(noun)
        if found is not None:
            return found
    return place_under(count.noun) or _beside(governor)


def _beside(governor: Token) -> Place | None:
    """The place of a clause of the same occasion: of "attacks on Velmar in which ten died", of the verb joined to."""
    for _ in range(DEEPEST):
        if governor.dep_ == "relcl":
            return _of_relative(governor)
        if governor.dep_ != "conj" or governor.head.pos_ != "VERB":
            return None
        governor = governor.head
        found = place_under(governor)
        if found is not None:
            return found
    return None


def _of_relative(verb: Token) -> Place | None:
    """The place that "where" or "in which" stands for, or that of the attack that it stands for."""
    noun = verb.head
    if noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.head.lower_ in TARGETED and not is_calendar(noun):
        opening = noun.doc[verb.left_edge.i : min(verb.left_edge.i + 2, verb.i)]
        if any(token.lower_ in RELATIVES for token in opening):
            return place_at(noun.doc[noun.left_edge.i : noun.i + 1])
    return _target(noun) or place_under(noun)


def _target(attack: Token) -> Place | None:
    """As in "attacks on southern Velmar": where they fell."""
    for preposition in children(attack):
        if preposition.dep_ == "prep" and preposition.lower_ in TARGETED:
            for noun in children(preposition):
                if noun.dep_ == "pobj" and noun.pos_ == "PROPN" and not is_calendar(noun):
                    phrase = noun.doc[noun.left_edge.i : noun.i + 1]
                    return place_at(phrase)
    return None


def _nouns_under(governor: Token) -> Iterator[Token]:
    """The nouns that hang on a verb or noun, without those of other clauses, nearest first."""
    level = [governor]
    seen = 0
    for _ in range(DEEPEST):
        level = [
            child for token in level for child in children(token) if child.pos_ in NOMINAL and child.dep_ != "nsubj"
        ]
        for token in level:
            seen += 1
            if seen > MOST:
                return
            if token.pos_ != "ADP":
                yield token

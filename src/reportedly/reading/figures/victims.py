"""Single people who were killed or wounded: by name, or as the one in such an office ("the mayor was shot dead")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.acts.clauses import realis_of
from reportedly.reading.branches import children
from reportedly.reading.figures.agents import ATTACKS
from reportedly.reading.figures.counts import Count
from reportedly.reading.figures.fates import EVENTS, fate_of
from reportedly.reading.figures.words import GROUPS, is_people
from reportedly.reading.numbers import Amount
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Span, Token

    from reportedly.reading.figures.fates import Fate

__all__ = ["read_victims"]

SUFFERED = frozenset({"killed", "executed", "injured", "died"})
SUFFERING = listed("nsubjpass nsubj dobj pobj conj")
# Deaths of single people are told in every obituary; these are the ones that somebody brought about.
VIOLENT = ATTACKS | listed("explosion blast shooting wound injury gunshot bullet clash fighting bomb mine accident")
DEFINITE = listed("the his her their its")


def read_victims(sentence: Span, is_person: Callable[[Token], bool]) -> Iterator[Count]:
    """A count of one for each single person of whom the sentence tells that they were killed or wounded.

    `is_person` tells whether a name stands for a person. What is planned, denied or only possible is left out.
    """
    for noun in sentence:
        if noun.tag_ not in {"NN", "NNP"} or noun.lemma_.lower() in GROUPS or not _may_suffer(noun):
            continue
        if not (is_person(noun) if noun.pos_ == "PROPN" else _is_the_one(noun)):
            continue
        fate = fate_of(noun)
        if fate is not None and fate.what in SUFFERED and _is_told(fate, noun) and _hangs_on(noun, fate):
            start, end = noun.left_edge.idx, noun.idx + len(noun)
            amount = Amount(start, start, end, 1, 1, 1)
            yield Count(start, end, amount, noun, fate, (start, end))


def _is_the_one(noun: Token) -> bool:
    """Whether a common noun stands for one person who is known ("the mayor", "her brother")."""
    return is_people(noun) and any(
        child.lower_ in DEFINITE or child.dep_ == "poss" for child in children(noun) if child.dep_ in {"det", "poss"}
    )


def _may_suffer(noun: Token) -> bool:
    return noun.dep_ in SUFFERING or any(child.dep_ == "relcl" for child in children(noun))


def _hangs_on(noun: Token, fate: Fate) -> bool:
    """Whether a name after a preposition is that of the victim: "the killing of Dorr", not "the mayor of Oram"."""
    if fate.governor.dep_ in {"relcl", "acl"} and fate.governor.head == noun:
        return True
    return noun.dep_ in SUFFERING - {"pobj"} or (noun.head.lower_ == "of" and noun.head.head == fate.governor)


def _is_told(fate: Fate, noun: Token) -> bool:
    verb = fate.governor
    if verb.pos_ in {"NOUN", "PROPN"}:
        return verb.lemma_.lower() in EVENTS and fate.what != "died"
    if fate.what == "died" and verb.lower_ != "dead" and not _is_violent(verb):
        return False
    return fate.sure and verb != noun and realis_of(verb) == "asserted"


def _is_violent(verb: Token) -> bool:
    """As in "died in the explosion", "died of his wounds"."""
    return any(
        word.lemma_.lower() in VIOLENT for child in children(verb) if child.dep_ == "prep" for word in children(child)
    )

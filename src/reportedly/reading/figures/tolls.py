"""Tolls: "a death toll of 40", "the toll rose to 40", "the number of people killed has passed 30,800"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.reading.branches import children
from reportedly.reading.figures.fates import Fate, adjective_fate, fate_of, noun_fate
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.reading.numbers import Amount

__all__ = ["Toll", "toll_of"]

REACHING = listed(
    "reach rise climb stand hit put bring raise increase grow jump total exceed pass surpass top cross number be mount "
    "revise update lower place estimate set soar near approach fall drop push take remain come"
)
# "The toll has passed 30,000" gives a least number.
PASSING = listed("exceed pass surpass top cross")
TOTALS = listed("number total count tally figure estimate")
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Toll:
    """What a toll counts, where its words start, and whether the number is only passed."""

    fate: Fate
    start: int
    passed: bool

    def bounded(self, amount: Amount) -> Amount:
        """The amount, with an open upper bound where the toll has passed it."""
        if self.passed and amount.value is not None and amount.value == amount.high:
            return replace(amount, high=None)
        return amount


def toll_of(number: Token, noun: Token) -> Toll | None:
    """The toll that a number gives, by the noun before it or the subject or object of its verb."""
    outside = _outside(number, noun)
    for _ in range(DEEPEST):
        if outside is None:
            return None
        if outside.pos_ in {"VERB", "AUX"} and (outside.dep_ != "acl" or outside.lemma_.lower() in REACHING):
            return _of_verb(outside, number)
        toll = _of_noun(outside, passed=False) if outside.i < number.i else None
        if toll is not None:
            return toll
        outside = outside.head if outside.head != outside else None
    return None


def _outside(number: Token, noun: Token) -> Token | None:
    token = number
    while token.head != token and (token.head == noun or token.head.i == number.i):
        token = token.head
    return token.head if token.head != token else None


def _of_verb(verb: Token, number: Token) -> Toll | None:
    if verb.lemma_.lower() not in REACHING:
        return None
    passed = verb.lemma_.lower() in PASSING
    for child in children(verb):
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and (child.i < number.i or verb.lemma_ == "bring"):
            toll = _of_noun(child, passed=passed)
            if toll is not None:
                return toll
        elif child.dep_ in {"ccomp", "csubj"} and child.i < number.i:
            # "The number of people confirmed killed has passed 300": the parse reads "confirmed" as a verb.
            toll = _of_clause(child, passed=passed)
            if toll is not None:
                return toll
    if verb.dep_ == "ccomp":
        for child in children(verb.head):
            toll = _of_clause(child, passed=passed) if child.dep_ == "ccomp" and child.i < verb.i else None
            if toll is not None:
                return toll
    return None


def _of_clause(clause: Token, *, passed: bool) -> Toll | None:
    """The toll of a clause that the parse set beside the verb: "the number confirmed killed | has passed 300"."""
    subject = next((word for word in children(clause) if word.dep_ == "nsubj"), None)
    state = next((found for word in children(clause) if (found := adjective_fate(word))), None)
    if subject is None or state is None or subject.lemma_.lower() not in TOTALS:
        return None
    return Toll(Fate(state, clause, sure=True), subject.left_edge.idx, passed)


def _of_noun(noun: Token, *, passed: bool) -> Toll | None:
    lemma = noun.lemma_.lower()
    if lemma == "toll":
        return Toll(_kind(noun), noun.left_edge.idx, passed)
    if lemma in TOTALS:
        state = next((word for word in children(noun) if word.dep_ == "acl" and adjective_fate(word)), None)
        if state is not None:
            return Toll(Fate(adjective_fate(state) or "other", noun, sure=True), noun.left_edge.idx, passed)
        for counted in _counted(noun):
            if counted.lemma_.lower() in TOTALS:  # "the estimate of the number of captives"
                return _of_noun(counted, passed=passed)
            told = fate_of(counted)
            if told is not None and told.governor != counted and told.governor.dep_ in {"acl", "relcl"}:
                return Toll(told, noun.left_edge.idx, passed)  # "the number of captives freed since May"
            what = adjective_fate(counted) or noun_fate(counted)
            fate = Fate(what, noun, sure=True) if what else fate_of(counted)
            if fate is not None:
                return Toll(fate, noun.left_edge.idx, passed)
    return None


def _counted(noun: Token) -> Iterator[Token]:
    for child in children(noun):
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (word for word in children(child) if word.dep_ in {"pobj", "pcomp", "amod"})


def _kind(toll: Token) -> Fate:
    """A bare or a death toll counts the died; a casualty toll mixes."""
    words = {child.lemma_.lower() for child in children(toll)}
    if words & {"casualty", "human", "overall"}:
        return Fate("other", toll, sure=True)
    injured = words & {"injury", "wounded", "injured"}
    return Fate("injured" if injured else "died", toll, sure=True)

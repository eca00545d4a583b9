"""Whether a sentence takes a count for granted, so that it is not what the speaker of the sentence claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.acts.clauses import DEFINITE
from reportedly.reading.acts.clauses import is_presupposed as is_given
from reportedly.reading.branches import children
from reportedly.reading.figures.fates import COUNTED_EVENTS
from reportedly.reading.figures.words import PARTS_OF_PEOPLE
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.reading.figures.counts import Count

__all__ = ["is_presupposed"]

TELLING = listed("toll number total count tally figure body corpse remains")
HIGHEST = 5


def is_presupposed(count: Count) -> bool:
    """Whether the sentence takes the count for granted rather than tells it ("the 100 hostages still held")."""
    first = count.noun.left_edge
    given = first.lower_ in DEFINITE and first.idx < count.amount.core
    governor = count.fate.governor if count.fate else count.noun
    if _is_background(governor) or _is_of_given_event(count.noun):
        return True
    # "The toll has reached 40" tells its number, whatever "the" takes for granted.
    if governor == count.noun or governor.lemma_.lower() in TELLING:
        return given and governor.lemma_.lower() not in TELLING
    return given or is_given(governor)


def _is_background(governor: Token) -> bool:
    """As in "the events of May 7, when fighters broke in, killing 12 people": the clause only says which day.

    So does "the town of Oram, into which 400 people have fled": the name alone says which town is meant.
    """
    token = governor
    for _ in range(HIGHEST):
        if token.dep_ == "relcl":
            words = {child.lower_ for child in children(token)}
            words |= {word.lower_ for child in children(token) if child.dep_ == "prep" for word in children(child)}
            named = token.head.pos_ == "PROPN" or token.head.head.pos_ == "PROPN"
            return token.head.pos_ != "VERB" and ("when" in words or ("which" in words and named))
        if token.dep_ not in {"advcl", "conj", "xcomp"} or token.head == token:
            return False
        token = token.head
    return False


def _is_of_given_event(noun: Token) -> bool:
    """As in "the deaths of 115 people who were killed": that they died is taken for granted."""
    event = noun.head.head
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and event.lemma_.lower() in COUNTED_EVENTS - PARTS_OF_PEOPLE
        and any(child.dep_ == "det" and child.lower_ in DEFINITE for child in children(event))
    )

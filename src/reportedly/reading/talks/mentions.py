"""Places where the text speaks of a round of negotiation, and what is told there of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.talks.details import (
    delegates_at,
    issues_of,
    mediators_at,
    parties_of,
    status_at,
    time_of,
    venue_of,
)
from reportedly.reading.talks.words import FRESH, GATHERINGS, NO_ROUND, ROUNDS, SUBJECTS_OF_TALKS, TALKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.model import TalksStatus
    from reportedly.reading.positions.parties import Parties
    from reportedly.reading.talks.details import Found

__all__ = ["Mention", "read_mentions"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a round. `first` and `last` are tokens; `fresh`: it says that the round is another one."""

    noun: Token
    first: int
    last: int
    venue: Found | None
    time: Found | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    delegates: tuple[str, ...]
    status: TalksStatus | None
    issues: tuple[str, ...]
    fresh: bool
    is_round: bool

    @property
    def weight(self) -> int:
        """How much the phrase itself names: the mention with most of it anchors the round."""
        named = (self.venue, self.venue, self.parties, self.parties, self.time, self.issues)
        return sum(map(bool, named)) + 2 * self.is_round + self.fresh


def read_mentions(sentence: Span, parties: Parties) -> Iterator[Mention]:
    """The mentions of rounds in a sentence, in text order."""
    for token in sentence:
        lemma = token.lemma_.lower()
        if lemma in TALKS or lemma in GATHERINGS:
            mention = _mention(token, parties)
            if mention is not None:
                yield mention


def _mention(noun: Token, parties: Parties) -> Mention | None:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "nmod", "poss", "amod"} or _is_none(noun):
        return None
    if noun.lemma_.lower() == "talk" and noun.tag_ not in {"NNS", "NNPS"}:
        return None
    top = _round_of(noun)
    sides = parties_of(noun, parties)
    issues = issues_of(noun)
    if noun.lemma_.lower() in GATHERINGS and not _bargains(noun, sides, issues):
        return None
    first, last = grammar.extent(top)
    return Mention(
        noun=noun,
        first=first,
        last=last,
        venue=venue_of(top, noun),
        time=time_of(top, noun),
        parties=sides,
        mediators=mediators_at(noun, parties),
        delegates=delegates_at(top, parties),
        status=status_at(top),
        issues=issues,
        fresh=any(part.lower_ in FRESH for part in (*noun.lefts, *top.lefts)),
        is_round=top is not noun,
    )


def _round_of(noun: Token) -> Token:
    """The head of the round: "round" in "the latest round of talks", "days" in "four days of talks", else the noun itself."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in ROUNDS:
        return head.head
    return noun


def _is_none(noun: Token) -> bool:
    """Whether the phrase denies or only supposes a round ("no talks", "any talks")."""
    return any(part.lower_ in NO_ROUND for part in noun.lefts)


def _bargains(noun: Token, sides: tuple[str, ...], issues: tuple[str, ...]) -> bool:
    """Whether a meeting is a negotiation: between two sides, over something that is bargained for."""
    about = any(part.lemma_.lower() in SUBJECTS_OF_TALKS for part in noun.lefts) or any(
        word in SUBJECTS_OF_TALKS for issue in issues for word in issue.lower().split()
    )
    if noun.lemma_.lower() in {"discussion", "dialogue"}:
        return about or len(sides) > 1 or _round_of(noun) is not noun
    return about and len(sides) > 1

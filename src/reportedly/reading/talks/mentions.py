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
    place_beside,
    place_under,
    status_at,
    status_of,
    time_beside,
    time_of,
    venue_of,
)
from reportedly.reading.talks.words import (
    FRESH,
    GATHERINGS,
    NO_ROUND,
    PURPOSES,
    ROUNDS,
    SUBJECTS_OF_TALKS,
    TALKS,
    WISHED,
)

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
    def is_meeting(self) -> bool:
        """Whether it tells of who met whom, without the word "talks"."""
        return self.noun.pos_ == "VERB" and not self.mediators

    @property
    def weight(self) -> int:
        """How much the phrase itself names: the mention with most of it anchors the round."""
        named = (self.venue, self.venue, self.parties, self.parties, self.time, self.issues, self.mediators)
        return sum(map(bool, named)) + 2 * self.is_round + self.fresh


def read_mentions(sentence: Span, parties: Parties) -> Iterator[Mention]:
    """The mentions of rounds in a sentence, in text order."""
    for token in sentence:
        lemma = token.lemma_.lower()
        mention = None
        if lemma in TALKS or lemma in GATHERINGS:
            mention = _mention(token, parties)
        if mention is None and token.pos_ == "VERB" and lemma in ENCOUNTERS:
            mention = ENCOUNTERS[lemma](token, parties)
        if mention is not None:
            yield mention


def _mention(noun: Token, parties: Parties) -> Mention | None:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "nmod", "poss", "amod"} or _is_none(noun):
        return None
    if _is_wished(noun):
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


def _is_wished(noun: Token) -> bool:
    """Whether the talks are only asked for, offered or refused."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ in {"for", "to"}:
        head = head.head
    elif noun.dep_ != "dobj":
        return False
    return head.lemma_.lower() in WISHED


def _bargains(noun: Token, sides: tuple[str, ...], issues: tuple[str, ...]) -> bool:
    """Whether a meeting is a negotiation: between two sides, over something that is bargained for."""
    about = any(part.lemma_.lower() in SUBJECTS_OF_TALKS for part in noun.lefts) or any(
        word in SUBJECTS_OF_TALKS for issue in issues for word in issue.lower().split()
    )
    if noun.lemma_.lower() in {"discussion", "dialogue"}:
        return about or len(sides) > 1 or _round_of(noun) is not noun
    return len(sides) > 1


def _met(verb: Token, parties: Parties) -> Mention | None:
    """A mention by "X met Y in Z": persons or bodies of two sides."""
    who = grammar.subject(verb)
    whom = grammar.child(verb, "dobj") or grammar.preposition(verb, "with")
    if who is None or whom is None or grammar.is_negated(verb):
        return None
    return _encounter(verb, who, whom, parties)


def _travelled(verb: Token, parties: Parties) -> Mention | None:
    """A mention by "X will travel to Z to brief Y"."""
    who = grammar.subject(verb)
    purpose = next((part for part in verb.rights if part.dep_ in {"xcomp", "advcl"} and part.lemma_ in PURPOSES), None)
    whom = grammar.object_of(purpose) or grammar.preposition(purpose, "with") if purpose is not None else None
    return _encounter(verb, who, whom, parties) if who is not None and whom is not None else None


def _encounter(verb: Token, who: Token, whom: Token, parties: Parties) -> Mention | None:
    sides = tuple(dict.fromkeys((*parties.named_by(who, None), *parties.named_by(whom, None))))
    persons = (*parties.persons_named_by(who), *parties.persons_named_by(whom))
    if len(sides) < 2 or not persons:
        return None
    _, last = grammar.extent(verb)
    first = who.left_edge.i if who.i < verb.i <= who.i + NEAR else verb.i
    return Mention(
        noun=verb,
        first=first,
        last=last,
        venue=place_beside(verb) or place_under(whom) or place_under(grammar.child(whom, "appos") or whom),
        time=time_beside(verb),
        parties=sides,
        mediators=(),
        delegates=tuple(dict.fromkeys(persons)),
        status=status_of(verb),
        issues=(),
        fresh=False,
        is_round=False,
    )


def _mediated(verb: Token, parties: Parties) -> Mention | None:
    """A mention by "X is trying to mediate an agreement between Y and Z"."""
    matter = grammar.child(verb, "dobj") or grammar.preposition(verb, "between")
    who = grammar.subject(verb)
    if matter is None or who is None or matter.lemma_.lower() in TALKS:
        return None
    between = grammar.preposition(matter, "between")
    sides = parties.named_by(between, None) if between is not None else ()
    mediators = tuple(side for side in parties.named_by(who, None) if side not in sides)
    if len(sides) < 2 or not mediators:
        return None
    _, last = grammar.extent(matter)
    return Mention(
        noun=verb,
        first=verb.i,
        last=last,
        venue=None,
        time=None,
        parties=sides,
        mediators=mediators,
        delegates=(),
        status=None,
        issues=(),
        fresh=False,
        is_round=False,
    )


NEAR = 15  # tokens between who meets and the verb
ENCOUNTERS = {
    "meet": _met,
    "visit": _travelled,
    "travel": _travelled,
    "fly": _travelled,
    "arrive": _travelled,
    "go": _travelled,
    "head": _travelled,
    "mediate": _mediated,
    "broker": _mediated,
}

"""Places where the text speaks of a round of negotiation, and what is told there of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.lexicon import DEALS
from reportedly.reading.talks.details import (
    delegates_at,
    holder_of,
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
        """Whether it tells of which persons met, without the word "talks"."""
        if self.noun.pos_ == "VERB":
            return not self.mediators and bool(self.delegates)
        return len(self.delegates) > 1 and self.noun.lemma_.lower() in GATHERINGS

    @property
    def weight(self) -> int:
        """How much the phrase itself names: the mention with most of it anchors the round."""
        named = (self.venue, self.venue, self.parties, self.parties, self.time, self.issues, self.mediators)
        return sum(map(bool, named)) + 2 * self.is_round + self.fresh

    @property
    def rank(self) -> int:
        """How well the mention stands for its round: a noun names it better than the verb that tells who brokers it."""
        return self.weight - 3 * (self.noun.pos_ == "VERB" and bool(self.mediators))

    @property
    def is_definite(self) -> bool:
        """Whether it is "the talks" or "the latest round", known before."""
        return any(part.lower_ == "the" for part in self.noun.doc[self.first : self.noun.i])


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
    holder, partner = holder_of(noun), grammar.preposition(noun, "with")
    met = (
        [token for token in (holder, partner) if token is not None]
        if holder is not None and partner is not None
        else []
    )
    persons = [person for token in met for person in parties.persons_named_by(token)]
    return Mention(
        noun=noun,
        first=first,
        last=last,
        venue=venue_of(top, noun),
        time=time_of(top, noun),
        parties=sides,
        mediators=mediators_at(noun, parties),
        delegates=tuple(dict.fromkeys((*delegates_at(top, parties), *persons))),
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
    """Whether the phrase denies or only supposes a round ("no talks", "any talks", "denied that it was in talks")."""
    if any(part.lower_ in NO_ROUND for part in noun.lefts):
        return True
    verb = grammar.clause_head(noun)
    return verb.lemma_ == "be" and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in {"deny", "refute"}


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
    """A mention by "X met Y in Z" or "X and Y met in Z": persons or bodies of two sides."""
    who = grammar.subject(verb)
    whom = grammar.child(verb, "dobj") or grammar.preposition(verb, "with")
    if who is not None and whom is None and (len(grammar.conjuncts(who)) > 1 or who.lemma_.lower() in ENVOYS):
        whom = who
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
    if len(sides) < 2 or not (persons or who.lemma_.lower() in ENVOYS):
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
    """A mention by "X is trying to mediate an agreement between Y and Z", or "to narrow differences between" them."""
    matter = grammar.child(verb, "dobj") or grammar.preposition(verb, "between")
    who = grammar.subject(verb)
    if matter is None or who is None or matter.lemma_.lower() in TALKS:
        return None
    lemma, about = verb.lemma_.lower(), matter.lemma_.lower()
    if lemma in NARROWING and about not in GAPS:
        return None
    between = grammar.preposition(matter, "between") or grammar.preposition(verb, "between")
    sides = parties.named_by(between, None) if between is not None else ()
    if not sides and lemma not in NARROWING and about in DEALS and _is_tried(verb):
        sides = parties.contenders
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


def _is_tried(verb: Token) -> bool:
    """Whether somebody is at it ("has been trying to broker", "is brokering") and not done with it."""
    return verb.tag_ == "VBG" or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in TRYING)


# Whose meeting is a round, whoever they are.
ENVOYS = frozenset({"negotiator", "envoy", "delegation", "team", "delegate", "diplomat", "representative", "mediator"})
NARROWING = frozenset({"narrow", "bridge", "resolve", "close"})
GAPS = frozenset({"difference", "gap", "divide", "disagreement"})
TRYING = frozenset({"try", "attempt", "seek", "work", "spend", "struggle", "scramble", "strive"})
NEAR = 15  # tokens between who meets and the verb
ENCOUNTERS = {
    "meet": _met,
    "visit": _travelled,
    "travel": _travelled,
    "fly": _travelled,
    "arrive": _travelled,
    "go": _travelled,
    "head": _travelled,
    "sit": _met,
    "narrow": _mediated,
    "bridge": _mediated,
    "mediate": _mediated,
    "broker": _mediated,
}

"""Who makes a move: the actor that a phrase names, the side it speaks for, and the two sides of the article's dispute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.lexicon import word_set
from reportedly.reading.positions.pairs import contending_sides
from reportedly.reading.positions.sides import OF_STATE, REPRESENTATIVES, Sides
from reportedly.reading.positions.speech import is_first_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.model import Actor, Reading
    from reportedly.reading.lookup import ActorIndex
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["Parties"]

GROUPED = re.compile(r"the (?:\w+ ){0,2}(?:group|movement|militia|faction|rebels|militants|insurgents)")
LANDS = frozenset({"country", "nation", "government"})
BOTH = frozenset({"side", "sides", "parties", "party", "both", "foes", "enemies", "rivals", "belligerents"})


AMOUNTS = word_set(
    """
    dozens scores hundreds thousands tens millions number group majority minority crowd crowds coalition handful most many
    some several all both none half part members third thirds quarter percent one two
    """
)


class Parties:
    """Finds parties in one article's reading; `contenders`: the two sides of its dispute, or empty."""

    def __init__(self, parsed: ParsedArticle, reading: Reading, index: ActorIndex) -> None:
        self._index = index
        self._sides = Sides(parsed, reading, index)
        self.contenders = contending_sides(parsed, index, self._sides)

    def side(self, actor_id: str | None) -> str | None:
        """The side that an actor speaks for; `None` for an outlet or for nobody."""
        side = self._sides.of(actor_id)
        actor = self._index.actor(side)
        if actor is not None and side == actor_id and actor.name.lower().removeprefix("the ") in OF_STATE:
            return self._only_state() or side
        return side

    def is_body(self, actor_id: str) -> bool:
        """Whether an actor can be a side."""
        return self._sides.is_body(self._index.actor(actor_id))

    def is_outlet(self, actor_id: str) -> bool:
        """Whether an actor is in the story to tell it."""
        return self._kind(actor_id) == "media"

    def told_as(self, words: str) -> str | None:
        """The contender that a bare description can only mean: "the military", the one state; "the group", the other."""
        words = words.strip().lower()
        if words.removeprefix("the ") in OF_STATE:
            return self._only_state()
        others = [side for side in self.contenders if self._kind(side) != "state"]
        return others[0] if len(others) == 1 and GROUPED.fullmatch(words) else None

    def named_by(self, token: Token, speaker: str | None) -> tuple[str, ...]:
        """The sides that a noun phrase names, each once; `speaker` answers for "we"."""
        found: list[str] = []
        for part in _names_in(token):
            for side in self._one(part, speaker):
                if side not in found:
                    found.append(side)
        return tuple(found)

    def persons_named_by(self, token: Token) -> tuple[str, ...]:
        """The named persons in a list of names, themselves and not their sides."""
        found: list[str] = []
        for part in grammar.conjuncts(token):
            for name in (part, grammar.child(part, "appos")):
                actor = self._index.actor(self._index.at(name.idx, name.idx + len(name))) if name is not None else None
                if actor is not None and actor.kind == "person" and actor.id not in found:
                    found.append(actor.id)
        return tuple(found)

    def _one(self, token: Token, speaker: str | None) -> tuple[str, ...]:
        if is_first_person(token):
            side = self.side(speaker)
            return (side,) if side else ()
        token = _meant(token)
        if token.lower_ in BOTH and _is_both(token):
            return self.contenders
        if _is_own_body(token):
            side = self.side(speaker)  # "our troops"
            return (side,) if side else ()
        actor = self._index.actor(self._index.at(token.idx, token.idx + len(token)))
        if actor is None or actor.kind == "unnamed":
            found = self._sides.owners_of(token) or self._of_the_state(token, actor)
            if found:
                return found
        side = self._sides.at(token)
        return (side,) if side else ()

    def _of_the_state(self, noun: Token, actor: Actor | None) -> tuple[str, ...]:
        """The one state among the two sides, for "the government" or "the army" of nobody named."""
        if noun.lower_ not in OF_STATE or not any(part.lower_ == "the" for part in noun.lefts):
            return ()
        if actor is not None and any(role.of for role in actor.roles):
            return ()
        state = self._only_state()
        return (state,) if state is not None else ()

    def _only_state(self) -> str | None:
        """The one state among the two sides."""
        states = [side for side in self.contenders if self._kind(side) == "state"]
        return states[0] if len(states) == 1 else None

    def _kind(self, actor_id: str) -> str | None:
        actor = self._index.actor(actor_id)
        return actor.kind if actor is not None else None


def _is_own_body(token: Token) -> bool:
    """Whether the words are "our troops", or "his country" of a speaker that is told so."""
    owner = next((part for part in token.lefts if part.dep_ == "poss"), None)
    if owner is None:
        return False
    return (is_first_person(owner) and (_represents(token) or token.lower_ in LANDS)) or (
        token.lower_ in LANDS and owner.lower_ in {"his", "her"}
    )


def _represents(noun: Token) -> bool:
    return noun.lower_ in REPRESENTATIVES or noun.lemma_.lower() in REPRESENTATIVES


def _names_in(token: Token) -> list[Token]:
    """The names of a list, also where the parser took the second for another name of the first ("X, Y and Z")."""
    names = grammar.conjuncts(token)
    for part in token.rights:
        if part.dep_ == "appos" and token.pos_ == part.pos_ == "PROPN" and grammar.child(part, "conj") is not None:
            names += grammar.conjuncts(part)
    return names


def _meant(token: Token) -> Token:
    """What a relative pronoun stands for, "one of X" for X; any other token for itself."""
    token = _counted(token)
    if token.tag_ in {"WDT", "WP"}:
        head = token.head
        for _ in range(3):
            if head.dep_ == "relcl":
                return _counted(head.head)
            head = head.head
    return token


def _counted(token: Token) -> Token:
    """Who is counted in "thousands of protesters", "a group of lawmakers", "some of the families"."""
    if token.lower_ not in AMOUNTS:
        return token
    return grammar.preposition(token, "of") or token


def _is_both(token: Token) -> bool:
    """Whether the words are "both sides", "the two parties", "the sides", "both"."""
    if token.lower_ == "both":
        return True
    if token.tag_ != "NNS":
        return False
    return all(part.lower_ in {"the", "both", "all", "two", "warring", "opposing", "rival"} for part in token.lefts)

"""Who makes a move: the actor that a phrase names, the side it speaks for, and the two sides of the article's dispute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.lexicon import word_set
from reportedly.reading.positions.pairs import contending_sides
from reportedly.reading.positions.speech import FIRST_PERSON

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.model import Actor
    from reportedly.reading.lookup import ActorIndex
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["REPRESENTATIVES", "Parties"]

# Nouns that stand for whom they belong to.
REPRESENTATIVES = word_set(
    """
    official officials side delegation team negotiator negotiators leader leadership leaders government army military
    spokesman spokeswoman spokesperson minister ministry president premier chief commander force forces movement group
    party authority authorities administration office cabinet parliament envoy ambassador diplomat representative
    representatives proposal plan statement offer response position letter member members counterpart people parliament
    mediators mediator head faction command troops soldiers fighters militants politician lawmaker lawmakers secretary
    """
)
OBSERVERS = word_set(
    """
    analyst professor expert fellow researcher lecturer scientist historian journalist correspondent reporter author
    commentator columnist observer academic scholar
    """
)
INTRODUCTIONS = 3  # mentions of a person among which the one that introduces them is sought
NEAR = 150  # code points around a person's name
WHERE = re.compile(r"\b(?:in|from|at|to|near|on)(?: the)? $")  # "a teacher in Velmar" does not speak for Velmar
BOTH = frozenset({"side", "sides", "parties", "party", "both", "foes", "enemies", "rivals", "belligerents"})
SIDES = frozenset({"state", "government", "armed_group", "organization", "military"})


class Parties:
    """Finds parties in one article's reading; `contenders`: the two sides of its dispute, or empty."""

    def __init__(self, parsed: ParsedArticle, index: ActorIndex) -> None:
        self._parsed = parsed
        self._index = index
        self._sides: dict[str, str | None] = {}
        self.contenders = contending_sides(parsed, index)

    def side(self, actor_id: str | None) -> str | None:
        """The side that an actor speaks for; `None` for an outlet or for nobody."""
        if actor_id is None:
            return None
        if actor_id not in self._sides:
            side = self._index.side_of(actor_id)
            actor = self._index.actor(side)
            if actor is not None and actor.kind in {"person", "unnamed"} and _observes(self._index.actor(actor_id)):
                side = None
            elif actor is not None and actor.kind == "person":
                side = self._beside(actor) or side
            self._sides[actor_id] = side if side and actor is not None and actor.kind != "media" else None
        return self._sides[actor_id]

    def _beside(self, person: Actor) -> str | None:
        """The side that the words around a person's first names give ("Velmar's envoy X", "X, who speaks for Velmar")."""
        for mention in person.mentions[:INTRODUCTIONS]:
            span = self._parsed.span(mention)
            if span is None:
                continue
            beside = [part.right_edge for part in span.root.rights if part.dep_ in {"appos", "prep"}]
            last = beside[-1] if beside else span.root
            start, end = (
                max(span.root.left_edge.idx, mention.start - NEAR),
                min(last.idx + len(last), mention.end + NEAR),
            )
            for anchor, actor_id in self._index.mentions_in(start, end):
                actor = self._index.actor(actor_id)
                if actor is None or actor.kind not in SIDES or mention.overlaps(anchor):
                    continue
                if not WHERE.search(self._parsed.text, max(0, anchor.start - 8), anchor.start):
                    return self._index.side_of(actor_id)
        return None

    def named_by(self, token: Token, speaker: str | None) -> tuple[str, ...]:
        """The sides that a noun phrase names, each once; `speaker` answers for "we"."""
        found: list[str] = []
        for part in grammar.conjuncts(token):
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
        if token.lower_ in FIRST_PERSON:
            side = self.side(speaker)
            return (side,) if side else ()
        token = _meant(token)
        if token.lower_ in BOTH and _is_both(token):
            return self.contenders
        found = self._index.at(token.idx, token.idx + len(token))
        actor = self._index.actor(found)
        if actor is None or actor.kind == "unnamed":
            owners = self._owners(token)
            if owners:
                return owners
        side = self.side(found)
        return (side,) if side else ()

    def _owners(self, noun: Token) -> tuple[str, ...]:
        """Whom a representative belongs to: "the Velmari side", "officials from X and Y", "its proposal"."""
        if noun.lower_ not in REPRESENTATIVES and noun.lemma_.lower() not in REPRESENTATIVES:
            return ()
        beside = [part for part in noun.lefts if part.dep_ in {"poss", "amod", "compound", "nmod"}]
        behind = [
            inner for name in ("of", "from", "in", "for") if (inner := grammar.preposition(noun, name)) is not None
        ]
        for group in (beside, behind):
            names = [part for head in group for part in grammar.conjuncts(head)]
            sides = [self.side(self._index.at(part.idx, part.idx + len(part))) for part in names]
            found = tuple(dict.fromkeys(side for side in sides if side is not None))
            if found:
                return found
        return ()


def _observes(actor: Actor | None) -> bool:
    """Whether an actor is in the story to tell or judge it: an analyst, a reporter."""
    if actor is None:
        return False
    titles = " ".join((*(role.title for role in actor.roles), actor.name if actor.kind == "unnamed" else ""))
    return any(word.removesuffix("s") in OBSERVERS for word in titles.lower().split())


def _meant(token: Token) -> Token:
    """What a relative pronoun stands for, "one of X" for X; any other token for itself."""
    if token.tag_ in {"WDT", "WP"}:
        head = token.head
        for _ in range(3):
            if head.dep_ == "relcl":
                return head.head
            head = head.head
    return token


def _is_both(token: Token) -> bool:
    """Whether the words are "both sides", "the two parties", "the sides", "both"."""
    if token.lower_ == "both":
        return True
    if token.tag_ != "NNS":
        return False
    return all(part.lower_ in {"the", "both", "two", "warring", "opposing", "rival"} for part in token.lefts)

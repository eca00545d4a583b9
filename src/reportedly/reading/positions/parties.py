"""Who makes a move: the actor that a phrase names, the side it speaks for, and the two sides of the article's dispute."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.lexicon import word_set
from reportedly.reading.positions.speech import FIRST_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from reportedly.model import Actor, Anchor, Reading
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
INTRODUCTIONS = 3  # mentions of a person among which the one that introduces them is sought
NEAR = 150  # code points around a person's name
BOTH = frozenset({"side", "sides", "parties", "party", "both", "foes", "enemies", "rivals", "belligerents"})
SIDES = frozenset({"state", "government", "armed_group", "organization", "military"})


class Parties:
    """Finds parties in one article's reading."""

    def __init__(self, parsed: ParsedArticle, reading: Reading, index: ActorIndex) -> None:
        self._parsed = parsed
        self._index = index
        self._reading = reading
        self._sides: dict[str, str | None] = {}
        self.contenders: tuple[str, ...] = ()

    def find_contenders(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Settle which two sides the article's dispute is between: those named together most, else those named most.

        `pairs`: sides that the text puts together ("between X and Y", "X-Y talks").
        """
        counts: Counter[str] = Counter()
        first: dict[str, int] = {}
        for actor in self._reading.actors:
            side = self._index.actor(self._index.side_of(actor.id))
            if side is not None and side.kind in SIDES and actor.mentions:
                counts[side.id] += sum(map(self._is_noun, actor.mentions))
                first[side.id] = min(first.get(side.id, actor.mentions[0].start), actor.mentions[0].start)
        for one, other in pairs:
            for side_id in (one, other):
                counts[side_id] += 5
                first.setdefault(side_id, 0)
        ranked = sorted(counts, key=lambda side: (-counts[side], first[side]))
        self.contenders = tuple(ranked[:2]) if len(ranked) > 1 else ()

    def side(self, actor_id: str | None) -> str | None:
        """The side that an actor speaks for; `None` for an outlet or for nobody."""
        if actor_id is None:
            return None
        if actor_id not in self._sides:
            side = self._index.side_of(actor_id)
            actor = self._index.actor(side)
            if actor is not None and actor.kind == "person":
                side = self._beside(actor) or side
            self._sides[actor_id] = side if actor is not None and actor.kind != "media" else None
        return self._sides[actor_id]

    def _is_noun(self, mention: Anchor) -> bool:
        """Whether a mention stands for the side itself, not as an adjective of something else."""
        span = self._parsed.span(mention)
        return span is not None and span.root.pos_ != "ADJ"

    def _beside(self, person: Actor) -> str | None:
        """The side that the words around a person's first names give ("Velmar's envoy X", "X, who speaks for Velmar")."""
        for mention in person.mentions[:INTRODUCTIONS]:
            span = self._parsed.span(mention)
            if span is None:
                continue
            apposed = grammar.child(span.root, "appos")
            last = apposed.right_edge if apposed is not None else span.root
            start, end = (
                max(span.root.left_edge.idx, mention.start - NEAR),
                min(last.idx + len(last), mention.end + NEAR),
            )
            for anchor, actor_id in self._index.mentions_in(start, end):
                actor = self._index.actor(actor_id)
                if actor is not None and actor.kind in SIDES and not mention.overlaps(anchor):
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
        side = self.side(self._actor_of(token))
        return (side,) if side else ()

    def _actor_of(self, token: Token) -> str | None:
        start, end = token.idx, token.idx + len(token)
        found = self._index.at(start, end)
        if found is not None:
            return found
        if token.lower_ in REPRESENTATIVES or token.lemma_.lower() in REPRESENTATIVES:
            return self._owner(token)
        return None

    def _owner(self, noun: Token) -> str | None:
        """Whom a representative belongs to: "the Velmari side", "officials in the group", "its proposal"."""
        for part in noun.lefts:
            if part.dep_ in {"poss", "amod", "compound", "nmod"}:
                found = self._index.at(part.idx, part.idx + len(part))
                if found is not None:
                    return found
        for name in ("of", "from", "in", "for"):
            inner = grammar.preposition(noun, name)
            if inner is not None:
                found = self._index.at(inner.idx, inner.idx + len(inner))
                if found is not None:
                    return found
        return None


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

"""Who can sit at the table: the sides that a phrase names, without nameless people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Anchor
from reportedly.reading.lookup import ActorIndex
from reportedly.reading.positions import grammar
from reportedly.reading.positions.parties import Parties
from reportedly.reading.positions.sides import Sides
from reportedly.reading.talks.contenders import contenders_of
from reportedly.reading.talks.mediation import mediators_in

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.model import Reading
    from reportedly.reading.parsing import ParsedArticle
    from reportedly.reading.talks.details import Found

__all__ = ["Table"]


class Table:
    """Finds negotiators in one article's reading; `contenders`: the two sides of its dispute, or empty.

    `mediators`: those who mediate in it by what the whole article says.
    """

    def __init__(self, parsed: ParsedArticle, reading: Reading) -> None:
        self._parsed = parsed
        self._index = ActorIndex(reading)
        self._parties = Parties(parsed, reading, self._index)
        self._sides = Sides(parsed, reading, self._index)
        self.contenders: tuple[str, ...] = ()
        self.mediators: tuple[str, ...] = mediators_in(parsed.tokens(), self)
        self.contenders = contenders_of(parsed, self._index, self._sides, set(self.mediators))

    def side(self, actor_id: str) -> str | None:
        """The side that an actor speaks for; `None` for an outlet or an observer."""
        return self._parties.side(actor_id)

    def named_by(self, token: Token) -> tuple[str, ...]:
        """The sides that a noun phrase names, each once; no "negotiators", "staff" or "residents" of nobody."""
        found = dict.fromkeys(self._parties.named_by(token, None))
        if token.lower_ in {"country", "nation", "state"}:  # "his country's efforts"
            owner = grammar.child(token, "poss")
            side = self._sides.at(owner) if owner is not None and owner.tag_ == "PRP$" else None
            found.update({side: None} if side is not None else {})
        if token.tag_ == "NNS":  # "chiefs from X and Y", one mention as a whole
            senders = [grammar.preposition(token, name) for name in ("from", "of")]
            for sender in (part for part in senders if part is not None and part.text[:1].isupper()):
                found.update(dict.fromkeys(self._parties.named_by(sender, None)))
        return tuple(side for side in found if self._is_named(side))

    def states_at(self, token: Token) -> tuple[str, ...]:
        """The states, governments or groups that a phrase names or is of ("the Velmari capital")."""
        if token.lower_ == "capital":
            owners = (part for part in token.lefts if part.dep_ in {"amod", "poss", "compound", "nmod"})
            return tuple(dict.fromkeys(side for part in owners for side in self.states_at(part)))
        return tuple(side for side in self.named_by(token) if self._kind(side) in {"state", "government"})

    def states_in(self, found: Found) -> tuple[str, ...]:
        """The states that a place is, or is one of in a list."""
        span = self._parsed.span(Anchor(found.start, found.end))
        return self.states_at(span.root) if span is not None else ()

    def _kind(self, actor_id: str) -> str | None:
        actor = self._index.actor(actor_id)
        return actor.kind if actor is not None else None

    def persons_named_by(self, token: Token) -> tuple[str, ...]:
        """The named persons in a list of names, themselves and not their sides."""
        found = self._parties.persons_named_by(token)
        return tuple(one for one in found if self._is_named(one) and not self._sides.is_body(self._index.actor(one)))

    def _is_named(self, actor_id: str) -> bool:
        actor = self._index.actor(actor_id)
        return actor is not None and actor.kind not in {"unnamed", "people", "media"}

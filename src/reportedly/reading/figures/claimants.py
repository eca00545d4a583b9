"""On whose word a figure stands, and who is counted, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.lookup import ActorIndex, StatementIndex
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from reportedly.model import Anchor, Reading, Statement

__all__ = ["Claimants"]

# An unnamed role of these kinds is nobody in particular; "Oramian officials" are somebody.
NOBODY = listed("source sources report reports rumour rumours rumor rumors media people some many others")


class Claimants:
    """Answers on whose word a passage of one reading stands."""

    def __init__(self, reading: Reading) -> None:
        self._actors = ActorIndex(reading)
        self._statements = StatementIndex(reading)

    def according_to(self, anchor: Anchor) -> tuple[str, ...]:
        """The statements on whose word the passage stands, from the innermost outward."""
        return self._statements.according_to(anchor)

    def claimant(self, anchor: Anchor, *, presupposed: bool = False) -> str:
        """The speaker of the innermost statement that holds the passage: an actor's id, "unnamed" or "article".

        In indirect speech the words are the article's, and so is a number that they take for granted.
        """
        holding = self._statements.holding(anchor)
        if not holding or (presupposed and holding[0].manner == "indirect" and len(holding) == 1):
            return "article"
        return self._speaker(holding[0])

    def _speaker(self, statement: Statement) -> str:
        actor = self._actors.actor(statement.speaker)
        if actor is None:
            return "unnamed"
        last = actor.name.split()[-1].lower() if actor.name.split() else ""
        return "unnamed" if actor.kind == "unnamed" and last in NOBODY else actor.id

    def actor_at(self, start: int, end: int) -> str | None:
        """The actor that a stretch of text mentions."""
        return self._actors.at(start, end)

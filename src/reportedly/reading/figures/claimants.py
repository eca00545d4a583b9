"""On whose word a figure stands, and who is counted, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.lookup import ActorIndex, StatementIndex

if TYPE_CHECKING:
    from reportedly.model import Anchor, Reading, Statement

__all__ = ["Claimants"]

# An unnamed role of these kinds is nobody in particular; "Oramian officials" are somebody.
NOBODY = frozenset("source sources report reports rumour rumours rumor rumors media people some many others".split())


class Claimants:
    """Answers on whose word a passage of one reading stands."""

    def __init__(self, reading: Reading) -> None:
        self._actors = ActorIndex(reading)
        self._statements = StatementIndex(reading)
        self._sources = sorted(
            (anchor.start, anchor.end) for s in reading.statements if s.source for anchor in s.source.anchors
        )

    def according_to(self, anchor: Anchor) -> tuple[str, ...]:
        """The statements on whose word the passage stands, from the innermost outward."""
        return self._statements.according_to(anchor)

    def claimant(self, anchor: Anchor) -> str:
        """The speaker of the innermost statement that holds the passage: an actor's id, "unnamed" or "article"."""
        holding = self._statements.holding(anchor)
        return self._speaker(holding[0]) if holding else "article"

    def _speaker(self, statement: Statement) -> str:
        actor = self._actors.actor(statement.speaker)
        if actor is None:
            return "unnamed"
        last = actor.name.split()[-1].lower() if actor.name.split() else ""
        return "unnamed" if actor.kind == "unnamed" and last in NOBODY else actor.id

    def is_source(self, anchor: Anchor) -> bool:
        """Whether the passage stands in the source of a statement ("two officials said")."""
        return any(start <= anchor.start < end for start, end in self._sources)

    def actor_at(self, start: int, end: int) -> str | None:
        """The actor that a stretch of text mentions."""
        return self._actors.at(start, end)

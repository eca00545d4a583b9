"""Questions that readers ask of what was read before: who is meant here, on whose word, for which side."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Actor, Anchor, Reading, Statement

__all__ = ["ActorIndex", "StatementIndex"]

SIDES = frozenset({"state", "armed_group", "organization", "government"})


class ActorIndex:
    """Finds the actor that a stretch of text mentions."""

    def __init__(self, reading: Reading) -> None:
        self._actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
        pairs = [(anchor, actor.id) for actor in reading.actors for anchor in actor.mentions]
        self._mentions: list[tuple[Anchor, str]] = sorted(pairs)
        self._starts = [anchor.start for anchor, _ in self._mentions]
        self._longest = max((anchor.end - anchor.start for anchor, _ in self._mentions), default=0)

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of an id, or `None`."""
        return self._actors.get(actor_id) if actor_id is not None else None

    def name(self, actor_id: str | None) -> str | None:
        """An actor's name, or `None`."""
        actor = self.actor(actor_id)
        return actor.name if actor else None

    def mentions_in(self, start: int, end: int) -> list[tuple[Anchor, str]]:
        """The mentions, with their actors' ids, that share a character with `[start, end)`, in text order."""
        last = bisect_right(self._starts, end - 1)
        first = bisect_right(self._starts, start - self._longest - 1)
        return [(anchor, actor) for anchor, actor in self._mentions[first:last] if anchor.end > start]

    def at(self, start: int, end: int) -> str | None:
        """The actor whose mention covers most of `[start, end)`; the longest mention wins; `None` where there is none."""
        found = self.mentions_in(start, end)
        if not found:
            return None
        best = max(found, key=lambda pair: (min(pair[0].end, end) - max(pair[0].start, start), -pair[0].start))
        return best[1]

    def side_of(self, actor_id: str | None) -> str | None:
        """The side for which an actor speaks or acts: itself, or what its roles belong to, outermost first met.

        A spokesperson, minister, army or delegation speaks for what it belongs to; a person of no known role stands
        for itself; `None` for `None`.
        """
        seen: set[str] = set()
        while actor_id is not None and actor_id not in seen:
            seen.add(actor_id)
            actor = self._actors.get(actor_id)
            owner = next((role.of for role in actor.roles if role.of), None) if actor else None
            if owner is None:
                return actor_id
            actor_id = owner
        return actor_id


class StatementIndex:
    """Finds the statements inside whose content a stretch of text stands."""

    def __init__(self, reading: Reading) -> None:
        self._by_id: dict[str, Statement] = {statement.id: statement for statement in reading.statements}
        spans = [(s.content.start, s.content.end, s) for s in reading.statements]
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]
        # The furthest end among the spans up to each one: where it is passed, no earlier span reaches further.
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))

    def statement(self, statement_id: str | None) -> Statement | None:
        """The statement of an id, or `None`."""
        return self._by_id.get(statement_id) if statement_id is not None else None

    def holding(self, anchor: Anchor) -> list[Statement]:
        """The statements inside whose content a passage stands; innermost (shortest content) first.

        A passage that holds the cue itself ("denied responsibility") tells of the statement and stands outside it,
        unless it begins and ends in the content of a split one. Of others, the middle decides. Of two with the same content, as under "X reported, citing Y", the carried one stands first.
        """
        middle = (anchor.start + anchor.end) // 2
        found = []
        for k in range(bisect_right(self._starts, middle) - 1, -1, -1):
            if self._reach[k] <= middle:
                break
            statement = self._spans[k][2]
            if _holds(statement, anchor, middle):
                found.append(statement)
        return sorted(found, key=lambda s: (sum(a.end - a.start for a in s.content.anchors), -self._depth(s), s.id))

    def last_speaker(self, at: int, reach: int) -> str | None:
        """The speaker of the last statement that starts at most `reach` code points before `at` and has one."""
        for k in range(bisect_right(self._starts, at) - 1, -1, -1):
            start, _, statement = self._spans[k]
            if at - start > reach:
                return None
            if statement.speaker is not None:
                return statement.speaker
        return None

    def _depth(self, statement: Statement) -> int:
        """How many carriers a statement came through."""
        seen = {statement.id}
        while statement.carrier in self._by_id and statement.carrier not in seen:
            seen.add(statement.carrier)
            statement = self._by_id[statement.carrier]
        return len(seen) - 1

    def according_to(self, anchor: Anchor) -> tuple[str, ...]:
        """The ids of the statements on whose word a passage stands, from the innermost outward; empty: the article's."""
        chain: list[str] = []
        for statement in self.holding(anchor):
            if statement.id not in chain:
                chain.append(statement.id)
            carrier = statement.carrier
            while carrier is not None and carrier not in chain and carrier in self._by_id:
                chain.append(carrier)
                carrier = self._by_id[carrier].carrier
        return tuple(chain)


def _holds(statement: Statement, anchor: Anchor, middle: int) -> bool:
    parts = statement.content.anchors
    if _is_in(parts, anchor.start) and _is_in(parts, anchor.end - 1):
        return True
    if statement.cue is not None and statement.cue.overlaps(anchor):
        return False
    return _is_in(parts, middle)


def _is_in(parts: tuple[Anchor, ...], at: int) -> bool:
    return any(part.start <= at < part.end for part in parts)

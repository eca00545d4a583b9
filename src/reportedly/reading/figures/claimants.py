"""On whose word a figure stands, and who is counted, by whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reportedly.reading.lookup import ActorIndex, StatementIndex
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from reportedly.model import Anchor, Reading, Statement

__all__ = ["Claimants"]

FURTHEST = 400  # code points from a pronoun back to whom it may stand for
EXPECTING = re.compile(
    r"\b(?:expect|schedul|plan|due|set|likely|slat|hop|intend|suppos|want|prepar|poised|need|requir)", re.IGNORECASE
)
# Whoever condemns a raid that killed 12 takes the number for granted.
REACTING = re.compile(r"\b(?:condemn|denounc|deplor|mourn|lament|welcom|prais|hail|slam|decr[iy])", re.IGNORECASE)
# Between the words of attribution and a clause that they do not cover.
OWN_CLAUSE = re.compile(r"[\s,]*(?:and|but|while|as)\s+", re.IGNORECASE)
# An unnamed role of these kinds is nobody in particular; "Oramian officials" are somebody.
NOBODY = listed("source sources report reports rumour rumours rumor rumors media people some many others")


def _gives_numbers(statement: Statement) -> bool:
    """Whether a statement is somebody's word: "40 are expected to go free" is a plan, and nobody's claim.

    Indirect speech has words that attribute it; where none were found, the source may be no more than a doer.
    """
    if statement.cue is None:
        return statement.manner != "indirect"
    return statement.source is not None or not EXPECTING.search(statement.cue.text)


class Claimants:
    """Answers on whose word a passage of one reading stands."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._actors = ActorIndex(reading)
        self._statements = StatementIndex(reading)
        # Where each known speaker spoke: the ends of sources, in text order.
        self._spoken = sorted(
            (statement.source.anchors[-1].end, statement.speaker)
            for statement in reading.statements
            if statement.source is not None and statement.speaker is not None
        )

    def according_to(self, anchor: Anchor) -> tuple[str, ...]:
        """The statements on whose word the passage stands, from the innermost outward."""
        return self._statements.according_to(anchor)

    def claimant(self, anchor: Anchor, *, presupposed: bool = False, clause: int | None = None) -> str | None:
        """The speaker of the innermost statement that holds the passage: an actor's id, "unnamed" or "article".

        In indirect speech the words are the article's, and so is a number that they take for granted, or that stands
        in a clause of its own after the words of attribution; `clause` is where the clause's subject starts. `None`:
        no statement holds it.
        """
        holding = [statement for statement in self._statements.holding(anchor) if _gives_numbers(statement)]
        if not holding:
            return None
        cue = holding[0].cue
        if cue is not None and holding[0].manner == "indirect" and REACTING.search(cue.text):
            return "article"
        if presupposed and all(statement.manner == "indirect" for statement in holding):
            return "article"
        if clause is not None and self._goes_on_after(holding[0], clause):
            return "article" if len(holding) == 1 else self._speaker(holding[1])
        return self._speaker(holding[0])

    def _goes_on_after(self, statement: Statement, clause: int) -> bool:
        """As in "12 people were killed, the army said, and dozens were hurt": the last clause is the article's."""
        if statement.manner != "indirect" or statement.cue is None:
            return False
        said = [*statement.cue.anchors, *(statement.source.anchors if statement.source else ())]
        first, last = min(a.start for a in said), max(a.end for a in said)
        if clause < last or statement.content.start > first:
            return False
        return OWN_CLAUSE.fullmatch(self._text, last, clause) is not None

    def starts_before(self, one: Anchor, other: Anchor) -> bool:
        """Whether the words that attribute the passage `one` stand before it, so that they may cover `other` too."""
        holding = self._statements.holding(one)
        if not holding or holding[0].cue is None:
            return False
        cue = max(anchor.end for anchor in holding[0].cue.anchors)
        return cue <= one.start < other.start

    def speaker_before(self, at: int, pronoun: str) -> str | None:
        """Who spoke last before a pronoun, not far from it and of a kind that it may stand for."""
        k = bisect_right(self._spoken, (at, "")) - 1
        if k < 0 or at - self._spoken[k][0] > FURTHEST:
            return None
        actor = self._actors.actor(self._spoken[k][1])
        if actor is None or (actor.kind == "person") == (pronoun == "it"):
            return None
        return self.standing(actor.id)

    def _speaker(self, statement: Statement) -> str:
        speaker = self._named_beside(statement) or statement.speaker
        return self.standing(speaker or self._described(statement)) or "unnamed"

    def _named_beside(self, statement: Statement) -> str | None:
        """The name in apposition to a speaker that is only described ("the group's armed wing, the Oram Guard")."""
        actor = self._actors.actor(statement.speaker)
        if actor is None or statement.source is None or not actor.name.rsplit(" ", 1)[-1].islower():
            return None
        start, end = statement.source.start, statement.source.end
        for anchor, named in self._actors.mentions_in(start, end):
            other = self._actors.actor(named)
            beside = self._text[start : anchor.start].endswith(", ") and not self._text[anchor.end : end].strip(" ,")
            if beside and other is not None and other.name.rsplit(" ", 1)[-1][:1].isupper():
                return named
        return None

    def _described(self, statement: Statement) -> str | None:
        """The unnamed actor that a source without a known speaker mentions ("Velmarian officials")."""
        if statement.source is None:
            return None
        actor = self._actors.actor(self._actors.at(statement.source.start, statement.source.end))
        return actor.id if actor is not None and actor.kind == "unnamed" else None

    def standing(self, actor_id: str | None) -> str | None:
        """On whose word it is when an actor gives a number: an unnamed spokeswoman gives that of whom she speaks for."""
        actor = self._actors.actor(actor_id)
        if actor is None or actor.kind != "unnamed":
            return actor_id
        words = actor.name.lower().split()
        if any(word.startswith("spokes") for word in words):
            return next((role.of for role in actor.roles if role.of), actor.id)
        if words and words[-1] == "media" and any(role.of for role in actor.roles):
            return actor.id  # the media of one side, not of the world
        return "unnamed" if words and words[-1] in NOBODY else actor.id

    def actor_at(self, start: int, end: int) -> str | None:
        """The actor that a stretch of text mentions."""
        return self._actors.at(start, end)

    def is_person(self, start: int, end: int) -> bool:
        """Whether a name stands for a person."""
        actor = self._actors.actor(self._actors.at(start, end))
        return actor is not None and actor.kind == "person"

    def only_actor_in(self, start: int, end: int) -> str | None:
        """The actor that a stretch of text mentions, where it mentions no other."""
        found = {actor for _, actor in self._actors.mentions_in(start, end)}
        return found.pop() if len(found) == 1 else None

    def actor_named(self, head: int, start: int, end: int) -> str | None:
        """The actor whose mention covers the head of a phrase; for want of one, the only actor that the phrase names."""
        mentions = self._actors.mentions_in(head, head + 1)
        if mentions:
            return max(mentions, key=lambda pair: pair[0].end - pair[0].start)[1]
        return self.only_actor_in(start, end)

"""The position reader: bids, with their parties, on whose word, as entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Anchor, Position
from reportedly.reading.lookup import ActorIndex, StatementIndex
from reportedly.reading.positions import grammar
from reportedly.reading.positions.bids import Bid, read_bids
from reportedly.reading.positions.grammar import lemma_of
from reportedly.reading.positions.issues import issue_text
from reportedly.reading.positions.lexicon import DEALS, FORCE, OPPOSING, PLANS
from reportedly.reading.positions.parties import Parties
from reportedly.reading.positions.speech import is_first_person, read_speech_bids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.model import Move, Reading, Statement
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["PositionReader"]

# "X said it …": a pronoun that is resolved to nobody is the speaker's.
THIRD_PERSON = frozenset({"it", "he", "she", "they", "its", "their"})
BLAMING = frozenset({"criticize", "criticise", "slam", "blast", "rebuke", "lambast", "lambaste", "condemn", "denounce"})
OPENING = frozenset({"it", "he", "she"})
BROKERING = frozenset({"broker", "mediate", "facilitate"})
CLOSING = frozenset(
    {
        "bridge",
        "narrow",
        "secure",
        "reach",
        "conclude",
        "negotiate",
        "achieve",
        "arrange",
        "finalize",
        "finalise",
        "revive",
        "salvage",
        "find",
    }
)
STRIVING = frozenset({"try", "seek", "attempt", "strive", "effort", "bid", "push", "aim", "struggle", "work"})
LONGEST_SILENCE = 600  # code points from the last words of a speaker to a quotation of the same
LONGEST_ANCHOR = 400  # code points; a longer one is no smallest clause


class PositionReader:
    """Fills `positions`: a party's move on an issue, each time the article reports one."""

    name = "positions"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements"})
    emits: frozenset[str] = frozenset({"positions"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """`reading` with its positions, in text order."""
        found = tuple(_Positions(parsed, reading).read())
        return msgspec.structs.replace(reading, positions=found)


class _Positions:
    """One article's positions."""

    def __init__(self, parsed: ParsedArticle, reading: Reading) -> None:
        self._parsed = parsed
        self._index = ActorIndex(reading)
        self._statements = StatementIndex(reading)
        self._parties = Parties(parsed, reading, self._index)

    def read(self) -> Iterator[Position]:
        """The positions in text order, numbered."""
        found: dict[tuple[int, int, str, Move], Position] = {}
        for sentence in self._parsed.sentences:
            for bid in (*read_bids(sentence), *read_speech_bids(sentence)):
                for position in self._positions(bid):
                    key = (position.anchor.start, position.anchor.end, position.party, position.move)
                    found.setdefault(key, position)
        bound = {(p.anchor, p.party) for p in found.values() if p.move == "condition"}
        kept = [p for p in found.values() if p.move != "offer" or (p.anchor, p.party) not in bound]
        ordered = sorted(kept, key=lambda position: (position.anchor, position.party, position.move))
        for number, position in enumerate(ordered, 1):
            yield msgspec.structs.replace(position, id=f"p{number}")

    def _positions(self, bid: Bid) -> Iterator[Position]:
        anchor = self._anchor(bid)
        if anchor is None:
            return
        holding = self._holding(bid)
        speaker = self._who_speaks(bid, holding)
        parties = self._outer(bid, self._party_ids(bid, holding, speaker))
        if any(self._is_mediation(bid, party) for party in parties):
            return
        if self._is_mere_blame(bid) or (bid.party is not None and _is_deed(bid.party)):
            return
        if bid.weak and not self._tells_a_body(bid, parties):
            return
        for party in parties:
            if self._parties.is_outlet(party):
                continue
            reported_by = self._reported_by(bid, party, holding)
            if bid.own and reported_by != "self" and not self._is_told_of(bid, party):
                continue
            toward = self._toward(bid, party, speaker)
            yield Position(
                id="",
                anchor=anchor,
                party=party,
                move=self._move(bid, party, toward),
                issue=issue_text(bid.issue),
                toward=toward,
                condition=issue_text(bid.condition) if bid.condition is not None else None,
                reported_by=reported_by,
                according_to=self._according_to(bid, anchor),
            )

    def _is_mediation(self, bid: Bid, party: str) -> bool:
        """Whether a third side tries to bring a deal about: that belongs to the talks, it is no demand."""
        issue = lemma_of(bid.issue)
        if bid.move != "demand":
            return False
        mediating = bid.party is not None and lemma_of(bid.party) == "mediator"
        if not mediating and lemma_of(bid.trigger) not in STRIVING:
            return False
        return (
            issue in BROKERING
            or (mediating and issue in DEALS)
            or (issue in CLOSING and party not in self._parties.contenders)
        )

    def _is_mere_blame(self, bid: Bid) -> bool:
        """Whether somebody is criticised for nothing told: blame, no objection to an act."""
        if bid.move != "object" or bid.issue.pos_ != "PROPN" or bid.trigger.pos_ != "VERB":
            return False
        if lemma_of(bid.trigger) not in BLAMING:
            return False
        return not any(
            part.dep_ == "advcl" or (part.dep_ == "prep" and part.lower_ in {"for", "over", "after"})
            for part in bid.trigger.rights
        )

    def _is_told_of(self, bid: Bid, party: str) -> bool:
        """Whether another says by name what a side of the dispute will or will not do."""
        named = bid.party is not None and not is_first_person(bid.party)
        named = named and bid.party is not None and bid.party.lower_ not in {"it", "its"}
        return named and bid.move in {"threaten", "reject", "condition", "offer"} and party in self._parties.contenders

    def _tells_a_body(self, bid: Bid, parties: tuple[str, ...]) -> bool:
        """Whether somebody else, a state or a group, is told what to do."""
        told = self._parties.named_by(bid.toward, None) if bid.toward is not None else ()
        return any(self._parties.is_body(side) and side not in parties for side in told)

    def _anchor(self, bid: Bid) -> Anchor | None:
        doc = self._parsed.doc
        first, last = bid.first, bid.last
        while last > first and (doc[last].is_space or doc[last].is_punct):
            last -= 1
        while first < last and (doc[first].is_space or doc[first].is_punct):
            first += 1
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        if end - start > LONGEST_ANCHOR:
            start, end = bid.trigger.idx, bid.trigger.idx + len(bid.trigger)
        return Anchor(start, end) if start < end else None

    def _holding(self, bid: Bid) -> list[Statement]:
        """The statements in whose content the trigger stands, innermost first, without those that it is the cue of."""
        trigger = Anchor(bid.trigger.idx, bid.trigger.idx + len(bid.trigger))
        return [
            statement
            for statement in self._statements.holding(trigger)
            if statement.cue is None or not statement.cue.overlaps(trigger)
        ]

    def _who_speaks(self, bid: Bid, holding: list[Statement]) -> str | None:
        """Whose words the trigger stands in; "we" of a quotation of nobody told is the one's who spoke last."""
        found = next((found for statement in holding if (found := self._speaker(statement))), None)
        if found is None and bid.party is not None and is_first_person(bid.party):
            return self._statements.last_speaker(bid.trigger.idx, LONGEST_SILENCE)
        return found

    def _speaker(self, statement: Statement) -> str | None:
        """The speaker; where it is not known, the unnamed role that the source mentions ("officials of the Front")."""
        if statement.source is None:
            return statement.speaker
        told = self._parties.told_as(statement.source.text)
        if told is not None or statement.speaker is not None:
            return told or statement.speaker
        return self._index.at(statement.source.start, statement.source.end)

    def _party_ids(self, bid: Bid, holding: list[Statement], speaker: str | None) -> tuple[str, ...]:
        if bid.both:
            return self._parties.contenders
        if bid.party is not None:
            if holding and self._is_own_pronoun(bid.party, holding[0]):
                own = self._side_of(speaker)
                if own:
                    return own
            found = self._parties.named_by(bid.party, speaker)
            if not found and holding and self._is_speakers(bid, bid.party, holding[0]):
                found = self._side_of(speaker)
            return found
        return self._side_of(speaker) if holding else ()

    def _is_own_pronoun(self, party: Token, statement: Statement) -> bool:
        """Whether a pronoun opens what is told of a speaker's words ("the group said that it …"): it is the speaker."""
        if party.lower_ not in OPENING or statement.manner == "direct" or statement.cue is None:
            return False
        content = statement.content
        if statement.cue.start > content.start:
            return False
        before = self._parsed.text[content.start : party.idx].lower().split()
        return len(before) <= 1 and set(before) <= {"that"}

    def _is_speakers(self, bid: Bid, party: Token, statement: Statement) -> bool:
        """Whether a move of nobody known is the speaker's: of "it" in indirect speech, of what needs or hangs on something."""
        if party.lower_ in THIRD_PERSON:
            return statement.manner != "direct"
        if party.pos_ != "NOUN" or self._index.at(party.idx, party.idx + len(party)) is not None:
            return False
        return (bid.own and bid.move == "condition") or lemma_of(bid.trigger) == "need"

    def _outer(self, bid: Bid, found: tuple[str, ...]) -> tuple[str, ...]:
        """The side of the outer clause where the verb may as well belong there and its own subject names no side."""
        actors = [self._index.actor(side) for side in found]
        if any(actor is not None and actor.kind != "unnamed" for actor in actors):
            return found
        outer = grammar.outer_subject(bid.trigger)
        return (self._parties.named_by(outer, None) if outer is not None else ()) or found

    def _side_of(self, speaker: str | None) -> tuple[str, ...]:
        side = self._parties.side(speaker)
        return (side,) if side else ()

    def _reported_by(self, bid: Bid, party: str, holding: list[Statement]) -> str:
        if bid.party is not None and is_first_person(bid.party):
            return "self"
        if not holding:
            return self._accuser(bid) or ("self" if bid.spoken else "article")
        speaker = self._speaker(holding[0])
        if speaker is None:
            return "unnamed"
        if self._parties.side(speaker) == party or self._index.side_of(speaker) == party:
            return "self"
        actor = self._index.actor(speaker)
        return "unnamed" if actor is None or actor.kind == "unnamed" else speaker

    def _accuser(self, bid: Bid) -> str | None:
        """Who lays the move at the party's door ("X accused Y of breaking …")."""
        charging = grammar.charged_by(bid.trigger)
        who = grammar.subject(charging) if charging is not None else None
        if who is None:
            return None
        return next(iter(self._parties.named_by(who, None)), "unnamed")

    def _toward(self, bid: Bid, party: str, speaker: str | None) -> tuple[str, ...]:
        found = self._parties.named_by(bid.toward, speaker) if bid.toward is not None else ()
        found = tuple(side for side in found if side != party)
        if found or party not in self._parties.contenders or bid.toward is not None:
            return found
        return tuple(side for side in self._parties.contenders if side != party)

    def _move(self, bid: Bid, party: str, toward: tuple[str, ...]) -> Move:
        """What the place in the dispute makes of a move: who asks an outsider appeals; who objects to a term rejects it."""
        contenders = self._parties.contenders
        if bid.move == "appeal" and (
            grammar.is_negated(bid.issue) or set(toward) & set(contenders) or any(map(self._is_armed, toward))
        ):
            return "demand"
        if bid.move == "object" and lemma_of(bid.trigger) == "warn" and self._warns_of_own_force(bid, party):
            return "threaten"
        bound = party in contenders or lemma_of(bid.issue) in DEALS | PLANS
        if bid.move == "object" and lemma_of(bid.trigger) in OPPOSING and bound and _is_term(bid.issue):
            return "reject"
        return bid.move

    def _is_armed(self, side: str) -> bool:
        actor = self._index.actor(side)
        return actor is not None and actor.kind == "armed_group"

    def _warns_of_own_force(self, bid: Bid, party: str) -> bool:
        """Whether a side of the dispute "warns of" an attack in whose words nobody else attacks."""
        if bid.issue.head.lower_ != "of" or not (party in self._parties.contenders or self._is_armed(party)):
            return False
        start, end = grammar.extent(bid.issue)
        others = (self._parties.named_by(part, None) for part in bid.issue.lefts)
        return start <= end and not any(side != party for sides in others for side in sides)

    def _according_to(self, bid: Bid, anchor: Anchor) -> tuple[str, ...]:
        trigger = Anchor(bid.trigger.idx, bid.trigger.idx + len(bid.trigger))
        return self._statements.according_to(trigger if bid.trigger is not None else anchor)


def _is_deed(party: Token) -> bool:
    """Whether what is said to act is a deed and no actor ("the fighting threatens to spread")."""
    return party.pos_ == "NOUN" and lemma_of(party) in FORCE


def _is_term(issue: Token) -> bool:
    """Whether an issue is something to be agreed, not an act of force."""
    return lemma_of(issue) not in FORCE

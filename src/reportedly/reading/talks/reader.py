"""The talks reader: mentions of rounds, joined, with who took part, as entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Anchor, Talks
from reportedly.reading.lookup import StatementIndex
from reportedly.reading.places import place_at
from reportedly.reading.talks.mentions import read_mentions
from reportedly.reading.talks.rounds import Round, rounds_of
from reportedly.reading.talks.table import Table
from reportedly.reading.talks.words import NEGOTIATORS
from reportedly.reading.times import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Place, Reading, Time
    from reportedly.reading.parsing import ParsedArticle
    from reportedly.reading.talks.details import Found
    from reportedly.reading.talks.mention import Mention

__all__ = ["TalksReader"]

LONGEST_ANCHOR = 400  # code points
TWO = 2
OPEN = frozenset({"planned", "under-way", "stalled", "adjourned", "delayed"})


class TalksReader:
    """Fills `talks`: each round of negotiation that the article speaks of, once."""

    name = "talks"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements"})
    emits: frozenset[str] = frozenset({"talks"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """`reading` with its talks, in the order in which the article first speaks of them."""
        return msgspec.structs.replace(reading, talks=tuple(_TalksOf(parsed, reading).read()))


class _TalksOf:
    """One article's talks."""

    def __init__(self, parsed: ParsedArticle, reading: Reading) -> None:
        self._parsed = parsed
        self._statements = StatementIndex(reading)
        self._reading = reading
        self._through: tuple[str, ...] = ()
        self._table = Table(parsed, reading)

    def read(self) -> Iterator[Talks]:
        """The rounds as entries, numbered."""
        mentions = [m for sentence in self._parsed.sentences for m in read_mentions(sentence, self._table)]
        rounds = rounds_of(map(self._seated, mentions), self._table.contenders)
        if not rounds:
            return
        self._through = mediators = self._table.mediators
        main = max(rounds, key=self._centrality)  # of several, the first
        for number, known in enumerate(rounds, 1):
            yield self._talks(known, f"t{number}", mediators, is_main=known is main)

    def _seated(self, mention: Mention) -> Mention:
        """The mention with those who mediate in the article's dispute moved from its parties to its mediators."""
        between = set(self._table.mediators) - set(self._table.contenders)
        rest = tuple(side for side in mention.parties if side not in between)
        if mention.is_meeting or rest == mention.parties or not (rest or self._table.contenders):
            return mention
        through = (*mention.mediators, *(side for side in mention.parties if side in between))
        return replace(mention, parties=rest, mediators=tuple(dict.fromkeys(through)))

    def _talks(self, known: Round, talks_id: str, mediators: tuple[str, ...], *, is_main: bool) -> Talks:
        anchor = self._anchor(known)
        parties, through = self._roles(known, mediators, is_main=is_main)
        delegates = dict.fromkeys(known.all_of("delegates"))
        if is_main:
            delegates.update(dict.fromkeys(self._negotiators({*parties, *through})))
        return Talks(
            id=talks_id,
            anchor=anchor,
            venue=known.venue.text if known.venue else None,
            place=self._place(known.venue),
            time=self._time(known.time),
            parties=parties,
            mediators=through,
            delegates=tuple(delegates),
            status=known.status,
            issues=known.all_of("issues"),
            according_to=self._statements.according_to(anchor),
        )

    def _place(self, found: Found | None) -> Place | None:
        span = self._parsed.span(Anchor(found.start, found.end)) if found else None
        return place_at(span) if span is not None else None

    def _time(self, found: Found | None) -> Time | None:
        return dated(self._parsed, Anchor(found.start, found.end)) if found else None

    def _centrality(self, known: Round) -> tuple[int, int, int]:
        """How far a round is that of the article's dispute: of its sides, and no meeting of persons or deal reached."""
        named, sides = set(known.parties), set(self._table.contenders)
        apart = 0 if len(named) < TWO or named <= sides else 1 if named <= sides | set(self._through) else TWO
        return -apart, -int(known.is_meeting), -int(known.is_deal)

    def _roles(
        self, known: Round, mediators: tuple[str, ...], *, is_main: bool
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who negotiates and who brings them together.

        A round that names no party is between the sides of the dispute, if it is the one that the article is about or
        is still to come. Outsiders who hold talks over the dispute, with neither of its sides named, shuttle between
        these; so do the mediators at a round that names one of the sides beside them.
        """
        meeting, named, sides = known.is_meeting, tuple(known.parties), self._table.contenders
        through = tuple(dict.fromkeys((*known.all_of("mediators"), *(mediators if is_main and not meeting else ()))))
        if meeting:
            return named, through
        outsiders = len(named) > 1 and not set(named) & set(sides) and not known.all_of("delegates")
        if outsiders and sides and (is_main or known.best.issues):
            return sides, tuple(dict.fromkeys((*through, *named)))
        sent = (self._table.side(one) for one in known.all_of("delegates") if self._table.side(one) != one)
        through = tuple(dict.fromkeys((*through, *(side for side in sent if side and side not in (*named, *sides)))))
        if not named and not is_main and known.status not in OPEN:
            return (), through
        return named or tuple(side for side in sides if side not in through), through

    def _negotiators(self, taking_part: set[str]) -> Iterator[str]:
        """The persons who negotiate or mediate for those who take part, by the offices that the article gives them."""
        for actor in self._reading.actors:
            if actor.kind == "person" and self._table.side(actor.id) in taking_part:
                titles = " ".join(role.title for role in actor.roles).lower().split()
                if not NEGOTIATORS.isdisjoint(titles):
                    yield actor.id

    def _anchor(self, known: Round) -> Anchor:
        doc, best = self._parsed.doc, known.best
        first, last = doc[best.first], doc[best.last]
        while last.i > best.noun.i and (last.is_space or last.is_punct):
            last = doc[last.i - 1]
        start, end = first.idx, last.idx + len(last)
        if end - start > LONGEST_ANCHOR:
            start, end = best.noun.idx, best.noun.idx + len(best.noun)
        return Anchor(start, end)

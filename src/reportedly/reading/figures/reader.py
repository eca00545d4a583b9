"""The figures reader: counts of people, with what befell them and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Anchor, Figure, Who
from reportedly.reading.acts.clauses import DEFINITE, agent_of, is_presupposed, passive_agent, realis_of
from reportedly.reading.figures.claimants import Claimants
from reportedly.reading.figures.counts import read_counts
from reportedly.reading.places import place_under
from reportedly.reading.times import nearest_time, read_times
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from reportedly.model import Act, Reading
    from reportedly.reading.figures.counts import Count
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["FigureReader"]

TELLING = listed("toll number total count tally figure body corpse remains")
UNREAL = frozenset({"planned", "threatened", "hypothetical"})


class FigureReader:
    """Fills `figures`: each count of people each time the article gives one, in text order."""

    name = "figures"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements", "acts"})
    emits: frozenset[str] = frozenset({"figures"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """The reading with its figures; ids are `f1`, `f2`, … in text order."""
        writer = _Writer(parsed, reading)
        found = [figure for sentence in parsed.sentences for figure in writer.figures(sentence)]
        numbered = (msgspec.structs.replace(figure, id=f"f{n}") for n, figure in enumerate(found, start=1))
        return msgspec.structs.replace(reading, figures=tuple(numbered))


class _Writer:
    """Turns the counts of one article into figures."""

    def __init__(self, parsed: ParsedArticle, reading: Reading) -> None:
        self._text = parsed.text
        self._claimants = Claimants(reading)
        self._acts = _ActsByPlace(reading.acts)

    def figures(self, sentence: Span) -> list[Figure]:
        """The figures of a sentence."""
        # A count of which nothing is told ("a town of 60,000 people", "two officials said") is no figure.
        counts = [count for count in read_counts(self._text, sentence) if count.fate is not None]
        if not counts:
            return []
        times = read_times(self._text, sentence.start_char, sentence.end_char)
        return [self._figure(count, times) for count in counts]

    def _figure(self, count: Count, times: tuple[Anchor, ...]) -> Figure:
        anchor = Anchor(count.start, count.end)
        governor = count.fate.governor if count.fate else count.noun.head
        return Figure(
            id="f0",
            anchor=anchor,
            value=count.amount.value,
            low=count.amount.low,
            high=count.amount.high,
            approximate=count.amount.approximate,
            what=count.fate.what if count.fate else "other",
            who=self._who(count),
            by=self._by(governor),
            place=place_under(governor),
            time=nearest_time(self._text, times, governor.idx, governor.idx + len(governor)),
            act=self._acts.governed_by(governor),
            claimant=self._claimants.claimant(anchor, presupposed=_is_presupposed(count)),
            according_to=self._claimants.according_to(anchor),
            planned=governor.pos_ in {"VERB", "AUX"} and realis_of(governor) in UNREAL,
        )

    def _who(self, count: Count) -> Who | None:
        if count.who is None:
            return None
        start, end = count.who
        return Who(text=self._text[start:end], actor=self._claimants.actor_at(start, end))

    def _by(self, governor: Token) -> str | None:
        agent = passive_agent(governor) if governor.pos_ in {"NOUN", "PROPN"} else agent_of(governor)
        if agent is None:
            return None
        return self._claimants.actor_at(agent.left_edge.idx, agent.idx + len(agent))


def _is_presupposed(count: Count) -> bool:
    """Whether the sentence takes the count for granted rather than tells it ("the 100 hostages still held")."""
    first = count.noun.left_edge
    given = first.lower_ in DEFINITE and first.idx < count.amount.core
    governor = count.fate.governor if count.fate else count.noun
    # "The toll has reached 40" tells its number, whatever "the" takes for granted.
    if governor == count.noun or governor.lemma_.lower() in TELLING:
        return given and governor.lemma_.lower() not in TELLING
    return given or is_presupposed(governor)


class _ActsByPlace:
    """Finds the act whose anchor holds the word that governs a count."""

    def __init__(self, acts: tuple[Act, ...]) -> None:
        self._acts: dict[int, str] = {}
        for act in reversed(acts):
            self._acts[act.anchor.start] = act.id

    def governed_by(self, governor: Token) -> str | None:
        """The id of the act that starts with the governor, or with its auxiliaries."""
        found = self._acts.get(governor.idx)
        return found if found is not None else self._acts.get(governor.left_edge.idx)

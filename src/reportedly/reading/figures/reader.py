"""The figures reader: counts of people, with what befell them and on whose word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Anchor, Figure, Who
from reportedly.reading.branches import children
from reportedly.reading.figures.agents import doers_of
from reportedly.reading.figures.claimants import Claimants
from reportedly.reading.figures.counts import is_ratio, read_counts
from reportedly.reading.figures.granted import is_presupposed
from reportedly.reading.figures.links import hangs_on, linked
from reportedly.reading.figures.plans import is_planned
from reportedly.reading.figures.sites import place_of
from reportedly.reading.figures.telling import DOCUMENTS, document_of, is_hearsay, teller_of
from reportedly.reading.figures.victims import read_victims
from reportedly.reading.figures.words import is_people
from reportedly.reading.times import read_times, time_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from reportedly.model import Act, Reading
    from reportedly.reading.figures.counts import Count
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["FigureReader"]

# Between two numbers of one clause: "were killed and another", ", and".
GOES_ON = re.compile(r"[^.;:!?“”\"()]{0,40}(?:,|\band\b)\s*")


# After the words of attribution, what goes with the last clause: "…, the clinic said, with 40 in a critical condition".
WITH = re.compile(r"[^.;“”\"]{0,200},\s+with\s+(?:[\w’'-]+\s+){0,4}")


class FigureReader:
    """Fills `figures`: each count of people each time the article gives one, in text order."""

    name = "figures"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements", "acts"})
    emits: frozenset[str] = frozenset({"figures"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """The reading with its figures; ids are `f1`, `f2`, … in text order."""
        writer = _Writer(parsed, reading)
        made = [pair for sentence in parsed.sentences for pair in writer.figures(sentence)]
        numbered = [(count, msgspec.structs.replace(figure, id=f"f{n}")) for n, (count, figure) in enumerate(made, 1)]
        return msgspec.structs.replace(reading, figures=linked(parsed.text, numbered))


class _Writer:
    """Turns the counts of one article into figures."""

    def __init__(self, parsed: ParsedArticle, reading: Reading) -> None:
        self._parsed = parsed
        self._text = parsed.text
        self._claimants = Claimants(reading)
        self._acts = _ActsByPlace(reading.acts)
        self._victims: set[tuple[str, str]] = set()
        self._documents: dict[str, Anchor] = {}

    def figures(self, sentence: Span) -> list[tuple[Count, Figure]]:
        """The figures of a sentence, each with the count that it was made from."""
        counts = self._counts(sentence)
        made: list[tuple[Count, Figure]] = []
        if counts:
            times = read_times(self._text, sentence.start_char, sentence.end_char)
            for count in counts:
                planned = count.fate is not None and is_planned(count.fate)
                if not is_ratio(self._text, count, planned=planned):
                    made.append((count, self._figure(count, times, planned=planned)))
        self._remember_documents(sentence)
        return self._with_shared_claimants(made)

    def _counts(self, sentence: Span) -> list[Count]:
        # A count of which nothing is told ("a town of 60,000 people", "two officials said") is no figure.
        counts = [count for count in read_counts(self._text, sentence) if count.fate is not None]
        for victim in read_victims(sentence, self._is_person):
            key = (self._claimants.actor_at(victim.noun.idx, victim.end) or victim.noun.lower_, _what(victim))
            # Each is counted once, however often the article comes back to them.
            if key not in self._victims and not any(_is_same(victim, count) for count in counts):
                self._victims.add(key)
                counts.append(victim)
        return sorted(counts, key=lambda count: count.start)

    def _is_person(self, name: Token) -> bool:
        return self._claimants.is_person(name.idx, name.idx + len(name))

    def _figure(self, count: Count, times: tuple[Anchor, ...], *, planned: bool) -> Figure:
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
            by=self._by(count),
            place=place_of(count),
            time=time_of(self._parsed, governor, times),
            act=self._acts.governed_by(governor),
            claimant=self._claimant(count, planned=planned),
            according_to=self._claimants.according_to(anchor),
            planned=planned,
        )

    def _claimant(self, count: Count, *, planned: bool) -> str:
        anchor = Anchor(count.start, count.end)
        told = self._claimants.claimant(
            anchor, presupposed=not planned and is_presupposed(count), clause=_clause_start(count)
        )
        return told or self._teller(count) or ("unnamed" if is_hearsay(count) else "article")

    def _teller(self, count: Count) -> str | None:
        """Who gives the number by a verb of counting, or in a document told of before ("The list includes …")."""
        teller = teller_of(count)
        if teller is not None and teller.pos_ == "PRON":
            return self._claimants.speaker_before(teller.idx, teller.lower_)
        if teller is not None:
            start, end = (
                (teller.left_edge.idx, teller.right_edge.idx + 1) if is_people(teller) else (teller.idx, teller.idx)
            )
            named = self._claimants.actor_named(teller.idx, start, end)
            return self._claimants.standing(named) or ("unnamed" if is_people(teller) else None)
        document = document_of(count)
        told = self._documents.get(document.lemma_.lower()) if document is not None else None
        return self._claimants.claimant(told) if told is not None else None

    def _remember_documents(self, sentence: Span) -> None:
        """The documents that the last sentence speaks of."""
        self._documents = {
            token.lemma_.lower(): Anchor(token.idx, token.idx + len(token))
            for token in sentence
            if token.tag_ in {"NN", "NNS"} and token.lemma_.lower() in DOCUMENTS
        }

    def _with_shared_claimants(self, made: list[tuple[Count, Figure]]) -> list[tuple[Count, Figure]]:
        """As in "according to the army, 12 people were killed and 40 wounded": the words hold for both numbers."""
        for at in range(1, len(made)):
            count, figure = made[at]
            before, last = made[at - 1]
            if figure.according_to or figure.claimant != "article":
                continue
            goes_on = GOES_ON.fullmatch(self._text, last.anchor.end, figure.anchor.start) and (
                not last.according_to or self._claimants.starts_before(last.anchor, figure.anchor)
            )
            goes_with = last.claimant != "article" and WITH.fullmatch(self._text, last.anchor.end, figure.anchor.start)
            if goes_on or goes_with or hangs_on(self._text, before, count):
                made[at] = (
                    count,
                    msgspec.structs.replace(figure, claimant=last.claimant, according_to=last.according_to),
                )
        return made

    def _who(self, count: Count) -> Who | None:
        if count.who is None:
            return None
        start, end = count.who
        return Who(text=self._text[start:end], actor=self._claimants.actor_at(start, end))

    def _by(self, count: Count) -> str | None:
        for start, end, in_full in doers_of(count):
            find = self._claimants.actor_at if in_full else self._claimants.only_actor_in
            found = find(start, end)
            if found is not None:
                return found
        return None


def _what(count: Count) -> str:
    return count.fate.what if count.fate else "other"


def _is_same(victim: Count, count: Count) -> bool:
    """Whether a count holds a victim, or tells in apposition who that is ("Dorr, a teacher")."""
    if victim.start < count.end and count.start < victim.end:
        return True
    return count.noun.dep_ == "appos" and count.noun.head == victim.noun


def _clause_start(count: Count) -> int | None:
    """Where the clause that tells a count starts, where the counted are its subject; `None` where they are not."""
    if count.fate is None or count.fate.governor.pos_ not in {"VERB", "AUX"}:
        return None
    subjects = (child for child in children(count.fate.governor) if child.dep_ in {"nsubj", "nsubjpass"})
    subject = next(subjects, None)
    return subject.left_edge.idx if subject is not None else None


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

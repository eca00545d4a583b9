"""From triples to statements: which of them stand, their manner, stance, carrier and ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reportedly.model import Cue, Statement, passage
from reportedly.reading.attribution.cues import cue_verb, headline_forms, stance_of
from reportedly.reading.attribution.triples import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.model import Manner
    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.triples import Attributed
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["SURE", "Coverage", "assemble", "merge"]

SAME = 0.5  # share of common characters from which two contents are taken for one
DEEPEST = 16  # statements around one another that are looked at; keeps a text of endless clauses linear
SURE = 0.8  # from this confidence on a statement stands inside another one
POINTS = " \t\r\n.,;:!?…"


def merge(core: Sequence[Attributed], more: Iterable[Attributed]) -> list[Attributed]:
    """The core's triples, and those of `more` that say something new.

    One of `more` is left out where its cue touches a cue that is there, or its content is that of a triple with
    the same source; a triple inside another's content, or around one, is new.
    """
    kept = list(core)
    taken = _Taken(kept)
    for triple in more:
        if not taken.has(triple):
            kept.append(triple)
            taken.add(triple)
    return kept


class Coverage:
    """Which code points stand in the content of a triple, and where triples have their cues."""

    def __init__(self, length: int, triples: Iterable[Attributed]) -> None:
        self._content = bytearray(length)
        self._cues: list[int] = []
        for triple in triples:
            self._cues += [start for start, _ in triple.cue[:1]]
            for start, end in triple.content:
                self._content[start:end] = b"\1" * (end - start)
        self._cues.sort()

    def nests(self, triple: Attributed) -> bool:
        """Whether the cue of another triple stands in one of these contents, or the cue of one of these in its own."""
        inside = any(self._content[start] for start, _ in triple.cue)
        return inside or any(
            bisect_left(self._cues, start) < bisect_left(self._cues, end) for start, end in triple.content
        )


class _Taken:
    """Cues and contents that are taken, by their code points' hundreds, so that a lookup sees only neighbours."""

    def __init__(self, triples: Iterable[Attributed]) -> None:
        self._near: dict[int, list[Attributed]] = {}
        for triple in triples:
            self.add(triple)

    def add(self, triple: Attributed) -> None:
        for cell in self._cells(triple):
            self._near.setdefault(cell, []).append(triple)

    def _cells(self, triple: Attributed) -> set[int]:
        places = [start for start, _ in triple.cue] + [triple.content[0][0]]
        return {place // 100 + step for place in places for step in (-1, 0, 1)}

    def has(self, triple: Attributed) -> bool:
        cells = {place // 100 for place in [*[start for start, _ in triple.cue], triple.content[0][0]]}
        near = [other for cell in cells for other in self._near.get(cell, ())[-12:]]
        return any(_touch(triple.cue, other.cue) or _same(triple, other) for other in near)


def _touch(a: Sequence[Range], b: Sequence[Range]) -> bool:
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def _same(a: Attributed, b: Attributed) -> bool:
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a.content for y in b.content)
    longest = max(sum(end - start for start, end in triple.content) for triple in (a, b))
    return common > SAME * longest and (_touch(a.source, b.source) or not a.source)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A triple with its ranges tidied, and its cue's lemma."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    lemma: str
    verbatim: bool
    under: tuple[Range, ...] = ()

    @property
    def order(self) -> tuple[object, ...]:
        """Text order: by the first anchor of any part, then whole content, then cue."""
        return (min(r[0] for part in (self.source, self.cue, self.content) for r in part), self.content, self.cue)

    @property
    def place(self) -> int:
        """Where its cue starts; its content, where it has no cue."""
        return (self.cue or self.content)[0][0]

    @property
    def length(self) -> int:
        """How many code points its content has."""
        return sum(end - start for start, end in self.content)

    def carries(self, inner: _Parts) -> bool:
        """Whether the source and the cue of another stand in the content of this one."""
        parts = inner.source + inner.cue
        return bool(parts) and all(any(s <= p[0] and p[1] <= e for s, e in self.content) for p in parts)


def assemble(words: Words, triples: Iterable[Attributed], quotations: Sequence[Quotation]) -> tuple[Statement, ...]:
    """The statements in text order of their first anchor, `s1`, `s2`, …; speaker and addressee stay `None`.

    A statement inside another's content gets that one, the innermost, as its carrier; where it is not surely one
    (a wish, an object, a belief), it is left to the outer statement.
    """
    everything = sorted((p for t in triples if (p := _parts(words, t)).content), key=lambda parts: parts.order)
    carriers = _carriers(everything)
    stands = [k for k, parts in enumerate(everything) if k not in carriers or parts.confidence >= SURE]
    kept = [everything[k] for k in stands]
    carriers = _carriers(kept)
    manners = _Manners(words.text, quotations)
    inner: dict[int, list[Range]] = {}
    for k, outer in carriers.items():
        inner.setdefault(outer, []).extend(kept[k].content)
    return tuple(
        _statement(
            words.text,
            parts,
            k,
            carriers.get(k),
            "direct" if parts.verbatim else manners.of(parts.content, inner.get(k, ())),
        )
        for k, parts in enumerate(kept)
    )


def _parts(words: Words, triple: Attributed) -> _Parts:
    text = words.text
    cue = tidy(text, triple.cue)
    lemma = getattr(triple, "lemma", "") or _lemma_of(words, cue)
    return _Parts(
        tidy(text, triple.source),
        cue,
        tidy(text, triple.content),
        triple.confidence,
        lemma,
        _is_verbatim(triple),
        tuple(getattr(triple, "under", ())),
    )


def _is_verbatim(triple: Attributed) -> bool:
    return bool(getattr(triple, "verbatim", False))


def _statement(text: str, parts: _Parts, k: int, carrier: int | None, manner: Manner) -> Statement:
    return Statement(
        id=f"s{k + 1}",
        source=passage(text, parts.source) if parts.source else None,
        cue=_cue(text, parts.cue, parts.lemma) if parts.cue else None,
        content=passage(text, parts.content),
        manner=manner,
        stance=stance_of(parts.lemma),
        carrier=None if carrier is None else f"s{carrier + 1}",
    )


def _cue(text: str, ranges: Sequence[Range], lemma: str) -> Cue:
    plain = passage(text, ranges)
    return Cue(plain.anchors, plain.text, lemma)


def _lemma_of(words: Words, cue: Sequence[Range]) -> str:
    """The lemma of the reporting verb among a cue's words, else of its last word; "" without a cue."""
    lemma = ""
    for start, end in cue:
        for i in words.tokens_in(start, end):
            verb = cue_verb(words.lower[i], words.lemma[i])
            if verb is not None:
                return verb.lemma
            # In headlines the parse takes "Urges" for a name, and its lemma for "urges".
            lemma = headline_forms().get(words.lower[i], words.lemma[i])
    return lemma


class _Manners:
    """Tells how a content quotes: `direct` where it is all in quotation marks, `mixed` partly, else `indirect`."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        # How many letters stand before each code point.
        self._letters = list(accumulate((character not in POINTS for character in text), initial=0))
        self._quotations = quotations
        self._starts = [quotation.start for quotation in quotations]

    def of(self, content: Sequence[Range], inner: Sequence[Range]) -> Manner:
        """The manner of a content; what is quoted inside `inner`, the content of statements in it, is theirs."""
        quoted = total = 0
        for start, end in content:
            total += self._letters[end] - self._letters[start]
            reached = start
            for k in range(bisect_left(self._starts, start), bisect_right(self._starts, end - 1)):
                quotation = self._quotations[k]
                if quotation.end <= reached or any(s <= quotation.start and quotation.end <= e for s, e in inner):
                    continue
                low, high = max(reached, quotation.start), min(end, quotation.end)
                quoted += self._letters[high] - self._letters[low]
                reached = quotation.end
        if not quoted:
            return "indirect"
        return "direct" if quoted >= total else "mixed"


def _carriers(everything: Sequence[_Parts]) -> dict[int, int]:
    """For each statement inside another's content, by their places, the innermost one that carries it."""
    openings = sorted(
        range(len(everything)), key=lambda k: (everything[k].content[0][0], -everything[k].content[-1][1])
    )
    active: list[int] = []
    carriers: dict[int, int] = {}
    by_cue = {parts.cue: k for k, parts in enumerate(everything) if parts.cue}
    opened = 0
    for k in sorted(range(len(everything)), key=lambda k: everything[k].place):
        parts = everything[k]
        while opened < len(openings) and everything[openings[opened]].content[0][0] <= parts.place:
            active.append(openings[opened])
            opened += 1
        active = [outer for outer in active if everything[outer].content[-1][1] > parts.place][-DEEPEST:]
        if parts.under in by_cue:
            carriers[k] = by_cue[parts.under]
            continue
        holding = [o for o in active if o != k and everything[o].carries(parts) and not parts.carries(everything[o])]
        if holding:
            carriers[k] = min(holding, key=lambda o: (everything[o].length, o))
    return carriers

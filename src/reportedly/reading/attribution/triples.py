"""What a spotter finds: source, cue and content as ranges of code points, before anything is decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["Attributed", "Spotter", "Triple", "tidy"]


class Attributed(Protocol):
    """Anything with the three parts; each is empty where the text has none, or holds ranges in text order."""

    @property
    def source(self) -> Sequence[Range]:
        """Who says it."""
        ...

    @property
    def cue(self) -> Sequence[Range]:
        """The words that attribute."""
        ...

    @property
    def content(self) -> Sequence[Range]:
        """What is said."""
        ...

    @property
    def confidence(self) -> float:
        """From 0 to 1."""
        ...


class Spotter(Protocol):
    """Finds the attributions of a text: the replaceable core of the reader."""

    def spot(self, doc: Doc, words: Words, quotations: Sequence[Quotation]) -> Sequence[Attributed]:
        """The attributions, in any order."""
        ...


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution. `lemma` is the cue's dictionary form where the spotter knows it.

    `verbatim`: the layout says that these are the very words, though no quotation marks do. `under`: the cue of the
    statement that carries this one without holding it ("the agency reported, citing officials"); empty: none.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float = 1.0
    lemma: str = ""
    verbatim: bool = False
    under: tuple[Range, ...] = ()


def tidy(text: str, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges sorted, joined where only space parts them, without space at their ends; empty ones are left out."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    trimmed = [_without_space(text, start, end) for start, end in joined]
    return tuple((start, end) for start, end in trimmed if start < end)


def _without_space(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

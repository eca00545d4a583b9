"""The text cut at every boundary of an anchor, so that nested and overlapping evidence can be marked."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.model import Anchor

__all__ = ["Mark", "MarkRole", "Paragraph", "Segment", "paragraphs", "segments"]

MarkRole = Literal["source", "cue", "content", "evidence", "mention", "furniture", "credit"]

BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
LINE_END = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """One anchor of an entry, and what it is to that entry."""

    anchor: Anchor
    entry: str
    role: MarkRole


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks throughout; the innermost mark is first, mentions are last."""

    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words from `start` to `end`, then white space up to the `next` paragraph."""

    start: int
    end: int
    next: int


def paragraphs(text: str) -> list[Paragraph]:
    """Cover `text` without a gap. Blank lines part paragraphs; where there are none, each line is one."""
    separator = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_END
    found = []
    start = 0
    for gap in separator.finditer(text):
        found.append(Paragraph(start, gap.start(), gap.end()))
        start = gap.end()
    if start < len(text):
        found.append(Paragraph(start, len(text), len(text)))
    return found


def segments(length: int, marks: Iterable[Mark], breaks: Iterable[int] = ()) -> list[Segment]:
    """Cut `[0, length)` at each end of a mark and at `breaks`; marks that reach past `length` are left out."""
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.anchor.end <= length:
            opening[mark.anchor.start].append(mark)
            closing[mark.anchor.end].append(mark)
    cuts = sorted({0, length, *opening, *closing, *(cut for cut in breaks if 0 < cut < length)})
    active: dict[int, Mark] = {}
    found = []
    for start, end in pairwise(cuts):
        for mark in closing[start]:
            active.pop(id(mark), None)
        active.update((id(mark), mark) for mark in opening[start])
        found.append(Segment(start, end, tuple(sorted(active.values(), key=_innermost_first))))
    return found


def _innermost_first(mark: Mark) -> tuple[bool, int, str]:
    return mark.role in {"mention", "furniture", "credit"}, mark.anchor.end - mark.anchor.start, mark.entry

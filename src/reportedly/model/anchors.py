"""Anchors: half-open ranges of Unicode code points in `article.text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Anchor", "Passage", "passage"]


class Anchor(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A half-open range `[start, end)` of code points in `article.text`; never empty.

    Written as `[start, end]` in JSON. Raises `ValueError` where it ends before it starts.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            msg = f"anchor [{self.start}, {self.end}] is empty or reversed: give 0 <= start < end"
            raise ValueError(msg)

    def overlaps(self, other: Anchor) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Anchor) -> bool:
        """Whether `other` lies inside this one, or equals it."""
        return self.start <= other.start and other.end <= self.end

    def text_of(self, text: str) -> str:
        """The evidence: `text[start:end]`."""
        return text[self.start : self.end]


class Passage(msgspec.Struct, frozen=True):
    """One or more anchors in text order, and what they read as, joined by " … " where there are several."""

    anchors: tuple[Anchor, ...]
    text: str

    def __post_init__(self) -> None:
        if not self.anchors:
            msg = "a passage needs at least one anchor"
            raise ValueError(msg)

    @property
    def start(self) -> int:
        """Where its first anchor starts."""
        return self.anchors[0].start

    @property
    def end(self) -> int:
        """Where its last anchor ends."""
        return self.anchors[-1].end

    def holds(self, anchor: Anchor) -> bool:
        """Whether one of the anchors holds `anchor`."""
        return any(part.holds(anchor) for part in self.anchors)

    def overlaps(self, anchor: Anchor) -> bool:
        """Whether one of the anchors shares a character with `anchor`."""
        return any(part.overlaps(anchor) for part in self.anchors)


def passage(text: str, ranges: Iterable[tuple[int, int]]) -> Passage:
    """The passage of these ranges of `text`, sorted; its words are read from `text`.

    Raises `ValueError` where a range is empty, reversed or past the end of the text.
    """
    anchors = tuple(sorted(Anchor(start, end) for start, end in ranges))
    for anchor in anchors:
        if anchor.end > len(text):
            msg = f"anchor [{anchor.start}, {anchor.end}] ends past the text of {len(text)} code points"
            raise ValueError(msg)
    return Passage(anchors, " … ".join(anchor.text_of(text) for anchor in anchors))

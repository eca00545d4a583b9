"""The lines of a text, with where their words start and end."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.model import Anchor

__all__ = ["Line", "ends_a_sentence", "lines_of"]

SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*$|[\"”»]$")


class Line(NamedTuple):
    """One line without the space around it: `text == article.text[start:end]`; empty where the line is blank."""

    start: int
    end: int
    text: str

    @property
    def anchor(self) -> Anchor:
        """Its anchor. Raises `ValueError` for a blank line."""
        return Anchor(self.start, self.end)


def lines_of(text: str) -> list[Line]:
    """The lines of a text, blank ones too; `text` has LF alone for line breaks."""
    found = []
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        start = at + len(raw) - len(raw.lstrip()) if words else at
        found.append(Line(start, start + len(words), words))
        at += len(raw) + 1
    return found


def ends_a_sentence(words: str) -> bool:
    """Whether a line ends as a sentence does: with a stop or a closing quotation mark."""
    return SENTENCE_END.search(words[-8:]) is not None

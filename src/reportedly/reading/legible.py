"""A text as the readers want it: in mixed case, its paragraphs unbroken; and what they read, given back as it was printed.

Wires and archives print texts in capitals, or break their lines at a fixed width. Such a text is read in another setting
of the same length: capitals by `reading/truecasing.py`; a line break inside a paragraph is a space; after a dateline in
such a text a new line starts. Every anchor holds for both. Any other text stays as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.model import Anchor, Article, Passage
from reportedly.reading.truecasing import in_capitals, truecased

if TYPE_CHECKING:
    from reportedly.model import Reading

__all__ = ["as_printed", "legible"]

# Line breaks between two lines of a paragraph; fewer show no fixed width.
FEWEST_BREAKS = 4
NARROWEST, WIDEST = 40, 100
# Of the breaks of a text of fixed width: where the next word would not have fitted, and where no sentence ends.
FULL_SHARE, RUNNING_SHARE = 0.85, 0.6
FILLED = 0.85  # of the width, for lines that an editor broke a little early
SENTENCE_ENDS = ".!?:\"”'’)"
BREAK = re.compile(r"(?<=[^\s])[ \t]*\n[ \t]*(?=[^\s])")
# A dateline: a place, a date or agency, a dash, and tags in square brackets that may follow.
DATELINE = re.compile(r"\A\s*[^\n\]]{3,70}?\s(?:--?|–|—)\s*(?:\[[^\]]{1,80}\]\s*)*(\s)(?=\S)")
TAG = re.compile(r"\n\s*\[[^\]\n]{1,40}\](\s)(?=\S)")


def legible(text: str) -> str:
    """The text in which to read; as long as the text, and the text itself where it is legible."""
    capitals = in_capitals(text)
    wrapped = _is_wrapped(text)
    if wrapped:
        text = BREAK.sub(lambda match: " " * len(match[0]), text)
    if wrapped or capitals:
        text = _broken_after(TAG, _broken_after(DATELINE, text))
    return truecased(text) if capitals else text


def _broken_after(lead: re.Pattern[str], text: str) -> str:
    """A line break for the last blank of what leads a text or paragraph."""
    parts, done = [], 0
    for match in lead.finditer(text):
        parts += [text[done : match.start(1)], "\n"]
        done = match.end(1)
    return "".join([*parts, text[done:]])


def _is_wrapped(text: str) -> bool:
    """Whether lines end at a fixed width, by the breaks between two lines of one paragraph."""
    lines = text.split("\n")
    breaks = [(a.rstrip(), b.split(maxsplit=1)[0]) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(breaks) < FEWEST_BREAKS:
        return False
    width = sorted(len(line) for line, _ in breaks)[len(breaks) * 4 // 5]
    if not NARROWEST <= width <= WIDEST:
        return False
    full = sum(len(line) + 1 + len(word) > FILLED * width for line, word in breaks)
    running = sum(line[-1] not in SENTENCE_ENDS for line, _ in breaks)
    return full >= FULL_SHARE * len(breaks) and running >= RUNNING_SHARE * len(breaks)


def as_printed(reading: Reading, article: Article) -> Reading:
    """A reading of the legible text, given back over the article as it was printed.

    Words with an anchor are cut from the article anew. Names, titles and issues have none of their own: they stand in
    capitals where the article does.
    """
    printer = _Printer(article.text)
    entries = {name: printer.again(getattr(reading, name)) for name in ENTRIES}
    return msgspec.structs.replace(reading, article=article, **entries)


ENTRIES = ("actors", "statements", "acts", "figures", "positions", "talks", "gaps")
# Fields with words of the article that have no anchor; all others hold ids, anchors and words of ours.
LOOSE = frozenset({"name", "aliases", "title", "issue", "issues", "condition", "venue", "text"})


class _Printer:
    """Sets entries in the letters of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._capitals = in_capitals(text)

    def again(self, value: Any, field: str = "") -> Any:
        """A field's value, or a struct with all that it holds, in the letters of the text."""
        if isinstance(value, tuple):
            return tuple(self.again(part, field) for part in value)
        if isinstance(value, str):
            return value.upper() if self._capitals and field in LOOSE else value
        if not isinstance(value, msgspec.Struct) or isinstance(value, Anchor):
            return value
        changed = {name: self.again(getattr(value, name), name) for name in value.__struct_fields__}
        if isinstance(value, Passage):
            changed["text"] = " … ".join(anchor.text_of(self._text) for anchor in value.anchors)
        elif "text" in changed and changed.get("anchor") is not None:
            changed["text"] = changed["anchor"].text_of(self._text)
        return msgspec.structs.replace(value, **changed)

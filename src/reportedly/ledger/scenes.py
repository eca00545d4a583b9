"""Where and in what connection a figure stands: the proper names around it that name no actor.

A count seldom repeats the place of what it counts. The names in its sentence, or else in one of the three before, or
else in the headline, tell which counts may be of the same people; those of a headline are looked for in what follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Anchor, Reading

__all__ = ["Scenes"]

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?![\s”’\"')])[^.!?\n]*)*[.!?]*[”’\"')]*")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
MOST, BACK = 8, 3  # names; sentences
BEING = re.compile(r"\s+(?:were|are|was|is|being|of whom were)\s+([a-z]+)")
TREATED = re.compile(r"\b(?:treated|treating|admitted|hospitali[sz]ed)\b")
DATES = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


class Scenes:
    """The scenes of one article."""

    def __init__(self, reading: Reading) -> None:
        """Sentences are told by their marks: the parse is not kept."""
        self.text = reading.article.text
        self._known: dict[int, list[str]] = {}
        self.spans = [match.span() for match in SENTENCE.finditer(self.text) if match[0].strip()]
        # A word that is written without a capital elsewhere is no name; one that opens a sentence may be none.
        self.plain = {match[0] for match in WORD.finditer(self.text) if match[0][0].islower()}
        self.actors = {
            word.casefold()
            for actor in reading.actors
            for name in (actor.name, *actor.aliases, *(role.title for role in actor.roles))
            for word in _words(name)
            if actor.kind != "unnamed"
        } | {word for credit in reading.article.credits for word in _words(credit.name)}

    def of(self, anchor: Anchor) -> list[str]:
        """The names of the scene of a figure, in order."""
        at = next((k for k, (_, end) in enumerate(self.spans) if anchor.start < end), None)
        if at is None:
            return []
        near = [*range(at, max(-1, at - BACK - 1), -1), 0] if at else range(min(BACK + 1, len(self.spans)))
        return next(filter(None, (self._names_of(k) for k in near)), [])

    def part_of(self, anchor: Anchor) -> str | None:
        """What the text around a count says of whom it counts: "soldiers" in "nine of them were soldiers"; "treated"."""
        after = BEING.match(self.text, anchor.end)
        if after:
            return after[1]
        span = next((span for span in self.spans if anchor.start < span[1]), None)
        return "treated" if span and TREATED.search(self.text, *span) else None

    def _names_of(self, k: int) -> list[str]:
        if k not in self._known:
            self._known[k] = self._names(*self.spans[k])
        return self._known[k]

    def _names(self, start: int, end: int) -> list[str]:
        found = set()
        for match in WORD.finditer(self.text, start, end):
            word = match[0]
            low = _bare(word)
            if not word[0].isupper() or (word.isupper() and len(word) > 5) or low in DATES or low in self.actors:
                continue
            if "-" in word and word.rpartition("-")[2].islower():
                continue  # "Front-led"
            if word.casefold() in self.plain or word[0].lower() + word[1:] in self.plain:
                continue
            if not WORD.search(self.text, start, match.start()) and not self._elsewhere(word):
                continue
            found.add(low)
        return sorted(found)[:MOST]

    def _elsewhere(self, word: str) -> bool:
        """Whether a word has its capital within a sentence too."""
        return re.search(rf"[a-z,] {re.escape(word)}\b", self.text) is not None


def _bare(word: str) -> str:
    low = word.casefold().replace("’", "'")
    return low.removesuffix("'s").removesuffix("'")


def _words(name: str) -> list[str]:
    return [_bare(match[0]) for match in WORD.finditer(name)]

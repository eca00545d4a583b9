"""A parse in which one name stands in the place of all names, so that what is tagged does not hang on whose they are.

The tagger reads the letters of words, and a name has letters that it may have seen in training; its windows are cut by
how many pieces a word has. Under a swap of two names it then sees the same text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, TAG
from spacy.tokens import Doc

from reportedly.reading.masking import RANKS, TITLES, masked_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.reading.attribution.words import Range, Words

__all__ = ["Veil"]

# One for all: with one each, in the order of names, a name that is missed would move those of all names after it.
STAND_IN = "Harris"  # one piece to the tagger
PROPER = frozenset(["NNP", "NNPS"])
LABELS = (HEAD, DEP, TAG, ENT_IOB, ENT_TYPE)


class Veil:
    """The parse of an article with a stand-in for its names, and the way back from its code points."""

    def __init__(self, doc: Doc, words: Words) -> None:
        shown = _stand_ins(doc)
        self.doc = Doc(doc.vocab, words=shown, spaces=[bool(token.whitespace_) for token in doc])
        self.doc.from_array(list(LABELS), doc.to_array(list(LABELS)))
        self._words = words
        self._starts: list[int] = []
        at = 0
        for i, word in enumerate(shown):
            self._starts.append(at)
            at += len(word) + (i + 1 < len(shown) and words.starts[i + 1] > words.ends[i])
        self._ends = [start + len(word) for start, word in zip(self._starts, shown, strict=True)]

    def behind(self, ranges: Iterable[Range]) -> tuple[Range, ...]:
        """Ranges of the veiled text in the article's code points; an end inside a stand-in becomes that of its name."""
        return tuple((self._start(start), self._end(end)) for start, end in ranges)

    def before(self, start: int, end: int) -> Range:
        """A range of whole tokens of the article in the veiled text's code points."""
        tokens = self._words.tokens_in(start, end)
        return self._starts[tokens[0]], self._ends[tokens[-1]]

    def _start(self, place: int) -> int:
        i = bisect_right(self._starts, place) - 1
        return self._words.starts[i] + (place - self._starts[i] if self._is_shown(i) else 0)

    def _end(self, place: int) -> int:
        i = max(bisect_left(self._starts, place) - 1, 0)
        return self._words.starts[i] + place - self._starts[i] if self._is_shown(i) else self._words.ends[i]

    def _is_shown(self, i: int) -> bool:
        return self.doc[i].lower_ == self._words.lower[i]


def _stand_ins(doc: Doc) -> list[str]:
    """The words of a parse, each name replaced by the stand-in, in capitals where it is; titles and days are shown."""
    shown = []
    for token, masked in zip(doc, masked_words(doc), strict=True):
        word, lower = token.text, token.lower_
        is_proper = token.tag_ in PROPER and word[0].isupper() and word.isalpha()
        if masked != word or (is_proper and lower not in TITLES and lower not in RANKS):
            word = STAND_IN.upper() if word.isupper() and len(word) > 1 else STAND_IN
        shown.append(word)
    return shown

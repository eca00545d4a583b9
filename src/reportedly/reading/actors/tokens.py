"""The parse as plain lists: each attribute is fetched from spaCy once, since readers ask for it many times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.reading.parsing import ParsedArticle

__all__ = ["Tokens"]

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
# A line is set as a headline where at least this share of its longer words has capitals: prose stays below 0.5.
HEADLINE_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Tokens:
    """Lists parallel to the tokens of the parse. `sentence` is -1 in furniture and in sentences of space alone.

    `initial` marks what opens a sentence, a quotation or a line; `headline` the words of title-case or all-capital
    lines, where capitals tell nothing; `quoted` the words inside quotation marks.
    """

    text: list[str] = field(repr=False)
    lower: list[str] = field(repr=False)
    tag: list[str] = field(repr=False)
    dep: list[str] = field(repr=False)
    head: list[int] = field(repr=False)
    lemma: list[str] = field(repr=False)
    label: list[str] = field(repr=False)
    start: list[int] = field(repr=False)
    end: list[int] = field(repr=False)
    sentence: list[int] = field(repr=False)
    bounds: list[tuple[int, int]] = field(repr=False)
    initial: list[bool] = field(repr=False)
    headline: list[bool] = field(repr=False)
    quoted: list[bool] = field(repr=False)

    @classmethod
    def of(cls, parsed: ParsedArticle) -> Tokens:
        """The lists of a parsed article."""
        doc = list(parsed.doc)
        text = [token.text for token in doc]
        tag = [token.tag_ for token in doc]
        start = [token.idx for token in doc]
        bounds = [(span.start, span.end) for span in parsed.sentences]
        sentence = [-1] * len(doc)
        for number, (first, last) in enumerate(bounds):
            sentence[first:last] = [number] * (last - first)
        return cls(
            text=text,
            lower=[word.lower().replace("’", "'") for word in text],
            tag=tag,
            dep=[token.dep_ for token in doc],
            head=[token.head.i for token in doc],
            lemma=[token.lemma_.lower() for token in doc],
            label=[token.ent_type_ for token in doc],
            start=start,
            end=[offset + len(word) for offset, word in zip(start, text, strict=True)],
            sentence=sentence,
            bounds=bounds,
            initial=_initial(text, bounds),
            headline=_headline(text, tag, bounds),
            quoted=_quoted(text, sentence),
        )

    def __len__(self) -> int:
        return len(self.text)

    def words(self, first: int, last: int) -> str:
        """The text of tokens `[first, last)` on one line, spaced as the article spaces it."""
        parts = [
            word if i == first or self.end[i - 1] == self.start[i] else " " + word
            for i, word in enumerate(self.text[first:last], first)
        ]
        return " ".join("".join(parts).split())

    def before(self, i: int) -> int:
        """The last token before `i` that is not space; -1 where there is none."""
        i -= 1
        while i >= 0 and self.tag[i] == "_SP":
            i -= 1
        return i

    def at(self, offset: int) -> int:
        """The index of the token that holds a code point, or of the next one after it; `len(self)` past the end."""
        low, high = 0, len(self.end)
        while low < high:
            middle = (low + high) // 2
            if self.end[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low


def _initial(text: Sequence[str], bounds: Sequence[tuple[int, int]]) -> list[bool]:
    """True for the first word of a sentence, and of a quotation or of what follows a colon inside one."""
    initial = [False] * len(text)
    for first, last in bounds:
        opens = True
        for i in range(first, last):
            if text[i][0].isalnum():
                initial[i] = opens
                opens = False
            elif text[i] in "“\"‘':–—" or text[i] == "...":
                opens = True
    return initial


def _is_told(text: Sequence[str], tag: Sequence[str], first: int, last: int) -> bool:
    """Whether a line full of names is a sentence all the same: a full stop ends it, and its verb has no capital."""
    return "." in text[max(first, last - 2) : last] and any(
        tag[i] in {"VBD", "VBZ", "VBP"} and text[i][0].islower() and len(text[i]) > 1 for i in range(first, last)
    )


def _headline(text: Sequence[str], tag: Sequence[str], bounds: Sequence[tuple[int, int]]) -> list[bool]:
    headline = [False] * len(text)
    for first, last in bounds:
        long = [word for word in text[first:last] if len(word) > 3 and word[0].isalpha()]
        capital = sum(word[0].isupper() for word in long)
        shouted = [word for word in text[first:last] if len(word) > 1 and word[0].isalpha()]
        titled = len(long) > 3 and capital >= HEADLINE_SHARE * len(long)
        if (titled and not _is_told(text, tag, first, last)) or (
            len(shouted) > 1 and all(word.isupper() for word in shouted)
        ):
            headline[first:last] = [True] * (last - first)
    return headline


def _quoted(text: Sequence[str], sentence: Sequence[int]) -> list[bool]:
    """Marks what stands between double quotation marks; a line break closes them."""
    quoted = [False] * len(text)
    inside = False
    for i, word in enumerate(text):
        if sentence[i] < 0 or "\n" in word:
            inside = inside and "\n" not in word
        elif word in OPENING:
            inside = True
        elif word in CLOSING:
            inside = False
        elif word == STRAIGHT:
            inside = not inside
        else:
            quoted[i] = inside
    return quoted

"""The parse as plain lists, made once an article: what the attribution rules look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.attrs import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span

__all__ = ["Range", "Words", "words_of"]

Range = tuple[int, int]
LINE = re.compile(r"[^\n]+")
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists, one value a token; `left` and `right` are the first and last token of its subtree.

    `sentence[i]` is the number of the token's sentence in `sentences` (first and last token), -1 in furniture.
    `lines` are the ranges of code points of the lines that hold more than space.
    """

    text: str
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    lines: list[Range]

    def __len__(self) -> int:
        return len(self.lower)

    def first_from(self, place: int) -> int:
        """The first token that ends past a code point."""
        return bisect_right(self.ends, place)

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that share a character with `[start, end)`."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def line_at(self, place: int) -> Range:
        """The line that holds a code point; an empty range where that is none."""
        k = bisect_right(self.lines, (place, len(self.text) + 1)) - 1
        if k >= 0 and self.lines[k][0] <= place < self.lines[k][1]:
            return self.lines[k]
        return (place, place)

    def span(self, first: int, last: int) -> Range:
        """The code points from the first to the last token, both included."""
        return (self.starts[first], self.ends[last])

    def is_verb(self, i: int) -> bool:
        """Whether a token is tagged as a verb (modals left out)."""
        return self.tag[i].startswith("VB")

    def kids_by(self, i: int, *deps: str) -> list[int]:
        """The children that hang on a token by one of these relations."""
        return [k for k in self.kids[i] if self.dep[k] in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child that hangs on a token by one of these relations."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)


def words_of(text: str, doc: Doc, sentences: Iterable[Span]) -> Words:
    """The lists for a parsed text."""
    head = _heads(doc)
    kids: list[list[int]] = [[] for _ in head]
    for i, governor in enumerate(head):
        if governor != i:
            kids[governor].append(i)
    left, right = _edges(head, kids)
    starts, ends, lower, lemma, tag, dep = [], [], [], [], [], []
    for token in doc:
        starts.append(token.idx)
        ends.append(token.idx + len(token))
        lower.append(token.lower_)
        lemma.append(token.lemma_.lower())
        tag.append(token.tag_)
        dep.append(token.dep_)
    spans = [(sentence.start, sentence.end - 1) for sentence in sentences]
    number = [-1] * len(head)
    for k, (first, last) in enumerate(spans):
        number[first : last + 1] = [k] * (last + 1 - first)
    lines = [match.span() for match in LINE.finditer(text) if not match.group().isspace()]
    return Words(text, lower, lemma, tag, dep, head, kids, left, right, starts, ends, number, spans, lines)


def _heads(doc: Doc) -> list[int]:
    offsets = doc.to_array([HEAD]).reshape(-1).astype("int64")
    return [i + int(offset) for i, offset in enumerate(offsets)]


def _edges(head: list[int], kids: list[list[int]]) -> tuple[list[int], list[int]]:
    """First and last token of every subtree, leaves first, so that a chain of any depth costs linear time."""
    left, right = list(range(len(head))), list(range(len(head)))
    waiting = [len(below) for below in kids]
    ready = [i for i, count in enumerate(waiting) if count == 0]
    while ready:
        i = ready.pop()
        governor = head[i]
        if governor == i:
            continue
        left[governor] = min(left[governor], left[i])
        right[governor] = max(right[governor], right[i])
        waiting[governor] -= 1
        if waiting[governor] == 0:
            ready.append(governor)
    return left, right

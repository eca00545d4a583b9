"""The words of an article as they are compared: case and quotation marks apart, furniture and credits left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Article

__all__ = ["SHINGLE", "Words", "fingerprints", "words_of"]

SHINGLE = 5  # words; phrases of four are shared by articles that have nothing else in common
SAMPLE = 8  # one of so many shingles is kept as a fingerprint
WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
SENTENCE_MARK = re.compile(r"[.!?\n]")
QUOTED = re.compile(r"“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»\n]{1,2000}»")
CAPTION = re.compile(
    r"(?:file )?(?:photo|image|picture|photograph|video|credit)s?\b.{0,12}[:/(]"
    r"|.*\((?:[^()]*\b(?:photos?|photograph|images?|pictures?|pool|handout|courtesy|getty|via)\b[^()]*|[^()/]{3,60}/[^()/]{2,60})\)\W*$",
    re.IGNORECASE,
)
LONGEST_CAPTION = 700  # code points

Hashes = npt.NDArray[np.uint64]
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F],
    dtype=np.uint64,
)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words that count: their hashes, where each stands in the text, and whether it is quoted speech.

    `opens`: whether the word opens a sentence. 14 bytes a word.
    """

    hashes: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    quoted: npt.NDArray[np.bool_]
    opens: npt.NDArray[np.bool_]

    @property
    def shingles(self) -> Hashes:
        """The hash of each run of five words, in order; none for a text of fewer."""
        return _shingles(self.hashes)

    def __len__(self) -> int:
        """How many."""
        return len(self.hashes)


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    plain = word.casefold().replace("’", "'").replace("ʼ", "'")
    return int.from_bytes(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


def words_of(article: Article) -> Words:
    """The words of an article's body, in text order.

    Left out: the title where it stands first, byline, credits, furniture, and captions, which pages with nothing else
    in common share.
    """
    text = article.text
    found = list(WORD.finditer(text))
    spans = np.array([match.span() for match in found], dtype=np.int32).reshape(-1, 2)
    kept = ~_within(spans[:, 0], _left_out(article))
    starts, ends = spans[kept].T
    before = np.concatenate([np.zeros(1, dtype=np.int32), ends])[:-1]
    marks = np.array([match.start() for match in SENTENCE_MARK.finditer(text)], dtype=np.int32)
    return Words(
        np.array([_hash(found[k][0]) for k in np.flatnonzero(kept).tolist()], dtype=np.uint32),
        np.ascontiguousarray(starts),
        np.ascontiguousarray(ends),
        _within(starts, [match.span() for match in QUOTED.finditer(text)]),
        np.searchsorted(marks, starts) > np.searchsorted(marks, before),
    )


def _within(places: npt.NDArray[np.int32], spans: list[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Which places lie in one of the spans, which are in order, without overlaps."""
    edges = np.array(spans, dtype=np.int32).ravel()
    return np.asarray(np.searchsorted(edges, places, side="right") % 2 == 1, dtype=np.bool_)


def _left_out(article: Article) -> list[tuple[int, int]]:
    """Stretches of the text that are not its body, in order, without overlaps."""
    found = [(part.anchor.start, part.anchor.end) for part in article.furniture if part.anchor]
    found += [(credit.anchor.start, credit.anchor.end) for credit in article.credits if credit.anchor]
    found += list(_lines(article))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _lines(article: Article) -> Iterator[tuple[int, int]]:
    at = 0
    first = True
    for line in article.text.split("\n"):
        bare = line.strip()
        if bare:
            title = first and article.title is not None and bare.casefold() == article.title.casefold()
            byline = article.byline is not None and len(bare) < 2 * len(article.byline) + 20 and article.byline in bare
            if title or byline or (len(bare) < LONGEST_CAPTION and CAPTION.match(bare)):
                yield at, at + len(line)
            first = False
        at += len(line) + 1


def _shingles(words: npt.NDArray[np.uint32]) -> Hashes:
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    hashes = words.astype(np.uint64)
    length = len(hashes) - SHINGLE + 1
    with np.errstate(over="ignore"):
        mixed = hashes[:length] * _FACTORS[0]
        for k in range(1, SHINGLE):
            mixed += hashes[k : k + length] * _FACTORS[k]
        mixed ^= mixed >> np.uint64(31)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(29)
    return np.asarray(mixed, dtype=np.uint64)


def fingerprints(hashes: Hashes) -> Hashes:
    """The shingles that stand for all: the same ones are kept in every text, so that a part of one is found in it."""
    return np.unique(hashes[hashes % np.uint64(SAMPLE) == 0])

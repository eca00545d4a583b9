"""An index to which articles are added one at a time, and which finds those that share text with a new one.

Candidates come from MinHash and LSH (rensa), for texts that are alike as a whole, and from sampled shingles, for texts
of which one holds a part of the other. A copy of an article that is in it is not added as one to be found: later
copies are found by the first, so that ten thousand copies of one text cost no more than ten thousand texts.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from rensa import RMinHash, RMinHashLSH

from reportedly.copies.compare import Comparison, compare
from reportedly.copies.words import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.copies.words import Hashes, Words

__all__ = ["CopyIndex", "Match"]

PERMUTATIONS, BANDS = 64, 16  # four rows a band: texts half of whose shingles agree are found nine times in ten
SEED = 1
MOST_CANDIDATES = 12
LEAST_SHARE = 0.1  # of the fingerprints of the one that has fewer
COMMON = 12  # articles that are no copies of each other, and have one shingle: it is boilerplate
MOST_POSTINGS = 64
FEWEST_FINGERPRINTS = 2


@dataclass(frozen=True, slots=True)
class Match:
    """An article that was there before, by its number, and what the new one is to it (`a` is the new one)."""

    number: int
    comparison: Comparison


@dataclass(slots=True)
class CopyIndex:
    """Articles by number, in the order they came; `add` tells what a new one is to those before it.

    Memory: about 22 KB an article that is no copy. The state is plain tables (numbers by fingerprint, words by number),
    so that it can be kept in a database.
    """

    words: dict[int, Words] = field(default_factory=dict)
    postings: dict[int, list[int]] = field(default_factory=dict)
    exact: dict[bytes, int] = field(default_factory=dict)
    _lsh: RMinHashLSH = field(default_factory=lambda: RMinHashLSH(0.5, PERMUTATIONS, BANDS))
    sizes: dict[int, int] = field(default_factory=dict)
    added: int = 0

    def add(self, words: Words) -> tuple[int, list[Match]]:
        """The number of a new article, and those before it that it shares text with, nearest first."""
        number = self.added
        self.added += 1
        key = hashlib.sha256(words.hashes.tobytes()).digest()
        same = self.exact.get(key)
        if same is not None:
            return number, [Match(same, compare(words, self.words[same]))]
        hashes = words.shingles
        kept = fingerprints(hashes)
        minhash = _minhash(hashes)
        matches = sorted(self._matches(words, kept, minhash), key=_nearness)
        if not any(match.comparison.kind == "copy" for match in matches):
            self._keep(number, words, kept, minhash, key)
        return number, matches

    def _matches(self, words: Words, kept: Hashes, minhash: RMinHash | None) -> Iterator[Match]:
        counts: Counter[int] = Counter()
        common: set[int] = set()
        for fingerprint in kept.tolist():
            there = self.postings.get(fingerprint)
            if there is None:
                continue
            if len(there) >= COMMON:
                common.add(fingerprint)
            counts.update(there)
        near = set() if minhash is None else set(self._lsh.query(minhash))
        found = [
            number for number, count in counts.most_common(MOST_CANDIDATES) if self._may_share(number, count, kept)
        ]
        for number in sorted({*found, *sorted(near)[:MOST_CANDIDATES]}):
            comparison = compare(words, self.words[number], common)
            if comparison.kind != "independent":
                yield Match(number, comparison)

    def _may_share(self, number: int, count: int, kept: Hashes) -> bool:
        fewer = min(len(kept), self.sizes[number])
        return count >= min(FEWEST_FINGERPRINTS, fewer) and count >= LEAST_SHARE * fewer

    def _keep(self, number: int, words: Words, kept: Hashes, minhash: RMinHash | None, key: bytes) -> None:
        self.words[number] = words
        self.exact[key] = number
        self.sizes[number] = len(kept)
        if minhash is not None:
            self._lsh.insert(number, minhash)
        for fingerprint in kept.tolist():
            there = self.postings.setdefault(fingerprint, [])
            if len(there) < MOST_POSTINGS:
                there.append(number)


def _minhash(hashes: Hashes) -> RMinHash | None:
    if not len(hashes):
        return None
    minhash = RMinHash(PERMUTATIONS, SEED)
    minhash.update([f"{h:x}" for h in np.unique(hashes).tolist()])
    return minhash


def _nearness(match: Match) -> tuple[bool, float, int]:
    """Copies before overlaps, the largest share first, the earliest among equals."""
    comparison = match.comparison
    return (not comparison.is_copy, -(comparison.of_a + comparison.of_b), match.number)

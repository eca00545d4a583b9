"""Two articles side by side: the passages that they share, word for word, and what that makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from reportedly.copies.words import SHINGLE
from reportedly.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reportedly.copies.words import Hashes, Words

    Numbers = npt.NDArray[np.int64]

__all__ = ["Comparison", "Kind", "Passage", "Run", "compare", "runs_of"]

Kind = Literal["copy", "write-through", "excerpt", "overlap", "independent"]
SHORTEST = 8  # words of a passage; names and set phrases are shorter
# Shares of the words that are no quoted speech: two reporters quote the same words, and neither has them from the other.
SAME, QUARTER, SOME = 0.8, 0.25, 0.1
NEARLY_ALL, SMALL = 0.8, 0.5
EDGE = 3  # words at the end of a run that may belong to the next sentence of one text alone
FEWEST_SHARED = 25  # words, for an overlap
UNQUOTED = 40  # words; an article with fewer of its own is all quotation, and is compared as a whole


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both: `length` of them from `a` in the one and from `b` in the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The same run of words, as code points of each text."""

    a: Anchor
    b: Anchor


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two articles are to each other.

    `of_a`, `of_b`: the shares of each one's own words (no quoted speech, no boilerplate) that stand in the other.
    """

    kind: Kind
    of_a: float
    of_b: float
    passages: tuple[Passage, ...]
    runs: tuple[Run, ...]

    @property
    def is_copy(self) -> bool:
        """Whether one text was made from the other, or both from a third."""
        return self.kind in {"copy", "write-through", "excerpt"}


def compare(a: Words, b: Words, common: Collection[int] = frozenset()) -> Comparison:
    """What `a` and `b` are to each other; swapping them swaps the passages and changes nothing else.

    `common`: shingles that many unrelated articles of the collection have, which make no copy. Time grows with the
    lengths, not with their product.
    """
    swapped = _order(a, b)
    first, second = (b, a) if swapped else (a, b)
    runs = runs_of(first, second)
    boring = _common(first, common), _common(second, common)
    of_first = _share(first, [(run.a, run.length) for run in runs], boring[0])
    of_second = _share(second, [(run.b, run.length) for run in runs], boring[1])
    shared = sum(run.length for run in runs)
    kind = _kind(of_first, of_second, shared, len(first), len(second))
    if swapped:
        runs = sorted((Run(run.b, run.a, run.length) for run in runs), key=lambda run: run.a)
        of_first, of_second = of_second, of_first
    passages = tuple(_passage(a, b, run) for run in runs)
    return Comparison(kind, of_first, of_second, passages, tuple(runs))


def _order(a: Words, b: Words) -> bool:
    """Whether the two are exchanged, so that either order is compared the same way: the shorter first."""
    if len(a) != len(b):
        return len(a) > len(b)
    return a.hashes.tobytes() > b.hashes.tobytes()


def _passage(a: Words, b: Words, run: Run) -> Passage:
    return Passage(
        Anchor(int(a.starts[run.a]), int(a.ends[run.a + run.length - 1])),
        Anchor(int(b.starts[run.b]), int(b.ends[run.b + run.length - 1])),
    )


def runs_of(a: Words, b: Words) -> list[Run]:
    """The runs of words that stand in both, in the order of `a`, none overlapping another in either.

    Each shingle of `a` is looked up in `b`, and those that follow each other in both are one run. A shingle that `b` has
    several times stands for its first place, or for the place right after the run before.
    """
    in_a, in_b = a.shingles, b.shingles
    if not len(in_a) or not len(in_b):
        return []
    known, first = np.unique(in_b, return_index=True)
    at = np.minimum(np.searchsorted(known, in_a), len(known) - 1)
    i = np.flatnonzero(known[at] == in_a)
    if not len(i):
        return []
    j = _going_on(i, first[at[i]], in_a, in_b)
    breaks = np.flatnonzero((np.diff(i) != 1) | (np.diff(j) != 1)) + 1
    starts, ends = np.concatenate([[0], breaks]), np.concatenate([breaks, [len(i)]])
    taken = np.zeros(len(b), dtype=np.bool_)
    found: list[Run] = []
    free = 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        run = _trimmed(a, b, int(i[start]), int(j[start]), end - start + SHINGLE - 1, free, taken)
        if run is not None:
            found.append(run)
            free = run.a + run.length
            taken[run.b : run.b + run.length] = True
    return found


def _going_on(i: Numbers, j: Numbers, in_a: Hashes, in_b: Hashes) -> Numbers:
    """The places in `b`, each moved to right after the one before where the same shingle stands there."""
    j = j.copy()
    for k in np.flatnonzero((np.diff(i) == 1) & (np.diff(j) != 1)).tolist():
        # From here on as long as it holds: a repeated stretch is gone through once.
        n = k + 1
        while n < len(i) and i[n] == i[n - 1] + 1 and j[n] != j[n - 1] + 1:
            after = j[n - 1] + 1
            if after >= len(in_b) or in_b[after] != in_a[i[n]]:
                break
            j[n] = after
            n += 1
    return j


def _trimmed(a: Words, b: Words, i: int, j: int, length: int, free: int, taken: npt.NDArray[np.bool_]) -> Run | None:
    """The run without the words that are in another one, or in another sentence; `None` where too few are left."""
    ahead = max(free - i, 0)
    while ahead < length and taken[j + ahead]:
        ahead += 1
    i, j, length = i + ahead, j + ahead, length - ahead
    if length < SHORTEST:
        return None
    used = np.flatnonzero(taken[j : j + length])
    length = int(used[0]) if len(used) else length
    # "…, the ministry said" beside "… The fire": the article agrees by accident.
    parted = np.flatnonzero(a.opens[i : i + length] != b.opens[j : j + length])
    late = parted[parted >= length - EDGE]
    length = int(late[0]) if len(late) else length
    early = parted[(parted > 0) & (parted <= EDGE)]
    ahead = int(early[-1]) if len(early) else 0
    i, j, length = i + ahead, j + ahead, length - ahead
    return Run(i, j, length) if length >= SHORTEST else None


def _common(words: Words, common: Collection[int]) -> npt.NDArray[np.bool_]:
    """The words that stand in common shingles."""
    boring = np.zeros(len(words), dtype=np.bool_)
    if common:
        places = np.flatnonzero(np.isin(words.shingles, np.fromiter(common, dtype=np.uint64)))
        for k in range(SHINGLE):
            boring[places + k] = True
    return boring


def _share(words: Words, spans: Sequence[tuple[int, int]], boring: npt.NDArray[np.bool_]) -> float:
    """The share of the words that lie in the spans, of those that are the article's own."""
    own = ~(words.quoted | boring)
    if int(own.sum()) < UNQUOTED:
        own = ~boring
    total = int(own.sum())
    covered = sum(int(own[start : start + length].sum()) for start, length in spans)
    return covered / total if total else 0.0


def _kind(of_short: float, of_long: float, shared: int, short: int, long: int) -> Kind:
    """`copy`: nearly all of both; `excerpt`: nearly all of a much shorter one; `write-through`: a quarter of both together.

    Stories grow by paragraphs and lose others from version to version; articles of one day that only share background
    or a statement stay below.
    """
    if min(of_short, of_long) >= SAME:
        return "copy"
    if of_short >= NEARLY_ALL and short < SMALL * long:
        return "excerpt"
    together = (of_short * short + of_long * long) / max(1, short + long)
    if together >= QUARTER and shared >= FEWEST_SHARED:
        return "write-through"
    if shared >= FEWEST_SHARED or max(of_short, of_long) >= SOME > 0 < shared:
        return "overlap"
    return "independent"

"""Which cue a content belongs to, and which source a cue: a small learned scorer in numpy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.tagging.features import Ints, distance_bucket

Array = NDArray[np.float32]
Span = tuple[int, int]


def span_distances(deps: Sequence[Span], heads: Sequence[Span]) -> Ints:
    """(deps, heads) buckets of the gap from each dependent span to each head span, 0 where they overlap."""
    d, h = np.array(deps).reshape(-1, 1, 2), np.array(heads).reshape(1, -1, 2)
    after, before = h[..., 0] - d[..., 1], h[..., 1] - d[..., 0]
    return distance_bucket(np.where(after > 0, after, np.where(before < 0, before, 0)))


def same_piece(deps: Sequence[Span], heads: Sequence[Span], piece: Ints) -> Ints:
    """(deps, heads) 1 where both spans start on the same line of the window."""
    d, h = piece[[a for a, _ in deps]], piece[[a for a, _ in heads]]
    return np.asarray(d[:, None] == h[None, :], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Linker:
    """Weights of one kind of arc; see `training/attribution/model.py` for the torch twin and the shapes."""

    dep: Array
    dep_bias: Array
    head: Array
    head_offset: Array
    bilinear: Array
    head_bias: Array
    head_bias_offset: Array
    none: Array
    none_offset: Array
    distance: Array
    same: Array

    def score(self, hidden: Array, deps: Sequence[Span], heads: Sequence[Span], piece: Ints) -> Array:
        """(deps, heads + 1) scores, the last column for "no head"; spans are (first, last) positions in the window."""
        d = np.maximum(_ends(hidden, deps) @ self.dep.T + self.dep_bias, 0)
        none = d @ self.none.T + self.none_offset
        if not heads:
            return np.asarray(none, dtype=np.float32)
        h = np.maximum(_ends(hidden, heads) @ self.head.T + self.head_offset, 0)
        scores = d @ self.bilinear @ h.T + (h @ self.head_bias.T + self.head_bias_offset).T
        scores = scores + self.distance[span_distances(deps, heads), 0] + self.same[same_piece(deps, heads, piece), 0]
        return np.concatenate([scores, none], -1)


def read_linker(weights: Mapping[str, Array], kind: str) -> Linker:
    """A linker out of the arrays `<kind>.dep.weight` and so on, as torch names them."""
    names = [
        "dep.weight",
        "dep.bias",
        "head.weight",
        "head.bias",
        "bilinear",
        "head_bias.weight",
        "head_bias.bias",
        "none.weight",
        "none.bias",
        "distance.weight",
        "same_piece.weight",
    ]
    return Linker(*(weights[f"{kind}.{name}"].astype(np.float32) for name in names))


def _ends(hidden: Array, spans: Sequence[Span]) -> Array:
    return np.concatenate([hidden[[a for a, _ in spans]], hidden[[b for _, b in spans]]], -1)

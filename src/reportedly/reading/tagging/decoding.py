"""From a window's scores to spans: the best label sequence that is well formed, and how likely its spans are."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.reading.tagging.features import Ints

LABELS: Final = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
Role = Literal["source", "cue", "content"]
Floats = NDArray[np.float64]

_NEVER = -1e9
_ROLE = np.array([0, 1, 1, 2, 2, 3, 3])
_INSIDE = np.array([label.startswith("I-") for label in LABELS])
_START = np.where(_INSIDE, _NEVER, 0.0)
# An I follows a B or an I of its own role; a B never does: in PolNeAR dev 6 of 7,200 spans touch one of their role.
_SAME = _ROLE[:, None] == _ROLE[None, :]
_STEP = np.where(np.where(_INSIDE[None, :], ~_SAME, _SAME & (_ROLE[None, :] > 0)), _NEVER, 0.0)
_NAMES: Final[tuple[Role, ...]] = ("source", "cue", "content")
_OPEN, _MOVE = np.exp(_START), np.exp(_STEP)
_LEAST = 1e-12
_REMOTE = -6.0  # edges less likely than exp of this are left out of a sum


class Tagged(NamedTuple):
    """A span of a window: its role and the positions of its first and last word's first subword."""

    role: Role
    first: int
    last: int


def best_labels(scores: Floats, piece: Sequence[int] | Ints) -> Ints:
    """Viterbi over words: (words, 7) log-probabilities to label indices; nothing runs on from one piece to the next."""
    words, held = _side_by_side(piece)
    score = scores[words[:, 0]] + _START
    back = np.zeros((*words.shape, len(LABELS)), dtype=np.int64)
    back[...] = np.arange(len(LABELS))
    for k in range(1, words.shape[1]):
        moves = score[:, :, None] + _STEP
        here = held[:, k, None]
        back[:, k] = np.where(here, moves.argmax(1), back[:, k])
        score = np.where(here, moves.max(1) + scores[words[:, k]], score)
    labels = np.zeros(words.shape, dtype=np.int64)
    pieces = np.arange(len(words))
    labels[:, -1] = score.argmax(1)
    for k in range(words.shape[1] - 1, 0, -1):
        labels[:, k - 1] = back[pieces, k, labels[:, k]]
    return labels[held]


def _side_by_side(piece: Sequence[int] | Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """(pieces, longest piece) indices of words, and which of them are words: pieces are chains of their own, taken at once."""
    _, first, counts = np.unique(np.asarray(piece), return_index=True, return_counts=True)
    steps = np.arange(counts.max())
    held = steps[None, :] < counts[:, None]
    return np.where(held, first[:, None] + steps[None, :], first[:, None]), held


def to_spans(labels: Ints, words: Ints) -> list[Tagged]:
    """Spans of a well-formed label sequence, in text order; `words` are the positions of its words in the window."""
    spans: list[Tagged] = []
    for label, position in zip(labels.tolist(), words.tolist(), strict=True):
        if not label:
            continue
        role = _NAMES[int(_ROLE[label]) - 1]
        if _INSIDE[label] and spans:
            spans[-1] = spans[-1]._replace(last=position)
        else:
            spans.append(Tagged(role, position, position))
    return spans


def posteriors(scores: Floats, piece: Sequence[int] | Ints) -> Floats:
    """(words, 7) probabilities of each label over all well-formed sequences; scores and pieces as in `best_labels`."""
    words, held = _side_by_side(piece)
    weights = np.maximum(np.exp(scores - scores.max(1, keepdims=True)), 1e-30)[words]
    ahead, behind = np.empty_like(weights), np.ones_like(weights)
    for k in range(words.shape[1]):
        row = (ahead[:, k - 1] @ _MOVE if k else _OPEN) * weights[:, k]
        ahead[:, k] = row / row.sum(1, keepdims=True)
    for k in range(words.shape[1] - 2, -1, -1):
        row = (behind[:, k + 1] * weights[:, k + 1]) @ _MOVE.T
        behind[:, k] = np.where(held[:, k + 1, None], row / row.sum(1, keepdims=True), 1.0)
    both = (ahead * behind)[held]
    return np.asarray(both / both.sum(1, keepdims=True), dtype=np.float64)


class Extents:
    """How likely it is that a span of one role starts and ends where it does; all in words.

    The labels of a well-formed sequence are a Markov chain whose moves from B and from I are the same, so the
    probability of a span follows from the posteriors alone: B at its start, then one move to I for each further word.
    """

    def __init__(self, chances: Floats, piece: Sequence[int] | Ints, role: Role) -> None:
        """`chances` are `posteriors`."""
        begin = LABELS.index("B-" + role)
        here = chances[:, begin] + chances[:, begin + 1]
        goes_on = np.full(len(chances), _LEAST)
        goes_on[1:] = np.where(
            np.diff(np.asarray(piece)) == 0, chances[1:, begin + 1] / (here[:-1] + _LEAST), _LEAST
        ).clip(_LEAST, 1 - 1e-9)
        self._begin = np.log(chances[:, begin] + _LEAST)
        self._run = np.cumsum(np.log(goes_on))
        self._end = np.append(np.log1p(-goes_on[1:]), 0.0)

    def near(self, first: int, last: int) -> float:
        """Probability of a span that shares at least half of all words that it and first..last hold."""
        size = last - first + 1
        begins = np.arange(max(0, first - size), last + 1)
        ends = np.arange(first, min(len(self._end), last + size + 1))
        a = begins[self._begin[begins] > _REMOTE][:, None]
        b = ends[self._end[ends] > _REMOTE][None, :]
        shared = np.minimum(b, last) - np.maximum(a, first) + 1
        fits = (b >= a) & (shared > 0) & (3 * shared >= b - a + 1 + size)
        likely = self._begin[a] + self._run[b] - self._run[a] + self._end[b]
        return min(float(np.exp(likely[fits]).sum()), 1.0)


def log_softmax(logits: NDArray[np.floating]) -> Floats:
    """Row-wise log-probabilities in double precision."""
    scores = logits.astype(np.float64)
    scores -= scores.max(-1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(-1, keepdims=True)), dtype=np.float64)

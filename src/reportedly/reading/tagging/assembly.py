"""Join a window's spans to attributions: each content finds its cue, each cue its source; keep the likely ones."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from reportedly.reading.tagging.decoding import (
    LABELS,
    Extents,
    Floats,
    Tagged,
    best_labels,
    log_softmax,
    posteriors,
    to_spans,
)
from reportedly.reading.tagging.features import Ints
from reportedly.reading.tagging.linking import Array, Linker
from reportedly.reading.tagging.windows import Span, Window

EVIDENCE: Final = (
    "one",
    "content",  # these five are log-odds
    "cue",
    "source",
    "cue of content",
    "source of cue",
    "quoted",  # these three are flags
    "without cue",
    "without source",
)
_TEMPERATURE = 1.5  # of the labels' probabilities, where they are evidence; the model is too sure of itself


@dataclass(frozen=True, slots=True)
class Biases:
    """What is added to the logits of each role before decoding, tuned for the F1 of attributions."""

    source: float = 0.0
    cue: float = 0.0
    content: float = 0.0

    def row(self) -> Floats:
        """One value a label."""
        by_role = {"source": self.source, "cue": self.cue, "content": self.content}
        return np.array([by_role.get(label[2:], 0.0) for label in LABELS])


@dataclass(frozen=True, slots=True)
class Judge:
    """Logistic regression that says how likely an attribution is right, one weight for each of `EVIDENCE`.

    Those less likely than `least` are left out. The one without weights keeps all.
    """

    weights: tuple[float, ...] = (0.0,) * len(EVIDENCE)
    least: float = 0.0

    def __post_init__(self) -> None:
        """Raise `ValueError` on another number of weights."""
        if len(self.weights) != len(EVIDENCE):
            raise ValueError(f"{len(self.weights)} weights for {len(EVIDENCE)} pieces of evidence")

    def keeps(self, evidence: Floats) -> bool:
        """Whether an attribution with this evidence stays."""
        return bool(1 / (1 + np.exp(-np.dot(evidence, self.weights))) >= self.least)


@dataclass(frozen=True, slots=True)
class Linkers:
    """The two kinds of arc."""

    cue_of_content: Linker
    source_of_cue: Linker


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """Who (`source`), by which words (`cue`), said what (`content`).

    Each is a tuple of half-open code-point ranges in the text, in text order; `source` and `cue` may be empty,
    `content` is not. `confidence` is the mean probability, 0 to 1, that the model gives the labels of the
    words of cue and content.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


@dataclass(slots=True)
class _Draft:
    """An attribution in window positions, while it is put together."""

    cue: Span | None
    source: Span | None = None
    content: list[Span] = field(default_factory=list)
    to_cue: list[float] = field(default_factory=list)  # the chance of each content's arc
    to_source: float = 0.5


Scored = tuple[Window, Array, Array]
"""A window with the logits (length, 7) and the hidden states (length, width) that the model gives it."""


def read_attributions(
    scored: Sequence[Scored], linkers: Linkers, biases: Biases, judge: Judge | None = None
) -> list[TaggedAttribution]:
    """Decode windows, each by itself; together only because it is quicker."""
    judge = judge or Judge()
    weighed = weigh_attributions(scored, linkers, biases)
    return [attribution for attribution, evidence in weighed if judge.keeps(evidence)]


def weigh_attributions(
    scored: Sequence[Scored], linkers: Linkers, biases: Biases
) -> list[tuple[TaggedAttribution, Floats]]:
    """All attributions of the windows, each with its `EVIDENCE`."""
    weighed: list[tuple[TaggedAttribution, Floats]] = []
    for (window, _, hidden), decoded in zip(scored, _decode(scored, biases), strict=True):
        drafts = _link(to_spans(decoded.labels, decoded.words), hidden, window, linkers)
        scale = _Scale(window, decoded)
        weighed += [(_finish(draft, window, decoded.sure), scale.weigh(draft)) for draft in drafts if draft.content]
    return weighed


@dataclass(frozen=True, slots=True)
class _Decoded:
    """A window's words (their positions), their labels and `posteriors`; `sure` is each label's probability by position."""

    words: Ints
    labels: Ints
    chances: Floats
    sure: Floats


def _decode(scored: Sequence[Scored], biases: Biases) -> list[_Decoded]:
    """All windows in one go: their pieces are chains of their own, so numbered on they stay apart."""
    if not scored:
        return []
    words = [window.words() for window, _, _ in scored]
    biased = np.concatenate([logits[w] for (_, logits, _), w in zip(scored, words, strict=True)]) + biases.row()
    shifts = itertools.accumulate((int(window.piece.max()) + 1 for window, _, _ in scored), initial=0)
    numbered = zip(scored, words, shifts, strict=False)
    piece = np.concatenate([window.piece[w] + shift for (window, _, _), w, shift in numbered])
    scores = log_softmax(biased)
    labels = best_labels(scores, piece)
    chances = posteriors(log_softmax(biased / _TEMPERATURE), piece)
    chosen = np.exp(scores[np.arange(len(labels)), labels])
    decoded, at = [], 0
    for (window, _, _), here in zip(scored, words, strict=True):
        span = slice(at, at := at + len(here))
        sure = np.zeros(len(window.ids))
        sure[here] = chosen[span]
        decoded.append(_Decoded(here, labels[span], chances[span], sure))
    return decoded


class _Scale:
    """Weighs the attributions of one window."""

    def __init__(self, window: Window, decoded: _Decoded) -> None:
        piece = window.piece[decoded.words]
        self._words = decoded.words
        self._quote = window.features["quote"]
        self._contents, self._cues, self._sources = (
            Extents(decoded.chances, piece, role) for role in ("content", "cue", "source")
        )

    def weigh(self, draft: _Draft) -> Floats:
        """The draft's `EVIDENCE`; what it lacks counts as certain, and as an unlikely cue."""
        sizes = [b - a + 1 for a, b in map(self._in_words, draft.content)]
        chances = [
            np.average([self._near(self._contents, span) for span in draft.content], weights=sizes),
            self._near(self._cues, draft.cue) if draft.cue else 1e-3,
            self._near(self._sources, draft.source) if draft.source else 1.0,
            np.average(draft.to_cue, weights=sizes) if draft.cue else 1.0,
            draft.to_source,
        ]
        odds = [np.log(max(chance, 1e-4)) - np.log1p(-min(chance, 0.999)) for chance in chances]
        quoted = bool(self._quote[draft.content[0][0]])
        return np.array([1.0, *odds, quoted, draft.cue is None, draft.source is None])

    def _in_words(self, span: Span) -> Span:
        first, last = np.searchsorted(self._words, span)
        return int(first), int(last)

    def _near(self, extents: Extents, span: Span) -> float:
        return extents.near(*self._in_words(span))


def _of_role(spans: Sequence[Tagged], role: str) -> list[Span]:
    return [(span.first, span.last) for span in spans if span.role == role]


def _link(spans: Sequence[Tagged], hidden: Array, window: Window, linkers: Linkers) -> list[_Draft]:
    contents, cues, sources = (_of_role(spans, role) for role in ("content", "cue", "source"))
    drafts = [_Draft(cue) for cue in cues]
    orphans: list[_Draft] = []
    if contents:
        scores = linkers.cue_of_content.score(hidden, contents, cues, window.piece)
        chances = np.exp(log_softmax(scores))
        scores[_has_head_on_its_line(contents, cues, window), -1] = -np.inf
        for content, head, chance in zip(contents, scores.argmax(-1).tolist(), chances, strict=True):
            if head < len(cues):
                drafts[head].content.append(content)
                drafts[head].to_cue.append(float(chance[head]))
            else:
                orphans.append(_Draft(None, content=[content]))
    if cues:
        chances = np.exp(log_softmax(linkers.source_of_cue.score(hidden, cues, sources, window.piece)))
        for draft, head, chance in zip(drafts, chances.argmax(-1).tolist(), chances, strict=True):
            draft.source = sources[head] if head < len(sources) else None
            draft.to_source = float(chance[head])
    _give_free_sources(orphans, drafts, sources, window)
    return drafts + orphans


def _has_head_on_its_line(deps: Sequence[Span], heads: Sequence[Span], window: Window) -> list[bool]:
    lines = {int(window.piece[first]) for first, _ in heads}
    return [int(window.piece[first]) in lines for first, _ in deps]


def _give_free_sources(
    orphans: Sequence[_Draft], drafts: Sequence[_Draft], sources: Sequence[Span], window: Window
) -> None:
    """A content without a cue takes the nearest source on its line that no cue has taken."""
    taken = {draft.source for draft in drafts if draft.content}
    free = [source for source in sources if source not in taken]
    for orphan in orphans:
        first, last = orphan.content[0]
        near = [source for source in free if window.piece[source[0]] == window.piece[first]]
        orphan.source = min(near, key=lambda s: max(s[0] - last, first - s[1]), default=None)


def _finish(draft: _Draft, window: Window, sure: Floats) -> TaggedAttribution:
    def ranges(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple((int(window.starts[a]), int(window.ends[b])) for a, b in sorted(spans))

    judged = [*draft.content, *([draft.cue] if draft.cue else [])]
    inside = np.concatenate([sure[a : b + 1][window.opens[a : b + 1]] for a, b in judged])
    return TaggedAttribution(
        source=ranges([draft.source] if draft.source else []),
        cue=ranges([draft.cue] if draft.cue else []),
        content=ranges(draft.content),
        confidence=float(inside.mean()),
    )

"""Join a window's spans to attributions: each content finds its cue, each cue its source."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from reportedly.reading.tagging.decoding import LABELS, Floats, Tagged, best_labels, log_softmax, to_spans
from reportedly.reading.tagging.linking import Array, Linker
from reportedly.reading.tagging.windows import Span, Window


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


def read_attributions(
    window: Window, logits: Array, hidden: Array, linkers: Linkers, biases: Biases
) -> list[TaggedAttribution]:
    """Decode one window: `logits` (length, 7) and `hidden` (length, width) as the model gives them."""
    words = window.words()
    scores = log_softmax(logits[words] + biases.row())
    labels = best_labels(scores, window.piece[words])
    sure = np.zeros(len(window.ids))
    sure[words] = np.exp(scores[np.arange(len(words)), labels])
    drafts = _link(to_spans(labels, words), hidden, window, linkers)
    return [_finish(draft, window, sure) for draft in drafts if draft.content]


def _of_role(spans: Sequence[Tagged], role: str) -> list[Span]:
    return [(span.first, span.last) for span in spans if span.role == role]


def _link(spans: Sequence[Tagged], hidden: Array, window: Window, linkers: Linkers) -> list[_Draft]:
    contents, cues, sources = (_of_role(spans, role) for role in ("content", "cue", "source"))
    drafts = [_Draft(cue) for cue in cues]
    orphans: list[_Draft] = []
    if contents:
        scores = linkers.cue_of_content.score(hidden, contents, cues, window.piece)
        scores[_has_head_on_its_line(contents, cues, window), -1] = -np.inf
        for content, head in zip(contents, scores.argmax(-1).tolist(), strict=True):
            if head < len(cues):
                drafts[head].content.append(content)
            else:
                orphans.append(_Draft(None, content=[content]))
    if cues:
        heads = linkers.source_of_cue.score(hidden, cues, sources, window.piece).argmax(-1).tolist()
        for draft, head in zip(drafts, heads, strict=True):
            draft.source = sources[head] if head < len(sources) else None
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

"""The trained tagger as the core of the attribution reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.tagging import load_tagger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.triples import Attributed
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["TaggerSpotter"]


@dataclass(frozen=True, slots=True)
class TaggerSpotter:
    """Spots attributions with the shipped tagger; what the reader leaves out of the sentences is not tagged."""

    def spot(self, doc: Doc, words: Words, quotations: Sequence[Quotation]) -> Sequence[Attributed]:
        """The attributions, window by window. Raises `RunAborted` where the weights are missing or damaged."""
        del quotations
        return load_tagger().tag(doc, _left_out(words))


def _left_out(words: Words) -> list[Range]:
    """The code points of the sentences that are not read, neighbours joined."""
    cut: list[Range] = []
    for i, sentence in enumerate(words.sentence):
        if sentence >= 0 or words.text[words.starts[i] : words.ends[i]].isspace():
            continue
        joins = i > 0 and words.sentence[i - 1] < 0 and bool(cut)
        cut[-1:] = [(cut[-1][0], words.ends[i])] if joins else [*cut[-1:], words.span(i, i)]
    return cut

"""The trained tagger as the core of the attribution reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.attribution.triples import Triple
from reportedly.reading.attribution.veiled import Veil
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
    """Spots attributions with the shipped tagger; what the reader leaves out of the sentences is not tagged.

    `veiled`: the tagger is shown one name in the place of all. Under a swap of two names 98.7% of the examples'
    statements then survive instead of 92.7%; with weights that were trained on real names (version 2) that costs about
    one point of attribution F1 on PolNeAR dev.
    """

    veiled: bool = False

    def spot(self, doc: Doc, words: Words, quotations: Sequence[Quotation]) -> Sequence[Attributed]:
        """The attributions, window by window. Raises `RunAborted` where the weights are missing or damaged."""
        del quotations
        skip = _left_out(words)
        if not self.veiled:
            return load_tagger().tag(doc, skip)
        veil = Veil(doc, words)
        found = load_tagger().tag(veil.doc, [veil.before(*span) for span in skip])
        return [Triple(veil.behind(t.source), veil.behind(t.cue), veil.behind(t.content), t.confidence) for t in found]


def _left_out(words: Words) -> list[Range]:
    """The code points of the sentences that are not read, neighbours joined."""
    cut: list[Range] = []
    for i, sentence in enumerate(words.sentence):
        if sentence >= 0 or words.text[words.starts[i] : words.ends[i]].isspace():
            continue
        joins = i > 0 and words.sentence[i - 1] < 0 and bool(cut)
        cut[-1:] = [(cut[-1][0], words.ends[i])] if joins else [*cut[-1:], words.span(i, i)]
    return cut

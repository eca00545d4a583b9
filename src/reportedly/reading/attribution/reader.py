"""The attribution reader: a core spotter, layers on top of it, and the statements that they make."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reportedly.reading.attribution.assemble import SURE, Coverage, assemble, merge
from reportedly.reading.attribution.hidden import spot_according, spot_adverbs, spot_nouns
from reportedly.reading.attribution.layouts import spot_bylines, spot_headlines, spot_orphans, spot_transcripts
from reportedly.reading.attribution.misspelt import spot_misspelt
from reportedly.reading.attribution.quotes import find_quotations
from reportedly.reading.attribution.rules import RuleSpotter
from reportedly.reading.attribution.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.model import Reading
    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.triples import Attributed, Spotter
    from reportedly.reading.attribution.words import Words
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["AttributionReader"]


class AttributionReader:
    """Reads who said what: statements with source, cue, content, manner, stance and carrier.

    `speaker` and `addressee` stay `None`; the actors' reader fills them. `spotter` is the core, the rules unless
    another is given; headlines, layouts, hidden sources, misspelt cues and what the rules read inside or around the
    core's statements are added to what it finds.
    """

    name = "attribution"
    version = "1"
    requires: frozenset[str] = frozenset()
    emits: frozenset[str] = frozenset({"statements"})

    def __init__(self, spotter: Spotter | None = None) -> None:
        self._spotter: Spotter = spotter if spotter is not None else RuleSpotter()

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """The reading with its statements."""
        words = words_of(parsed.text, parsed.doc, parsed.sentences)
        quotations = find_quotations(parsed.text)
        core = self._spotter.spot(parsed.doc, words, quotations)
        triples = merge(core, chain(self._nested(parsed, words, quotations, core), _layers(words, quotations, core)))
        taken = sorted(span for triple in triples for span in triple.content)
        triples += spot_orphans(words, quotations, taken)
        return replace(reading, statements=assemble(words, triples, quotations))

    def _nested(
        self, parsed: ParsedArticle, words: Words, quotations: Sequence[Quotation], core: Sequence[Attributed]
    ) -> list[Attributed]:
        """What the rules find inside or around the contents of a core that gives each word one role."""
        if isinstance(self._spotter, RuleSpotter):
            return []
        covered = Coverage(len(words.text), core)
        rules = RuleSpotter().spot(parsed.doc, words, quotations)
        return [triple for triple in rules if triple.confidence >= SURE and covered.nests(triple)]


def _layers(words: Words, quotations: Sequence[Quotation], core: Iterable[Attributed]) -> Iterable[Attributed]:
    return chain(
        spot_headlines(words, _known_sources(words, core)),
        spot_according(words),
        spot_adverbs(words),
        spot_misspelt(words, quotations),
        spot_transcripts(words),
        spot_bylines(words, quotations),
        spot_nouns(words),
    )


def _known_sources(words: Words, core: Iterable[Attributed]) -> frozenset[str]:
    """The words, in lower case, that end the sources found so far: who speaks in this article."""
    ends: set[str] = set()
    for triple in core:
        for start, end in triple.source[:1]:
            tokens = words.tokens_in(start, end)
            ends.update(words.lower[i] for i in tokens if words.tag[i] in {"NNP", "NNPS"})
    return frozenset(ends)

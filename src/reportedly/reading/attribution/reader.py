"""The attribution reader: a core spotter, layers on top of it, and the statements that they make."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reportedly.reading.attribution.assemble import assemble, merge
from reportedly.reading.attribution.hidden import spot_according, spot_adverbs, spot_nouns
from reportedly.reading.attribution.layouts import spot_bylines, spot_headlines, spot_orphans, spot_transcripts
from reportedly.reading.attribution.learned import TaggerSpotter
from reportedly.reading.attribution.mend import hides_source, mend
from reportedly.reading.attribution.misspelt import spot_misspelt
from reportedly.reading.attribution.nested import spot_nested
from reportedly.reading.attribution.quotes import find_quotations
from reportedly.reading.attribution.rules import RuleSpotter
from reportedly.reading.attribution.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.model import Reading
    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.triples import Attributed, Spotter, Triple
    from reportedly.reading.attribution.words import Words
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["AttributionReader"]


class AttributionReader:
    """Reads who said what: statements with source, cue, content, manner, stance and carrier.

    `speaker` and `addressee` stay `None`; the actors' reader fills them. `spotter` is the core, the trained tagger
    unless another is given (`RuleSpotter()` needs no model besides spaCy's). Layout, parse and rules mend what the core
    finds; headlines, layouts, hidden sources, misspelt cues and what the rules read inside or around the core's
    statements are added to it.
    """

    name = "attribution"
    version = "2"
    requires: frozenset[str] = frozenset()
    emits: frozenset[str] = frozenset({"statements"})

    def __init__(self, spotter: Spotter | None = None) -> None:
        self._spotter: Spotter = spotter if spotter is not None else TaggerSpotter()

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """The reading with its statements. Raises `RunAborted` where the tagger's weights are missing or damaged."""
        words = words_of(parsed.text, parsed.doc, parsed.sentences)
        quotations = find_quotations(parsed.text)
        laid_out = [*spot_transcripts(words), *spot_bylines(words, quotations)]
        rules = RuleSpotter().spot(parsed.doc, words, quotations)
        core: Sequence[Attributed] = rules
        more: Iterable[Attributed] = ()
        if not isinstance(self._spotter, RuleSpotter):
            core = mend(words, quotations, self._spotter.spot(parsed.doc, words, quotations), rules, laid_out)
            more = chain(
                spot_nested(words, core, rules), (triple for triple in rules if hides_source(triple) or triple.verbatim)
            )
        triples = merge(core, chain(more, laid_out, _layers(words, quotations, core)))
        taken = sorted(span for triple in triples for span in triple.content)
        triples += spot_orphans(words, quotations, taken)
        return replace(reading, statements=assemble(words, triples, quotations))


def _layers(words: Words, quotations: Sequence[Quotation], core: Sequence[Attributed]) -> Iterable[Attributed]:
    return chain(
        _headlines(words, core),
        spot_according(words),
        spot_adverbs(words),
        spot_misspelt(words, quotations),
        spot_nouns(words),
    )


def _headlines(words: Words, core: Sequence[Attributed]) -> Iterator[Triple]:
    """Headlines in which the core finds nothing."""
    read = {words.line_at(start)[0] for triple in core for start, _ in triple.cue[:1]}
    for triple in spot_headlines(words, _known_sources(words, core)):
        if words.line_at(triple.cue[0][0])[0] not in read:
            yield triple


def _known_sources(words: Words, core: Iterable[Attributed]) -> frozenset[str]:
    """The words, in lower case, that end the sources found so far: who speaks in this article."""
    ends: set[str] = set()
    for triple in core:
        for start, end in triple.source[:1]:
            tokens = words.tokens_in(start, end)
            ends.update(words.lower[i] for i in tokens if words.tag[i] in {"NNP", "NNPS"})
    return frozenset(ends)

"""The rule spotter: reporting verbs and the quotations and clauses that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.attribution.quoted import QuotedEdges, link_quotations
from reportedly.reading.attribution.sites import find_sites
from reportedly.reading.attribution.triples import Triple, tidy
from reportedly.reading.attribution.verbs import complement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.sites import Site
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["RuleSpotter"]

EDGES = " \t\r\n,;:–—-"


class RuleSpotter:
    """Source, cue and content by rules over the parse; needs no model besides spaCy's.

    Measured on PolNeAR dev in bench/attribution.
    """

    def spot(self, doc: Doc, words: Words, quotations: Sequence[Quotation]) -> list[Triple]:
        """The attributions by reporting verbs, in text order of the verbs."""
        del doc
        sites = find_sites(words)
        quoted = link_quotations(words, quotations, sites)
        edges = QuotedEdges(quotations, quoted)
        found: list[Triple] = []
        for k, site in enumerate(sites):
            triple = _triple(words, site, quoted.get(k, []), edges)
            if triple is not None:
                found.append(triple)
        return found


def _triple(words: Words, site: Site, quoted: list[Range], edges: QuotedEdges) -> Triple | None:
    clause = [_content_range(words, stretch) for stretch in complement(words, site)]
    content = quoted or edges.fit([span for span in clause if span[0] < span[1]], words.starts[site.i])
    if not content or (site.source is None and not site.passive):
        return None
    source = () if site.source is None else tidy(words.text, [words.span(*site.source)])
    cue = tidy(words.text, [words.span(*site.cue)])
    return Triple(source, cue, tidy(words.text, content), _confidence(words, site, quoted), site.verb.lemma)


def _confidence(words: Words, site: Site, quoted: list[Range]) -> float:
    """Roughly the share that is right on PolNeAR train: quotations, clauses of speech, clauses of belief, the rest."""
    if quoted:
        return 0.95
    clause = "c" in site.verb.frames and any(words.dep[k] == "ccomp" for k in words.kids[site.i])
    if site.passive and site.source is None:
        return 0.5
    return (0.85 if site.verb.speech else 0.7) if clause else 0.55


def _content_range(words: Words, stretch: tuple[int, int]) -> Range:
    start, end = words.span(*stretch)
    while start < end and words.text[start] in EDGES:
        start += 1
    while end > start and words.text[end - 1] in EDGES + ".":
        end -= 1
    return start, end

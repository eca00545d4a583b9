"""The rule spotter: reporting verbs and the quotations and clauses that belong to them."""

from __future__ import annotations

from bisect import bisect_right
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

LONGEST_LEAD = 120  # code points between a verb and the colon that ends its line
OPENERS = frozenset("\"“‘'«*-•–")
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
        opening = {quotation.start for quotation in quotations}
        for k, site in enumerate(sites):
            triple = _triple(words, site, quoted.get(k, []), edges) or _block(words, site, opening)
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


def _block(words: Words, site: Site, opening: set[int]) -> Triple | None:
    """The line after one that ends in "…, the agency wrote:", where it is set without quotation marks."""
    start, end = words.line_at(words.starts[site.i])
    line_end = words.text[words.ends[site.cue[1]] : min(end, words.ends[site.cue[1]] + LONGEST_LEAD)].rstrip()
    if site.source is None or "q" not in site.verb.frames or not line_end.endswith(":") or ". " in line_end:
        return None
    k = bisect_right(words.lines, (start, len(words.text)))
    if k >= len(words.lines) or end - words.ends[site.cue[1]] > LONGEST_LEAD:
        return None
    block = tidy(words.text, [words.lines[k]])
    if not block or block[0][0] in opening or words.text[block[0][0]] in OPENERS:
        return None
    source, cue = tidy(words.text, [words.span(*site.source)]), tidy(words.text, [words.span(*site.cue)])
    return Triple(source, cue, block, 0.6, site.verb.lemma, verbatim=True)


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

"""The rule spotter: reporting verbs and the quotations and clauses that belong to them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.reading.actors.lexicon import DOCUMENT_NOUNS, INSTITUTIONS, MEDIA_NOUNS, PEOPLE_NOUNS, PERSON_NOUNS
from reportedly.reading.attribution.cues import SPEECH
from reportedly.reading.attribution.quoted import QuotedEdges, link_quotations
from reportedly.reading.attribution.sites import find_sites, noun_phrase
from reportedly.reading.attribution.triples import Triple, tidy
from reportedly.reading.attribution.verbs import complement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.sites import Site
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["RuleSpotter", "names_speaker"]

LONGEST_LEAD = 120  # code points between a verb and the colon that ends its line
CITED = 0.85  # sure enough to stand under the statement of who cites
SOURCES = PERSON_NOUNS | PEOPLE_NOUNS | DOCUMENT_NOUNS | MEDIA_NOUNS | frozenset(INSTITUTIONS)
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
        by_verb: dict[int, Triple] = {}
        opening = {quotation.start for quotation in quotations}
        for k, site in enumerate(sites):
            triple = _triple(words, site, quoted.get(k, []), edges) or _block(words, site, opening)
            if triple is not None:
                by_verb[site.i] = triple
        for i in tuple(by_verb):
            _cite(words, i, by_verb)
        return list(by_verb.values())


def _cite(words: Words, i: int, by_verb: dict[int, Triple]) -> None:
    """For "the agency reported …, citing officials": that the officials say it, under the agency's statement."""
    cited = words.kid(i, "dobj")
    if words.lower[i] != "citing" or cited is None or not names_speaker(words, cited):
        return
    verb = next((k for k in (words.head[i], words.head[words.head[i]]) if k in by_verb), i)
    outer = by_verb.get(verb)
    if outer is None or verb == i or outer.lemma not in SPEECH:
        return
    first, last = noun_phrase(words, cited, i)
    content = _without(words, outer.content, words.span(i, last))
    if content:
        by_verb[verb] = replace(outer, content=content)
        source, cue = tidy(words.text, [words.span(first, last)]), tidy(words.text, [words.span(i, i)])
        by_verb[i] = Triple(source, cue, content, CITED, "cite", under=outer.cue)


def _without(words: Words, content: Sequence[Range], cut: Range) -> tuple[Range, ...]:
    """A content without a stretch of it, nor the commas around that."""
    pieces = [piece for start, end in content for piece in ((start, min(end, cut[0])), (max(start, cut[1]), end))]
    bare = [_bare(words.text, start, end) for start, end in pieces if start < end]
    return tidy(words.text, [(start, end) for start, end in bare if start < end])


def names_speaker(words: Words, noun: int) -> bool:
    """Whether a noun names somebody or something that tells: what else is cited is a reason ("citing the weather")."""
    lower, lemma = words.lower[noun], words.lemma[noun]
    return words.tag[noun] in {"NNP", "NNPS"} or lower in SOURCES or lemma in SOURCES


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
    return _bare(words.text, *words.span(*stretch))


def _bare(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES + ".":
        end -= 1
    return start, end

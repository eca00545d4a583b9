"""Attributions without a verb of speech: adverbs that hide a source, "according to", and nouns such as "claim"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.attribution.cues import ANNOUNCEMENTS, CUE_NOUNS, HIDING_ADVERBS, word_set
from reportedly.reading.attribution.sites import noun_phrase
from reportedly.reading.attribution.triples import Triple, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading.attribution.words import Range, Words

__all__ = ["spot_according", "spot_adverbs", "spot_nouns"]

# Verbs that only carry a cue noun: "made the claim that", "issued a denial of".
LIGHT_VERBS = word_set("make issue repeat express voice release deliver give raise offer reiterate echo renew")
PHRASE = word_set("DT JJ NN NNS NNP NNPS PRP PRP$ POS CD")
EDGES = " \t\r\n,;:–—-"


def spot_adverbs(words: Words) -> Iterator[Triple]:
    """Yield each adverb that hides a source ("the raid reportedly ended"): content is the adverb's clause, source is empty."""
    for i, lower in enumerate(words.lower):
        if lower in HIDING_ADVERBS and words.sentence[i] >= 0:
            content = _clause_around(words, i, (i, i))
            if content:
                yield Triple((), (words.span(i, i),), content, 0.7, lower)


def _clause_around(words: Words, i: int, cut: tuple[int, int]) -> tuple[Range, ...]:
    """The clause of the verb that token `i` hangs on, without the tokens of `cut`."""
    verb = _verb_above(words, i)
    first, last = words.sentences[words.sentence[i]]
    if verb is not None and words.head[verb] != verb:
        first, last = max(first, words.left[verb]), min(last, words.right[verb])
    pieces = [(first, cut[0] - 1), (cut[1] + 1, last)]
    return tidy(words.text, [_bare(words, *words.span(*piece)) for piece in pieces if piece[0] <= piece[1]])


def _verb_above(words: Words, i: int) -> int | None:
    at = words.head[i]
    for _ in range(6):
        if words.tag[at][:2] in {"VB", "MD"} and words.dep[at] not in {"aux", "auxpass", "amod"}:
            return at
        if words.head[at] == at:
            return None
        at = words.head[at]
    return None


def _bare(words: Words, start: int, end: int) -> Range:
    while start < end and words.text[start] in EDGES:
        start += 1
    while end > start and words.text[end - 1] in EDGES + ".":
        end -= 1
    return start, end


def spot_according(words: Words) -> Iterator[Triple]:
    """Yield each "according to the envoy, …": source is the noun phrase after it, content the rest of the clause."""
    for i in range(len(words) - 2):
        if words.lower[i] == "according" and words.lower[i + 1] == "to" and words.sentence[i] >= 0:
            source = _source_after(words, i + 1)
            if source is None:
                continue
            content = _clause_around(words, i, (i, source[1]))
            if content:
                cue = words.span(i, i + 1)
                yield Triple(tidy(words.text, [words.span(*source)]), (cue,), content, 0.9, "according to")


def _source_after(words: Words, to: int) -> tuple[int, int] | None:
    thing = words.kid(to, "pobj") or words.kid(to - 1, "pobj")
    if thing is None or thing <= to:
        return _words_after(words, to)
    first, last = noun_phrase(words, thing, to)
    return max(first, to + 1), last


def _words_after(words: Words, to: int) -> tuple[int, int] | None:
    """The run of nouns and their kin after "according to", where the parse shows no object."""
    last = to
    while last + 1 < len(words) and words.tag[last + 1] in PHRASE and words.sentence[last + 1] == words.sentence[to]:
        last += 1
    return (to + 1, last) if last > to else None


def spot_nouns(words: Words) -> Iterator[Triple]:
    """Yield each cue noun with its content: "its claim that …", "the army's announcement of …"."""
    for i, lemma in enumerate(words.lemma):
        if lemma in CUE_NOUNS and words.tag[i] in {"NN", "NNS"} and words.sentence[i] >= 0:
            content = _that_clause(words, i) or _of_phrase(words, i)
            source = _noun_source(words, i)
            if content is None or (source is None and words.lower[content[0]] != "that"):
                continue
            cue = words.span(i, i)
            spans = () if source is None else tidy(words.text, [words.span(*source)])
            yield Triple(spans, (cue,), tidy(words.text, [_bare(words, *words.span(*content))]), 0.6, lemma)


def _that_clause(words: Words, i: int) -> tuple[int, int] | None:
    for k in words.kids_by(i, "acl", "ccomp"):
        if k > i and words.lower[words.left[k]] == "that":
            return words.left[k], words.right[k]
    return None


def _of_phrase(words: Words, i: int) -> tuple[int, int] | None:
    if words.lemma[i] not in ANNOUNCEMENTS:
        return None
    for k in words.kids_by(i, "prep"):
        if k > i and words.lower[k] in {"of", "for", "against", "to"}:
            thing = words.kid(k, "pobj", "pcomp")
            return None if thing is None else (words.left[thing], words.right[thing])
    return None


def _noun_source(words: Words, i: int) -> tuple[int, int] | None:
    owner = words.kid(i, "poss")
    if owner is not None:
        first, last = words.left[owner], words.right[owner]
        return first, last
    by = next((k for k in words.kids_by(i, "prep", "agent") if words.lower[k] in {"by", "from"}), None)
    if by is not None and (thing := words.kid(by, "pobj")) is not None:
        return noun_phrase(words, thing, i)
    verb = words.head[i]
    if words.dep[i] == "dobj" and words.lemma[verb] in LIGHT_VERBS:
        subject = words.kid(verb, "nsubj")
        return None if subject is None else noun_phrase(words, subject, verb)
    return None

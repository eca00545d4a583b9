"""Reporting verbs that are misspelt: a word that English lacks, where a reporting verb must stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.reading.attribution.cues import IRREGULAR, MISSPELT
from reportedly.reading.attribution.triples import Triple, tidy
from reportedly.reading.parsing import load_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["spot_misspelt"]

OPENING = frozenset("“\"«‘'") | {"``", "''"}
NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP")
FINITE = ("VBD", "VBZ", "VBP", "MD")
OPENS_CLAUSE = ("DT", "PRP", "PRP$", "NNP", "NNPS", "NN", "NNS", "EX", "JJ", "CD")
LONGEST_SOURCE = 30  # tokens; bounds the work for a text of nothing but nouns
LONGEST_ADDRESSEE = 6  # tokens from the cue to "that"
IN_SOURCE = ("NN", "NNS", "NNP", "NNPS", "PRP", "JJ", "DT", "POS", "PRP$", "CD", "VBG")


def spot_misspelt(words: Words, quotations: Sequence[Quotation]) -> Iterator[Triple]:
    """Yield "Ana Kolt saod “…”": a source, a word one or two letters off a frequent cue, and what it reports.

    That is a quotation before or after it, a that-clause, also behind whom it is told, or a bare clause.
    """
    top = [quotation for quotation in quotations if quotation.depth == 0]
    starts = {quotation.start: quotation.end for quotation in top}
    ends = {quotation.end: quotation.start for quotation in top}
    for i in range(1, len(words) - 1):
        if words.sentence[i] < 0 or not words.text[words.starts[i]].islower():
            continue
        meant = _meant(words.lower[i])
        found = None if meant is None else _around(words, i, starts, ends)
        if meant is not None and found is not None:
            (first, last), content = found
            source = tidy(words.text, [words.span(first, last)])
            yield Triple(source, (words.span(i, i),), tidy(words.text, [content]), 0.8, meant)


def _around(words: Words, i: int, starts: dict[int, int], ends: dict[int, int]) -> tuple[tuple[int, int], Range] | None:
    """The first and last token of the source beside a misspelt cue, and its content."""
    if words.tag[i - 1] in NOUNS:
        first = _source_start(words, i)
        content = _content_after(words, i, starts) or _quoted_before(words, first, ends) or _clause_after(words, i)
        return None if content is None else ((first, i - 1), content)
    content = _quoted_before(words, i, ends)
    last = _source_end(words, i)
    return None if content is None or last == i else ((i + 1, last), content)


def _content_after(words: Words, i: int, starts: dict[int, int]) -> Range | None:
    """The quotation or that-clause right after a token; whom it is told may stand before a that-clause."""
    k = i + 2 if words.lower[i + 1] in {",", ":"} and i + 2 < len(words) else i + 1
    if words.lower[k] in OPENING:
        start = words.starts[k]
        return (start, starts[start]) if start in starts else None
    k = _source_end(words, i) + 1
    if k < len(words) and k - i <= LONGEST_ADDRESSEE and words.lower[k] == "that" and words.sentence[k] >= 0:
        return _to_end(words, k)
    return None


def _quoted_before(words: Words, i: int, ends: dict[int, int]) -> Range | None:
    """The quotation that ends right before a token, with or without a comma between them."""
    for k in (i - 1, i - 2):
        if k >= 0 and words.ends[k] in ends and (k == i - 1 or words.lower[i - 1] == ","):
            return (ends[words.ends[k]], words.ends[k])
    return None


def _clause_after(words: Words, i: int) -> Range | None:
    """The bare clause after a token, where its sentence has no finite verb before it: "The envoy siad the road is open"."""
    first, last = words.sentences[words.sentence[i]]
    if words.tag[i + 1] not in OPENS_CLAUSE or any(words.tag[k] in FINITE for k in range(max(first, i - 20), i)):
        return None
    return _to_end(words, i + 1) if any(words.tag[k] in FINITE for k in range(i + 2, min(last + 1, i + 20))) else None


def _to_end(words: Words, k: int) -> Range:
    start, end = words.span(k, words.sentences[words.sentence[k]][1])
    end = start + len(words.text[start:end].rstrip())
    return (start, end - 1) if words.text[end - 1] == "." else (start, end)


def _source_end(words: Words, i: int) -> int:
    """The last token of the run of nouns and their kin right after a token."""
    k, stop = i, min(i + LONGEST_SOURCE, len(words) - 1)
    while k < stop and words.tag[k + 1] in IN_SOURCE and words.sentence[k + 1] == words.sentence[i]:
        k += 1
    return k


def _source_start(words: Words, i: int) -> int:
    first = max(words.sentences[words.sentence[i]][0], i - LONGEST_SOURCE)
    k = i - 1
    while k > first and words.tag[k - 1] in IN_SOURCE and not words.lower[k - 1].isspace():
        k -= 1
    return k


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """The lemma of the cue that a word is one or two letters off; `None` where it is English, or none is near."""
    if not word.isalpha() or not 3 <= len(word) <= 12 or word in MISSPELT:
        return None
    near = [(distance(word, form), form) for form in MISSPELT if abs(len(form) - len(word)) <= 2]
    best = min(near, default=(9, ""))
    # Two letters of a short word are half of it.
    if best[0] > (2 if len(word) > 5 else 1) or _is_english(word):
        return None
    return _lemma(best[1])


def _lemma(form: str) -> str:
    known = IRREGULAR.get(form)
    if known is not None:
        return known
    stems = {"replied": "reply", "denied": "deny"}
    if form in stems:
        return stems[form]
    return form[:-1] if form[:-1] in {"state", "announce", "continue", "argue", "note", "declare"} else form[:-2]


def distance(a: str, b: str) -> int:
    """Letters to add, drop, change or swap with the next one (optimal string alignment)."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@lru_cache(maxsize=1)
def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas and the irregular forms that spaCy's English lemmatiser knows (WordNet's)."""
    nlp = load_language()
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset(), frozenset()
    lookups = nlp.get_pipe("lemmatizer").lookups
    index = {word for part in lookups.get_table("lemma_index").values() for word in part}
    irregular = {word for part in lookups.get_table("lemma_exc").values() for word in part}
    return frozenset(index), frozenset(irregular)


def _is_english(word: str) -> bool:
    """Whether a word is a lemma, or a regular or irregular form of one; true of all where no lexicon is installed."""
    index, irregular = _lexicon()
    if not index or word in index or word in irregular:
        return True
    stems = [word[: -len(ending)] + more for ending, more in ENDINGS if word.endswith(ending)]
    return any(stem in index for stem in stems)


ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""), ("ly", ""),
)  # fmt: skip

"""Attributions by layout: headlines, colons, transcripts, dash bylines and block quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reportedly.reading.attribution.cues import headline_forms, word_set
from reportedly.reading.attribution.triples import Triple, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["is_headline", "spot_bylines", "spot_headlines", "spot_orphans", "spot_transcripts"]

LABEL = re.compile(
    r"[\"“]?((?:[A-Z][A-Z.'’\-]+|[A-Z]\.)(?: (?:[A-Z][A-Z.'’\-]+|[A-Z]\.)){0,4}|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3})"
    r"(?: ?\([^)\n]{1,40}\))?(:)\s+(?=\S)"
)
BYLINE = re.compile(r"\s*(--|[—–―-])\s*([A-Z][^\n“\"]{1,120})")
NAME = re.compile(r"(?:\b[A-Z]\.|[^,.(])+")
COLON = re.compile(r"(:) ")
ROLES = re.compile(
    r"(?:[A-Z]\w+ )?(?:reports?|officials?|sources?|police|army|military|ministry|minister|envoy|study|survey|poll|"
    r"spokes(?:man|woman|person)|president|analysts?|experts?|watchdog|agency)\b",
    re.IGNORECASE,
)
NEIGHBOURS = 32  # contents that start before a quotation ends and are looked at
SHORTEST_ORPHAN = 8  # words; shorter lines in quotation marks are titles
SENTENCE_POINTS = frozenset(".!?…,")
LONGEST_HEADLINE = 30  # words
LONGEST_SOURCE = 7  # words before a headline's verb
WORD = re.compile(r"\w[\w'’\-]*")
SMALL = word_set(
    "a an the of in on at to for and or but by with from as over after amid vs is are if not no nor per via up off into"
)


def is_headline(line: str) -> bool:
    """Whether most words of a line that might be small are capitalised, as in a headline."""
    found = [word for word in WORD.findall(line) if word.lower() not in SMALL]
    if not 3 <= len(found) <= LONGEST_HEADLINE:
        return False
    return sum(word[0].isupper() or word[0].isdigit() for word in found) >= 0.8 * len(found)


def spot_headlines(words: Words, known: frozenset[str]) -> Iterator[Triple]:
    """Yield "Envoy Urges Calm", "Envoy: Talks Go On"; `known` holds lower-case words of sources in the article."""
    for number, (start, end) in enumerate(words.lines):
        line = words.text[start:end]
        if end - start > 300 or not (number == 0 or is_headline(line)):
            continue
        found = (_by_verb(words, start, end) if is_headline(line) else None) or _by_colon(words, start, end, known)
        if found is not None:
            yield found


def _by_verb(words: Words, start: int, end: int) -> Triple | None:
    tokens = words.tokens_in(start, end)
    forms = headline_forms()
    for n, i in enumerate(tokens):
        if words.lower[i] in {":", ";", ",", ".", "to"} or n > LONGEST_SOURCE:
            return None
        lemma = forms.get(words.lower[i])
        if lemma is not None and 0 < n < len(tokens) - 1 and words.lower[i - 1] not in SMALL:
            source = tidy(words.text, [words.span(tokens[0], i - 1)])
            return Triple(source, (words.span(i, i),), _rest(words.text, words.ends[i], end), lemma=lemma)
    return None


def _rest(text: str, start: int, end: int) -> tuple[Range, ...]:
    while start < end and text[start] in " :,":
        start += 1
    while end > start and text[end - 1] in " .\t\r":
        end -= 1
    return tidy(text, [(start, end)])


def _by_colon(words: Words, start: int, end: int, known: frozenset[str]) -> Triple | None:
    """A headline's speaker before or after its colon, where the article names that speaker as a source elsewhere."""
    colons = [m.start(1) for m in COLON.finditer(words.text, start, end)]
    if len(colons) != 1:
        return None
    at = colons[0]
    before, after = words.text[start:at], words.text[at + 2 : end].strip(" .")
    if _is_speaker(before, known) and len(after.split()) > 2:
        return Triple(tidy(words.text, [(start, at)]), ((at, at + 1),), _rest(words.text, at + 1, end), lemma=":")
    if (_is_speaker(after, known) or ROLES.fullmatch(after)) and len(before.split()) > 2:
        place = words.text.index(after, at + 2)
        return Triple(((place, place + len(after)),), ((at, at + 1),), _rest(words.text, start, at), lemma=":")
    return None


def _is_speaker(phrase: str, known: frozenset[str]) -> bool:
    found = WORD.findall(phrase)
    return 0 < len(found) <= 5 and found[-1].lower() in known and phrase[0].isupper()


def spot_transcripts(words: Words) -> Iterator[Triple]:
    """Lines that open with a speaker's label, "KOLT: …", where the article has at least three, or two of one label."""
    labelled = [(m, end) for start, end in words.lines if (m := LABEL.match(words.text, start, end)) is not None]
    counts = Counter(m.group(1) for m, _ in labelled)
    capitals = sum(count for label, count in counts.items() if label.isupper())
    for m, end in labelled:
        label = m.group(1)
        if (label.isupper() and capitals >= 3) or (counts[label] >= 2 and len(labelled) >= 4):
            content = _rest(words.text, m.end(), end)
            if content:
                yield Triple((m.span(1),), (m.span(2),), content, lemma=":", verbatim=True)


def spot_bylines(words: Words, quotations: Sequence[Quotation]) -> Iterator[Triple]:
    """A quotation with its speaker after a dash: "…" — Ana Kolt, envoy."""
    for quotation in quotations:
        if not quotation.double or quotation.depth or quotation.words(words.text) < 4:
            continue
        end = words.line_at(quotation.start)[1]
        m = BYLINE.match(words.text, quotation.end, max(end, quotation.end))
        if m is None or (m.end() != end and words.text[m.end() : end].strip(" .")):
            continue
        name = NAME.match(m.group(2))
        if name is not None and len(name.group().split()) <= 6 and _is_name(name.group()):
            source = (m.start(2), m.start(2) + len(name.group().rstrip()))
            yield Triple((source,), (m.span(1),), ((quotation.start, quotation.end),), lemma="—")


def _is_name(phrase: str) -> bool:
    return all(word[0].isupper() or word.lower() in SMALL for word in phrase.split() if word[0].isalpha())


def spot_orphans(words: Words, quotations: Sequence[Quotation], taken: Sequence[Range]) -> Iterator[Triple]:
    """Yield quotations that fill a line and that nobody is said to speak: no source, no cue.

    `taken` are the contents found so far, sorted.
    """
    for quotation in quotations:
        if not quotation.double or quotation.depth or quotation.words(words.text) < SHORTEST_ORPHAN:
            continue
        start, end = words.line_at(quotation.start)
        around = words.text[start : quotation.start] + words.text[quotation.end : max(end, quotation.end)]
        ends_well = words.text[quotation.start : quotation.end].rstrip("\"”»' ")[-1:] in SENTENCE_POINTS
        if not around.strip(" \t\r.") and ends_well and not _overlaps(taken, quotation):
            yield Triple((), (), ((quotation.start, quotation.end),), 0.5)


def _overlaps(taken: Sequence[Range], quotation: Quotation) -> bool:
    """Whether a content touches a quotation, other than from inside it (a statement that it quotes)."""
    k = bisect_left(taken, (quotation.end, 0))
    near = (span for span in taken[max(0, k - NEIGHBOURS) : k] if span[1] > quotation.start)
    return any(start <= quotation.start or quotation.end <= end for start, end in near)

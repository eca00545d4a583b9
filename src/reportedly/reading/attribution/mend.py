"""What layout, parse and rules correct in the attributions of a core that gives each word one role.

Each correction is of a kind that the core can't see or gets wrong for want of room; on PolNeAR dev none of them lowers
the core's attribution F1, and together they add 0.3 (bench/attribution).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.reading.attribution.cues import CUE_NOUNS, HIDING_ADVERBS, HIDING_PASSIVES, SPEECH, cue_verb
from reportedly.reading.attribution.misspelt import spot_misspelt
from reportedly.reading.attribution.sites import QUOTING, says_nothing
from reportedly.reading.attribution.triples import Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.triples import Attributed
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["hides_source", "mend"]

OPENING_MARKS = frozenset("\"“„‟«»'‘`")
POINTS = frozenset(",;:.!?—–-")
QUOTED = 0.95  # confidence of a quotation that a verb claims, see `rules`
BARE_CLAUSE = (0.8, 0.9)  # confidence of a clause that a verb of speech governs
GOES_ON = re.compile(r",\s+(?:and|but)\s+")
LOOSE = " \t\r\n,;:"
DATELINE = re.compile(r"[^\S\n]*(?P<head>[^\n]{3,70}?)\s(?:--?|–|—)\s+(?=\S)")
ARTICLES = frozenset({"a", "an", "her", "his", "its", "our", "the", "their"})
HELD = frozenset(
    [
        "captive",
        "citizen",
        "civilian",
        "detainee",
        "fighter",
        "hostage",
        "inmate",
        "militant",
        "national",
        "people",
        "person",
        "prisoner",
        "soldier",
    ]
)
BARE = frozenset(["JJ", "RB", "VB", "VBD", "VBN", "VBP", "VBZ", "IN", "DT"])
SHORTEST_REST = 3  # code points that a clause must go on for
MOST_OTHERS = 8  # attributions in the rest of a clause that are looked at


def mend(
    words: Words,
    quotations: Sequence[Quotation],
    core: Iterable[Attributed],
    rules: Sequence[Triple],
    laid_out: Sequence[Triple],
) -> list[Triple]:
    """The core's attributions, corrected, and those that take the place of some of them.

    `rules` are the rule spotter's triples of the same text, `laid_out` those that the layout leaves no doubt about.
    """
    quoted = _Quoted(words, quotations)
    by_verb = _Verbs(words, rules)
    plain = (Triple(tuple(t.source), tuple(t.cue), tuple(t.content), t.confidence) for t in core)
    kept = [triple for triple in plain if not _is_no_attribution(words, triple)]
    sources = {end for triple in kept for _, end in triple.source}
    spelt = list(spot_misspelt(words, quotations))
    misspelt = (triple for triple in spelt if triple.source[-1][1] not in sources)
    cues = {triple.cue[0][0]: triple.cue for triple in spelt}
    kept = [replace(t, cue=cues[t.cue[0][0]]) if t.cue and t.cue[0][0] in cues else t for t in kept]
    settled = _Settled([*_framed(words, rules), *misspelt], laid_out)
    near = [
        _by_rule(words, quoted.on_its_lines(triple), by_verb.of(triple)) for triple in kept if not settled.has(triple)
    ]
    near = _told_apart(words, near, rules)
    whole = _without_second_verbs(words, _with_whole_clauses(words, near, by_verb), by_verb)
    ends = _after_datelines(words)
    return [*(_bare(words.text, _behind(triple, ends)) for triple in whole), *settled.triples]


def hides_source(triple: Triple) -> bool:
    """Whether a rule's triple is a passive that hides its source: "are said to", "it is believed that"."""
    return not triple.source and triple.lemma in HIDING_PASSIVES - QUOTING


def _is_no_attribution(words: Words, triple: Triple) -> bool:
    checks = (_is_hiding_adverb, _is_nobodys, _is_one_bare_word, _lets_people_go)
    return any(check(words, triple) for check in checks)


def _is_one_bare_word(words: Words, triple: Triple) -> bool:
    """Whether all that is said is one unquoted word that no cue takes: a headline taken apart ("Valley talks open")."""
    told = [i for start, end in triple.content for i in words.tokens_in(start, end)]
    if len(told) != 1 or words.tag[told[0]] not in BARE:
        return False
    return words.text[words.starts[told[0]] - 1 : words.starts[told[0]]] not in OPENING_MARKS


def _lets_people_go(words: Words, triple: Triple) -> bool:
    """Whether people are "released" and not a report."""
    cue = [i for span in triple.cue for i in words.tokens_in(*span)]
    told = [i for span in triple.content for i in words.tokens_in(*span)]
    return any(words.lemma[i] == "release" for i in cue) and any(words.lemma[i] in HELD for i in told)


def _is_hiding_adverb(words: Words, triple: Triple) -> bool:
    """Whether the cue has an adverb that hides its source, which a layer reads with its whole clause."""
    tokens = [i for start, end in triple.cue for i in words.tokens_in(start, end)]
    return any(words.lower[i] in HIDING_ADVERBS for i in tokens)


def _is_nobodys(words: Words, triple: Triple) -> bool:
    """Whether nobody is said to speak, or it is asked who does."""
    tokens = [words.tokens_in(start, end) for start, end in triple.source[:1]]
    return any(says_nothing(words, found[0], found[-1]) for found in tokens if found)


def _framed(words: Words, rules: Sequence[Triple]) -> list[Triple]:
    """The rules' triples of who is quoted or cited, and of who quotes or cites: the core takes one for the other."""
    by_cue = {triple.cue: triple for triple in rules}
    framed: list[Triple] = []
    quoting: Triple | None = None
    for inner in sorted(rules, key=lambda triple: triple.cue):
        outer = by_cue.get(inner.under) if inner.under else None
        before = words.tokens_in(*inner.cue[0])[0] - 1
        if outer is None and quoting is not None and before >= 0 and words.lower[before] == "as":
            place = words.starts[before]
            outer = quoting if any(start <= place < end for start, end in quoting.content) else None
        if outer is not None:
            framed += [outer, inner]
        if inner.lemma in QUOTING:
            quoting = inner
    return framed


def _after_datelines(words: Words) -> dict[int, int]:
    """Where the text begins on the lines that open with a dateline, by the line's start."""
    heads = ((start, DATELINE.match(words.text, start, end)) for start, end in words.lines)
    return {start: head.end() for start, head in heads if head and _is_dateline(head["head"])}


def _is_dateline(head: str) -> bool:
    """Whether what stands before a dash is a place in capitals or ends with an agency, and no clause."""
    names = re.findall(r"[^\W\d_]+", head)
    if not names or not all(name[0].isupper() for name in names):
        return False
    return head.endswith(")") or (len(names[0]) > 2 and names[0].isupper())


def _behind(triple: Triple, ends: dict[int, int]) -> Triple:
    """The triple without what its content holds of a dateline."""
    if not ends:
        return triple
    starts = sorted(ends)
    content = []
    for start, end in triple.content:
        k = bisect_right(starts, start) - 1
        first = max(start, ends[starts[k]]) if k >= 0 else start
        if first < end:
            content.append((first, end))
    return replace(triple, content=tuple(content) or triple.content)


def _bare(text: str, triple: Triple) -> Triple:
    """The triple without the commas and colons at the ends of its content, where they stand outside quotation marks."""
    stripped = (_stripped(text, start, end) for start, end in triple.content)
    content = tuple((start, end) for start, end in stripped if start < end)
    return replace(triple, content=content or triple.content)


def _stripped(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    return end - len(piece.lstrip(LOOSE)), start + len(piece.rstrip(LOOSE))


class _Settled:
    """Triples that need no core, and which of the core's they take the place of."""

    def __init__(self, triples: Sequence[Triple], laid_out: Sequence[Triple]) -> None:
        self.triples = [*triples, *laid_out]
        self._cues = sorted({span for triple in self.triples for span in triple.cue})
        self._labels = sorted(start for triple in laid_out for start, _ in triple.cue)
        self._contents = {triple.content[0][0] for triple in self.triples if triple.content}

    def has(self, triple: Triple) -> bool:
        """Whether a triple shares a cue, says without a cue what one of these does, or takes a label for content."""
        if not triple.cue and triple.content[0][0] in self._contents:
            return True
        return any(map(self._touches, triple.cue)) or any(
            bisect_left(self._labels, start) < bisect_left(self._labels, end)
            for part in (triple.content, triple.cue)
            for start, end in part
        )

    def _touches(self, span: Range) -> bool:
        k = bisect_left(self._cues, (span[1], -1))
        return k > 0 and self._cues[k - 1][1] > span[0]


class _Quoted:
    """Tells which stretches of a text are quoted."""

    def __init__(self, words: Words, quotations: Sequence[Quotation]) -> None:
        self._words = words
        self._top = [quotation for quotation in quotations if quotation.depth == 0]
        self._starts = [quotation.start for quotation in self._top]

    def on_its_lines(self, triple: Triple) -> Triple:
        """The triple without the unquoted stretches of its content on other lines than its cue's.

        Only quotations run on over paragraphs. Ten of 2,151 on PolNeAR dev are cut so, three of them into a match.
        """
        if len(triple.content) == 1:
            return triple
        home = self._words.line_at((triple.cue or triple.content)[0][0])
        content = tuple(s for s in triple.content if home[0] <= s[0] < home[1] or self._is_quoted(*s))
        return replace(triple, content=content) if content else triple

    def _is_quoted(self, start: int, end: int) -> bool:
        if self._words.text[start] in OPENING_MARKS:
            return True
        k = bisect_right(self._starts, start)
        return (k < len(self._starts) and self._starts[k] < end) or (k > 0 and self._top[k - 1].end >= end - 1)


class _Verbs:
    """The rules' triples by the words of their cues."""

    def __init__(self, words: Words, rules: Sequence[Triple]) -> None:
        self._words = words
        self._by_token = {
            i: triple for triple in rules for start, end in triple.cue for i in words.tokens_in(start, end)
        }
        self._ordered = sorted(((triple.cue[0][0], k) for k, triple in enumerate(rules) if triple.cue))
        self._rules = rules

    def of(self, triple: Triple) -> Triple | None:
        """The rules' triple that shares a word of its cue with another triple; `None`: none."""
        tokens = (i for start, end in triple.cue for i in self._words.tokens_in(start, end))
        return next((self._by_token[i] for i in tokens if i in self._by_token), None)

    def next_in(self, start: int, end: int) -> Triple | None:
        """The first of the rules' triples whose cue starts in a stretch; `None`: none."""
        k = bisect_left(self._ordered, (start, -1))
        found = k < len(self._ordered) and self._ordered[k][0] < end
        return self._rules[self._ordered[k][1]] if found else None


def _by_rule(words: Words, triple: Triple, rule: Triple | None) -> Triple:
    """A triple with what the parse knows of its verb: that it hides its source, or who its subject is."""
    if rule is None:
        return triple
    if hides_source(rule):
        return replace(rule, confidence=triple.confidence)
    triple = _with_infinitive(words, _behind_semicolon(words, triple, rule), rule)
    if not rule.source or rule.lemma not in SPEECH or _is_participle(words, rule.cue):
        return triple
    if triple.source and not _is_determiner(words, triple.source):
        return triple
    return replace(triple, source=rule.source)


def _told_apart(words: Words, triples: Sequence[Triple], rules: Sequence[Triple]) -> list[Triple]:
    """The triples, each without a quotation at its end that a verb behind it claims, and those quotations as well.

    'He said the West must act: "It must," Kolt said.' has two tellings, which the core takes for one.
    """
    claims = {rule.content[0][0]: rule for rule in rules if len(rule.content) == 1 and rule.cue}
    taken = {i for triple in triples for span in triple.cue for i in words.tokens_in(*span)}
    apart: list[Triple] = []
    for triple in triples:
        start, end = triple.content[-1]
        at = start + words.text[start:end].rfind(": ") + 2
        quotation = claims.get(at) if at > start + 1 else None
        if quotation is None or quotation.confidence < QUOTED or quotation.cue[0][0] < end or not triple.cue:
            apart.append(triple)
            continue
        first, second = _both_tellers(triple, claims.get(start), quotation)
        other = second if first is triple else first
        if other is None or not taken.isdisjoint(words.tokens_in(*other.cue[0])) or first is None:
            apart.append(triple)
            continue
        apart.append(replace(first, content=(*triple.content[:-1], (start, at - 2))))
        apart.append(replace(second, content=quotation.content))
    return apart


def _both_tellers(triple: Triple, clause: Triple | None, quotation: Triple) -> tuple[Triple | None, Triple]:
    """Who tells what stands before the colon, and who the quotation behind it; one of them is the core's triple."""
    if triple.cue[-1][1] <= triple.content[-1][0]:
        return triple, quotation
    before = clause if clause is not None and clause.cue[-1][1] <= clause.content[0][0] else None
    return before, triple


def _is_determiner(words: Words, source: Sequence[Range]) -> bool:
    """Whether a source is no more than the article of one ("The", of "The front, a militia in the valley, said")."""
    tokens = [i for start, end in source for i in words.tokens_in(start, end)]
    return len(tokens) == 1 and words.tag[tokens[0]] in {"DT", "PRP$"} and words.lower[tokens[0]] in ARTICLES


def _behind_semicolon(words: Words, triple: Triple, rule: Triple) -> Triple:
    """A triple without what stands before the semicolon that its quotation follows; that is the article's own."""
    start = rule.content[0][0]
    if rule.confidence < QUOTED or not any(
        words.text[s:start].rstrip()[-1:] == ";" for s, _ in triple.content if s < start
    ):
        return triple
    content = tuple((max(s, start), e) for s, e in triple.content if e > start)
    return replace(triple, content=content) if content else triple


def _with_infinitive(words: Words, triple: Triple, rule: Triple) -> Triple:
    """A triple with the whole of "the envoys to go" or "to go home" in its content, none of it in its cue."""
    (start, _), (first, last) = triple.content[0], rule.content[0]
    if len(rule.content) > 1 or not start < last or not any(s < first < e <= start for s, e in triple.cue):
        return triple
    if not any(words.lower[words.first_from(place)] == "to" for place in (start, first)):
        return triple
    return replace(triple, cue=rule.cue, content=((first, triple.content[0][1]), *triple.content[1:]))


def _is_participle(words: Words, cue: Sequence[Range]) -> bool:
    """Whether a cue is passive, "asked about the raid": its subject does not speak."""
    return any(words.tag[i] == "VBN" for start, end in cue for i in words.tokens_in(start, end))


def _with_whole_clauses(words: Words, triples: Sequence[Triple], by_verb: _Verbs) -> list[Triple]:
    """Triples whose content ends amid a clause of speech, with the rest of it, where nothing else is reported there."""
    cues = sorted((triple.cue[0][0], k) for k, triple in enumerate(triples) if triple.cue)
    swallowed: set[int] = set()
    whole = list(triples)
    for k, triple in enumerate(triples):
        rule = by_verb.of(triple)
        rest = None if rule is None else _rest_of_clause(triple, rule)
        if rest is None or rule is None:
            continue
        low = bisect_left(cues, (rest[0], -1))
        high = min(bisect_left(cues, (rest[1], -1)), low + MOST_OTHERS)
        others = [other for _, other in cues[low:high]]
        if any(_reports(words, triples[other]) for other in others):
            continue
        if others or words.text[rest[0] : rest[1]].lstrip()[0] not in POINTS:
            whole[k] = replace(triple, content=rule.content)
            swallowed.update(others)
    return [triple for k, triple in enumerate(whole) if k not in swallowed]


def _rest_of_clause(triple: Triple, rule: Triple) -> Range | None:
    """What of the clause that a verb governs is left out of a content that starts with it; `None`: nothing."""
    if not BARE_CLAUSE[0] <= rule.confidence < BARE_CLAUSE[1] or len(rule.content) != 1 or len(triple.content) != 1:
        return None
    (start, end), (rule_start, rule_end) = triple.content[0], rule.content[0]
    return (end, rule_end) if abs(start - rule_start) <= 1 and rule_end - end > SHORTEST_REST else None


def _without_second_verbs(words: Words, triples: Sequence[Triple], by_verb: _Verbs) -> list[Triple]:
    """Triples with the second verb of the same speaker, "…, and accused it of", cut out of the content of the first."""
    apart: list[Triple] = []
    for triple in triples:
        rule = by_verb.of(triple)
        second = None if rule is None else _second(words, triple, rule, by_verb)
        if rule is None or second is None:
            apart.append(triple)
            continue
        stop = rule.content[0][1]
        apart += [replace(triple, content=((triple.content[0][0], stop),)), second]
    return apart


def _second(words: Words, triple: Triple, rule: Triple, by_verb: _Verbs) -> Triple | None:
    """The attribution that goes on from another, inside a content that starts before it; `None`: none."""
    if len(rule.content) > 1 or not triple.cue or not triple.cue[0][0] < triple.content[0][0] < rule.content[0][1]:
        return None
    stop, end = rule.content[0][1], triple.content[0][1]
    second = by_verb.next_in(stop, end)
    if second is None or second.source != rule.source or not rule.source:
        return None
    return second if GOES_ON.fullmatch(words.text, stop, second.cue[0][0]) else None


def _reports(words: Words, triple: Triple) -> bool:
    """Whether a cue has a word that reports."""
    return any(
        cue_verb(words.lower[i], words.lemma[i]) is not None
        or words.lemma[i] in CUE_NOUNS
        or words.lower[i] == "according"
        for start, end in triple.cue
        for i in words.tokens_in(start, end)
    )

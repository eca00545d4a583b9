"""Which quotation belongs to which reporting verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reportedly.reading.attribution.verbs import complement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.reading.attribution.quotes import Quotation
    from reportedly.reading.attribution.sites import Site
    from reportedly.reading.attribution.words import Range, Words

__all__ = ["QuotedEdges", "link_quotations"]

SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s")
ONLY_POINTS = re.compile(r"[\s,.;:!?–—\-]*")
LEADS_IN = re.compile(r"(?:[,:–—]|\bthat|\bas|\bif|\bwhether)\s*$")
LONGEST_TAIL = 240  # code points between the parts of a split quotation
LONGEST_GAP = 160  # code points between a verb and a quotation that belong together
FARTHEST_WORDS = 16  # between a verb and the quotation that it leads in


def link_quotations(words: Words, quotations: Sequence[Quotation], sites: Sequence[Site]) -> dict[int, list[Range]]:
    """For each site (by its place in `sites`) the content that quotations give it, in code points.

    A quotation goes to the verb right after it, else to the verb that leads it in, else to that of the quotation
    just before it; one that nothing claims is left out.
    """
    return _Linker(words, quotations, sites).link()


class _Linker:
    def __init__(self, words: Words, quotations: Sequence[Quotation], sites: Sequence[Site]) -> None:
        self.words = words
        self.text = words.text
        self.top = [quotation for quotation in quotations if quotation.depth == 0]
        self.ends = [quotation.end for quotation in self.top]
        self.sites = sites
        self.outside = [k for k, site in enumerate(sites) if not self._inside(words.starts[site.i])]
        self.first = [words.starts[sites[k].first] for k in self.outside]
        self.verb = [words.starts[sites[k].i] for k in self.outside]

    def _inside(self, place: int) -> bool:
        k = bisect_left(self.ends, place + 1)
        return k < len(self.top) and self.top[k].start <= place

    def link(self) -> dict[int, list[Range]]:
        content: dict[int, list[Range]] = {}
        before: tuple[Quotation, int] | None = None
        for quotation in self.top:
            site = self._after(quotation)
            if site is None:
                site = self._lead_in(quotation)
            if site is None and before is not None:
                site = self._same_as(before, quotation)
            if site is not None:
                content.setdefault(site, []).append((quotation.start, quotation.end))
                before = (quotation, site)
        return {site: self._with_clause(site, ranges) for site, ranges in content.items()}

    def _after(self, quotation: Quotation) -> int | None:
        """The verb right after a quotation: "…," said the envoy; "…," the envoy said."""
        line_end = self.words.line_at(quotation.start)[1]
        for n in range(
            bisect_left(self.verb, quotation.end), min(len(self.verb), bisect_left(self.verb, quotation.end) + 3)
        ):
            site = self.sites[self.outside[n]]
            start = self.words.starts[site.first]
            if start < quotation.end or start >= line_end:
                return None
            gap = self.text[quotation.end : start]
            if "q" in site.verb.frames and ONLY_POINTS.fullmatch(gap) and not self._breaks(quotation, gap):
                return self.outside[n]
        return None

    def _breaks(self, quotation: Quotation, gap: str) -> bool:
        """Whether a sentence ends between a quotation and what follows: "…." He said nothing else."""
        inner = self.text[max(quotation.start, quotation.end - 6) : quotation.end].rstrip("\"'”’»“ ")
        after = self.text[quotation.end + len(gap) : quotation.end + len(gap) + 1]
        return "." in gap or (inner.endswith(".") and not inner.endswith("..") and after.isupper())

    def _lead_in(self, quotation: Quotation) -> int | None:
        """The verb that leads a quotation in: he said: "…"; he said on Monday that "…"."""
        n = bisect_left(self.verb, quotation.start) - 1
        line_start = self.words.line_at(quotation.start)[0]
        for m in range(n, max(-1, n - 3), -1):
            k = self.outside[m]
            site = self.sites[k]
            end = self.words.ends[site.cue[1]]
            if quotation.start - end > LONGEST_GAP:
                return None
            gap = self.text[end : quotation.start]
            if end <= line_start and gap.strip() not in {":", ""}:
                return None
            if SENTENCE_END.search(gap) or len(gap.split()) > FARTHEST_WORDS:
                return None
            if self._leads(site, gap, quotation):
                return k
        return None

    def _leads(self, site: Site, gap: str, quotation: Quotation) -> bool:
        if "q" not in site.verb.frames and "c" not in site.verb.frames:
            return False
        if not gap.strip(" ,:"):
            return quotation.double or quotation.words(self.text) > 3
        return bool(LEADS_IN.search(gap) and site.verb.speech)

    def _same_as(self, before: tuple[Quotation, int], quotation: Quotation) -> int | None:
        """The verb of the quotation before, where nothing but its own clause stands between the two."""
        last, site = before
        start = max(last.end, self.words.ends[self.sites[site].last])
        if quotation.start - start > LONGEST_TAIL:
            return None
        gap = self.text[start : quotation.start]
        if "\n" in gap:
            goes_on = quotation.follows or (self._fills_line(quotation) and self._ends_line(gap))
            return site if goes_on else None
        return site if ONLY_POINTS.fullmatch(gap) or self._short_tail(gap) else None

    def _ends_line(self, gap: str) -> bool:
        """Whether the next line opens where the clause of the verb ends."""
        tail = gap[: gap.index("\n")]
        return not gap[len(tail) :].strip() and bool(ONLY_POINTS.fullmatch(tail) or self._short_tail(tail))

    def _fills_line(self, quotation: Quotation) -> bool:
        start, end = self.words.line_at(quotation.start)
        return not self.text[start : quotation.start].strip() and not self.text[quotation.end : end].strip(" \t\r.,")

    def _short_tail(self, gap: str) -> bool:
        """The rest of the clause, one sentence at most: she told reporters in the capital. "…"."""
        bare = gap.strip()
        return (
            bare[-1:] in {".", ",", ":"} and not SENTENCE_END.search(bare) and len(bare.split()) <= 2 * FARTHEST_WORDS
        )

    def _with_clause(self, k: int, ranges: list[Range]) -> list[Range]:
        """The quotations with the unquoted words of the clause that holds some of them."""
        site = self.sites[k]
        clause = [self.words.span(*stretch) for stretch in complement(self.words, site)]
        joined = list(ranges)
        for start, end in clause:
            touching = [r for r in ranges if r[0] < end and start < r[1]]
            if touching:
                start = self._past_semicolon(start, touching)  # noqa: PLW2901 - the clause as it is read from here on
            if touching and self._is_mixed(start, touching):
                joined.append((start, end))
        return self._around(joined, k)

    def _past_semicolon(self, start: int, touching: list[Range]) -> int:
        """Where the clause of a quotation starts: behind a semicolon, what is before that is the article's own."""
        stop = min(r[0] for r in touching)
        return max(start, self.text.rfind(";", start, stop) + 1) if start < stop else start

    def _is_mixed(self, start: int, touching: list[Range]) -> bool:
        lead = self.text[start : min(r[0] for r in touching)]
        return bool(lead.strip(" \n\"“'‘,:")) or self.text[touching[0][1] - 2] not in ".,!?"

    def _around(self, ranges: list[Range], k: int) -> list[Range]:
        """Ranges united, with the site's own source and cue cut out."""
        site = self.sites[k]
        cut = (self.words.starts[site.first], self.words.ends[site.last])
        pieces = []
        for start, end in _united(ranges):
            if end <= cut[0] or start >= cut[1]:
                pieces.append((start, end))
            else:
                pieces += [(start, cut[0]), (cut[1], end)]
        return [_trimmed(self.text, start, end) for start, end in pieces if start < end]


def _united(ranges: list[Range]) -> list[Range]:
    united: list[Range] = []
    for start, end in sorted(ranges):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _trimmed(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in " ,;:\n":
        start += 1
    while end > start and text[end - 1] in " ,;:\n":
        end -= 1
    return start, end


class QuotedEdges:
    """Keeps the clauses of the parse from cutting through quotations."""

    def __init__(self, quotations: Sequence[Quotation], linked: dict[int, list[Range]]) -> None:
        self._top = [(quotation.start, quotation.end) for quotation in quotations if quotation.depth == 0]
        self._ends = [end for _, end in self._top]
        self._taken = sorted(span for spans in linked.values() for span in spans)
        self._taken_starts = [start for start, _ in self._taken]

    def _around(self, place: int) -> Range | None:
        k = bisect_left(self._ends, place + 1)
        return self._top[k] if k < len(self._top) and self._top[k][0] < place else None

    def fit(self, clause: list[Range], verb: int) -> list[Range]:
        """The stretches of a clause: whole quotations where they cut one, nothing where another verb has it.

        Inside the quotation that the verb itself stands in, they end where it ends.
        """
        home = self._around(verb)
        if home is not None:
            inside = [(max(start, home[0] + 1), min(end, home[1] - 1)) for start, end in clause]
            return [(start, end) for start, end in inside if start < end]
        whole = [self._whole(start, end) for start, end in clause]
        return [(start, end) for start, end in whole if not self._is_taken(start, end)]

    def _whole(self, start: int, end: int) -> Range:
        first, last = self._around(start), self._around(end)
        return (first[0] if first else start, last[1] if last else end)

    def _is_taken(self, start: int, end: int) -> bool:
        """Whether most of a stretch is the quotation of another verb."""
        k = bisect_left(self._taken_starts, start)
        if k < len(self._taken) and self._taken[k][0] < end:
            low, high = self._taken[k]
            return min(high, end) - low > 0.7 * (end - start)
        return False

"""How one copy differs from another: what was cut, added and changed, and which attributions were lost."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from reportedly.copies.compare import Run
from reportedly.model import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.copies.words import Words

__all__ = ["Difference", "LostAttribution", "differences", "lost_attributions"]

SENTENCE_END = re.compile(
    r"(?<![A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(A-Z0-9])|\n+"
)
LEAST_SHARED, LEAST_SHARE = 5, 0.4  # words of a sentence that stand in the other text, and their share of it
ALIKE = 0.74  # of the letters of a cue and of a word that was meant to be it: "siad", "tolld"
HIDING = ("reportedly", "allegedly", "supposedly", "purportedly")
PHRASES = (r"according to", r"citing", r"quoting", r"quoted (?:\w+ ){0,3}as saying", r"in the words of")


@dataclass(frozen=True, slots=True)
class Difference:
    """What one text has and the other has not, or has otherwise: `a` is `None` for what was added, `b` for what was cut."""

    kind: Literal["cut", "added", "changed"]
    a: Anchor | None
    b: Anchor | None


@dataclass(frozen=True, slots=True)
class LostAttribution:
    """Words by which `a` says on whose word something is, where `b` has the same without them.

    `attribution`: the words, in `a`; `cue`: the word among them that attributes; `content`: what is said on that word,
    in `a`; `kept`: the same in `b`.
    """

    attribution: Anchor
    cue: Anchor
    content: Anchor
    kept: Anchor


def differences(a: Words, b: Words, runs: Sequence[Run]) -> tuple[Difference, ...]:
    """What lies between the runs that come in the same order in both, in text order of `a`.

    A passage that was moved is cut in one place and added in another.
    """
    found: list[Difference] = []
    at_a = at_b = 0
    for run in (*_in_order(runs), Run(len(a), len(b), 0)):
        one = _anchor(a, at_a, run.a)
        other = _anchor(b, at_b, run.b)
        if one and other:
            found.append(Difference("changed", one, other))
        elif one:
            found.append(Difference("cut", one, None))
        elif other:
            found.append(Difference("added", None, other))
        at_a, at_b = run.a + run.length, run.b + run.length
    return tuple(found)


def _anchor(words: Words, start: int, end: int) -> Anchor | None:
    return Anchor(int(words.starts[start]), int(words.ends[end - 1])) if end > start else None


def _in_order(runs: Sequence[Run]) -> list[Run]:
    """The runs that stand in the same order in both, as many words of them as there can be nearly: longest first."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.a)):
        k = bisect_left(kept, run.a, key=lambda one: one.a)
        before, after = kept[:k][-1:], kept[k : k + 1]
        if all(one.b + one.length <= run.b for one in before) and all(run.b + run.length <= one.b for one in after):
            kept.insert(k, run)
    return kept


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    """Forms of the reporting verbs, and phrases that attribute."""
    from reportedly.reading.attribution.cues import IRREGULAR, SPEECH  # noqa: PLC0415 - imports the readers

    forms = {form for verb in SPEECH for form in _forms(verb)} | {
        form for form, verb in IRREGULAR.items() if verb in SPEECH
    }
    words = "|".join(sorted(map(re.escape, {*forms, *HIDING}), key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(PHRASES)}|{words})\b", re.IGNORECASE)


def _forms(verb: str) -> Iterator[str]:
    if " " in verb:
        return
    stem = verb.removesuffix("e")
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    yield (verb[:-1] + "ied") if verb.endswith("y") and verb[-2:-1] not in "aeou" else stem + "ed"
    yield stem + "ing"
    yield verb


def lost_attributions(a_text: str, b_text: str, a: Words, b: Words, runs: Sequence[Run]) -> tuple[LostAttribution, ...]:
    """The attributions of `a` that stand by words that `b` has too, where `b` has none by them; in text order.

    Told sentence by sentence: the words that both share are what is said; a cue among those that `b` lacks is lost
    where no cue stands in `b`'s sentence either.
    """
    if not runs:
        return ()
    found = []
    bounds_b = _bounds(b_text)
    place = {i: run.b + i - run.a for run in runs for i in range(run.a, run.a + run.length)}
    for start, end in zip(_bounds(a_text), _bounds(a_text)[1:], strict=False):
        first, last = bisect_left(a.starts, start), bisect_left(a.starts, end)
        shared = [i for i in range(first, last) if i in place]
        if len(shared) >= max(LEAST_SHARED, LEAST_SHARE * (last - first)):
            lost = _lost(a_text, b_text, a, b, (first, last), place, bounds_b)
            if lost is not None:
                found.append(lost)
    return tuple(found)


def _bounds(text: str) -> list[int]:
    return [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]


def _lost(
    a_text: str, b_text: str, a: Words, b: Words, sentence: tuple[int, int], place: dict[int, int], bounds_b: list[int]
) -> LostAttribution | None:
    first, last = sentence
    lacking = [i for i in range(first, last) if i not in place and not a.quoted[i]]
    for stretch in _stretches(lacking):
        left, right = int(a.starts[stretch[0]]), int(a.ends[stretch[-1]])
        cue = _cue(a_text, left, right)
        if cue is None:
            continue
        shared = _nearest([i for i in range(first, last) if i in place], stretch)
        there = [place[i] for i in shared]
        begin = bounds_b[bisect_right(bounds_b, int(b.starts[min(there)])) - 1]
        end = bounds_b[min(bisect_left(bounds_b, int(b.ends[max(there)])), len(bounds_b) - 1)]
        if _cue(b_text, begin, end) or _is_misspelt(cue[0], b_text[begin:end]):
            return None
        return LostAttribution(
            Anchor(left, right),
            Anchor(*cue.span()),
            Anchor(int(a.starts[min(shared)]), int(a.ends[max(shared)])),
            Anchor(int(b.starts[min(there)]), int(b.ends[max(there)])),
        )
    return None


def _cue(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first cue between two places; "States" in the middle of a sentence is a name."""
    for match in _cues().finditer(text, start, end):
        if match[0][0].islower() or not text[max(0, match.start() - 3) : match.start()].rstrip(" ")[-1:].isalnum():
            return match
    return None


def _is_misspelt(cue: str, text: str) -> bool:
    """Whether a word of the text is nearly the cue: republishers mistype what they retype."""
    same = SequenceMatcher(a=cue.casefold(), autojunk=False)
    for word in re.findall(r"\w+", text.casefold()):
        same.set_seq2(word)
        if abs(len(word) - len(cue)) <= 2 and same.ratio() >= ALIKE:
            return True
    return False


def _nearest(shared: list[int], stretch: list[int]) -> list[int]:
    """The shared words on the side of the attribution where more of them stand: what is said on its word."""
    before, after = [i for i in shared if i < stretch[0]], [i for i in shared if i > stretch[-1]]
    return max(before, after, key=len)


def _stretches(numbers: list[int]) -> Iterator[list[int]]:
    """Numbers without gaps, together."""
    stretch: list[int] = []
    for number in numbers:
        if stretch and number != stretch[-1] + 1:
            yield stretch
            stretch = []
        stretch.append(number)
    if stretch:
        yield stretch

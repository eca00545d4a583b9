"""Numbers in running text: numerals and number words, with the words that bound them.

Reads "1,139", "1.5 million", "two dozen", "a hundred", "thirty-four", "between 100 and 150", "at least 170",
"hundreds of thousands". What can't be read without a guess ("1,2,3", "a dozen dozen", numerals of other scripts,
decimals that no scale follows) is left out, as are ordinals, percentages, money, clock times, and the numbers inside
hyphened words ("34-year-old").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Amount", "number_value", "read_amounts"]

UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        )
    )
}  # fmt: skip
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
# The least that a bare plural stands for: two of them, as the annotation guide has it; a score is twenty.
PLURALS = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
LARGEST = 20_000_000_000  # more people than ever lived at once: not a count of people

_WORD = "|".join(sorted((*UNITS, *TENS, *SCALES), key=len, reverse=True))
_DIGITS = r"[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+|[0-9]{1,12}"
_SCALE = "|".join(SCALES)
_PLAIN = rf"(?:(?:{_DIGITS})(?:\.[0-9]{{1,3}})?(?:(?:\s+|-)(?:{_SCALE})\b|(?:k|mn?|bn)\b)?)"
_WORDS = rf"(?:(?:an?\s+|three[\s-])quarters?\s+of\s+an?\s+(?:million|billion)|(?:half[\s-]an?[\s-]|half[\s-]|an?\s)?(?:{_WORD})(?:(?:\s+and\s+|\s+|-)(?:{_WORD})\b)*)"
_NUMBER = rf"(?:{_PLAIN}|{_WORDS})"
_VAGUE = (
    rf"(?P<plural>{'|'.join(PLURALS)})(?:\s+(?:and|upon|on)\s+(?P=plural)|\s+of\s+(?:{'|'.join(PLURALS)}))?"
    rf"|(?:several|a\s+few|few|many|some\s+few)\s+(?:{_SCALE})s?"
)
# A number is not read where it goes on as a word, a fraction, a time, a percentage or a sum of money.
_BEFORE = r"(?<![\w$€£¥₹#°+−-])(?<![\d][.,:/’'])"
_AFTER = (
    r"(?![\w%°$€£]|[.,:/’'][0-9]|[’']s\b|-(?!plus\b|odd\b)[^\W\d]"
    r"|\s*(?:%|per\s?cent\b|percentage\b|-?thirds?\b|-?quarters?\b|(?:of\s+a\s+)?(?:US\s+)?(?:dollars?|euros?|pounds?)\b)|-[0-9])"
)
AMOUNT = re.compile(
    rf"{_BEFORE}(?:(?P<between>between\s+)(?P<low>{_NUMBER})\s+and\s+(?P<high>{_NUMBER})"
    rf"|(?P<vague>{_VAGUE})"
    rf"|(?P<first>{_NUMBER})(?:(?<=[0-9])[-–](?=[0-9])|\s+to\s+|\s+or\s+)(?P<second>{_NUMBER})"
    rf"|(?P<one>{_NUMBER})){_AFTER}",
    re.IGNORECASE,
)
SINGLE = re.compile(rf"{_BEFORE}(?P<one>{_NUMBER}){_AFTER}", re.IGNORECASE)
PARTS = re.compile(r"\d[\d,.\u00a0\u202f]*|[a-z]+", re.IGNORECASE)

LEAST = r"at\s+(?:the\s+very\s+)?least|more\s+than|over|upwards?\s+of|no\s+(?:fewer|less)\s+than|not\s+less\s+than|a\s+minimum\s+of|in\s+excess\s+of|well\s+over"
MOST = r"up\s+to|as\s+(?:many|high)\s+as|at\s+(?:the\s+)?most|no(?:t)?\s+more\s+than|a\s+maximum\s+of|fewer\s+than|less\s+than"
ABOUT = r"about|some|around|nearly|roughly|approximately|almost|close\s+to|an\s+estimated|estimated|perhaps|circa"
BOUND = re.compile(
    rf"(?<![\w-])(?:(?P<least>{LEAST})|(?P<most>{MOST})|(?P<about>{ABOUT})"
    r"|(?P<plain>another|an?\s+further|a\s+total\s+of|an\s+additional|a\s+combined|an?\s+average\s+of))\s+$",
    re.IGNORECASE,
)
# "~40", "> 30", "c. 40": signs that need no blank behind them.
SIGN = re.compile(r"(?:(?P<least>[>≥])|(?P<most>[<≤])|(?P<about>[~≈]|(?<![\w.])ca?\.))\s?$")
# "1 200 people" may be 1,200 or two numbers side by side; a year before a number ("in 2031 200 people") is neither.
GROUP_HEAD, GROUP_REST = re.compile(r"[0-9]{1,3}"), re.compile(r" [0-9]{3}(?![0-9])")
GROUP_START, GROUP_TAIL = re.compile(r"(?<![0-9.,])[0-9]{1,3} $"), re.compile(r"[0-9]{3}(?![0-9])")
AFTERWARDS = re.compile(r"(?P<least>-plus\b|\+|\s+or\s+more\b|\s+plus\b)|(?P<about>-odd\b|\s+or\s+so\b)", re.IGNORECASE)
MONEY_BEFORE = re.compile(r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|No\.|number))\s*$")
REACH = 40  # code points before a number in which its bounding words stand
MOST_BOUNDS = 3  # "at least another estimated 40"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text, `text[start:end]` with its bounding words, `text[core:end]` without them.

    `value`, `low`, `high` and `approximate` as in `Figure`. `vague`: a plural without a number ("dozens").
    """

    start: int
    core: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    approximate: bool = False
    vague: bool = False


def read_amounts(text: str) -> Iterator[Amount]:
    """Every number of a text that can be read without a guess, in text order."""
    at = 0
    while match := AMOUNT.search(text, at):
        at = match.end()
        if MONEY_BEFORE.search(text, max(0, match.start() - REACH), match.start()) or _is_group(text, match):
            continue
        if match["first"] and _is_change(text, match):
            at = match.end("first")
            match = SINGLE.match(text, match.start()) or match
        core = _bounded(text, match)
        if core is not None:
            yield core


def _is_group(text: str, match: re.Match[str]) -> bool:
    """Whether a numeral may be a part of one whose thousands a blank sets apart ("1 200"), or two side by side."""
    head = GROUP_HEAD.fullmatch(match[0]) and GROUP_REST.match(text, match.end())
    tail = GROUP_TAIL.match(text, match.start()) and GROUP_START.search(text, max(0, match.start() - 5), match.start())
    return bool(head or tail)


def _is_change(text: str, match: re.Match[str]) -> bool:
    """Whether "from 12 to 15" tells a change rather than a range."""
    return text[max(0, match.start() - 5) : match.start()].casefold() == "from "


def number_value(words: str) -> int | None:
    """The whole number that numerals or number words give; `None` where they are none, or can't be read without a guess.

    >>> number_value("thirty-four"), number_value("1.5 million"), number_value("a dozen dozen"), number_value("1,2,3")
    (34, 1500000, None, None)
    """
    text = words.strip().casefold()
    quarters = re.match(r"(an?|three)[\s-]+quarters?\s+of\s+an?\s+", text)
    if quarters:
        return SCALES[text.rsplit(maxsplit=1)[-1]] // 4 * (3 if quarters[1] == "three" else 1)
    half = re.match(r"half[\s-](?:an?[\s-])?", text)
    text = text[half.end() :] if half else text
    text = re.sub(r"^an?\s+", "one ", text)
    value = _digits_value(text) if text[:1].isdecimal() else _words_value(text)
    if value is None or value > LARGEST:
        return None
    if half:
        return int(value / 2) if text in SCALES else None
    if text in SCALES and text != "dozen":
        return None
    return int(value) if value == int(value) else None


def _digits_value(text: str) -> float | None:
    match = re.fullmatch(rf"({_DIGITS})(\.[0-9]+)?(?:(?:\s+|-)?([a-z]+))?", text)
    if not match:
        return None
    scale = SCALES.get(match[3] or "", SHORT_SCALES.get(match[3] or "", 0)) if match[3] else 1
    digits = re.sub(r"\D", "", match[1])
    whole = int(digits)
    if digits[0] == "0" and len(digits) > 1:  # a code ("007"), no count
        return None
    if not scale or (match[2] and not match[3]):
        return None
    return round((whole + float(match[2] or 0)) * scale, 6)


def _words_value(text: str) -> int | None:
    """Number words, by descending scale; `None` where they do not make one number ("two three", "a dozen dozen")."""
    total, group, last = 0, 0, 10**12
    words = re.findall(r"[a-z]+", text)
    if not words:
        return None
    for word in words:
        if word == "and":
            continue
        size = UNITS.get(word, TENS.get(word))
        if size is not None:
            if not _may_follow(size, last):
                return None
            group, last = group + size, 1 if size < 20 else 10
        else:
            scale = SCALES.get(word)
            if scale is None or (scale in {12, 100} and last in {12, 100}):
                return None
            if scale in {12, 100}:
                group, last = (group or 1) * scale, scale
            else:
                if total and total % (scale * 1000) < scale * 1000 and total < scale:
                    return None
                total, group, last = total + (group or 1) * scale, 0, 10**12
    return total + group


def _may_follow(size: int, last: int) -> bool:
    """Whether a unit or ten may come after a word of the size `last`: "thirty four", not "four thirty"."""
    return last > 12 or (last == 10 and 0 < size < 10)


def _bounded(text: str, match: re.Match[str]) -> Amount | None:
    groups = match.groupdict()
    low_words = groups.get("low") or groups.get("first")
    if groups.get("vague"):
        return _vague(text, match)
    if low_words:
        low, high = number_value(low_words), number_value(groups.get("high") or groups["second"])
        if high is not None and low is not None and low_words.isdecimal():
            low = _same_scale(low, groups.get("high") or groups["second"])
        if low is None or high is None or low >= high:
            return None
        start, _ = _bounds_before(text, match.start())
        return Amount(start, match.start(), match.end(), None, low, high)
    value = number_value(groups["one"])
    if value is None or (groups["one"].casefold() in SCALES and _goes_on(text, match.start())):
        return None
    return _one(text, match, value)


def _goes_on(text: str, start: int) -> bool:
    """Whether a numeral stands before a scale that was not read with it ("1/2 dozen", "½ dozen")."""
    before = text[max(0, start - REACH) : start].rstrip()
    return before[-1:].isnumeric()


def _same_scale(low: int, high_words: str) -> int:
    """The lower end of "10 to 15 thousand" takes the scale of the upper end."""
    scale = SCALES.get(high_words.rsplit(maxsplit=1)[-1].casefold(), 1)
    return low * scale if low < 1000 <= scale else low


def _one(text: str, match: re.Match[str], value: int) -> Amount:
    start, bounds = _bounds_before(text, match.start())
    after = AFTERWARDS.match(text, match.end())
    end = after.end() if after else match.end()
    bounds |= {name for name, found in after.groupdict().items() if found} if after else set()
    if "least" in bounds:
        return Amount(start, match.start(), end, value, value, None, "about" in bounds)
    if "most" in bounds:
        return Amount(start, match.start(), end, value, None, value, "about" in bounds)
    if "about" in bounds:
        return Amount(start, match.start(), end, value, None, None, approximate=True)
    return Amount(start, match.start(), end, value, value, value)


def _vague(text: str, match: re.Match[str]) -> Amount | None:
    low = 1
    # "Hundreds and hundreds" are still hundreds; "hundreds of thousands" are not.
    words = re.findall(r"[a-z]+", match["vague"].casefold())
    for word in words if "of" in words or not match["plural"] else words[:1]:
        if word in PLURALS:
            low = PLURALS[word] if low == 1 else 2 * (low // 2) * (PLURALS[word] // 2)
        else:
            low = low if word not in SCALES and word.rstrip("s") not in SCALES else 2 * SCALES[word.rstrip("s")]
    if low > LARGEST:
        return None
    start, _ = _bounds_before(text, match.start())
    return Amount(start, match.start(), match.end(), None, low, None, approximate=True, vague=True)


def _bounds_before(text: str, start: int) -> tuple[int, set[str]]:
    """Where the bounding words before a number start, and which kinds they are."""
    found: set[str] = set()
    for _ in range(MOST_BOUNDS):
        match = BOUND.search(text, max(0, start - REACH), start) or SIGN.search(text, max(0, start - REACH), start)
        if not match:
            break
        found |= {name for name, words in match.groupdict().items() if words}
        start = match.start()
    return start, found

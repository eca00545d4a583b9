"""Time phrases as written ("on Saturday", "since October 7", "over the past three days")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.model import Anchor, Time

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["nearest_time", "read_times"]

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?)"
_PART = r"(?:morning|afternoon|evening|night|midnight|noon|dawn|dusk)"
_UNIT = r"(?:minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|24-hour\s+period)"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|couple\s+of|24|48|72)"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d,]*\d)|{_MONTH})(?:,?\s+\d{{4}})?"
_PHRASE = (
    rf"(?:(?:early|late|last|next|this|the\s+previous|the\s+following)\s+)?{_DAY}(?:\s+{_PART})?(?:,\s+{_DATE})?"
    rf"|(?:early|late|mid-|last|next|this)?\s?{_DATE}"
    rf"|(?:early|earlier|late|later|last|next|this|the\s+(?:past|last|previous|next|coming|following|same))\s+(?:{_COUNT}\s+)?(?:{_UNIT}|{_PART})"
    rf"|{_COUNT}\s+{_UNIT}\s+(?:ago|earlier|later|before)"
    rf"|the\s+{_COUNT}\s+{_UNIT}"
    r"|yesterday|today|tonight|tomorrow|overnight|the\s+weekend|(?:19|20)\d{2}(?=[\s.,;]|$)"
)
TIME = re.compile(
    rf"(?<![\w-])(?:(?:on|since|in|at|over|during|within|after|before|until|by|from)\s+(?:the\s+)?)?(?:{_PHRASE})(?![\w-])",
    re.IGNORECASE,
)
# "may" is a verb more often than a month, and a bare "march" a walk: a month that stands alone keeps its capital.
BARE_MONTH = re.compile(r"(?:may|march)", re.IGNORECASE)


def read_times(text: str, start: int, end: int) -> tuple[Anchor, ...]:
    """The time phrases in `text[start:end]`, in text order, each with the preposition that leads it."""
    found = (match for match in TIME.finditer(text, start, end) if not _is_common_word(match[0]))
    return tuple(Anchor(match.start() + _blank(match[0]), match.end()) for match in found)


def _blank(phrase: str) -> int:
    return len(phrase) - len(phrase.lstrip())


def _is_common_word(phrase: str) -> bool:
    word = phrase.strip()
    return bool(BARE_MONTH.fullmatch(word)) and not word[0].isupper()


def nearest_time(text: str, times: Iterable[Anchor], start: int, end: int) -> Time | None:
    """The time phrase that stands nearest to `[start, end)`; `start` and `end` of the time stay open."""
    nearest = min(times, key=lambda t: max(t.start - end, start - t.end, 0), default=None)
    return Time(text=nearest.text_of(text), anchor=nearest) if nearest else None

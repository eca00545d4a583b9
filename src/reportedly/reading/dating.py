"""Time phrases to dates: which stretch of time a phrase means, told from the day of publication.

A stretch is as wide as the phrase is vague: "in May" is the whole of May, "on Monday" a day, "two weeks ago" a calendar
week. So the grain of what was written is kept, and no day is made up where only a month was named.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Stretch", "date_of", "stretch_of"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {"a": 1, "an": 1, "couple of": 2}
# News that tells of a day without its year means one that is nearer than these; else it would give the year.
FAR_AHEAD, FAR_BACK, SOON = timedelta(days=183), timedelta(days=330), timedelta(days=31)
ABOUT_A_THIRD = (10, 20)  # days after which "early" and "mid-" end in a month

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_PART = r"(?:\s+(?P<part>morning|afternoon|evening|night|midnight|noon|dawn|dusk))?"
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)day"
_COUNT = r"(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple of)"
_UNIT = r"(?P<unit>minute|hour|day|night|week|weekend|month|year|decade)(?P<plural>s)?"
_WHEN = r"(?:(?P<when>early|earlier|late|later|mid|last|next|this|the coming|the past)[\s-]+)?"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end`, both within it; ISO 8601 dates, or times to the minute. `None`: open, or not known."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class _Days:
    """Whole days, the last one included; or, where `hours` are given, from the first to the second hour of the first day."""

    first: date
    last: date
    hours: tuple[int, int] | None = None

    def start(self) -> str:
        return self.first.isoformat() if self.hours is None else _clock(self.first, self.hours[0])

    def end(self) -> str:
        return self.last.isoformat() if self.hours is None else _clock(self.first, self.hours[1])


@dataclass(frozen=True, slots=True)
class _Told:
    """What a phrase is told from: the day of publication (`None`: unknown), and whether the text looks ahead."""

    today: date | None
    ahead: bool


# The hours of a part of the day; a night runs into the next day.
HOURS = {
    "early": (0, 9),
    "morning": (6, 12),
    "noon": (12, 13),
    "afternoon": (12, 18),
    "evening": (18, 24),
    "late": (18, 24),
    "night": (18, 30),
    "midnight": (23, 25),
    "dawn": (4, 8),
    "dusk": (17, 21),
}
LEADS = re.compile(
    r"(?P<lead>on|since|in|at|over|during|within|after|before|until|by|from|for)\s+(?:the\s+(?=weekend|[a-z]+day|[a-z]+\.?\s+\d))?",
    re.IGNORECASE,
)


def date_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; `None` where it names no day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def stretch_of(phrase: str, published: date | None, *, ahead: bool = False) -> Stretch:
    """The stretch of time that a phrase means; open on both sides where it can't be known.

    `ahead`: the text speaks of what is to come, so that "Saturday" is the next one and not the last one.
    "since X" and "from X" leave the end open, but for "since" in the past, which ends with publication; "until X" and "by
    X" leave the start open. Dates that can't be ("31 February") give nothing.

    >>> stretch_of("on Saturday", date(2024, 3, 20))
    Stretch(start='2024-03-16', end='2024-03-16')
    """
    words = " ".join(phrase.split()).casefold()
    lead = LEADS.match(words)
    led = lead["lead"] if lead else ""
    rest = words[lead.end() :] if lead else words
    try:
        days = _days(rest, _Told(published, (ahead or led == "until") and led != "since"))
    except (ValueError, OverflowError):  # a day or a year that the calendar lacks
        days = None
    return _bounded(led, days, published)


def _bounded(led: str, days: _Days | None, published: date | None) -> Stretch:
    if days is None or led == "for":
        return Stretch(None, None)
    if led in {"since", "from"}:
        until = published.isoformat() if led == "since" and published and published >= days.first else None
        return Stretch(days.start(), until)
    if led == "after":
        return Stretch(days.end(), None)
    if led == "before":
        return Stretch(None, days.start())
    if led in {"until", "by"}:
        return Stretch(None, days.end())
    return Stretch(days.start(), days.end())


def _days(rest: str, told: _Told) -> _Days | None:
    for pattern, read in READERS:
        found = pattern.fullmatch(rest)
        if found is not None:
            return read(found, told)
    return None


# ------------------------------------------------------------------------------------------------------ the calendar


def _iso(found: re.Match[str], _told: _Told) -> _Days:
    day = date.fromisoformat(found[0])
    return _Days(day, day)


def _date(found: re.Match[str], told: _Told) -> _Days | None:
    """A date with its day; where no year is given, the one that is nearest on the side that the text looks to."""
    month, day = _month(found), int(found["day"])
    if found["year"]:
        return _part_of(date(int(found["year"]), month, day), found)
    if told.today is None:
        return None
    years = [told.today.year + step for step in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]  # a leap day is up to 4 (8) years off
    dates = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    if found["weekday"]:
        dates = [day for day in dates if WEEKDAYS[day.weekday()] == found["weekday"][:3]]
    if not dates:
        raise ValueError(found[0])
    return _part_of(_nearest(dates, told), found)


def _nearest(dates: list[date], told: _Told) -> date:
    """The date that the text looks to; the other one where that lies too far for a date without a year."""
    today = told.today or date.min
    coming = min((day for day in dates if day >= today), default=max(dates))
    gone = max((day for day in dates if day <= today), default=min(dates))
    if told.ahead:
        return gone if coming - today > FAR_AHEAD and today - gone < coming - today else coming
    return coming if timedelta() <= coming - today <= SOON < FAR_BACK < today - gone else gone


def _of_month(found: re.Match[str], told: _Told) -> _Days | None:
    """A month, or its early, middle or late third; "last May" and "May" alike are the latest one not after publication."""
    month = _month(found)
    if found["year"]:
        year = int(found["year"])
    elif told.today is None:
        return None
    elif told.ahead or found["when"] == "next":
        year = told.today.year + (month < told.today.month)
    else:
        year = told.today.year - (month > told.today.month)
    return _third(_month_days(year, month), found["when"])


def _third(days: _Days, when: str | None) -> _Days:
    early, mid = (days.first + timedelta(days=count - 1) for count in ABOUT_A_THIRD)
    if when in {"early", "earlier"}:
        return _Days(days.first, early)
    if when == "mid":
        return _Days(early + timedelta(days=1), mid)
    return _Days(mid + timedelta(days=1), days.last) if when in {"late", "later"} else days


def _year(found: re.Match[str], _told: _Told) -> _Days:
    year = int(found["year"])
    bounds = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(found["when"] or "", (1, 12))
    return _Days(date(year, bounds[0], 1), _month_days(year, bounds[1]).last)


def _month(found: re.Match[str]) -> int:
    return MONTHS.index(found["month"][:3]) + 1


def _month_days(year: int, month: int) -> _Days:
    return _Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


# ---------------------------------------------------------------------------------------------------- days, parts of days


def _weekday(found: re.Match[str], told: _Told) -> _Days | None:
    """The last such day up to publication, or the next from then on; on the day itself "Monday" is today."""
    if told.today is None:
        return None
    back = (told.today.weekday() - WEEKDAYS.index(found["weekday"][:3])) % 7
    when = found["when"] or ""
    if when in {"next", "the coming"}:
        return _part_of(told.today + timedelta(days=7 - back), found)
    if when == "last":
        return _part_of(told.today - timedelta(days=back or 7), found)
    if told.ahead or when == "this":
        return _part_of(told.today + timedelta(days=-back % 7), found)
    return _part_of(told.today - timedelta(days=back), found)


def _deictic(found: re.Match[str], told: _Told) -> _Days | None:
    if told.today is None:
        return None
    word, part = found["word"], found["part"]
    step = {"yesterday": -1, "tomorrow": 1, "overnight": -1, "last": -1}.get(word, 0)
    day = told.today + timedelta(days=step)
    if word in {"overnight", "tonight"}:
        return _Days(day, day, HOURS["night"])
    return _Days(day, day, HOURS[part] if part else None)


def _part_of(day: date, found: re.Match[str]) -> _Days:
    named = found.groupdict()
    part = named.get("part") or (named.get("when") if named.get("when") in {"early", "late"} else None)
    return _Days(day, day, HOURS[part] if part else None)


def _clock(day: date, hour: int) -> str:
    return f"{day + timedelta(days=hour // 24)}T{hour % 24:02d}:00"


# --------------------------------------------------------------------------------------------------- weeks, months, years


def _ago(found: re.Match[str], told: _Told) -> _Days | None:
    count = _count(found)
    if told.today is None or count is None:
        return None
    return _unit(told.today, found["unit"], -count)


def _relative(found: re.Match[str], told: _Told) -> _Days | None:
    """As in "last week", "next month", "this year", "earlier this week"; of the present one only the side that is meant."""
    if told.today is None:
        return None
    step = {"last": -1, "next": 1}.get(found["which"], 0)
    days = _unit(told.today, found["unit"], step)
    if days is None or step:
        return days
    when = found["when"] or ""
    if when in {"earlier", "early"}:
        return _Days(days.first, min(told.today, days.last))
    return _Days(max(told.today, days.first), days.last) if when in {"later", "late"} else days


def _span(found: re.Match[str], told: _Told) -> _Days | None:
    """As in "the past three days": up to publication; "the next two weeks": from then on."""
    if told.today is None:
        return None
    ahead = found["side"] in {"next", "coming"}
    count = _count(found) if found["count"] else 1
    if count is None or (not found["count"] and found["plural"]):  # "the coming days" end nobody says when
        return None
    if found["unit"] in {"minute", "hour"}:
        reach = timedelta(days=-(-count // 24) if found["unit"] == "hour" else 1)
    else:
        reach = timedelta(days=count * {"week": 7, "month": 30, "year": 365, "decade": 3652}.get(found["unit"], 1))
    if ahead:
        return _Days(told.today, told.today + reach)
    return _Days(told.today - reach, told.today)


def _weekend(found: re.Match[str], told: _Told) -> _Days | None:
    """Saturday and Sunday: the last weekend that has begun, or the next one."""
    if told.today is None:
        return None
    saturday = told.today - timedelta(days=(told.today.weekday() - 5) % 7)
    begun = told.today.weekday() >= WEEKDAYS.index("sat")
    which = found["which"] or ""
    if which == "next" or (not begun and (which == "this" or (told.ahead and which != "last"))):
        saturday += timedelta(days=7)
    elif which == "last" and begun:
        saturday -= timedelta(days=7)
    return _Days(saturday, saturday + timedelta(days=1))


def _unit(today: date, unit: str, step: int) -> _Days | None:
    """The calendar day, week (from Monday), month or year that lies `step` of them from today's."""
    if unit in {"minute", "hour"}:
        count = abs(step) if unit == "hour" else 0
        return _Days(today - timedelta(days=-(-count // 24)), today)
    if unit in {"day", "night"}:
        day = today + timedelta(days=step)
        return _Days(day, day, HOURS["night"] if unit == "night" else None)
    if unit == "week":
        monday = today + timedelta(days=7 * step - today.weekday())
        return _Days(monday, monday + timedelta(days=6))
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return _month_days(months // 12, months % 12 + 1)
    if unit == "year":
        return _Days(date(today.year + step, 1, 1), date(today.year + step, 12, 31))
    return None


def _count(found: re.Match[str]) -> int | None:
    word = found["count"]
    return int(word) if word.isascii() and word.isdigit() and len(word) < 5 else NUMBERS.get(word)


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Told], _Days | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"\d{4}-\d{2}-\d{2}", _iso),
        (rf"{_WHEN}(?:{_WEEKDAY}{_PART},\s+)?{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?", _date),
        (rf"{_WHEN}(?:{_WEEKDAY}{_PART},\s+)?{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?", _date),
        (rf"{_WHEN}{_MONTH}(?:,?\s+{_YEAR})?", _of_month),
        (rf"{_WHEN}{_YEAR}", _year),
        (rf"{_WHEN}(?:on\s+)?{_WEEKDAY}{_PART}", _weekday),
        (rf"(?P<word>yesterday|today|tonight|tomorrow|overnight){_PART}", _deictic),
        (r"(?P<word>this|last)\s+(?P<part>morning|afternoon|evening|night)", _deictic),
        (r"(?:(?P<which>this|last|next|the past)\s+)?(?:the\s+)?weekend", _weekend),
        (rf"{_WHEN}(?P<which>this|last|next)\s+{_UNIT}", _relative),
        (rf"{_COUNT}\s+{_UNIT}\s+ago", _ago),
        (rf"(?:the\s+)?(?P<side>past|last|next|coming)\s+(?:{_COUNT}\s+)?{_UNIT}", _span),
    )
)

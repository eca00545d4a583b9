"""Publication dates: what a caller gives, and what the text itself says of its date."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportedly.intake.lines import Line

__all__ = ["DATE", "date_in_text", "iso_date"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
# Only dates with a year; 04/05/2025 is matched here and found to be two dates below.
DATE = (
    rf"{WEEKDAY}(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
SHORT_DATE = rf"\d{{1,2}}\s+{MONTH}\s+\d{{2}}(?!\d)"
CLOCK = r"(?:[\s,|•·@]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}(?:[+-]\d{1,2})?)?)?"
LABEL = r"(?:(?:first |originally )?(?:published|posted|released|issued|filed)(?: on| at)?|date of publication|publication date|date)"
CHANGED = r"(?:(?:last )?(?:updated|modified|revised)(?: on| at)?)"

WHOLE_LINE = re.compile(rf"{CLOCK}[\s,|•·-]*(?P<date>{DATE}){CLOCK}[\s,|•·.-]*", re.IGNORECASE)
LABELLED = re.compile(rf"{LABEL}\s*[:|-]?\s*{CLOCK}[\s,|•·-]*(?P<date>{DATE})\b", re.IGNORECASE)
RELABELLED = re.compile(rf"{CHANGED}\s*[:|-]?\s*{CLOCK}[\s,|•·-]*(?P<date>{DATE})\b", re.IGNORECASE)
DATELINE = re.compile(
    rf"(?P<place>[A-Z][^\W\d]*(?:[ ,.'’-]{{1,2}}[^\W\d]+){{0,6}})[,.]?\s+(?:\([^()\n]{{2,40}}\)\s*)?"
    rf"(?P<date>(?i:{DATE}|{SHORT_DATE}))\s*(?:\([^()\n]{{2,60}}\)\s*)?(?:--?|[–—:])",
)
# "ORSA, 4 March 2025" or "ORSA, 4 March 2025 (Orsa Courier)" alone on its line: a dateline that the text starts below.
PLACE_LINE = re.compile(
    rf"[A-Z][^\W\d]*(?:[ .'’-]{{1,2}}[^\W\d]+){{0,3}},\s+(?:\([^()\n]{{2,40}}\)\s*)?(?P<date>(?i:{DATE})){CLOCK}\s*\.?\s*(?:\([^()\n]{{2,60}}\)\s*)?"
)
OPENING = re.compile(rf"(?P<date>(?i:{DATE}))\s+(?=[A-Z0-9“\"‘'])")
PARTS = re.compile(
    rf"(?P<iso>\d{{4}})-(?P<isom>\d{{2}})-(?P<isod>\d{{2}})|(?P<dotd>\d{{1,2}})\.(?P<dotm>\d{{1,2}})\.(?P<doty>\d{{4}})"
    r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<slashy>\d{4})"
    rf"|(?P<mon1>{MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<mon2>{MONTH}),?\s+(?P<year2>\d{{2,4}})",
    re.IGNORECASE,
)
FIRST_LINES, LAST_LINES = 8, 4
LONGEST = 300  # code points of a line that are looked at: no date of publication stands further in


def iso_date(value: str | date) -> str | None:
    """An ISO 8601 date or time for a date as callers write it; `None` where it is none, or can't be ("31 February").

    Reads ISO 8601, RFC 2822 ("Mon, 18 Mar 2024 10:00:00 GMT") and English dates with a year.

    >>> iso_date("24 March 2024"), iso_date("2024-02-31")
    ('2024-03-24', None)
    """
    if isinstance(value, date):
        return value.isoformat()
    written = value.strip()
    for read in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return _plain_date(written) if re.fullmatch(DATE, written, re.IGNORECASE) else None


def _plain_date(written: str) -> str | None:
    found = PARTS.search(written)
    if found is None:
        return None
    part = found.groupdict()
    if part["slashy"]:
        return _slashed(int(part["first"]), int(part["second"]), int(part["slashy"]))
    month = part["mon1"] or part["mon2"]
    number = MONTHS.index(month[:3].lower()) + 1 if month else int(part["isom"] or part["dotm"])
    year = int(part["iso"] or part["doty"] or part["year1"] or part["year2"])
    if year < 100:
        year += 2000 if year < 69 else 1900  # the pivot of POSIX strptime
    return _existing(year, number, int(part["isod"] or part["dotd"] or part["day1"] or part["day2"]))


def _slashed(first: int, second: int, year: int) -> str | None:
    """Month or day first, where only one of them is a date, or both are the same."""
    readings = {_existing(year, first, second), _existing(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _existing(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def date_in_text(lines: Iterable[Line]) -> str | None:
    """The date that the text gives as its own: a line that is a date, a labelled one, or a dateline; ISO 8601.

    A date in running text is the date of something else and is passed over, as is one without a year.
    """
    lines = [line for line in lines if line.text]
    head, tail = lines[:FIRST_LINES], lines[FIRST_LINES:][-LAST_LINES:]
    opening = head[:1]
    sought = (
        (LABELLED.match, [*head, *tail]),
        (DATELINE.match, head),
        (PLACE_LINE.fullmatch, head),
        (WHOLE_LINE.fullmatch, [*head, *tail]),
        (RELABELLED.match, [*head, *tail]),
        (OPENING.match, opening),
    )
    found = (_plain_date(match["date"]) for look, where in sought for match in _matches(look, where))
    return next(islice((value for value in found if value), 1), None)


def _matches(look: Callable[[str], re.Match[str] | None], where: Iterable[Line]) -> Iterator[re.Match[str]]:
    for line in where:
        match = look(line.text[:LONGEST])
        if match:
            yield match

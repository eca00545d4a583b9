"""Times of publication and change in a page's markup: those that are times, and can be true."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from reportedly.intake.dates import iso_date

__all__ = ["believable", "markup_time"]

# "2024-05-03T15:47+0200", "2024/05/03 15:47:00", with what Python's own reading lacks; and seconds since 1970.
LOOSE = re.compile(
    r"(?P<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:[T\s]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
    r"(?:\[[\w/+-]+\])?.{0,20}"
)
SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
COMPACT = re.compile(r"(?:19|20)\d{6}(?:T?\d{4,6})?Z?")
FIRST_YEAR = 1900
AHEAD = timedelta(days=1)  # a page from the other side of the date line


def markup_time(value: str) -> str | None:
    """The ISO 8601 form of a time as markup writes it; `None` where it is none, or can't be."""
    written = value.strip()
    if not written:
        return None
    if SECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(written[:10]), UTC).isoformat()
    if COMPACT.fullmatch(written):
        written = f"{written[:4]}-{written[4:6]}-{written[6:8]}"
    loose = LOOSE.fullmatch(written)
    if loose is None:
        return iso_date(written)
    year, month, day = (int(part) for part in re.split(r"[-/.]", loose["date"]))
    clock = loose["clock"]
    if clock and len(clock.partition(":")[0]) == 1:
        clock = "0" + clock
    zone = (loose["zone"] or "").replace("UTC", "+00:00").replace("GMT", "+00:00").replace("Z", "+00:00")
    # 24:00 and a zone of 99 hours are found out by the reading.
    return iso_date(f"{year:04}-{month:02}-{day:02}" + (f"T{clock}{zone}" if clock else ""))


def believable(value: str, captured: str | None = None) -> bool:
    """Whether an article can have been published then: not before newspapers went on-line by much, nor after its capture.

    Without a capture, now; a day is allowed, for zones and clocks that are off.
    """
    moment = _moment(value)
    latest = (_moment(captured) if captured else None) or datetime.now(UTC)
    return moment is not None and moment.year >= FIRST_YEAR and moment <= latest + AHEAD


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

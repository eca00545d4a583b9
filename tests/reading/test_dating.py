"""Time phrases and the dates that they mean, told from Wednesday, 20 March 2024."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.dating import Stretch, date_of, stretch_of

WEDNESDAY = date(2024, 3, 20)


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("on Saturday", "2024-03-16", "2024-03-16"),
        ("Wednesday", "2024-03-20", "2024-03-20"),
        ("last Wednesday", "2024-03-13", "2024-03-13"),
        ("next Tuesday", "2024-03-26", "2024-03-26"),
        ("yesterday", "2024-03-19", "2024-03-19"),
        ("on Monday, March 18", "2024-03-18", "2024-03-18"),
        ("two weeks ago", "2024-03-04", "2024-03-10"),
        ("last week", "2024-03-11", "2024-03-17"),
        ("earlier this week", "2024-03-18", "2024-03-20"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("later this month", "2024-03-20", "2024-03-31"),
        ("three months ago", "2023-12-01", "2023-12-31"),
        ("next year", "2025-01-01", "2025-12-31"),
        ("in May 2023", "2023-05-01", "2023-05-31"),
        ("in May", "2023-05-01", "2023-05-31"),
        ("mid-March", "2024-03-11", "2024-03-20"),
        ("late 2023", "2023-09-01", "2023-12-31"),
        ("in 2022", "2022-01-01", "2022-12-31"),
        ("7 October", "2023-10-07", "2023-10-07"),
        ("Oct. 7, 2021", "2021-10-07", "2021-10-07"),
        ("2024-02-11", "2024-02-11", "2024-02-11"),
        ("over the past three days", "2024-03-17", "2024-03-20"),
        ("within the next two weeks", "2024-03-20", "2024-04-03"),
        ("since the October 7", "2023-10-07", "2024-03-20"),
        ("9 April", "2024-04-09", "2024-04-09"),
        ("25 April", "2023-04-25", "2023-04-25"),
        ("over the weekend", "2024-03-16", "2024-03-17"),
        ("this weekend", "2024-03-23", "2024-03-24"),
    ],
)
def test_a_phrase_is_as_wide_as_it_is_vague(phrase: str, start: str, end: str) -> None:
    assert stretch_of(phrase, WEDNESDAY) == Stretch(start, end)


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("overnight", "2024-03-19T18:00", "2024-03-20T06:00"),
        ("on Monday night", "2024-03-18T18:00", "2024-03-19T06:00"),
        ("early Saturday", "2024-03-16T00:00", "2024-03-16T09:00"),
        ("late on Friday", "2024-03-15T18:00", "2024-03-16T00:00"),
        ("this morning", "2024-03-20T06:00", "2024-03-20T12:00"),
    ],
)
def test_parts_of_a_day_have_hours(phrase: str, start: str, end: str) -> None:
    assert stretch_of(phrase, WEDNESDAY) == Stretch(start, end)


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("since 7 October", "2023-10-07", "2024-03-20"),
        ("after Saturday", "2024-03-16", None),
        ("before 5 March", None, "2024-03-05"),
        ("until Friday", None, "2024-03-22"),
        ("by 2030", None, "2030-12-31"),
    ],
)
def test_a_side_that_the_phrase_leaves_open_is_open(phrase: str, start: str | None, end: str | None) -> None:
    assert stretch_of(phrase, WEDNESDAY) == Stretch(start, end)


@pytest.mark.parametrize(
    ("phrase", "start"),
    [
        ("on Saturday", "2024-03-23"),
        ("in May", "2024-05-01"),
        ("5 June", "2024-06-05"),
        ("5 March", "2024-03-05"),
        ("Monday, March 18", "2024-03-18"),
        ("last weekend", "2024-03-16"),
        ("since Monday", "2024-03-18"),
    ],
)
def test_what_is_to_come_is_told_forwards(phrase: str, start: str) -> None:
    assert stretch_of(phrase, WEDNESDAY, ahead=True).start == start


@pytest.mark.parametrize(
    "phrase",
    [
        "31 February",
        "2024-02-31",
        "several days ago",
        "in the coming days",
        "over the past few weeks",
        "99999 years ago",
        "a day earlier",
        "the following day",
        "for three days",
        "Sundays",
        "at noon",
        "٣ days ago",
        "",
    ],
)
def test_what_cannot_be_known_is_open(phrase: str) -> None:
    assert stretch_of(phrase, WEDNESDAY) == Stretch(None, None)


def test_without_a_date_of_publication_only_whole_dates_are_told() -> None:
    assert stretch_of("on Saturday", None) == Stretch(None, None)
    assert stretch_of("7 October", None) == Stretch(None, None)
    assert stretch_of("since October 7, 2023", None) == Stretch("2023-10-07", None)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-03-20T08:15:00+02:00", WEDNESDAY),
        ("2024-03-20", WEDNESDAY),
        ("2024-03", None),
        ("soon", None),
        (None, None),
    ],
)
def test_the_day_of_publication(published: str | None, day: date | None) -> None:
    assert date_of(published) == day


PIECES = st.sampled_from(
    [
        "on",
        "since",
        "the",
        "last",
        "next",
        "this",
        "early",
        "mid",
        "late",
        "two",
        "31",
        "0",
        "9999",
        "days",
        "weeks",
        "months",
        "years",
        "ago",
        "May",
        "February",
        "29",
        "1900",
        "2023",
        "Saturday",
        "night",
        "weekend",
        ",",
        "-",
        "past",
        "overnight",
        "tomorrow",
        "by",
        "until",
    ]
)


@given(st.lists(PIECES, max_size=6).map(" ".join), st.dates(), st.booleans())
def test_no_phrase_crashes_and_no_stretch_ends_before_it_starts(phrase: str, today: date, ahead: bool) -> None:  # noqa: FBT001
    stretch = stretch_of(phrase, today, ahead=ahead)
    if stretch.start and stretch.end:
        assert stretch.start <= stretch.end

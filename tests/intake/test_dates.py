from datetime import UTC, date, datetime

import pytest

from reportedly.intake.dates import date_in_text, iso_date
from reportedly.intake.lines import lines_of


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-24", "2024-03-24"),
        ("2024-03-24T10:15:00Z", "2024-03-24T10:15:00+00:00"),
        ("2024-03-24 10:15:00+02:00", "2024-03-24T10:15:00+02:00"),
        ("Mon, 18 Mar 2024 10:00:00 GMT", "2024-03-18T10:00:00+00:00"),
        ("March 24, 2024", "2024-03-24"),
        ("24 Sept. 2024", "2024-09-24"),
        ("Sun 24 March 2024", "2024-03-24"),
        ("24.3.2024", "2024-03-24"),
        ("03/24/2024", "2024-03-24"),
        ("24/03/2024", "2024-03-24"),
        ("3/3/2024", "2024-03-03"),
        (" 2024-03-24 ", "2024-03-24"),
        (date(2024, 3, 24), "2024-03-24"),
        (datetime(2024, 3, 24, 1, tzinfo=UTC), "2024-03-24T01:00:00+00:00"),
    ],
)
def test_dates_as_callers_write_them(written: str | date, iso: str) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    "written", ["31 February 2024", "2024-02-31", "yesterday", "", "04/05/2024", "March 2024", "\ud800"]
)
def test_what_is_no_date_or_can_be_two_is_none(written: str) -> None:
    assert iso_date(written) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Truce holds\nMarch 24, 2024\nThe guns fell silent.", "2024-03-24"),
        ("Truce holds\nORSA, Sunday, 24 March 2024 (Orsa Courier)\nThe guns fell silent.", "2024-03-24"),
        ("Truce holds\nSunday, 24 March 2024 10:15 AM\nThe guns fell silent.", "2024-03-24"),
        ("OSTRAVEL, 4 May 2025 - The envoys met.", "2025-05-04"),
        ("OSTRAVEL, Velmar, May 4, 2025 (VNA) — The envoys met.", "2025-05-04"),
        ("NORTH KESH, 3 MAR 89 -- The envoys met.", "1989-03-03"),
        ("Published 2 July 2016 At least six were hurt.", "2016-07-02"),
        ("Truce holds\nUpdated: July 3, 2016\nPosted on July 2, 2016\nIt holds.", "2016-07-02"),
        ("Truce holds\nUpdated 12:43 PM ET, Sun July 3, 2016\nIt holds.", "2016-07-03"),
        ("Truce holds\n07/15/2018 10:09 am ET\nIt holds.", "2018-07-15"),
        ("18 November 2016 Six injured in shelling.", "2016-11-18"),
        ("The envoys met.\nThey parted.\nFirst published: 3 May 2021", "2021-05-03"),
    ],
)
def test_the_date_that_a_text_gives_as_its_own(text: str, iso: str) -> None:
    assert date_in_text(lines_of(text)) == iso


@pytest.mark.parametrize(
    "text",
    [
        "The war began on March 24, 2024 in the north.",
        "March 24, 2024 was the day the war began.",
        "OSTRAVEL, July 15 (VNA) - The envoys met.",
        "OSTRAVEL, 31 February 2024 - The envoys met.",
        "No date at all.",
        "",
    ],
)
def test_dates_of_other_things_and_dates_without_a_year_are_passed_over(text: str) -> None:
    assert date_in_text(lines_of(text)) is None

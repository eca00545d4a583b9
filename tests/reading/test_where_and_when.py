"""Places and times in the whole record: the same for acts, figures and talks, and open where nothing can be known."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from reportedly.intake import Known, article_from_text
from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from reportedly.model import Act, Figure, Place, Reading, Talks, Time

    Entry = Act | Figure | Talks

WEDNESDAY = "2024-03-20"
TEXT = (
    "Soldiers of Velmar killed 12 farmers in {place} {day}, the Kesh Front said.\n\n"
    "Talks between Velmar and the Kesh Front in {venue} {later} ended without a deal."
)


@lru_cache(maxsize=20)
def read(
    place: str = "Lima",
    day: str = "on Saturday",
    venue: str = "Oslo",
    later: str = "last month",
    published: str | None = WEDNESDAY,
) -> Reading:
    text = TEXT.format(place=place, day=day, venue=venue, later=later)
    return read_article(article_from_text(text, known=Known(published=published)), source_id="story")


def killing(reading: Reading) -> Act:
    return next(act for act in reading.acts if act.type == "ASSAULT")


def entries(reading: Reading) -> tuple[Entry, Entry, Entry]:
    return killing(reading), reading.figures[0], reading.talks[0]


def where(place: Place | None) -> tuple[str, int | None, int | None, str | None]:
    assert place is not None
    lat, lon = (None if axis is None else round(axis) for axis in (place.lat, place.lon))
    return place.text, lat, lon, place.country


def when(time: Time | None) -> tuple[str, str | None, str | None]:
    assert time is not None
    return time.text, time.start, time.end


def test_acts_figures_and_talks_have_a_place_and_a_time() -> None:
    act, figure, talks = entries(read())
    assert where(act.place) == where(figure.place) == ("Lima", -12, -77, "PE")
    assert where(talks.place) == ("Oslo", 60, 11, "NO")
    assert when(act.time) == when(figure.time) == ("on Saturday", "2024-03-16", "2024-03-16")
    assert when(talks.time) == ("last month", "2024-02-01", "2024-02-29")


def test_every_place_and_time_reads_as_its_words() -> None:
    reading = read()
    found = [part for entry in entries(reading) for part in (entry.place, entry.time)]
    assert len(found) == 6
    for part in found:
        assert part is not None
        assert part.anchor is not None
        assert part.anchor.text_of(reading.article.text) == part.text


@pytest.mark.parametrize("name", ["Oramvelt", "Kaldrath"])
def test_a_place_that_does_not_exist_is_nowhere_in_acts_figures_and_talks(name: str) -> None:
    act, figure, talks = entries(read(place=name, venue=name))
    assert where(act.place) == where(figure.place) == where(talks.place) == (name, None, None, None)


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("overnight", "2024-03-19T18:00", "2024-03-20T06:00"),
        ("in May", "2023-05-01", "2023-05-31"),
        ("two weeks ago", "2024-03-04", "2024-03-10"),
        ("on 31 February", None, None),
    ],
)
def test_a_time_is_as_wide_as_its_words_or_open(day: str, start: str | None, end: str | None) -> None:
    act, figure, _ = entries(read(day=day))
    assert when(act.time) == when(figure.time) == (day, start, end)


def test_without_a_date_of_publication_times_are_open_and_keep_their_words() -> None:
    act, figure, talks = entries(read(published=None))
    assert when(act.time) == when(figure.time) == ("on Saturday", None, None)
    assert when(talks.time) == ("last month", None, None)


def test_what_names_no_place_and_no_time_has_none() -> None:
    text = "Soldiers of Velmar killed 12 farmers, the Kesh Front said. Talks between Velmar and the Kesh Front ended."
    reading = read_article(article_from_text(text, known=Known(published=WEDNESDAY)), source_id="story")
    for entry in entries(reading):
        assert entry.place is None
        assert entry.time is None


def test_swapping_two_states_changes_no_place_but_their_own() -> None:
    before = read(place="northern Peru", venue="Norway")
    after = read(place="northern Norway", venue="Peru")
    act, figure, talks = entries(before)
    other_act, other_figure, other_talks = entries(after)
    assert where(act.place) == where(figure.place) == ("northern Peru", None, None, "PE")
    assert where(other_act.place) == where(other_figure.place) == ("northern Norway", None, None, "NO")
    assert where(talks.place)[3] == "NO"
    assert where(other_talks.place)[3] == "PE"
    assert (act.time, talks.time) != (None, None)
    assert when(act.time) == when(other_act.time)
    assert when(talks.time) == when(other_talks.time)

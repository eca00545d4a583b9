"""Place phrases and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.reading.parsing import parse_text
from reportedly.reading.places import place_at, place_under

if TYPE_CHECKING:
    from reportedly.model import Place


def under(text: str, verb: str) -> Place | None:
    doc = parse_text(text)
    return place_under(next(token for token in doc if token.text == verb))


def test_a_town_on_the_map_has_coordinates_and_country() -> None:
    text = "Gunmen killed two farmers in Lima on Monday."
    found = under(text, "killed")
    assert found is not None
    assert found.anchor is not None
    assert text[found.anchor.start : found.anchor.end] == found.text == "Lima"
    assert found.country == "PE"
    assert (round(found.lat or 0), round(found.lon or 0)) == (-12, -77)


def test_a_thing_in_a_town_is_put_where_the_town_is() -> None:
    found = under("A bomb exploded at a market in Lima on Monday.", "exploded")
    assert found is not None
    assert (found.text, found.country) == ("a market in Lima", "PE")
    assert found.lat is not None


@pytest.mark.parametrize("phrase", ["northern Peru", "a village in Peru"])
def test_a_part_of_a_country_has_a_country_and_no_coordinates(phrase: str) -> None:
    found = under(f"Gunmen killed two farmers in {phrase}.", "killed")
    assert found is not None
    assert (found.text, found.lat, found.lon, found.country) == (phrase, None, None, "PE")


def test_a_country_has_the_coordinates_of_its_middle() -> None:
    found = under("Gunmen killed two farmers in Peru.", "killed")
    assert found is not None
    assert found.country == "PE"
    assert found.lat is not None


def test_an_adjective_gives_the_country_alone() -> None:
    found = under("Gunmen killed two farmers in a Peruvian village.", "killed")
    assert found is not None
    assert (found.text, found.lat, found.country) == ("a Peruvian village", None, "PE")


@pytest.mark.parametrize("phrase", ["the Peruvian capital", "the capital of Peru"])
def test_the_capital_of_a_country_is_put_where_it_is(phrase: str) -> None:
    found = under(f"Gunmen killed two farmers in {phrase}.", "killed")
    assert found is not None
    assert (found.text, round(found.lat or 0), found.country) == (phrase, -12, "PE")


def test_a_place_that_is_on_no_map_keeps_its_words_and_stays_open() -> None:
    found = under("Gunmen killed two farmers in Oramvelt.", "killed")
    assert found is not None
    assert (found.text, found.lat, found.lon, found.country) == ("Oramvelt", None, None, None)


def test_of_several_places_in_a_phrase_the_narrowest_counts() -> None:
    doc = parse_text("Gunmen killed two farmers in the town of Lima in Peru.")
    found = place_at(doc[5:11])
    assert found.text == "the town of Lima in Peru"
    assert (round(found.lat or 0), found.country) == (-12, "PE")


def test_swapping_two_parties_changes_the_country_and_nothing_else() -> None:
    before = under("Soldiers of Norway killed two men in northern Peru.", "killed")
    after = under("Soldiers of Peru killed two men in northern Norway.", "killed")
    assert before is not None
    assert after is not None
    assert (before.lat, before.country) == (None, "PE")
    assert (after.lat, after.country) == (None, "NO")


@pytest.mark.parametrize("day", ["Wednesday", "March", "Oct."])
def test_a_day_or_a_month_is_no_place(day: str) -> None:
    assert under(f"Gunmen killed two farmers in {day}", "killed") is None

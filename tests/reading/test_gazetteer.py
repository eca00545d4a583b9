"""Countries by name, initials, demonym and capital."""

from __future__ import annotations

import pytest

from reportedly.reading.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Peru", "Peru"),
        ("U.S.", "United States"),
        ("USA", "United States"),
        ("UK", "United Kingdom"),
        ("Britain", "United Kingdom"),
        ("Gambia", "Gambia"),
    ],
)
def test_a_country_is_found_by_its_names(name: str, full: str) -> None:
    found = gazetteer().country(name)
    assert found is not None
    assert found.name == full


@pytest.mark.parametrize("word", ["us", "IT", "IN", "Mann", "Island", "Thai", ""])
def test_words_that_are_no_country_are_not_taken_for_one(word: str) -> None:
    assert gazetteer().country(word) is None


@pytest.mark.parametrize(
    ("word", "full"),
    [("Peruvian", "Peru"), ("Peruvians", "Peru"), ("Saudi", "Saudi Arabia"), ("Indian", "India"), ("French", "France")],
)
def test_a_demonym_leads_to_its_largest_country(word: str, full: str) -> None:
    found = gazetteer().demonym(word)
    assert found is not None
    assert found.name == full


def test_a_capital_leads_to_its_country_with_its_code() -> None:
    found = gazetteer().capital("Lima")
    assert found is not None
    assert (found.name, found.code, found.capital) == ("Peru", "PE", "Lima")


@pytest.mark.parametrize("name", ["Stanley", "Hamilton", "Victoria", "Luxembourg"])
def test_names_that_people_bear_and_city_states_are_no_capitals(name: str) -> None:
    assert gazetteer().capital(name) is None

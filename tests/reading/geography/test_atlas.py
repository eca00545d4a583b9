"""Places by name."""

from __future__ import annotations

import pytest

from reportedly.reading.geography.abbreviations import abbreviated
from reportedly.reading.geography.atlas import Site, atlas, name_key


def largest(name: str) -> Site:
    return max(atlas().sites(name_key(name)), key=lambda site: (site.kind in {"country", "region"}, site.people))


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        ("Peru", "country", "PE", -10, -76),
        ("Lima", "city", "PE", -12, -77),
        ("Ohio", "division", "US", 40, -83),
        ("Devon", "county", "GB", 51, -4),
        ("Southeast Asia", "region", "", 8, 110),
    ],
)
def test_a_name_leads_to_its_place(name: str, kind: str, country: str, lat: float, lon: float) -> None:
    sites = [site for site in atlas().sites(name_key(name)) if site.kind == kind and site.country == country]
    assert len(sites) == 1
    assert abs(sites[0].lat - lat) < 2
    assert abs(sites[0].lon - lon) < 7


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("St. Petersburg", "saint petersburg"),
        ("São Paulo", "sao paulo"),
        ("Guinea-Bissau", "guinea bissau"),
        ("U.S.", "us"),
    ],
)
def test_spellings_of_a_name_share_a_key(written: str, key: str) -> None:
    assert name_key(written) == key


def test_another_name_is_told_from_the_first() -> None:
    assert largest("Leghorn").other
    assert not largest("Livorno").other


@pytest.mark.parametrize("name", ["", "Velmar City", "\x00", "\ud800", "Zzz", "a" * 10_000])
def test_what_is_no_place_has_none(name: str) -> None:
    assert atlas().sites(name_key(name)) == ()


def test_short_forms_of_states_need_a_comma_or_two_full_stops() -> None:
    found = abbreviated("Ind.", after_comma=True)
    assert found is not None
    assert (found.name, found.country) == ("Indiana", "US")
    assert abbreviated("Ind.", after_comma=False) is None
    assert abbreviated("N.H.", after_comma=False) is not None
    assert abbreviated("IN", after_comma=False) is None

"""Place names in running text, and which place they mean."""

from __future__ import annotations

import time

import pytest

from reportedly.reading.geography.toponyms import Toponym, read_toponyms, toponyms_of
from reportedly.reading.parsing import parse_text


def read(text: str) -> dict[str, Toponym]:
    """The toponyms by their words."""
    return {text[t.start : t.end]: t for t in read_toponyms(parse_text(text))}


def test_a_town_in_a_named_state_is_the_one_there() -> None:
    found = read("The council met in Paris, Texas, on Monday. People in Paris had asked for it.")
    assert {name: (t.site.kind, t.site.country) for name, t in found.items()} == {
        "Paris": ("city", "US"),
        "Texas": ("division", "US"),
    }
    assert abs(found["Paris"].site.lat - 33.66) < 0.1


def test_a_town_without_more_is_the_largest() -> None:
    found = read("The council met in Paris on Monday.")
    assert found["Paris"].site.country == "FR"


def test_the_other_places_of_the_article_decide() -> None:
    found = read("Floods hit the towns of Windsor, Slough and Reading. Trains from London to Windsor were stopped.")
    assert found["Windsor"].site.country == "GB"


def test_a_name_has_one_sense_in_an_article() -> None:
    text = "A fire broke out in Lima, Ohio. Lima is a town of 35,000. The mayor of Lima said nobody was hurt."
    found = [t for t in read_toponyms(parse_text(text)) if text[t.start : t.end] == "Lima"]
    assert len(found) == 3
    assert {t.site.number for t in found} == {found[0].site.number}
    assert found[0].site.country == "US"


@pytest.mark.parametrize("name", ["Jordan", "Chad", "Georgia", "Paris"])
def test_the_name_of_a_person_is_no_place(name: str) -> None:
    text = f"Mr. {name} said he was sorry. {name} Kolbert, 34, told the court that {name} Kolbert had slept."
    assert read(text) == {}


def test_an_adjective_leads_to_its_country() -> None:
    found = read("The Peruvian minister met the Bolivians.")
    assert {name: (t.site.country, t.adjective) for name, t in found.items()} == {
        "Peruvian": ("PE", True),
        "Bolivians": ("BO", True),
    }


def test_short_forms_of_states_are_read_after_a_town() -> None:
    found = read("The driver, 34, of Gainesville, Fla., was unhurt.")
    assert found["Gainesville"].site.country == "US"
    assert abs(found["Gainesville"].site.lat - 29.65) < 0.1


@pytest.mark.parametrize("other", ["Bolivia", "Norway", "Kenya"])
def test_whether_a_country_is_read_does_not_hang_on_which(other: str) -> None:
    text = "Talks between Peru and Norway ended. Peru said it would leave. A man was killed in Peru, south of Lima."
    swapped = text.replace("Peru", "\0").replace(other, "Peru").replace("\0", other)
    before, after = read_toponyms(parse_text(text)), read_toponyms(parse_text(swapped))
    assert len(before) == len(after)


def test_the_name_of_a_country_is_no_town_nearby() -> None:
    found = read("A fire broke out in Toledo, Ohio, and in Lima, Ohio. The driver was born in Peru.")
    assert (found["Peru"].site.kind, found["Peru"].site.country) == ("country", "PE")
    assert read("A fire broke out in Peru, Indiana.")["Peru"].site.country == "US"


def test_the_name_of_a_capital_is_no_state_unless_the_article_says_so() -> None:
    assert read("Envoys of Norway met in Washington on Monday.")["Washington"].site.kind == "city"
    assert read("A fire broke out in Spokane, Washington.")["Washington"].site.kind == "division"


def test_the_name_of_a_town_is_not_the_division_around_it_unless_the_article_says_so() -> None:
    assert read("Two men were killed in Kandahar.")["Kandahar"].site.kind == "city"
    assert read("Two men were killed in Kandahar province.")["Kandahar"].site.kind == "division"
    assert read("Two men were killed in the province of Kandahar.")["Kandahar"].site.kind == "division"


def test_a_part_of_a_country_is_not_the_country() -> None:
    assert read("Two men drowned in Wales.")["Wales"].site.kind == "division"


def test_two_countries_are_not_one_region() -> None:
    assert list(read("The ministers flew to Australia and New Zealand.")) == ["Australia", "New Zealand"]


def test_an_abbreviation_is_no_place() -> None:
    assert read("Ministers of the NATO and the ISNA met.") == {}


def test_an_invented_place_is_none() -> None:
    assert read("Shells fell on the city of Oramvelt in northern Velmarland.") == {}


def test_toponyms_are_found_by_where_they_stand_and_read_once() -> None:
    text = "A bomb killed two in Lima, Peru. Police in Quito said nothing."
    doc = parse_text(text)
    found = toponyms_of(doc)
    assert toponyms_of(doc) is found
    assert [text[t.start : t.end] for t in found.within(text.index("Lima"), text.index("Peru") + 1)] == ["Lima", "Peru"]
    assert found.within(0, 5) == ()


@pytest.mark.parametrize("text", ["", "\n", "IN THE US", "A\x00B, C.", "Ẓẓ Ǆ, Ⅷ", "St. St. St.", ", , In In"])
def test_odd_text_is_read_without_a_crash(text: str) -> None:
    for toponym in read_toponyms(parse_text(text)):
        assert 0 <= toponym.start < toponym.end <= len(text)


def test_time_grows_with_length_alone() -> None:
    sentence = "Rain fell in Lima, Quito, Springfield, Paris and New York City of the North and the South. "
    docs = [parse_text(sentence * count) for count in (40, 320)]
    read_toponyms(docs[0])
    taken = []
    for doc in docs:
        start = time.process_time()
        read_toponyms(doc)
        taken.append(time.process_time() - start)
    assert taken[1] < 8 * 4 * max(taken[0], 0.01)

"""Swapping two parties' names in an article swaps them in the record and changes nothing else."""

from __future__ import annotations

import pytest
from bench.examples.story import article_of, names, reading_of
from bench.neutrality.compare import KINDS, compare
from bench.neutrality.swap import Swap, pair_of_names

from reportedly.intake import Known, article_from_text
from reportedly.model import Anchor
from reportedly.reading.pipeline import read_article

# Every form of each name that the story uses: name, adjective, capital; group and acronym; whole name and its words.
PARTIES = {
    "states": {"Velmar": "Drovia", "Velmari": "Drovian", "Osterin": "Kalmeth"},
    "groups": {"Hallen Liberation Front": "Upland Defence Front", "HLF": "UDF"},
    "persons": pair_of_names("Tomas Verrin", "Anders Malk")
    | pair_of_names("Henrik Stoll", "Karim Vale")
    | pair_of_names("Ilsa Korvan", "Mira Desh"),
}


@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize("name", names())
def test_the_record_is_the_same_with_the_names_swapped(name: str, party: str) -> None:
    swap = Swap(PARTIES[party])
    article, reading = article_of(name), reading_of(name)
    swapped = swap.swapped(article.text)
    known = Known(title=swap(article.title or ""), published=article.published.value, outlet=article.outlet)
    other = read_article(article_from_text(swapped.text, known=known), source_id=name)
    compared = compare(reading, other, swap, swapped)
    differences = [f"- {kind}: {entry}" for kind in KINDS for entry in compared.lost[kind]]
    differences += [f"+ {kind}: {entry}" for kind in KINDS for entry in compared.gained[kind]]
    assert not differences, "\n".join(["swapped: " + next(iter(PARTIES[party])), *differences])


@pytest.mark.parametrize("name", names())
def test_swapping_twice_gives_the_text_back(name: str) -> None:
    text = article_of(name).text
    for forms in PARTIES.values():
        swap = Swap(forms)
        assert swap(text) != text or not any(form in text for form in swap.forms)
        assert swap(swap(text)) == text


def test_a_place_after_a_swapped_name_moves_with_it() -> None:
    swapped = Swap({"Velmar": "Drovia", "Velmari": "Drovian"}).swapped(
        "The Velmari army said Velmar's guns fell silent."
    )
    assert swapped.text == "The Drovian army said Drovia's guns fell silent."
    assert swapped.anchor(Anchor(12, 16)) == Anchor(12, 16)
    longer = Swap({"Velmar": "Great Drovia"}).swapped("In Velmar they said so.")
    assert longer.text == "In Great Drovia they said so."
    said = longer.anchor(Anchor(15, 19))
    assert said is not None
    assert said.text_of(longer.text) == "said"


def test_a_place_inside_a_replaced_name_is_mapped_word_by_word_or_not_at_all() -> None:
    persons = Swap(pair_of_names("Tomas Verrin", "Bo Lindqvist")).swapped("Then Tomas Verrin spoke.")
    surname = persons.anchor(Anchor(11, 17))
    assert surname is not None
    assert surname.text_of(persons.text) == "Lindqvist"
    uneven = Swap({"Kesh Front": "Marl"}).swapped("Then Kesh Front spoke.")
    assert uneven.text == "Then Marl spoke."
    assert uneven.anchor(Anchor(10, 15)) is None


def test_the_article_before_a_name_follows_it() -> None:
    swap = Swap({"HLF": "UDF", "Anvar": "Velmar"})
    assert swap("An HLF man and a UDF man met an Anvar man.") == "A UDF man and an HLF man met a Velmar man."

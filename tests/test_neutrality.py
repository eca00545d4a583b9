"""Swapping two parties' names in an article swaps them in the record and changes nothing else."""

from __future__ import annotations

import pytest
from bench.examples.story import article_of, names, reading_of
from bench.neutrality.compare import KINDS, compare
from bench.neutrality.swap import Swap, pair_of_names

from reportedly.intake import Known, article_from_text
from reportedly.model import Anchor, Article, Figure, Place, Reading, article_id
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


def with_figures(*ids: str, whole: int = 58) -> Reading:
    """58 people, of whom 11 are a part, and a later toll that replaces the first; `ids` name the three."""
    text = "58 people were killed, including 11 children. It rose to 60."
    article = Article(id=article_id(text), text=text)
    first, part, later = ids
    figures = (
        Figure(id=first, anchor=Anchor(0, 9), value=whole, what="killed"),
        Figure(id=part, anchor=Anchor(33, 44), value=11, what="killed", part_of=first),
        Figure(id=later, anchor=Anchor(57, 59), value=60, what="killed", revises=first),
    )
    return Reading(article=article, figures=figures)


def test_figures_tied_to_the_same_figure_are_the_same_whatever_its_id() -> None:
    text = with_figures("f1", "f2", "f3").article.text
    swap = Swap({"Velmar": "Drovia"})
    again = compare(with_figures("f1", "f2", "f3"), with_figures("f2", "f3", "f4"), swap, swap.swapped(text))
    assert (again.shared["figures"], again.lost["figures"], again.gained["figures"]) == (3, [], [])


def test_figures_tied_to_another_number_are_not_the_same() -> None:
    text = with_figures("f1", "f2", "f3").article.text
    swap = Swap({"Velmar": "Drovia"})
    other = compare(with_figures("f1", "f2", "f3"), with_figures("f1", "f2", "f3", whole=85), swap, swap.swapped(text))
    assert other.shared["figures"] == 0


def at_place(text: str, lat: float) -> Reading:
    words = text.removeprefix("In ").removesuffix(" 12 died.")
    place = Place(text=words, anchor=Anchor(3, 3 + len(words)), lat=lat, lon=1.0, country="VM")
    figure = Figure(id="f1", anchor=Anchor(len(text) - 8, len(text) - 6), value=12, what="died", place=place)
    return Reading(article=Article(id=article_id(text), text=text), figures=(figure,))


def test_a_renamed_place_may_lie_elsewhere_and_another_may_not() -> None:
    swap = Swap({"Velmar": "Drovia"})
    renamed = swap.swapped("In Velmar 12 died.")
    moved = compare(at_place("In Velmar 12 died.", 1.0), at_place(renamed.text, 9.0), swap, renamed)
    assert moved.shared["figures"] == 1
    same = swap.swapped("In Oram 12 died.")
    assert compare(at_place("In Oram 12 died.", 1.0), at_place(same.text, 9.0), swap, same).shared["figures"] == 0

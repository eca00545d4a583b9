"""True-casing: what news sets in lower case gets small letters, and every character keeps its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.truecasing import in_capitals, truecased


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "THE REBELS OF ZAMBRATA SEIZED A BRIDGE NEAR ORSALK. THEY LEFT ON MONDAY.",
            "The rebels of Zambrata seized a bridge near Orsalk. They left on Monday.",
        ),
        ("A SHOT WAS FIRED BY COL. KOLTRAN ON 3 MAY.", "A shot was fired by Col. Koltran on 3 May."),
        ("THEY MAY TALK TO PRESIDENT DRUMALT.", "They may talk to President Drumalt."),
        (
            "MEMBERS OF THE NATIONAL UNITY COUNCIL (NUC) MET. THE NUC SAID SO.",
            "Members of the National Unity Council (NUC) met. The NUC said so.",
        ),
        (
            "AN OFFICIAL IN SOUTH AFRICA SAID A GERMAN FLEW HOME.",
            "An official in South Africa said a German flew home.",
        ),
        ("POLICE FOUND AN M-16 RIFLE AND 3 KG OF DYNAMITE.", "Police found an M-16 rifle and 3 KG of dynamite."),
    ],
)
def test_words_get_the_letters_that_news_gives_them(printed: str, expected: str) -> None:
    assert truecased(printed) == expected


def test_a_dictionary_word_that_follows_a_title_is_a_surname() -> None:
    assert (
        truecased("HE CALLED MINISTER BRAMBLE. LATER BRAMBLE LEFT.")
        == "He called Minister Bramble. Later Bramble left."
    )


def test_only_a_text_of_capitals_is_one_in_capitals() -> None:
    assert in_capitals("THE ARMY OF VELMAR WITHDREW FROM OSTRUN, McCOY SAID.")
    assert not in_capitals("The army of VELMAR withdrew from Ostrun.")
    assert not in_capitals("NATO, UN, EU")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_character_moves(text: str) -> None:
    cased = truecased(text)
    assert len(cased) == len(text)
    assert cased.casefold() == text.casefold()


def test_the_time_grows_with_the_length() -> None:
    spent: list[float] = []
    for words in (4_000, 16_000):
        text = "THE COUNCIL (NUC) OF BRAMBLE MET " * (words // 6)
        start = time.process_time()
        truecased(text)
        spent.append((time.process_time() - start) / words)
    assert spent[1] < 4 * spent[0] + 1e-4

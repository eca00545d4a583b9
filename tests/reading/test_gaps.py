"""Gaps: what the text leaves open, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.model import Actor, Anchor, Article, Credit, Published, Reading, article_id
from reportedly.reading.attribution import AttributionReader
from reportedly.reading.gaps import GapReader
from reportedly.reading.parsing import parse

if TYPE_CHECKING:
    from reportedly.model import Gap

DATED = Published("2031-05-04", "given")


def gaps_of(text: str, *, actors: tuple[Actor, ...] = (), credit: Credit | None = None) -> list[tuple[str, str]]:
    article = Article(id=article_id(text), text=text, published=DATED, credits=(credit,) if credit else ())
    parsed = parse(article)
    reading = AttributionReader().read(parsed, Reading(article=article, actors=actors))
    return [(gap.kind, read(gap, text)) for gap in GapReader().read(parsed, reading).gaps]


def read(gap: Gap, text: str) -> str:
    return gap.anchor.text_of(text) if gap.anchor else ""


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("The raid reportedly sank two boats.", [("no-source", "reportedly")]),
        ("The Front is believed to be close to the port.", [("no-source", "is believed")]),
        ("Two boats were sunk, the news agency reported.", [("lost-source", "the news agency")]),
        ("The newspaper said the port was closed.", [("lost-source", "The newspaper")]),
        ("She said the port was closed.", [("unresolved-speaker", "She")]),
        ("The minister said the port was closed.", [("unresolved-speaker", "The minister")]),
        ("Officials said the port was closed.", []),
        ("A diplomat said the port was closed.", []),
        ("Ana Kolt said the port was closed.", []),
        ("Kesh News Agency confirmed the raid. Two boats were sunk, the news agency reported.", []),
        ("Kolt said the raid reportedly sank two boats.", []),
    ],
)
def test_each_gap_stands_on_its_words(text: str, gaps: list[tuple[str, str]]) -> None:
    assert gaps_of(text) == gaps


def test_a_name_that_comes_later_does_not_find_the_lost_source() -> None:
    text = "Two boats were sunk, the newspaper reported. The Kesh Tribune gave no figure."
    assert ("lost-source", "the newspaper") in gaps_of(text)


def test_an_agency_credited_before_is_not_lost() -> None:
    text = "PORT KESH (Wirex) - Two boats were sunk, the agency reported."
    assert gaps_of(text, credit=Credit("Wirex", Anchor(11, 16))) == []


def test_an_article_without_a_date_and_in_another_language_says_so() -> None:
    article = Article(id=article_id("Hallo."), text="Hallo.", language="de")
    reading = GapReader().read(parse(article), Reading(article=article))
    assert [(gap.kind, gap.anchor) for gap in reading.gaps] == [("no-date", None), ("language", None)]


def test_english_and_an_unknown_language_are_no_gap() -> None:
    for language in ("en", "en-GB", None):
        article = Article(id=article_id("Hi."), text="Hi.", language=language, published=DATED)
        assert GapReader().read(parse(article), Reading(article=article)).gaps == ()

"""The record's JSON: lossless, ordered, and refused where it is wrong."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import (
    Actor,
    Anchor,
    Article,
    Credit,
    Cue,
    Figure,
    Furniture,
    Gap,
    Place,
    Position,
    Published,
    Reading,
    Role,
    Statement,
    Talks,
    Time,
    Who,
    article_id,
    passage,
)

TEXT = "The Kesh Front said at least 12 guards were freed in Orsa on Monday.\n\nKesh Wire"


def example() -> Reading:
    return Reading(
        source_id="front.txt",
        article=Article(
            id=article_id(TEXT),
            text=TEXT,
            published=Published("2031-04-05", "given"),
            credits=(Credit("Kesh Wire", Anchor(70, 79)),),
            furniture=(Furniture("Share", None, "share"),),
        ),
        actors=(
            Actor(id="a1", name="Kesh Front", kind="armed_group", aliases=("the Front",), mentions=(Anchor(4, 14),)),
            Actor(id="a2", name="Ana Kolt", kind="person", roles=(Role("spokeswoman", "a1"), Role("lawyer"))),
        ),
        statements=(
            Statement(
                id="s1",
                source=passage(TEXT, [(0, 14)]),
                cue=Cue((Anchor(15, 19),), "said", "say"),
                content=passage(TEXT, [(20, 67)]),
                manner="indirect",
                speaker="a1",
            ),
        ),
        figures=(
            Figure(
                id="f1",
                anchor=Anchor(20, 38),
                value=12,
                low=12,
                what="released",
                who=Who("guards"),
                place=Place(text="Orsa", anchor=Anchor(53, 57)),
                time=Time(text="Monday", anchor=Anchor(61, 67)),
                claimant="a1",
                according_to=("s1",),
            ),
        ),
        positions=(Position(id="p1", anchor=Anchor(20, 67), party="a1", move="offer", issue="guards"),),
        talks=(Talks(id="t1", anchor=Anchor(53, 57), venue="Orsa", parties=("a1",)),),
        gaps=(Gap("no-date", None, "no date"),),
    )


def test_a_reading_survives_json_without_loss() -> None:
    reading = example()
    assert Reading.from_json(reading.to_json()) == reading
    assert Reading.from_json(reading.to_json(indent=2)) == reading


def test_anchors_are_pairs_and_unknown_values_are_null() -> None:
    record = json.loads(example().to_json())
    assert record["reportedly"] == "1"
    assert record["statements"][0]["content"]["anchors"] == [[20, 67]]
    assert record["figures"][0]["high"] is None
    assert record["article"]["furniture"][0]["anchor"] is None


def test_keys_that_are_not_known_are_passed_over() -> None:
    record = json.loads(example().to_json())
    record["statements"][0]["colour"] = "blue"
    assert Reading.from_json(json.dumps(record)) == example()


def test_a_wrong_value_is_refused_with_its_place() -> None:
    wrong = example().to_json().replace('"manner":"indirect"', '"manner":"loud"')
    with pytest.raises(msgspec.ValidationError, match=r"statements\[0\]\.manner"):
        Reading.from_json(wrong)


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        example().figures[0].value = 13  # type: ignore[misc]


@given(st.text())
def test_the_same_text_has_the_same_id_and_another_text_another(text: str) -> None:
    assert article_id(text) == article_id(str(text))
    assert article_id(text) != article_id(text + "x")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_json(text: str) -> None:
    reading = Reading(article=Article(id=article_id(text), text=text))
    assert Reading.from_json(reading.to_json()) == reading

"""What a person says is in an article, against a reading of it."""

from __future__ import annotations

from typing import Any

import pytest
from bench.examples.truth import score_reading

from reportedly.model import Actor, Anchor, Article, Cue, Figure, Reading, Statement, article_id, passage

TEXT = "The front said no. “We left,” the envoy said. “At least 12 men stayed.”"
ACTORS = (
    Actor(id="a1", name="Kesh Front", kind="armed_group", aliases=("the front",), mentions=(Anchor(0, 9),)),
    Actor(id="a2", name="Olm Tarrant", kind="person", mentions=(Anchor(30, 39),)),
)
SPLIT = Statement(
    id="s1",
    source=passage(TEXT, [(30, 39)]),
    cue=Cue((Anchor(40, 44),), "said", "say"),
    content=passage(TEXT, [(19, 29), (46, 71)]),
    manner="direct",
    speaker="a2",
)
MEN = Figure(id="f1", anchor=Anchor(47, 62), value=12, low=12, claimant="a2", according_to=("s1",))
READING = Reading(article=Article(id=article_id(TEXT), text=TEXT), actors=ACTORS, statements=(SPLIT,), figures=(MEN,))
EXPECTED: dict[str, Any] = {
    "statements": [
        {
            "source": "the envoy",
            "cue": "said",
            "content": ["“We left,”", "“At least 12 men stayed.”"],
            "speaker": "Tarrant",
            "manner": "direct",
        }
    ],
    "figures": [
        {
            "anchor": "At least 12 men",
            "value": 12,
            "low": 12,
            "high": None,
            "what": ["killed", "other"],
            "claimant": "Olm Tarrant",
        }
    ],
    "positions": [],
    "talks": [],
    "gaps": [],
    "published": None,
    "credits": [],
    "furniture": [],
}


def test_a_reading_that_says_what_a_person_says_has_every_hit() -> None:
    score = score_reading(READING, EXPECTED)
    assert score.misses == []
    assert score.hits == score.expected
    assert score.hits["statements found"] == score.hits["cue"] == score.hits["speaker"] == score.hits["claimant"] == 1


def test_the_cue_beside_the_source_is_meant_and_not_the_same_word_before() -> None:
    wrong = Cue((Anchor(10, 14),), "said", "say")
    reading = Reading(article=READING.article, actors=ACTORS, statements=(with_(SPLIT, cue=wrong),), figures=(MEN,))
    assert [miss.split(":")[0] for miss in score_reading(reading, EXPECTED).misses] == ["cue"]


def test_another_speaker_is_a_miss_of_the_speaker_alone() -> None:
    reading = Reading(article=READING.article, actors=ACTORS, statements=(with_(SPLIT, speaker="a1"),), figures=(MEN,))
    assert [miss.split(":")[0] for miss in score_reading(reading, EXPECTED).misses] == ["speaker"]


def test_a_statement_of_half_the_words_from_another_source_is_not_found() -> None:
    other = with_(SPLIT, source=passage(TEXT, [(0, 9)]))
    reading = Reading(article=READING.article, actors=ACTORS, statements=(other,), figures=(MEN,))
    assert score_reading(reading, EXPECTED).hits["statements found"] == 0


def test_a_quotation_that_is_not_in_the_text_is_an_error_of_the_expected_file() -> None:
    bad = {**EXPECTED, "figures": [{**EXPECTED["figures"][0], "anchor": "At least 13 men"}]}
    with pytest.raises(ValueError, match="At least 13 men"):
        score_reading(READING, bad)


def with_(statement: Statement, **fields: Any) -> Statement:
    return Statement(**({name: getattr(statement, name) for name in statement.__struct_fields__} | fields))

"""Who says a statement, and whom it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.reading.lookup import ActorIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.model import Reading


def speaker(reading: Reading, content: str) -> str | None:
    statement = next(s for s in reading.statements if s.content.text == content)
    return ActorIndex(reading).name(statement.speaker)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Velmarian forces shelled the port of Dasht on Monday", "Kesh Liberation Front"),
        ("“We will answer,”", "Doran Ilves"),
        ("“The Front is lying,”", "Ana Kolt"),
        ("the Velmar Defence Force (VDF) had been ordered to hold its fire", "Ana Kolt"),
        ("it had no names", "Health Ministry"),
        ("talks would go on", None),
        ("the Velmarians wanted a deal", None),
        ("they were tired of the war", None),
    ],
)
def test_each_source_has_its_speaker_and_nobody_unnamed_is_one(report: Reading, content: str, name: str | None) -> None:
    assert speaker(report, content) == name


def test_the_paper_that_was_told_is_the_addressee(report: Reading) -> None:
    statement = next(s for s in report.statements if s.content.text == "“We will answer,”")
    assert ActorIndex(report).name(statement.addressee) == "Ostrun Herald"


@pytest.mark.parametrize(
    ("text", "saying", "name"),
    [
        (
            "A Kesh Front statement said “we will fight on” in Dasht.",
            ("A Kesh Front statement", "“we will fight on”", "direct", "said"),
            "Kesh Front",
        ),
        (
            "Ana Kolt’s campaign said it was ready.",
            ("Ana Kolt’s campaign", "it was ready", "indirect", "said"),
            "Ana Kolt’s campaign",
        ),
        (
            "Ostrun police Chief Doran Ilves said it was over.",
            ("Ostrun police Chief Doran Ilves", "it was over", "indirect", "said"),
            "Doran Ilves",
        ),
        (
            "Envoys met in Dasht, the news agency reported.",
            ("the news agency", "Envoys met in Dasht", "indirect", "reported"),
            None,
        ),
        (
            "A man who knew Ana Kolt said it was over.",
            ("A man who knew Ana Kolt", "it was over", "indirect", "said"),
            None,
        ),
        (
            "Dozens of residents near the Kesh Front’s camp said it was over.",
            ("Dozens of residents near the Kesh Front’s camp", "it was over", "indirect", "said"),
            None,
        ),
    ],
)
def test_the_head_of_a_source_speaks(
    read_actors: Callable[..., Reading], text: str, saying: tuple[str, str, str, str], name: str | None
) -> None:
    assert speaker(read_actors(text, saying), saying[1]) == name


def test_i_inside_a_quotation_is_its_speaker(read_actors: Callable[..., Reading]) -> None:
    text = "“I told them so,” Ana Kolt said after the talks."
    reading = read_actors(text, ("Ana Kolt", "“I told them so,”", "direct", "said"))
    index = ActorIndex(reading)
    assert index.name(index.at(1, 2)) == "Ana Kolt"

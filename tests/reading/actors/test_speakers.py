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


@pytest.mark.parametrize(
    ("text", "sayings", "name"),
    [
        (  # nobody speaks of himself by name
            "Ben Adar met Doran Ilves in Dasht. Adar said the road was open. “Ilves is a friend,” he said.",
            [
                ("Adar", "the road was open", "indirect", "said"),
                ("he", "“Ilves is a friend,”", "direct", "said"),
            ],
            "Ben Adar",
        ),
        (  # the long quotation between does not count as the way back
            "Ana Kolt said the road was open. “Ilves wanted it shut. Adar wanted it shut. They were wrong,” she said.",
            [
                ("Ana Kolt", "the road was open", "indirect", "said"),
                ("she", "“Ilves wanted it shut. Adar wanted it shut. They were wrong,”", "direct", "said"),
            ],
            "Ana Kolt",
        ),
        (
            "The leader of the Kesh Front, Sefa Marun, said it was over. She said the camp was empty.",
            [
                ("The leader of the Kesh Front, Sefa Marun,", "it was over", "indirect", "said"),
                ("She", "the camp was empty", "indirect", "said"),
            ],
            "Sefa Marun",
        ),
        (
            "Velmar’s Minister for Foreign Affairs Ana Kolt said it was over. “We won,” the minister said.",
            [
                ("Velmar’s Minister for Foreign Affairs Ana Kolt", "it was over", "indirect", "said"),
                ("the minister", "“We won,”", "direct", "said"),
            ],
            "Ana Kolt",
        ),
        (
            "Ben Adar said it was over. The road, the author said, was open.",
            [
                ("Ben Adar", "it was over", "indirect", "said"),
                ("the author", "was open", "indirect", "said"),
            ],
            "Ben Adar",
        ),
        (
            "Ben Adar said it was over. The road, the driver said, was open.",
            [
                ("Ben Adar", "it was over", "indirect", "said"),
                ("the driver", "was open", "indirect", "said"),
            ],
            None,
        ),
    ],
)
def test_a_later_source_means_who_was_told_of_before(
    read_actors: Callable[..., Reading], text: str, sayings: list[tuple[str, str, str, str]], name: str | None
) -> None:
    assert speaker(read_actors(text, *sayings), sayings[-1][1]) == name


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("After he had left Dasht, Ben Adar said the road was open.", "Ben Adar", "he"),
        ("Ben Adar was a farmer who said he knew the road.", "Ben Adar", "a farmer"),
    ],
)
def test_a_pronoun_points_ahead_and_a_predicate_back(
    read_actors: Callable[..., Reading], text: str, name: str, words: str
) -> None:
    reading = read_actors(text)
    index = ActorIndex(reading)
    start = text.index(words)
    assert index.name(index.at(start, start + len(words))) == name


def test_who_is_only_described_is_an_actor_without_a_name(read_actors: Callable[..., Reading]) -> None:
    text = "Velmarian relief monitors in Dasht said the road was open."
    reading = read_actors(text, ("Velmarian relief monitors in Dasht", "the road was open", "indirect", "said"))
    actor = next(actor for actor in reading.actors if actor.name == "Velmarian relief monitors")
    assert actor.kind == "unnamed"
    assert [anchor.text_of(text) for anchor in actor.mentions] == ["Velmarian relief monitors"]
    assert reading.statements[0].speaker is None


def test_the_figures_of_a_state_are_its_word(read_actors: Callable[..., Reading]) -> None:
    text = "Velmar closed its border. About 40 people died, Velmarian figures said."
    reading = read_actors(text, ("Velmarian figures", "About 40 people died", "indirect", "said"))
    assert speaker(reading, "About 40 people died") == "Velmar"


def test_it_that_says_something_is_somebody(read_actors: Callable[..., Reading]) -> None:
    text = "The Kesh Front said the road was open. It also said Kesh Front fighters had left."
    reading = read_actors(
        text,
        ("The Kesh Front", "the road was open", "indirect", "said"),
        ("It also", "Kesh Front fighters had left", "indirect", "said"),
    )
    assert speaker(reading, "Kesh Front fighters had left") == "Kesh Front"


def test_the_vice_president_is_not_the_president(read_actors: Callable[..., Reading]) -> None:
    text = (
        "Velmar’s Vice President Ben Adar met President Ana Kolt on Monday. The vice president said the road was open."
    )
    reading = read_actors(text, ("The vice president", "the road was open", "indirect", "said"))
    assert speaker(reading, "the road was open") == "Ben Adar"

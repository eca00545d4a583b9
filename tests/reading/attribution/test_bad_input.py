"""Texts that no newsroom would print are read to their end, with anchors inside the text; growth is in bench/speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.model import Statement

    Read = Callable[[str], tuple[Statement, ...]]

SENTENCE = "The envoy of Velmar said that the bridge over the river was closed, and nobody from Kesh replied. "


def check(text: str, statements: tuple[Statement, ...]) -> None:
    for statement in statements:
        for part in (statement.source, statement.cue, statement.content):
            if part is not None:
                # Capitals are read in their true case.
                read = " … ".join(text[anchor.start : anchor.end] for anchor in part.anchors)
                assert part.text.lower() == read.lower()


@pytest.mark.parametrize(
    "text",
    [
        '"We wait," said Kolt. “They wait, said Brody. «Nobody waits» Marl said. ‘Go’ she said. He said: "Stay.',
        "“‘“«„Kolt said that she waits”’»",
        "\x00\x01Kolt\x07 said\x0b that\x1f the\x7f road\u2028is\u2029open\u200b.\ufeff",
        "ANA KOLT SAID ON MONDAY THAT THE ROAD WAS OPEN. “WE WILL GO,” SAID BRODY.",
        "said " * 2_000,
        "Kolt said " * 500,
        "\n".join('"Go," said the envoy.' for _ in range(200)),
        "🕊" * 500 + " said Kolt",
        "a" * 20_000,
        "KOLT: " * 300,
        "— " * 500 + "“We will not go home,” — Kolt",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_is_read_without_a_crash(text: str, statements_of: Read) -> None:
    check(text, statements_of(text))


@pytest.mark.parametrize("mark", ['"', "“", "‘", "'", "«"])
def test_marks_without_their_fellows_are_read(mark: str, statements_of: Read) -> None:
    text = f"The envoy said {mark}we wait. " * 60
    check(text, statements_of(text))


def test_three_thousand_marks_in_one_paragraph_are_read(statements_of: Read) -> None:
    text = '"We go," said Kolt. "Perhaps ' * 1_000
    statements = statements_of(text)
    check(text, statements)
    assert len(statements) > 300


def test_a_paragraph_of_ten_thousand_words_is_read(statements_of: Read) -> None:
    text = SENTENCE * (10_000 // len(SENTENCE.split()))
    statements = statements_of(text)
    check(text, statements)
    assert len(statements) > 300


def test_capitals_hide_no_speaker(statements_of: Read) -> None:
    text = "“WE WILL NOT LEAVE THE VALLEY,” SAID ANA KOLT."
    assert any(s.content.text.upper() == "“WE WILL NOT LEAVE THE VALLEY,”" for s in statements_of(text))

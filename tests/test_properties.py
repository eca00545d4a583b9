"""Whatever the text: no crash, anchors that read as their text, the same input the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from reportedly import Anchor, Passage, Reading, read
from reportedly.errors import ArticleRejected
from reportedly.intake.decoding import decode
from reportedly.intake.text import article_from_text

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every code point but lone surrogates, which no encoding can write.
CHARACTERS = st.characters(exclude_categories=["Cs"])
ANYTHING = st.text(CHARACTERS, min_size=1, max_size=200)
# Pieces of news, so that the readers have something to find in the noise.
PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "(",
        ")",
        " — ",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u00a0",
        "\u200b",
        "\x00",
        "\ufeff",
        "The Kesh Front said ",
        "said Ana Kolt",
        "according to the ministry",
        "he told reporters",
        "reportedly",
        "is said to",
        "at least 12 soldiers were killed",
        "1,2,3 people",
        "٣ civilians",
        "1.5 million refugees",
        "a dozen dozen",
        "between 3 and 2",
        "will not accept the plan unless Velmar withdraws",
        "demanded the release of prisoners",
        "talks in Ostravel",
        "denied that ",
        "Related Articles",
        "(VNA)",
        "By Ana Kolt",
        "Published: 31 February 2024",
        "OSTRAVEL (VNA) - ",
        "🕊️",
        "e\u0301",
        "ﷺ",
        "\U0010ffff",
        ".",
        ",",
        "?",
        ":",
        ";",
        "THE ARMY SAID IT HAD KILLED TEN",
        "the agency reported",
    ]
)
NEWS = st.lists(PIECES | st.text(CHARACTERS, max_size=5), min_size=1, max_size=30).map("".join)


def anchors_of(part: object) -> Iterator[tuple[Anchor, str | None]]:
    """Every anchor in a record, with the text beside it that it must read as."""
    if isinstance(part, Anchor):
        yield part, None
    elif isinstance(part, Passage):
        single = part.text if len(part.anchors) == 1 else None
        yield from ((anchor, single) for anchor in part.anchors)
    elif isinstance(part, tuple):
        for inner in part:
            yield from anchors_of(inner)
    elif isinstance(part, msgspec.Struct):
        anchor, text = getattr(part, "anchor", None), getattr(part, "text", None)
        if isinstance(anchor, Anchor) and isinstance(text, str):
            yield anchor, text
        for field in part.__struct_fields__:
            yield from anchors_of(getattr(part, field))


def check(reading: Reading) -> None:
    text = reading.article.text
    for anchor, words in anchors_of(reading):
        assert 0 <= anchor.start < anchor.end <= len(text)
        assert words is None or text[anchor.start : anchor.end] == words
    for statement in reading.statements:
        for part in (statement.source, statement.cue, statement.content):
            if part is not None:
                assert part.text == " … ".join(text[anchor.start : anchor.end] for anchor in part.anchors)
    assert Reading.from_json(reading.to_json()) == reading


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANYTHING | NEWS)
@example("“" * 50)
@example("\x00\x01\x02 said \x7f")
@example("A\u2028B\u2029C\x85D\x1cE said “F”.")
@example("“a” said b. " * 20)
def test_any_text_is_read_without_a_crash_and_with_anchors_that_hold(text: str) -> None:
    if not text.strip():
        with pytest.raises(ArticleRejected, match="is empty"):
            read(text)
        return
    reading = read(text)
    check(reading)
    assert reading.to_json() == read(text).to_json()


@settings(max_examples=300, deadline=None)
@given(ANYTHING | NEWS)
def test_any_text_is_taken_in_unchanged_but_for_line_breaks(text: str) -> None:
    if not text.strip():
        return
    article = article_from_text(text)
    assert article.text == text.replace("\r\n", "\n").replace("\r", "\n")
    for part in article.furniture:
        assert part.anchor is not None
        assert part.anchor.text_of(article.text) == part.text
    for credit in article.credits:
        assert credit.anchor is not None
        assert credit.anchor.text_of(article.text) == credit.name


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | ANYTHING.map(str.encode) | ANYTHING.map(lambda text: text.encode("utf-16")))
def test_any_bytes_become_text_or_are_rejected_with_a_reason(raw: bytes) -> None:
    try:
        decoded = decode(raw, source_id="x", html=True)
    except ArticleRejected as rejected:
        event(rejected.reason)
        return
    decoded.text.encode()

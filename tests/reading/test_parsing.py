"""The parse: it reads as the text, and no sentence runs over a line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Anchor, Article, Furniture, article_id
from reportedly.reading.parsing import LONGEST_CHUNK, parse, parse_text

TWO_LINES = "Kesh Front rejects truce plan\nThe group said on Monday it would not sign.\n\nTalks go on."


def article(text: str, *furniture: Furniture) -> Article:
    return Article(id=article_id(text), text=text, furniture=furniture)


def test_no_sentence_runs_over_a_line() -> None:
    assert [sentence.text.strip() for sentence in parse(article(TWO_LINES)).sentences] == [
        "Kesh Front rejects truce plan",
        "The group said on Monday it would not sign.",
        "Talks go on.",
    ]


@pytest.mark.parametrize("rank", ["Col.", "Gen.", "Lt.", "Sen.", "Mrs."])
def test_no_sentence_ends_after_a_rank(rank: str) -> None:
    text = f"The envoy, {rank} Ben Adar, left Ostrun. He said nothing."
    assert len(parse(article(text)).sentences) == 2


def test_sentences_of_furniture_are_left_out() -> None:
    start = TWO_LINES.index("Talks")
    cut = Furniture("Talks go on.", Anchor(start, start + 12), "navigation")
    assert [sentence.text.strip() for sentence in parse(article(TWO_LINES, cut)).sentences][-1].startswith("The group")


def test_an_anchor_finds_its_tokens() -> None:
    span = parse(article(TWO_LINES)).span(Anchor(30, 39))
    assert span is not None
    assert span.text == "The group"


@pytest.mark.parametrize("separator", ["\n", " "])
def test_a_text_longer_than_one_chunk_is_parsed_whole(separator: str) -> None:
    text = separator.join(f"Envoy number {n} said the talks in Orsa had stalled." for n in range(900))
    assert len(text) > 2 * LONGEST_CHUNK
    doc = parse_text(text)
    assert doc.text == text
    assert sum(token.text == "Envoy" for token in doc) == 900


def test_one_word_longer_than_a_chunk_does_not_stop_the_parse() -> None:
    text = "x" * (LONGEST_CHUNK + 10)
    assert parse_text(text).text == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_parsed_to_itself(text: str) -> None:
    doc = parse_text(text)
    assert doc.text == text
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)

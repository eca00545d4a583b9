"""The examples read as their golden readings say, and as a person says (`examples/expected`)."""

from __future__ import annotations

import difflib
import json

import pytest
from bench.articles.soundness import faults
from bench.examples.golden import GOLDEN, golden_text
from bench.examples.run import BENCH, measure
from bench.examples.story import EXAMPLES, article_of, names, reading_of
from bench.harness import broken

from reportedly.intake import IntakeOptions, Taken, take


@pytest.mark.parametrize("name", names())
def test_the_reading_is_the_golden_one(name: str) -> None:
    golden = (GOLDEN / f"{name}.json").read_text(encoding="utf-8")
    current = golden_text(reading_of(name))
    diff = difflib.unified_diff(golden.splitlines(), current.splitlines(), "golden", "current", lineterm="", n=2)
    assert golden == current, "\n".join(["after a look at the difference: python -m bench.examples.golden", *diff])


@pytest.mark.parametrize("name", names())
def test_every_anchor_reads_as_its_text_and_every_reference_resolves(name: str) -> None:
    assert list(faults(reading_of(name))) == []


def test_enough_of_what_a_person_reads_is_in_the_readings() -> None:
    assert broken(BENCH, measure()) == []


def test_the_collection_holds_the_same_texts_as_the_files() -> None:
    taken = [article for article in take(str(EXAMPLES / "story.jsonl"), IntakeOptions()) if isinstance(article, Taken)]
    assert [article.source_id for article in taken] == list(names())
    assert [article.article.text for article in taken] == [article_of(name).text for name in names()]


def test_the_articles_are_of_the_length_of_news() -> None:
    for name in names():
        assert 250 <= len(article_of(name).text.split()) <= 500, name


def test_every_expected_list_is_there() -> None:
    for name in names():
        expected = json.loads((EXAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
        assert {"statements", "figures", "positions", "talks", "gaps", "credits", "furniture", "published"} <= set(
            expected
        )

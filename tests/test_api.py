from __future__ import annotations

import subprocess
import sys
from datetime import date

import msgspec
import pytest

import reportedly
from reportedly import Article, ArticleRejected, Reading, read, read_many
from reportedly.intake.text import article_from_text

TEXT = (
    "Truce holds in Velmar\n\nThe Kesh Front said on Sunday that three soldiers were killed. "
    "“We will not accept it,” said Ana Kolt, a government envoy.\n"
)


def test_a_text_is_read() -> None:
    reading = read(
        TEXT, source_id="v1", published="24 March 2024", outlet="Velmar Herald", url="https://velmar.example/1"
    )
    assert reading.source_id == "v1"
    article = reading.article
    assert (article.text, article.title) == (TEXT, "Truce holds in Velmar")
    assert (article.published.value, article.published.basis) == ("2024-03-24", "given")
    assert (article.outlet, article.url) == ("Velmar Herald", "https://velmar.example/1")
    assert reading.readers


def test_a_date_may_be_a_date() -> None:
    assert read("It holds.", published=date(2024, 3, 24), readers=[]).article.published.value == "2024-03-24"


def test_a_reading_survives_json_without_loss() -> None:
    reading = read(TEXT)
    assert Reading.from_json(reading.to_json()) == reading
    assert Reading.from_json(reading.to_json(indent=2)) == reading
    assert msgspec.json.decode(reading.to_json())["reportedly"] == "1"


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), (" \n", "empty"), ("a\udc80", "encoding")])
def test_what_is_no_text_is_rejected(text: str, reason: str) -> None:
    with pytest.raises(ArticleRejected) as caught:
        read(text)
    assert caught.value.reason == reason


def test_a_date_that_can_not_be_is_rejected() -> None:
    with pytest.raises(ArticleRejected, match="'2024-02-31' is no date"):
        read("It holds.", published="2024-02-31")


def test_many_are_read_in_their_order_from_texts_mappings_and_articles() -> None:
    article = msgspec.structs.replace(article_from_text("Three."), url="https://velmar.example/3")
    readings = list(
        read_many(["One.", {"id": "two", "text": "Two.", "published": "2024-03-24"}, article, "Four."], readers=[])
    )
    assert [reading.source_id for reading in readings] == ["#1", "two", "https://velmar.example/3", "#4"]
    assert [reading.article.text for reading in readings] == ["One.", "Two.", "Three.", "Four."]


def test_many_are_read_one_at_a_time() -> None:
    taken: list[int] = []

    def texts() -> object:
        for k in range(3):
            taken.append(k)
            yield "One."

    readings = read_many(texts(), readers=[])  # type: ignore[arg-type]
    next(readings)
    assert taken == [0]


def test_an_input_that_can_not_be_read_raises() -> None:
    with pytest.raises(ArticleRejected, match='#2 lacks "text"'):
        list(read_many(["One.", {"id": "x"}], readers=[]))


def test_or_is_handed_over_and_the_rest_is_read() -> None:
    rejected: list[ArticleRejected] = []
    given: list[str | Article | dict[str, object]] = ["One.", "", {"text": 5}, 7, "Five."]  # type: ignore[list-item]
    readings = list(read_many(given, on_rejected=rejected.append, readers=[]))
    assert [reading.source_id for reading in readings] == ["#1", "#5"]
    assert [(error.source_id, error.reason) for error in rejected] == [
        ("#2", "empty"),
        ("#3", "wrong-type"),
        ("#4", "wrong-type"),
    ]


def test_every_exported_name_is_there() -> None:
    assert all(hasattr(reportedly, name) for name in reportedly.__all__)


def test_importing_the_package_imports_no_parser() -> None:
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, reportedly; print([m for m in ('spacy', 'trafilatura', 'httpx') if m in sys.modules])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "[]"

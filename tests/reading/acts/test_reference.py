"""The examples of `docs/reference/acts.md` read as the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.model import Article, article_id
from reportedly.reading.pipeline import read_article

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "acts.md"
ROWS = [line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines()]
EXAMPLES = [(row[0], row[2]) for row in ROWS if len(row) == 3 and row[0].isupper()]


def test_every_type_has_its_example() -> None:
    assert len({kind for kind, _ in EXAMPLES}) == 16


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_an_example_reads_as_its_type(kind: str, text: str) -> None:
    reading = read_article(Article(id=article_id(text), text=text))
    assert reading.acts[0].type == kind

"""Reads a text with the attribution reader alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.model import Article, Reading, article_id
from reportedly.reading.attribution import AttributionReader
from reportedly.reading.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.model import Statement


@pytest.fixture(scope="session")
def statements_of() -> Callable[[str], tuple[Statement, ...]]:
    def read(text: str) -> tuple[Statement, ...]:
        article = Article(id=article_id(text), text=text)
        return AttributionReader().read(parse(article), Reading(article=article)).statements

    return read

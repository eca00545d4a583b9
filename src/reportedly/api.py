"""The two functions most people need: read one text, read many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Article, Published, Reading, article_id
from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["read", "read_many"]


def read(text: str, *, source_id: str = "", published: str | None = None) -> Reading:
    """The reading of a plain text."""
    article = Article(id=article_id(text), text=text, published=Published(published, "given") if published else Published())
    return read_article(article, source_id=source_id)


def read_many(articles: Iterable[Article]) -> Iterator[Reading]:
    """The readings of many articles, one after the other."""
    for article in articles:
        yield read_article(article)

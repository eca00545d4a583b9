"""The example articles, taken in as `reportedly read` takes them in, and their readings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bench.harness import REPO

from reportedly.intake import IntakeOptions, Taken, take
from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from reportedly.model import Article, Reading

__all__ = ["EXAMPLES", "article_of", "names", "reading_of"]

EXAMPLES = REPO / "examples"


def names() -> tuple[str, ...]:
    """The names of the articles ("01_agency_report"), in the order of the story."""
    return tuple(sorted(path.stem for path in EXAMPLES.glob("[0-9]*") if path.suffix in {".txt", ".html"}))


@lru_cache
def article_of(name: str) -> Article:
    """An example article. Raises the `ArticleRejected` of an article that can't be taken in."""
    path = next(path for path in EXAMPLES.glob(f"{name}.*") if path.suffix in {".txt", ".html"})
    (taken,) = take(str(path), IntakeOptions())
    if not isinstance(taken, Taken):
        raise taken
    return taken.article


@lru_cache
def reading_of(name: str) -> Reading:
    """The reading of an example article; its `source_id` is the name."""
    return read_article(article_of(name), source_id=name)

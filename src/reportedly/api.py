"""The two functions most people need: read one text, read many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportedly.errors import ArticleRejected
from reportedly.model import Article, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from reportedly.reading.registry import Reader

__all__ = ["read", "read_many"]


def read(
    text: str,
    *,
    source_id: str = "",
    published: str | date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    readers: Sequence[Reader] | None = None,
) -> Reading:
    """Everything read from one text, by the installed readers or those given.

    `text` becomes `article.text` with its line breaks made LF and nothing else changed. `published` is a date, or a
    string with one ("2024-03-24", "24 March 2024"); title, date, byline, credits and furniture that are not given are
    looked for in the text. The same input gives the same reading, ids and bytes.

    Raises `ArticleRejected`: reason `empty` (nothing but space), `encoding` (a lone surrogate), `bad-date`.
    """
    from reportedly.intake.text import Known, article_from_text  # noqa: PLC0415 - keeps the import of the package light

    known = Known(url=url, title=title, outlet=outlet, published=published)
    return _read_article(article_from_text(text, source_id=source_id, known=known), source_id, readers)


def read_many(
    inputs: Iterable[str | Article | Mapping[str, Any]],
    *,
    published: str | None = None,
    on_rejected: Callable[[ArticleRejected], object] | None = None,
    readers: Sequence[Reader] | None = None,
) -> Iterator[Reading]:
    """The readings of many inputs, one after the other, in their order; nothing is kept between them.

    An input is a text, an `Article`, or a mapping with the keys of a JSONL line (`id`, `url`, `outlet`, `published`,
    `title`, `text`). `source_id` is the mapping's `id`, the article's `url`, or else the position of the input: `#1`
    is the first. `published` is the date of those that give none.

    An input that can't be read raises its `ArticleRejected`; where `on_rejected` is given it gets that error instead,
    and the rest is read.
    """
    for position, given in enumerate(inputs, start=1):
        try:
            source_id, article = _taken(given, f"#{position}", published)
        except ArticleRejected as rejected:
            if on_rejected is None:
                raise
            on_rejected(rejected)
            continue
        yield _read_article(article, source_id, readers)


def _taken(given: object, position: str, published: str | None) -> tuple[str, Article]:
    from reportedly.intake.jsonl import take_mapping  # noqa: PLC0415
    from reportedly.intake.taken import IntakeOptions  # noqa: PLC0415

    if isinstance(given, Article):
        return given.url or position, given
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, Mapping):
        msg = f'{position} is a {type(given).__name__}: give a text, an Article, or a mapping with "text"'
        raise ArticleRejected(msg, reason="wrong-type", source_id=position)
    taken = take_mapping(given, position, IntakeOptions(published=published))
    return taken.source_id, taken.article


def _read_article(article: Article, source_id: str, readers: Sequence[Reader] | None) -> Reading:
    from reportedly.reading.pipeline import read_article  # noqa: PLC0415 - imports spaCy: more than a second

    return read_article(article, source_id=source_id, readers=readers)

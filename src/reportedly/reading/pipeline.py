"""Article → Reading: parse once, then run the readers in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.errors import RunAborted
from reportedly.model import Reading
from reportedly.reading.legible import as_printed
from reportedly.reading.parsing import parse
from reportedly.reading.registry import installed_readers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.model import Article
    from reportedly.reading.parsing import ParsedArticle
    from reportedly.reading.registry import Reader

__all__ = ["read_article", "read_parsed"]


def read_article(article: Article, *, source_id: str = "", readers: Sequence[Reader] | None = None) -> Reading:
    """Everything read from one article, by the installed readers or those given."""
    return read_parsed(parse(article), source_id=source_id, readers=readers)


def read_parsed(parsed: ParsedArticle, *, source_id: str = "", readers: Sequence[Reader] | None = None) -> Reading:
    """The same for an article that is parsed already."""
    chosen = installed_readers() if readers is None else tuple(readers)
    names = tuple(f"{reader.name}/{reader.version}" for reader in chosen)
    reading = Reading(source_id=source_id, article=parsed.article, readers=names)
    for reader in chosen:
        after = reader.read(parsed, reading)
        _check_fields(reader, reading, after)
        reading = after
    return reading if parsed.printed is None else as_printed(reading, parsed.printed)


def _check_fields(reader: Reader, before: Reading, after: Reading) -> None:
    changed = {name for name in before.__struct_fields__ if getattr(before, name) is not getattr(after, name)}
    if not changed <= reader.emits:
        msg = f"reader {reader.name!r} changed {sorted(changed - reader.emits)} and declares {sorted(reader.emits)}"
        raise RunAborted(msg)

"""CSV and TSV → articles: one a row, columns by their usual names."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import msgspec

from reportedly.errors import ArticleRejected
from reportedly.intake.decoding import decode, name_of_binary
from reportedly.intake.jsonl import take_mapping
from reportedly.intake.sources.columns import columns_of, mapping_of
from reportedly.intake.taken import Raw, Taken, handed_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions

__all__ = ["take_opened"]

DELIMITERS = ",;\t|"


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """Each row's article; the first row names the columns. A row that fails is handed over by its number."""
    text = io.TextIOWrapper(opened.stream, _encoding(opened), errors="replace", newline="")
    csv.field_size_limit(options.max_bytes)
    rows = csv.reader(text, delimiter=_delimiter(opened), strict=False)
    try:
        heads = next(rows, None)
        if not heads:
            msg = f"{opened.name} is empty: give a first row with the names of the columns"
            raise ArticleRejected(msg, reason="empty", source_id=opened.name)
        columns = columns_of(heads, opened.name)
        yield from _rows(rows, columns, opened.name, options)
    finally:
        text.detach()


def _rows(
    rows: Iterator[list[str]], columns: dict[str, int], name: str, options: IntakeOptions
) -> Iterator[Taken | ArticleRejected]:
    number = 1
    while True:
        number += 1
        at = f"{name}:{number}"
        try:
            row = next(rows, None)
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield _take_row(row, columns, at, options)
        except csv.Error as error:
            # A field past the limit: the reader goes on within it, so what follows is no row.
            msg = f"{at} can't be read ({error}): raise --max-bytes, or look for a quotation mark that is not closed"
            yield ArticleRejected(msg, reason="bad-row", source_id=at)
            return
        except ArticleRejected as rejected:
            yield handed_over(rejected)


def _take_row(row: list[str], columns: dict[str, int], at: str, options: IntakeOptions) -> Taken:
    found = mapping_of({key: row[k] if k < len(row) else None for key, k in columns.items()})
    taken = take_mapping(found, at, options)
    raw = Raw(msgspec.json.encode(found), "line", {}) if options.keep_raw else None
    return Taken(taken.source_id, taken.article, taken.note, raw)


def _encoding(opened: Opened) -> str:
    head = opened.head()
    binary = name_of_binary(head)
    if binary:
        msg = f"{opened.name} is {binary}, not CSV: give rows of text"
        raise ArticleRejected(msg, reason="binary", source_id=opened.name)
    # The head may end within a character.
    whole = head[: head.rfind(b"\n") + 1] or head
    return decode(whole, source_id=opened.name, declared=opened.charset).encoding if whole.strip() else "utf-8"


def _delimiter(opened: Opened) -> str:
    """The one that stands most often in the first row."""
    first = opened.head().partition(b"\n")[0].replace(b"\x00", b"").decode("utf-8", "replace")
    return max(DELIMITERS, key=first.count)

"""Parquet → articles: one a row, a batch of rows in memory at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reportedly.errors import ArticleRejected
from reportedly.intake.jsonl import take_mapping
from reportedly.intake.sources.columns import columns_of, mapping_of
from reportedly.intake.sources.opened import seekable
from reportedly.intake.taken import Raw, Taken, handed_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions

__all__ = ["take_opened"]

ROWS = 64  # a batch; with the longest articles allowed, 640 MB
LARGEST = 64_000_000_000


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """Each row's article, columns by their usual names. Needs pyarrow; raises `ArticleRejected` (`not-installed`)."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - 170 MB, and only for this
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        msg = f"{opened.name} is Parquet, which needs pyarrow: pip install 'reportedly[parquet]'"
        raise ArticleRejected(msg, reason="not-installed", source_id=opened.name) from error
    with seekable(opened, LARGEST) as stream:
        try:
            file = ParquetFile(stream)
            columns = columns_of(file.schema_arrow.names, opened.name)
            names = [file.schema_arrow.names[k] for k in columns.values()]
            number = 0
            for batch in file.iter_batches(batch_size=ROWS, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    found = {key: row[name] for key, name in zip(columns, names, strict=True)}
                    yield _take_row(found, f"{opened.name}:{number}", options)
        except (pa.ArrowException, OSError) as error:
            msg = f"{opened.name} is no Parquet file that can be read ({str(error).splitlines()[0]}): write it anew"
            raise ArticleRejected(msg, reason="broken", source_id=opened.name) from error


def _take_row(row: dict[str, Any], at: str, options: IntakeOptions) -> Taken | ArticleRejected:
    found = mapping_of(row)
    try:
        taken = take_mapping(found, at, options)
    except ArticleRejected as rejected:
        return handed_over(rejected)
    raw = Raw(msgspec.json.encode(found), "line", {}) if options.keep_raw else None
    return Taken(taken.source_id, taken.article, taken.note, raw)

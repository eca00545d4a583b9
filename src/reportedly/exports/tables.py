"""JSON lines, CSV, Parquet and Excel."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from reportedly.errors import RunAborted
from reportedly.exports.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["write_csv", "write_excel", "write_jsonl", "write_parquet"]

BATCH = 5000  # rows of a row group
LONGEST = 32_767  # characters of a cell in Excel
MOST_ROWS = 1_048_575  # of a sheet, below its heads


def write_jsonl(rows: Iterable[Any], stream: BinaryIO) -> None:
    """One object a line."""
    stream.writelines(msgspec.json.encode(row) + b"\n" for row in rows)


def write_csv(rows: Iterable[dict[str, Any]], stream: BinaryIO, heads: Sequence[str] | None = None) -> None:
    """UTF-8, commas, quotation marks where needed (RFC 4180); an empty cell is what is not known."""
    names = heads or [name for name, _, _ in COLUMNS]
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.DictWriter(text, names, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
    finally:
        text.detach()


def write_parquet(rows: Iterable[dict[str, Any]], stream: BinaryIO) -> None:
    """Row groups of 5,000, compressed by zstd. Needs the extra `parquet`."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ModuleNotFoundError as error:
        msg = "pyarrow is not installed, which Parquet needs: pip install 'reportedly[parquet]'"
        raise RunAborted(msg) from error
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([pa.field(name, kinds[kind], metadata={"meaning": meaning}) for name, kind, meaning in COLUMNS])
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def write_excel(rows: Iterable[dict[str, Any]], stream: BinaryIO) -> None:
    """One sheet of entries and one that says what each column means. Needs the extra `excel`.

    Text stays text: nothing becomes a formula or a link. A cell longer than Excel allows is cut, and ends in "…".
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        msg = "xlsxwriter is not installed, which Excel needs: pip install 'reportedly[excel]'"
        raise RunAborted(msg) from error
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("entries")
        sheet.freeze_panes(1, 0)
        for k, (name, _, _) in enumerate(COLUMNS):
            sheet.write_string(0, k, name, bold)
        for number, row in enumerate(rows, start=1):
            if number > MOST_ROWS:
                msg = f"a sheet of Excel holds {MOST_ROWS} rows: narrow the export, or write CSV or Parquet"
                raise RunAborted(msg)
            for k, (name, _, _) in enumerate(COLUMNS):
                if row[name] is not None:
                    _cell(sheet, number, k, row[name])
        about = book.add_worksheet("columns")
        for k, (name, _, meaning) in enumerate(COLUMNS):
            about.write_string(k, 0, name, bold)
            about.write_string(k, 1, meaning)


def _cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value if len(value) <= LONGEST else value[: LONGEST - 1] + "…")


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch

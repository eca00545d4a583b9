"""The formats by name; another is one function and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

import msgspec

from reportedly.errors import RunAborted
from reportedly.exports.columns import rows_of
from reportedly.exports.events import ACLED, PLOVER, UCDP, acled_rows, plover_rows, ucdp_rows
from reportedly.exports.linked import graph, web_annotations
from reportedly.exports.report import write_report
from reportedly.exports.tables import write_csv, write_excel, write_jsonl, write_parquet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.ledger import Query, View

__all__ = ["EXPORTERS", "Exporter", "export"]


class Exporter(Protocol):
    """Writes what a query asks for in one format."""

    def __call__(self, view: View, query: Query, stream: BinaryIO) -> None:
        """Write it."""


def _jsonl(view: View, query: Query, stream: BinaryIO) -> None:
    write_jsonl(view.entries(query), stream)


def _csv(view: View, query: Query, stream: BinaryIO) -> None:
    write_csv(rows_of(view, view.entries(query)), stream)


def _parquet(view: View, query: Query, stream: BinaryIO) -> None:
    write_parquet(rows_of(view, view.entries(query)), stream)


def _excel(view: View, query: Query, stream: BinaryIO) -> None:
    write_excel(rows_of(view, view.entries(query)), stream)


def _plover(view: View, query: Query, stream: BinaryIO) -> None:
    write_csv(plover_rows(view, query), stream, PLOVER)


def _acled(view: View, query: Query, stream: BinaryIO) -> None:
    write_csv(acled_rows(view, query), stream, ACLED)


def _ucdp(view: View, query: Query, stream: BinaryIO) -> None:
    write_csv(ucdp_rows(view, query), stream, UCDP)


def _annotations(view: View, query: Query, stream: BinaryIO) -> None:
    write_jsonl(web_annotations(view, view.entries(query)), stream)


def _jsonld(view: View, query: Query, stream: BinaryIO) -> None:
    stream.write(msgspec.json.format(msgspec.json.encode(graph(view, view.entries(query))), indent=1) + b"\n")


EXPORTERS: Mapping[str, Exporter] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "excel": _excel,
    "plover": _plover,
    "acled": _acled,
    "ucdp": _ucdp,
    "annotations": _annotations,
    "jsonld": _jsonld,
    "report": write_report,
}


def export(form: str, view: View, query: Query, stream: BinaryIO) -> None:
    """Write what a query asks for. Raises `RunAborted` for a format that is none, or whose library is not installed."""
    if form not in EXPORTERS:
        msg = f"unknown format {form!r}: one of {', '.join(EXPORTERS)}"
        raise RunAborted(msg)
    EXPORTERS[form](view, query, stream)

"""`reportedly export`: entries and views of a ledger as files that others read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from reportedly.cli.asking import asked, narrowing
from reportedly.cli.options import once
from reportedly.errors import RunAborted

__all__ = ["export"]

FORMATS = ("jsonl", "csv", "parquet", "excel", "plover", "acled", "ucdp", "annotations", "jsonld", "report")
BINARY = frozenset({"parquet", "excel"})


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@once("--out", type=click.Path(path_type=Path), help="The file to write; stdout if not given.")
@narrowing(last=1_000_000)
def export(form: str, out: Path | None, **chosen: Any) -> None:
    """Write what a ledger says: FORMAT is jsonl, csv, parquet, excel, plover, acled, ucdp, annotations, jsonld, report."""
    from reportedly.exports import export as write  # noqa: PLC0415 - SQLAlchemy takes 0.3 s to import

    if form in BINARY and out is None:
        msg = f"{form} is no text: give --out FILE."
        raise click.UsageError(msg)
    with asked(chosen) as (view, query):
        if out is None:
            write(form, view, query, sys.stdout.buffer)
            sys.stdout.flush()
            return
        part = out.with_name(f".{out.name}.part")
        try:
            with part.open("wb") as stream:
                write(form, view, query, stream)
            part.replace(out)
        except OSError as error:
            msg = f"--out {out} can't be written ({error.strerror}): give another path"
            raise RunAborted(msg) from error
        finally:
            part.unlink(missing_ok=True)

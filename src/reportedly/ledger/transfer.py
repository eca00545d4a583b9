"""Backup and restore: a SQLite file holds all rows of a ledger, whichever database it lies in."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from reportedly.ledger import schema
from reportedly.ledger.engines import LedgerError
from reportedly.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Row, Table

__all__ = ["back_up", "put_back"]

BATCH = 2000  # rows
# In the order in which rows may point at others; `pairs` is not copied but made again as articles are placed.
TABLES: tuple[Table, ...] = (*schema.CONTENT, schema.marks, schema.names, schema.additions, schema.judgements)


def back_up(ledger: Ledger, path: Path) -> int:
    """Write all rows as one moment has them into a new file; how many. Raises `LedgerError`.

    From SQLite the file is copied page by page, which is fast; from PostgreSQL row by row.
    """
    if path.exists():
        msg = f"{path} is there already: give the backup another name"
        raise LedgerError(msg)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        if ledger.reader.dialect.name == "sqlite":
            with ledger.reads() as connection, sqlite3.connect(part) as copy:
                source: Any = connection.connection.driver_connection
                source.backup(copy, pages=4096)
            copy.close()
            rows = sum(ledger.counts().values())
        else:
            with Ledger.open(part) as other:
                rows = other.receive(_rows(ledger))
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        msg = f"{path} can't be written ({error}): check the path and the room on its disk"
        raise LedgerError(msg) from error
    part.replace(path)
    return rows


def put_back(ledger: Ledger, path: Path) -> int:
    """Add all rows of a backup that a ledger does not have; how many. Raises `LedgerError`."""
    with Ledger.open(path, create=False) as other:
        return ledger.receive(_rows(other))


def _rows(ledger: Ledger) -> Iterator[tuple[Table, Sequence[Row[Any]]]]:
    with ledger.reads() as connection:
        for table in TABLES:
            found = connection.execution_options(yield_per=BATCH).execute(select(table))
            for rows in found.partitions():
                yield table, rows

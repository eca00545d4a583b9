"""SQLite and PostgreSQL: where a ledger lies, how its connections are set up, and what its errors mean."""

from __future__ import annotations

import sqlite3
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError

from reportedly.errors import RunAborted

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

__all__ = ["BUSY", "LedgerError", "engine_of", "told_error", "url_of"]

BUSY = 120.0  # seconds that a writer waits for another
LOG_PAGES = 16_384  # of 4 KiB: when SQLite begins to bring its log into the file
TRIES = 200  # for the one thing that does not wait by itself


class LedgerError(RunAborted):
    """The ledger can't be opened or written: the message gives the place, the cause and what to do."""


def url_of(where: str | Path) -> tuple[str, str]:
    """SQLAlchemy's URL of a ledger, and its place as messages name it (without a password)."""
    text = str(where)
    scheme, mark, rest = text.partition("://")
    if not mark:
        return f"sqlite:///{Path(text).absolute()}", text
    if scheme not in {"postgresql", "postgres"}:
        msg = f"{text} is no ledger's address: give a path, or a postgresql:// URL"
        raise LedgerError(msg)
    login, at, host = rest.rpartition("@")
    user = login.partition(":")[0]
    return f"postgresql+psycopg://{rest}", f"postgresql://{user}{at}{host}"


def engine_of(url: str, wait: float = BUSY) -> Engine:
    """An engine whose connections are set up; nothing is opened yet. `wait`: seconds for another writer (SQLite)."""
    try:
        if not url.startswith("sqlite"):
            return create_engine(url, pool_pre_ping=True)
        engine = create_engine(url, connect_args={"timeout": wait})
    except ModuleNotFoundError as error:
        msg = f"{error.name} is not installed, which PostgreSQL needs: pip install 'reportedly[postgresql]'"
        raise LedgerError(msg) from error
    except ArgumentError as error:
        msg = f"this is no address of a ledger ({error}): give a path, or a postgresql:// URL"
        raise LedgerError(msg) from error
    event.listen(engine, "connect", partial(_prepare, wait))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(wait: float, connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says so
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
    # Writing the header anew would need a lock, and a file that can be written; it is looked at first.
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _keep_a_log(cursor)
    # A page that many transactions change is brought into the file once.
    cursor.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(
        "PRAGMA cache_size = -262144"
    )  # 256 MiB at most: keys are hashes, so what is added lies all over the file
    cursor.execute("PRAGMA mmap_size = 1073741824")
    cursor.close()


def _keep_a_log(cursor: sqlite3.Cursor) -> None:
    """Change to a write-ahead log: the one thing that does not wait for another process."""
    for left in reversed(range(TRIES)):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or not left:
                raise
            time.sleep(0.05)
        else:
            return


def _begin(connection: Connection) -> None:
    # A writer that begins as a reader can't wait for another: it fails at once.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes", True) else "BEGIN")


def told_error(place: str, what: str, error: Exception) -> LedgerError:
    """What a database says, as one error that says what to do."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    said = " ".join(str(cause).split()) or type(cause).__name__
    low = said.casefold()
    return LedgerError(f"{place} can't be {what} ({said}): {_todo(place, low)}")


def _todo(place: str, said: str) -> str:
    if "readonly" in said or "read-only" in said or "permission denied" in said:
        return "allow writing to it and to its folder"
    if "is full" in said or "no space" in said or "disk i/o" in said:
        return "make room on its disk and start again; what was added is kept"
    if "malformed" in said or "not a database" in said or "corrupt" in said:
        return "restore it from a backup; `reportedly check` tells what is wrong"
    if "locked" in said:
        return "another process holds it; try again when that is done"
    if place.startswith("postgresql"):
        return "check the address, and that the server runs"
    return "check the path and its folder"

"""A folder that a run fills, that may be stopped at any moment and goes on where it was.

`articles.jsonl` and `exclusions.jsonl` only grow, and `state.sqlite` says how long they are when all that they hold is
also written down there. What is longer was being written when a run was stopped, and is cut off before the next begins:
so each article is in it once, whole.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, BinaryIO, Self

from reportedly.errors import RunAborted
from reportedly.intake.store.lines import exclusion_line, line_of
from reportedly.intake.store.raw import RawStore, digest_of

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from reportedly.errors import ArticleRejected
    from reportedly.intake.taken import Taken

__all__ = ["Folder"]

FILES = ("articles.jsonl", "exclusions.jsonl")
COMMIT_EVERY = 64  # entries; what a crash may lose of the work, never of the articles
SCHEMA = """
CREATE TABLE IF NOT EXISTS taken (key BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, length INTEGER NOT NULL) WITHOUT ROWID;
"""


class Folder:
    """Takes articles and exclusions, each once. A context manager; one process at a time."""

    def __init__(self, folder: Path) -> None:
        """Open or go on. Raises `RunAborted` where the folder can't be written, or another process writes it."""
        self.folder = folder
        self.raw = RawStore(folder / "raw")
        self.known = 0  # entries that were there already
        self._waiting = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._state = sqlite3.connect(folder / "state.sqlite", isolation_level=None, timeout=1)
            self._state.execute("PRAGMA journal_mode = WAL")
            self._state.execute("PRAGMA synchronous = FULL")
            self._state.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._state.executescript(SCHEMA)
            self._state.execute("BEGIN IMMEDIATE")
            self._files = {name: self._resume(name) for name in FILES}
        except (OSError, sqlite3.Error) as error:
            busy = "locked" in str(error)
            todo = "another run is writing there" if busy else "give another folder, or make room and allow writing"
            msg = f"--out {folder} can't be written ({getattr(error, 'strerror', None) or error}): {todo}"
            raise RunAborted(msg) from error

    def _resume(self, name: str) -> BinaryIO:
        path = self.folder / name
        row = self._state.execute("SELECT length FROM files WHERE name = ?", (name,)).fetchone()
        length = row[0] if row else 0
        found = path.stat().st_size if path.exists() else 0
        if found < length:
            msg = (
                f"{path} is shorter ({found:,} bytes) than it was left ({length:,}): restore it, or give another folder"
            )
            raise RunAborted(msg)
        stream = path.open("r+b" if path.exists() else "w+b")
        stream.truncate(length)
        stream.seek(length)
        return stream

    def add(self, taken: Taken) -> bool:
        """Keep an article; false where this source gave this article before."""
        digest = digest_of(taken.raw.data) if taken.raw is not None else None
        if not self._is_new(f"a\0{taken.source_id}\0{taken.article.id}\0{digest or ''}"):
            return False
        if taken.raw is not None:
            self.raw.put(taken.raw.data)
        self._append("articles.jsonl", line_of(taken, digest))
        return True

    def exclude(self, rejected: ArticleRejected) -> bool:
        """Keep why something was not taken in; false where it was kept before."""
        if not self._is_new(f"x\0{rejected.source_id}\0{rejected.reason}\0{rejected}"):
            return False
        self._append("exclusions.jsonl", exclusion_line(rejected))
        return True

    def _is_new(self, key: str) -> bool:
        digest = bytes.fromhex(digest_of(key.encode("utf-8", "surrogatepass")))[:16]
        changed = self._state.execute("INSERT OR IGNORE INTO taken VALUES (?)", (digest,)).rowcount
        self.known += not changed
        return bool(changed)

    def _append(self, name: str, line: bytes) -> None:
        try:
            self._files[name].write(line)
            self._waiting += 1
            if self._waiting >= COMMIT_EVERY:
                self.commit()
        except (OSError, sqlite3.Error) as error:
            msg = f"{self.folder / name} can't be written ({error}): make room and start again; nothing is lost"
            raise RunAborted(msg) from error

    def commit(self) -> None:
        """Make all that was added last: first the files, then the state that says how long they are."""
        for name, stream in self._files.items():
            stream.flush()
            os.fsync(stream.fileno())
            self._state.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (name, stream.tell()))
        self._state.execute("COMMIT")
        self._state.execute("BEGIN IMMEDIATE")
        self._waiting = 0

    def close(self) -> None:
        """Commit and close."""
        self.commit()
        self._state.execute("COMMIT")
        for stream in self._files.values():
            stream.close()
        self._state.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        """Commit and close; after a failure to write, close without."""
        if isinstance(error, RunAborted):
            self._state.close()
        else:
            self.close()

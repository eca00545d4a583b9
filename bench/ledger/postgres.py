"""A PostgreSQL server of one's own, for a bench or a test: in a folder that is gone afterwards, on a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["binaries", "new_database", "server"]


def binaries() -> Path | None:
    """Where `initdb` and `pg_ctl` are; `None` where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _user() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"


@contextmanager
def server(where: Path) -> Iterator[str]:
    """The folder of its socket, which is its host; `where`: the binaries."""
    folder, user = Path(tempfile.mkdtemp(prefix="rpg")), _user()
    if user:
        shutil.chown(folder, user)
    data, options = str(folder / "data"), f"-k {folder} -c listen_addresses='' -c fsync=on"
    control = str(where / "pg_ctl")
    try:
        _run(
            folder,
            user,
            str(where / "initdb"),
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
        )
        _run(folder, user, control, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield str(folder)
        finally:
            _run(folder, user, control, "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(folder: Path, user: str | None, *command: str) -> None:
    as_whom = ["runuser", "-u", user, "--"] if user else []
    said = folder.parent / f"{folder.name}.out"
    # Its output goes to a file: the server would hold a pipe open.
    with said.open("wb") as out:
        done = subprocess.run([*as_whom, *command], check=False, stdout=out, stderr=out, cwd=folder)
    text = said.read_text(encoding="utf-8", errors="replace")
    said.unlink()
    if done.returncode:
        msg = f"{' '.join(command)} failed: {text[-2000:]}"
        raise RuntimeError(msg)


def new_database(host: str) -> str:
    """A URL of a new database on a server."""
    name = f"t{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"host={host} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql://postgres@/{name}?host={host}"

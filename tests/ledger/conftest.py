"""A real SQLite file and a real PostgreSQL, for every test that says `place`."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server of this run's own, without a database."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="rpg"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data, options = str(folder / "data"), f"-k {folder} -c listen_addresses='' -c fsync=on"
    control = str(binaries / "pg_ctl")
    try:
        _run(folder, str(binaries / "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale")
        _run(folder, control, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield str(folder)
    finally:
        _run(folder, control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(folder: Path, *command: str) -> None:
    """PostgreSQL refuses to run as root."""
    as_whom = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    # Its output goes to a file: the server would hold a pipe open.
    with (folder.parent / f"{folder.name}.out").open("wb") as out:
        subprocess.run([*as_whom, *command], check=True, stdout=out, stderr=out, cwd=folder)
    (folder.parent / f"{folder.name}.out").unlink()


def new_database(server: str) -> str:
    """A URL of a new database."""
    name = f"t{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"host={server} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql://postgres@/{name}?host={server}"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may lie, in one store and in the other."""
    if request.param == "sqlite":
        return str(tmp_path / "a.ledger")
    return new_database(request.getfixturevalue("postgresql"))


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """Where two new ledgers may lie, in one store and in the other."""
    if request.param == "sqlite":
        return [str(tmp_path / "a.ledger"), str(tmp_path / "b.ledger")]
    server = request.getfixturevalue("postgresql")
    return [new_database(server), new_database(server)]

"""A real SQLite file and a real PostgreSQL, for every test that says `place`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench.ledger.postgres import binaries, new_database, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The host of a server of this run's own."""
    where = binaries()
    if where is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with server(where) as host:
        yield host


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

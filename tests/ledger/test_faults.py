"""Disks that are full, files that may not be written, newer tables, broken pages; and processes that are killed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event
from tests.ledger.story import readings, variant

from reportedly.errors import RunAborted
from reportedly.ledger import Addition, Ledger, LedgerError, Query, View, check
from reportedly.ledger.engines import BUSY
from reportedly.views.standing import origins

if TYPE_CHECKING:
    from collections.abc import Iterator

REPO = Path(__file__).parents[2]
KILLS = 4  # bench/ledger has 200
NOBODY = 65534


def child(place: str, first: int, count: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.ledger.child", place, str(first), str(count)]
    return subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def test_a_killed_process_leaves_a_sound_ledger(places: list[str]) -> None:
    rng = random.Random(1)  # noqa: S311 - any moments will do
    Ledger.open(places[0]).close()
    for _ in range(KILLS):
        with child(places[0], 0, 40) as process:
            assert process.stdout
            told = 0
            for _ in range(rng.randrange(1, 6)):
                told += bool(process.stdout.readline())
            time.sleep(rng.random() * 0.05)
            process.send_signal(signal.SIGKILL)
        with Ledger.open(places[0]) as ledger:
            assert list(check(ledger)) == []
            assert ledger.counts()["articles"] >= told, "what was told as written is there"
    with child(places[0], 0, 40) as process:
        process.communicate(timeout=120)
    with Ledger.open(places[0]) as ledger, Ledger.open(places[1]) as whole:
        whole.add(*(Addition(variant(readings()[k % 8], k)) for k in range(40)))
        assert list(ledger.rows()) == list(whole.rows())


def test_a_full_disk_is_one_clear_error_and_harms_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as ledger:
        ledger.add(Addition(readings()[0]))
        before = list(ledger.rows())
    with Ledger.open(path) as ledger:
        # SQLite says the same of its own limit as of the disk's.
        event.listen(ledger.writer, "begin", lambda c: c.exec_driver_sql("PRAGMA max_page_count = 1"))
        with pytest.raises(LedgerError, match=r"can't be written \(database or disk is full\): make room"):
            ledger.add(*(Addition(variant(readings()[1], k)) for k in range(20)))
    with Ledger.open(path) as ledger:
        assert list(ledger.rows()) == before
        assert ledger.add(Addition(readings()[1])) == 1


@contextmanager
def as_nobody() -> Iterator[None]:
    """The superuser may write everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_written_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as ledger:
        ledger.add(Addition(readings()[0]))
    path.chmod(0o444)
    tmp_path.chmod(0o755)
    for folder in (tmp_path.parent, tmp_path.parent.parent):
        folder.chmod(0o755)
    if os.geteuid() != 0:
        tmp_path.chmod(0o555)
    with (
        as_nobody(),
        pytest.raises(LedgerError, match="allow writing to it and to its folder"),
        Ledger.open(path) as ledger,
    ):
        ledger.add(Addition(readings()[1]))
    tmp_path.chmod(0o755)
    path.chmod(0o644)
    with Ledger.open(path) as ledger:
        assert ledger.counts()["articles"] == 1
        assert not list(check(ledger))


def test_a_ledger_of_a_newer_version_is_left_alone(place: str) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(Addition(readings()[0]))
        with ledger.writer.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RunAborted, match=r"written by a newer reportedly .*9999.*: upgrade reportedly"):
        Ledger.open(place)


def test_a_broken_page_is_found_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path) as ledger:
        ledger.add(*(Addition(reading) for reading in readings()))
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(size // 8192 * 4096)
        file.write(b"\xff" * 4096)
    with Ledger.open(path) as ledger:
        faults = list(check(ledger))
    assert faults
    assert faults[0].table == "sqlite"


def test_what_is_no_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The guns fell silent.\n" * 500, encoding="utf-8")
    with pytest.raises(LedgerError, match="file is not a database"):
        Ledger.open(path)
    assert path.read_text(encoding="utf-8").startswith("The guns")


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("mysql://db/x", "is no ledger's address: give a path, or a postgresql:// URL"),
        ("postgresql://nobody@127.0.0.1:1/x", "can't be opened .* check the address, and that the server runs"),
        ("/nowhere/at/all.ledger", "can't be opened .* check the path and its folder"),
    ],
)
def test_a_place_that_is_none(where: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        Ledger.open(where)


def test_a_password_is_not_told() -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger.open("postgresql://me:hush@127.0.0.1:1/x")
    assert "hush" not in str(caught.value)


def test_a_ledger_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="does not exist: check the path, or make it with `reportedly add"):
        Ledger.open(tmp_path / "none.ledger", create=False)
    assert not list(tmp_path.iterdir())


def test_who_looks_does_not_wait_for_who_adds(tmp_path: Path) -> None:
    path = tmp_path / "busy.ledger"
    with Ledger.open(path) as ledger:
        ledger.add(*(Addition(reading) for reading in readings()))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    try:
        with Ledger.open(path, create=False) as ledger, View(ledger) as view:
            assert view.entries(Query())
            assert origins(ledger, view, Query())
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert time.monotonic() - begun < BUSY, "a lock was waited for"

"""`reportedly take`: to a folder, to a stream, stopped and started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

WORDS = "The guns fell silent on Sunday, the envoys said, and report {n} was sent."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    lines = [json.dumps({"id": f"n{n}", "text": WORDS.format(n=n)}) for n in range(3_000)]
    lines[1_500] = '{"id": "bad"}'
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_lines_on_stdout_and_exclusions_in_a_file(run: Callable[..., Outcome], archive: Path, tmp_path: Path) -> None:
    outcome = run("take", archive, "--out", "-", "--exclusions", tmp_path / "left.jsonl")
    assert outcome.status == 1
    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert len(lines) == 2_999
    assert lines[7]["text"] == WORDS.format(n=7)
    [left] = map(json.loads, (tmp_path / "left.jsonl").read_text(encoding="utf-8").splitlines())
    assert (left["id"], left["reason"]) == (f"{archive}:1501", "no-text")
    assert "2999 taken in, 1 failed (no-text 1)" in outcome.err


def test_a_folder_and_again(run: Callable[..., Outcome], archive: Path, tmp_path: Path) -> None:
    assert run("take", archive, "--out", tmp_path / "out").status == 1
    again = run("take", archive, "--out", tmp_path / "out")
    assert "0 taken in, 3000 there already" in again.err
    assert len((tmp_path / "out" / "articles.jsonl").read_bytes().splitlines()) == 2_999
    assert len((tmp_path / "out" / "exclusions.jsonl").read_bytes().splitlines()) == 1


def test_killed_at_any_moment_and_started_again_nothing_is_lost_or_doubled(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "reportedly.cli.main", "take", str(archive), "--out", str(out)]
    killed = 0
    for wait in (0.05, 0.2, 0.1, 0.3):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        articles = out / "articles.jsonl"
        size = articles.stat().st_size if articles.exists() else 0
        give_up = time.monotonic() + 20
        while process.poll() is None and time.monotonic() < give_up:
            if articles.exists() and articles.stat().st_size > size:
                time.sleep(wait)
                break
            time.sleep(0.01)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    assert killed
    assert subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 1
    lines = [json.loads(line) for line in (out / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(line["id"] for line in lines) == sorted(f"n{n}" for n in range(3_000) if n != 1_500)


def test_exclusions_need_a_stream(run: Callable[..., Outcome], archive: Path, tmp_path: Path) -> None:
    outcome = run("take", archive, "--out", tmp_path / "out", "--exclusions", tmp_path / "x")
    assert outcome.status == 2
    assert "--out -" in outcome.err


def test_a_folder_that_can_t_be_written_is_told(run: Callable[..., Outcome], archive: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    outcome = run("take", archive, "--out", tmp_path / "file")
    assert outcome.status == 3
    assert "can't be written" in outcome.err

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.cli.progress import Run

if TYPE_CHECKING:
    import pytest


def test_progress_tells_counts_and_rate_and_not_more_often_than_it_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(shown=True)
    for _ in range(1_000):
        run.count_read()
    said = capsys.readouterr().err
    assert said.startswith("reportedly: 1 read, 0 failed, ")
    assert said.count("articles/s") == 1


def test_reasons_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(shown=False)
    for reason in ("empty", "missing", "empty"):
        run.reject("…", reason)
    run.summarise(always=False)
    assert "reportedly: 0 read, 3 failed (empty 2, missing 1), in 0.0 s\n" in capsys.readouterr().err


def test_one_article_that_was_read_needs_no_summary(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(shown=False)
    run.count_read()
    run.summarise(always=False)
    assert capsys.readouterr().err == ""

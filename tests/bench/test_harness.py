"""Floors: what breaks them, and what it takes to lower one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bench.harness import Bench, Result, Table, articles_of, broken, format_table, main

if TYPE_CHECKING:
    from pathlib import Path


def bench(folder: Path, **values: float) -> Bench:
    return Bench("made_up", folder, lambda: Result(values))


def write(folder: Path, **parts: object) -> None:
    (folder / "floors.json").write_text(json.dumps(parts), encoding="utf-8")


def test_a_value_below_its_floor_is_broken_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, floors={"F1": 0.5, "recall": 0.2})
    assert main(bench(tmp_path, F1=0.49, recall=0.2), ["--check"]) == 1
    assert capsys.readouterr().err == "made_up: F1: 0.49 is below its floor 0.5\n"


def test_a_value_above_its_ceiling_is_broken(tmp_path: Path) -> None:
    write(tmp_path, ceilings={"crashes": 0})
    assert broken(bench(tmp_path), Result({"crashes": 0.0})) == []
    assert broken(bench(tmp_path), Result({"crashes": 1.0})) == ["crashes: 1 is above its ceiling 0"]


def test_a_value_that_is_no_longer_measured_is_broken(tmp_path: Path) -> None:
    write(tmp_path, floors={"F1": 0.5})
    assert broken(bench(tmp_path), Result({})) == ["'F1' was not measured; its floor is 0.5"]


def test_the_first_floors_are_a_margin_below_what_was_measured(tmp_path: Path) -> None:
    assert main(bench(tmp_path, F1=0.5), ["--set-floors", "--margin", "0.1"]) == 0
    assert json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))["floors"] == {"F1": 0.45}


def test_a_floor_goes_up_without_a_reason_and_down_only_with_one(tmp_path: Path) -> None:
    write(tmp_path, floors={"F1": 0.5})
    assert main(bench(tmp_path, F1=0.8), ["--set-floors", "--margin", "0"]) == 0
    assert main(bench(tmp_path, F1=0.6), ["--set-floors", "--margin", "0"]) == 1
    assert json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))["floors"] == {"F1": 0.8}
    assert main(bench(tmp_path, F1=0.6), ["--lower-floors", "--margin", "0", "--reason", "a stricter scorer"]) == 0
    stored = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    assert stored["floors"] == {"F1": 0.6}
    assert stored["lowered"] == [{"floor": "F1", "from": 0.8, "to": 0.6, "reason": "a stricter scorer"}]


def test_lowering_without_a_reason_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as refused:
        main(bench(tmp_path, F1=0.1), ["--lower-floors"])
    assert refused.value.code == 2


def test_a_bench_without_its_gold_is_skipped_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = Bench("made_up", tmp_path, lambda: Result({}), gold=("no/such.jsonl",))
    assert main(lacking, ["--check"]) == 0
    assert "made_up: skipped: gold/no/such.jsonl is not in" in capsys.readouterr().err


def test_floors_hold_for_one_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "made.jsonl").write_text('{"id": "1", "text": "So."}\n', encoding="utf-8")
    monkeypatch.setattr("bench.harness.SHARED", tmp_path)
    on_gold = Bench("made_up", tmp_path, lambda: Result({"F1": 1.0}), gold=("made.jsonl",))
    assert main(on_gold, ["--set-floors"]) == 0
    assert main(on_gold, ["--check"]) == 0
    (tmp_path / "gold" / "made.jsonl").write_text('{"id": "1", "text": "No."}\n', encoding="utf-8")
    assert main(on_gold, ["--check"]) == 1


def test_articles_keep_their_text_and_id() -> None:
    ((source_id, article),) = articles_of([{"id": 7, "text": "“So,”  she\nsaid.", "published": "2025-03-04"}])
    assert (source_id, article.text, article.published.value) == ("7", "“So,”  she\nsaid.", "2025-03-04")


def test_a_table_is_aligned_markdown() -> None:
    shown = format_table(Table("scores", ("of", "F1"), (("figures", 0.5), ("talks", 12))))
    assert shown == "### scores\n\n| of      | F1  |\n|---------|-----|\n| figures | 0.5 |\n| talks   | 12  |\n"

"""Our own labels fit the texts that they were made on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.harness import GoldMissing
from bench.labels import gold

from bench import labels

NAMES = ("development_1", "development_2", "development_3", "scored_first", "scored_second", "scored_third")


def gold_or_skip(name: str) -> list[dict[str, Any]]:
    try:
        return gold(name)
    except GoldMissing as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("name", NAMES)
def test_every_label_lies_in_its_text(name: str) -> None:
    lines = gold_or_skip(name)
    assert len(lines) == (10 if name in {"development_3", "scored_third"} else 8)
    for line in lines:
        for kind in ("figures", "positions", "talks"):
            for entry in line[kind]:
                start, end = entry["anchor"]
                assert line["text"][start:end].strip()


@pytest.mark.parametrize("name", NAMES)
def test_names_are_words_of_the_text(name: str) -> None:
    for line in gold_or_skip(name):
        for position in line["positions"]:
            party = position["party"]
            assert party is None or party in line["text"] or party[0].islower()
            assert position["reported_by"] is None or isinstance(position["reported_by"], str)


def test_the_labels_hold_no_sentence_of_an_article() -> None:
    for path in Path(labels.__file__).parent.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            for kind in ("figures", "positions", "talks"):
                for entry in json.loads(line)[kind]:
                    assert all(len(str(value)) < 60 for value in entry.values() if isinstance(value, str))


def test_a_text_that_was_not_labelled_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = gold_or_skip("development_1")
    other = tuple({**line, "text": line["text"] + "!"} for line in lines)
    monkeypatch.setattr(labels, "gold_lines", lambda _: other)
    with pytest.raises(ValueError, match="is not the text that was labelled"):
        gold("development_1")

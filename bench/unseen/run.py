"""Figures, positions and talks of articles that no rule was made from, beside what two labellers agree on.

Run `python -m bench.unseen.run` in the repository. Who labelled what, and what the measures mean, is told in `README.md`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.harness import Bench, Result, Table, articles_of, convert, gold_path, main, score
from bench.labels import ARTICLES, gold
from reportedly.reading.pipeline import read_article

ALIASES = "talks/alias.json"
ANNOTATED = ("figures", "positions", "talks")
MEASURES = (
    ("figures", "strict", "f1"),
    ("figures", "claimant", "share"),
    ("positions", "anchor", "f1"),
    ("positions", "move", "f1"),
    ("positions", "reported_by", "share"),
    ("talks", "match", "f1"),
    ("talks", "parties", "f1"),
    ("talks", "mediators", "f1"),
)


def measure() -> Result:
    """Read the articles without their labels, and score the readings and the second labeller against the first."""
    lines = gold("scored_first")
    bare = [{key: value for key, value in line.items() if key not in ANNOTATED} for line in lines]
    readings = [read_article(article, source_id=source) for source, article in articles_of(bare)]
    ours = _score(lines, convert("talks", readings))
    people = _score(lines, "".join(json.dumps(line) + "\n" for line in gold("scored_second")))
    rows = tuple(
        (of, name, _value(ours, of, name, kind), _value(people, of, name, kind)) for of, name, kind in MEASURES
    )
    return Result(
        values={f"{of} {name}": value for of, name, value, _ in rows},
        tables=(Table("articles only scored", ("of", "measure", "reportedly", "second labeller"), rows),),
    )


def _score(lines: list[dict[str, Any]], predictions: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gold.jsonl")
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        scores: dict[str, Any] = json.loads(
            score("score_talks.py", path, predictions, "--alias", gold_path(ALIASES), "--json")
        )
    return scores


def _value(scores: dict[str, Any], of: str, name: str, kind: str) -> float:
    return float(scores[of][name][kind] or 0.0)


BENCH = Bench("unseen", Path(__file__).parent, gold=(ARTICLES, ALIASES), measure=measure)

if __name__ == "__main__":
    sys.exit(main(BENCH))

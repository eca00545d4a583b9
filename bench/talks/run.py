"""Positions and talks beside the gold: moves, on whose word, rounds, who took part.

Run `python -m bench.talks.run` in the repository; `--check` compares with `floors.json`. What the measures mean and how
the gold is made is told in `README.md`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bench.harness import Bench, Result, Table, convert, gold_path, main, read_gold, score

GOLD, ALIASES = "talks/dev.jsonl", "talks/alias.json"
SHARES = {"positions": ("reported_by",), "talks": ("venue",)}
F1S = {"positions": ("anchor", "loose", "move"), "talks": ("match", "parties", "mediators", "delegates")}


def measure() -> Result:
    """Read the articles, score them, and give each measure of positions and talks."""
    predictions = convert("talks", read_gold(GOLD))
    scores = json.loads(score("score_talks.py", GOLD, predictions, "--alias", gold_path(ALIASES), "--json"))
    rows = [row for kind in F1S for row in _rows(kind, scores[kind])]
    values = {f"{kind} {name}": value for kind, name, *_, value in rows}
    return Result(
        values=values, tables=(Table("positions and talks", ("of", "measure", "P", "R", "value"), tuple(rows)),)
    )


def _rows(kind: str, scores: dict[str, Any]) -> list[tuple[str, str, float, float, float]]:
    """One row a measure: precision, recall and F1, or a share of right ones in all three places."""
    rows = [(kind, f"{name} F1", *_prf(scores[name])) for name in F1S[kind]]
    shares = [(name, scores[name]["share"] or 0.0) for name in SHARES[kind]]
    return rows + [(kind, f"{name} share", share, share, share) for name, share in shares]


def _prf(scores: dict[str, float | None]) -> tuple[float, float, float]:
    return scores["p"] or 0.0, scores["r"] or 0.0, scores["f1"] or 0.0


BENCH = Bench("talks", Path(__file__).parent, gold=(GOLD, ALIASES), measure=measure)

if __name__ == "__main__":
    sys.exit(main(BENCH))

"""Acts beside the gold: PLOVER event types, and who did it to whom.

Run `python -m bench.acts.run` in the repository; `--check` compares with `floors.json`. What the measures mean and how
the gold is made is told in `README.md`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.harness import Bench, Result, Table, convert, main, read_gold, score

GOLD = "plover/plover_gsr.jsonl"


def measure() -> Result:
    """Read each sentence as an article of its own and score its first act."""
    scores = json.loads(score("plover_score.py", GOLD, convert("plover", read_gold(GOLD)), "--json"))
    values = {
        "type accuracy": scores["top_accuracy"] / 100,
        "type and both actors": scores["full_accuracy"] / 100,
        "any act F1": scores["any"]["F1"] / 100,
        "actors F1": scores["source"]["F1"] / 100,
        "recipients F1": scores["target"]["F1"] / 100,
    }
    kinds = tuple((kind, row["P"], row["R"], row["F1"], row["gold"]) for kind, row in scores["per_type"].items())
    return Result(
        values=values,
        tables=(
            Table("acts", ("measure", "value"), tuple(values.items())),
            Table("first act, by type", ("type", "P", "R", "F1", "gold"), kinds),
        ),
    )


BENCH = Bench("acts", Path(__file__).parent, gold=(GOLD,), measure=measure)

if __name__ == "__main__":
    sys.exit(main(BENCH))

"""The report that the project began with: one reading beside its gold record."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from bench.harness import Bench, Result, Table, gold_path, main, run_tool

import reportedly

ARTICLE, GOLD = "seed/article.txt", "seed/gold.json"
STATEMENTS = re.compile(r"statements found (\d+)/(\d+), right whole (\d+)")
COUNT = re.compile(r"^(figures|positions|talks|gaps|furniture|credits) (\d+)/(\d+)$", re.MULTILINE)
DRIFTED = re.compile(r"anchors that do not read as their text: (\d+)")
HEADS = ("what", "read", "of")


def measure() -> Result:
    """How many parts of the gold record are read."""
    reading = reportedly.read(gold_path(ARTICLE).read_text(encoding="utf-8"), source_id="seed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reading.json")
        path.write_text(reading.to_json(), encoding="utf-8")
        printed = run_tool("score_seed.py", gold_path(GOLD), path)
    counts = _counts(printed)
    return Result(
        values={name: float(hits) for name, (hits, _) in counts.items()},
        tables=(Table("The seed report", HEADS, tuple((name, *pair) for name, pair in counts.items())),),
    )


def _counts(printed: str) -> dict[str, tuple[int, int]]:
    """Hits and gold counts by name. Raises `ValueError` where the scorer printed something else."""
    statements, drifted = STATEMENTS.search(printed), DRIFTED.search(printed)
    if statements is None or drifted is None:
        raise ValueError(f"score_seed.py printed no counts: {printed[:200]!r}")
    found, of, whole = (int(group) for group in statements.groups())
    counts = {"statements found": (found, of), "statements right whole": (whole, of)}
    counts.update({m.group(1): (int(m.group(2)), int(m.group(3))) for m in COUNT.finditer(printed)})
    counts["drifted anchors"] = (int(drifted.group(1)), 0)
    return counts


BENCH = Bench("seed", Path(__file__).parent, measure, gold=(ARTICLE, GOLD))

if __name__ == "__main__":
    sys.exit(main(BENCH))

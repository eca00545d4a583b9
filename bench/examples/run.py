"""How much of what a person reads in the example articles is in their readings."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from bench.examples.story import EXAMPLES, names, reading_of
from bench.examples.truth import Score, load_expected, score_reading
from bench.harness import Bench, Result, Table, main


def scores() -> dict[str, Score]:
    """The score of each example article."""
    return {
        name: score_reading(reading_of(name), load_expected(EXAMPLES / "expected" / f"{name}.json")) for name in names()
    }


def measure() -> Result:
    """Shares of the expected that were read, over all articles, and every miss."""
    hits: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    read: Counter[str] = Counter()
    notes: list[str] = []
    for name, score in scores().items():
        hits.update(score.hits)
        expected.update(score.expected)
        read.update(score.read)
        notes += [f"{name}: {miss}" for miss in score.misses]
    rows = tuple((measure, hits[measure], total, hits[measure] / total) for measure, total in expected.items())
    values = {measure: hits[measure] / total for measure, total in expected.items()}
    counts = Table("entries read in all", ("kind", "read"), tuple(read.items()))
    return Result(values, (Table("examples", ("measure", "right", "of", "share"), rows), counts), tuple(notes))


BENCH = Bench("examples", Path(__file__).parent, measure)

if __name__ == "__main__":
    sys.exit(main(BENCH))

"""Read every article of a corpus: no crash, every anchor reads as its text, every reference resolves."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.articles.soundness import faults
from bench.harness import Bench, Result, Table, articles_of, gold_lines, main

from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Reading

GOLD = "articles/gaza_talks.jsonl"
KINDS = ("actors", "statements", "acts", "figures", "positions", "talks", "gaps")


def readings(every: int) -> Iterator[tuple[str, Reading | None, str]]:
    """Each article's id with its reading, or with `None` and the crash."""
    for source_id, article in articles_of(gold_lines(GOLD)[::every]):
        try:
            yield source_id, read_article(article, source_id=source_id), ""
        except Exception as crash:  # noqa: BLE001 - a crash of any kind is what is counted here
            yield source_id, None, f"{type(crash).__name__}: {crash}"


def measure(every: int = 1) -> Result:
    """Counts of crashes, unsound readings and entries."""
    entries: Counter[str] = Counter()
    holding: Counter[str] = Counter()
    problems: list[str] = []
    crashes = read = statements_spoken = 0
    for source_id, reading, crash in readings(every):
        if reading is None:
            crashes += 1
            problems.append(f"{source_id}: {crash}")
            continue
        read += 1
        problems += [f"{source_id}: {fault}" for fault in faults(reading)]
        statements_spoken += sum(statement.speaker is not None for statement in reading.statements)
        for kind in KINDS:
            entries[kind] += len(getattr(reading, kind))
            holding[kind] += bool(getattr(reading, kind))
    rows = tuple((kind, entries[kind], entries[kind] / max(read, 1), holding[kind]) for kind in KINDS)
    values = {
        "share read": read / max(read + crashes, 1),
        "crashes": float(crashes),
        "faults": float(len(problems) - crashes),
    }
    spoken = f"{statements_spoken} of {entries['statements']} statements have a speaker"
    notes = (
        f"{read} articles read, {crashes} crashes, {len(problems) - crashes} faults; {spoken}",
        *problems[:40],
    )
    return Result(values, (Table("entries", ("kind", "entries", "an article", "articles with any"), rows),), notes)


BENCH = Bench("articles", Path(__file__).parent, measure, gold=(GOLD,), sample=partial(measure, 6))

if __name__ == "__main__":
    sys.exit(main(BENCH))

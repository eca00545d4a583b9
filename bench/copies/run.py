"""Which articles are copies: against labelled pairs; time beside all pairs; growth with the collection."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.copies.plot import draw
from bench.harness import REPO, Bench, Result, Table, articles_of, gold_lines, main
from reportedly.copies import CopyIndex, compare, words_of

if TYPE_CHECKING:
    from reportedly.copies.words import Words

ARTICLES, PAIRS = "copies/helsinki.jsonl", "copies/helsinki_pairs_checked.jsonl"
COPIES = frozenset({"copy", "write-through", "excerpt"})
SIZES, SAMPLE_SIZES = (1_000, 3_000, 10_000, 30_000, 100_000), (500, 2_000)
RIVALS = 150  # articles that the rival compares each with each


def read() -> dict[str, Words]:
    """The words of each article."""
    return {name: words_of(article) for name, article in articles_of(gold_lines(ARTICLES))}


def pairs(words: dict[str, Words]) -> tuple[float, Table]:
    """F1 of copy, write-through or excerpt against the rest, and what was taken for what."""
    confused: Counter[tuple[str, str]] = Counter()
    for pair in gold_lines(PAIRS):
        confused[pair["label"], compare(words[pair["a"]], words[pair["b"]]).kind] += 1
    hits = sum(n for (gold, ours), n in confused.items() if gold in COPIES and ours in COPIES)
    wrong = sum(n for (gold, ours), n in confused.items() if (gold in COPIES) != (ours in COPIES))
    rows = tuple((gold, ours, count) for (gold, ours), count in sorted(confused.items()))
    return 2 * hits / (2 * hits + wrong), Table("pairs", ("labelled", "found", "pairs"), rows)


def collection(words: dict[str, Words]) -> dict[str, float]:
    """CPU seconds to place every article, and those to compare each with each, by the same measure of a part."""
    begun = time.process_time()
    index = CopyIndex()
    for one in words.values():
        index.add(one)
    placed = time.process_time() - begun
    some = list(words.values())[:RIVALS]
    sets = [frozenset(one.shingles.tolist()) for one in some]
    begun = time.process_time()
    for k, mine in enumerate(sets):
        for other in sets[:k]:
            len(mine & other) / max(1, len(mine | other))
    each = (time.process_time() - begun) / (len(some) * (len(some) - 1) / 2)
    return {"placed": placed, "all pairs": each * len(words) * (len(words) - 1) / 2}


def grown(size: int) -> dict[str, Any]:
    """One size of the growth, in a process of its own."""
    command = [sys.executable, "-m", "bench.copies.child", str(size)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=REPO)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def measure(sizes: tuple[int, ...] = SIZES, *, plot: bool = True) -> Result:
    """Pairs, the collection, and the growth."""
    words = read()
    f1, confused = pairs(words)
    times = collection(words)
    growth = [grown(size) for size in sizes]
    if plot:
        (REPO / "docs" / "images" / "copies_growth.svg").write_text(draw(growth), encoding="utf-8")
    per = [one["seconds"] / one["articles"] for one in growth]
    rows = tuple(
        (one["articles"], one["seconds"], 1000 * one["seconds"] / one["articles"], one["megabytes"], one["kept"])
        for one in growth
    )
    values = {
        "pairs F1": f1,
        "seconds for the collection, as a share of all pairs": times["placed"] / times["all pairs"],
        "time an article, largest over smallest": per[-1] / per[0],
    }
    return Result(
        values,
        (
            confused,
            Table(
                f"{len(words)} articles on one summit",
                ("how", "CPU seconds"),
                (
                    ("placed one by one", times["placed"]),
                    ("each with each, exact Jaccard of the shingles", times["all pairs"]),
                ),
            ),
            Table("growth", ("articles", "CPU seconds", "ms an article", "MB at the end", "that are no copies"), rows),
        ),
    )


BENCH = Bench(
    "copies",
    Path(__file__).parent,
    measure,
    gold=(ARTICLES, PAIRS),
    sample=partial(measure, SAMPLE_SIZES, plot=False),
    alone=True,
)

if __name__ == "__main__":
    sys.exit(main(BENCH))

"""CPU time and memory of the whole reading beside the spaCy parse alone, and whether time grows with length."""

from __future__ import annotations

import json
import math
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.harness import REPO, Bench, Result, Table, gold_lines, main

CORPORA = (("talks/dev.jsonl", 8), ("polnear/dev.jsonl", 8))
REPEATS, ROUNDS = 2, 3
SIZES = (10_000, 25_000, 100_000)  # words of one paragraph
MARKS = (1_000, 2_500, 10_000)  # quotation marks
SAMPLE_SIZES, SAMPLE_MARKS = (2_000, 5_000, 20_000), (500, 1_000, 4_000)  # the same growth, a fifth of the time
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def child(mode: str, texts: list[str], repeats: int = REPEATS) -> dict[str, Any]:
    """One measurement in a fresh process with one thread."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.speed.child", mode, str(repeats)],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=REPO,
        env={**os.environ, **ONE_THREAD},
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def corpus() -> list[str]:
    """The same texts for both."""
    return [line["text"] for name, limit in CORPORA for line in gold_lines(name)[:limit]]


def side_by_side(texts: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fastest parse and the fastest reading of several processes, taken in turns.

    What else runs on the machine only ever adds; and its pace changes for minutes, which turns spread over both.
    """
    rounds = [(child("parse", texts), child("read", texts)) for _ in range(ROUNDS)]
    parses, readings = zip(*rounds, strict=True)
    return min(parses, key=_seconds), min(readings, key=_seconds)


def _seconds(measured: dict[str, Any]) -> float:
    return float(measured["seconds"])


def long_paragraph(words: int) -> str:
    """A text of one paragraph, no line break in it, of this many words: sentences of the examples, shuffled."""
    source = " ".join(path.read_text(encoding="utf-8") for path in sorted((REPO / "examples").glob("0*.txt")))
    sentences = [part + "." for part in " ".join(source.split()).split(". ")]
    shuffled = random.Random(7)  # noqa: S311 - only the same text each time
    parts: list[str] = []
    while sum(map(len, parts)) < words * 6:
        parts += shuffled.sample(sentences, len(sentences))
    return " ".join(" ".join(parts).split()[:words])


def quoted_text(marks: int) -> str:
    """A text of this many quotation marks, every fourth of them without its fellow."""
    return " ".join('"We will sign," said the envoy. "Perhaps' for _ in range(marks // 3)) + '"' * (marks % 3)


def growth(make: Any, sizes: tuple[int, ...], unit: str) -> tuple[list[tuple[object, ...]], float]:
    """Rows of size and seconds, and the exponent of the growth between the second and the largest size: 1 is linear."""
    seconds = [child("read", [make(size)], 1)["seconds"] for size in sizes]
    rows: list[tuple[object, ...]] = [
        (f"{size:,} {unit}", round(spent, 2), round(1000 * spent / size, 3))
        for size, spent in zip(sizes, seconds, strict=True)
    ]
    return rows, math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2])


def measure(sizes: tuple[int, ...] = SIZES, marks: tuple[int, ...] = MARKS) -> Result:
    """Ratios, the parts, and the growth."""
    texts = corpus()
    thousands = sum(len(text.split()) for text in texts) / 1000
    parse, read = side_by_side(texts)
    overview = (
        ("spaCy parse alone", parse["seconds"] / thousands, 1.0, round(parse["memory"])),
        ("whole reading", read["seconds"] / thousands, read["seconds"] / parse["seconds"], round(read["memory"])),
    )
    parts = tuple((name, spent / thousands, spent / parse["seconds"]) for name, spent in read["parts"].items())
    paragraph_rows, paragraph_growth = growth(long_paragraph, sizes, "words, one paragraph")
    quote_rows, quote_growth = growth(quoted_text, marks, "quotation marks")
    return Result(
        values={
            "ratio to the parse": read["seconds"] / parse["seconds"],
            "memory ratio": read["memory"] / parse["memory"],
            "growth exponent, one paragraph": paragraph_growth,
            "growth exponent, quotation marks": quote_growth,
        },
        tables=(
            Table(
                "the whole reading beside the parse alone",
                ("what", "CPU s / 1,000 words", "ratio", "peak MiB"),
                overview,
            ),
            Table("parts of the reading", ("part", "CPU s / 1,000 words", "of the parse alone"), parts),
            Table("growth", ("text", "CPU s", "CPU s / 1,000"), (*paragraph_rows, *quote_rows)),
        ),
        notes=(
            f"{len(texts)} texts, {thousands:.1f} thousand words; fastest of {ROUNDS} processes each, in turns, {REPEATS} times",
        ),
    )


def sample() -> Result:
    """The same, with shorter texts for the growth."""
    return measure(SAMPLE_SIZES, SAMPLE_MARKS)


BENCH = Bench(
    "speed", Path(__file__).parent, measure, gold=tuple(name for name, _ in CORPORA), sample=sample, alone=True
)

if __name__ == "__main__":
    sys.exit(main(BENCH))

"""Run every bench: `python -m bench.run_all [--check]`. With `--check` only the quick ones, against their floors."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Bench, broken, run_bench, show

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
SPAWN = multiprocessing.get_context("spawn")


def benches() -> list[Bench]:
    """The benches of all folders that hold a `run.py`, by name."""
    return [load(path.parent.name) for path in sorted(FOLDER.glob("*/run.py"))]


def load(folder: str) -> Bench:
    """The bench of a folder."""
    bench: Bench = importlib.import_module(f"bench.{folder}.run").BENCH
    return bench


def run_one(folder: str, *, check: bool) -> tuple[str, list[str]]:
    """What a bench prints, and with `check` which floors it breaks."""
    bench, printed, problems = load(folder), io.StringIO(), []
    begun = time.monotonic()
    with contextlib.redirect_stdout(printed):
        print(f"## {bench.name}\n")
        result = run_bench(bench, sample=check)
        if result is not None:
            show(result)
            print(f"({time.monotonic() - begun:.0f} s)\n")
            problems = [f"{bench.name}: {problem}" for problem in broken(bench, result)] if check else []
    return printed.getvalue(), problems


def run(chosen: list[Bench], *, check: bool) -> Iterator[tuple[str, list[str]]]:
    """Each bench's outcome: those that time something alone at the end, the others side by side, one on each core."""
    one = partial(run_one, check=check)
    together = [bench.folder.name for bench in chosen if not bench.alone]
    with ProcessPoolExecutor(mp_context=SPAWN) as pool:
        yield from pool.map(one, together)
    yield from map(one, [bench.folder.name for bench in chosen if bench.alone])


def main() -> int:
    """Measure and print each; the exit status is 1 where a floor is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.run_all")
    parser.add_argument(
        "--check", action="store_true", help="only the quick benches; exit with 1 where a floor is broken"
    )
    options = parser.parse_args()
    problems: list[str] = []
    for printed, broke in run([b for b in benches() if b.quick or not options.check], check=options.check):
        print(printed, flush=True)
        problems += broke
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

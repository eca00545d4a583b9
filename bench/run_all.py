"""Run every bench: `python -m bench.run_all [--check]`. With `--check` only the quick ones, against their floors."""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path

from bench.harness import Bench, broken, run_bench, show

FOLDER = Path(__file__).parent


def benches() -> list[Bench]:
    """The benches of all folders that hold a `run.py`, by name."""
    names = sorted(path.parent.name for path in FOLDER.glob("*/run.py"))
    return [importlib.import_module(f"bench.{name}.run").BENCH for name in names]


def main() -> int:
    """Measure and print each; the exit status is 1 where a floor is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.run_all")
    parser.add_argument(
        "--check", action="store_true", help="only the quick benches; exit with 1 where a floor is broken"
    )
    options = parser.parse_args()
    problems: list[str] = []
    for bench in benches():
        if options.check and not bench.quick:
            continue
        print(f"## {bench.name}\n", flush=True)
        begun = time.monotonic()
        result = run_bench(bench, sample=options.check)
        if result is None:
            continue
        show(result)
        print(f"({time.monotonic() - begun:.0f} s)\n", flush=True)
        if options.check:
            problems += [f"{bench.name}: {problem}" for problem in broken(bench, result)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

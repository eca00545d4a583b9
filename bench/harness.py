"""What the benches share: the gold beside the repository, readings of it, floors, tables and the command line.

A bench is a module `bench/<task>/run.py`:

    BENCH = Bench("talks", Path(__file__).parent, gold=("talks/dev.jsonl",), measure=measure)

    def measure() -> Result:
        readings = read_gold("talks/dev.jsonl")
        scores = score("score_talks.py", "talks/dev.jsonl", convert("talks", readings), "--alias", gold_path("talks/alias.json"))
        return Result(values={"figures strict F1": scores[...]}, tables=(Table("talks", ("measure", "value"), rows),))

    if __name__ == "__main__":
        sys.exit(main(BENCH))

`python -m bench.talks.run` prints the tables; `--check` compares them with `floors.json` and exits with 1 where a value
falls below its floor (or above its ceiling) or the gold is not the one that the floors were set on; `--set-floors`
writes them; a floor goes down only with `--lower-floors --reason "…"`. Where the gold is missing, the bench is skipped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.intake.jsonl import take_mapping
from reportedly.intake.taken import IntakeOptions
from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportedly.model import Article, Reading

__all__ = [
    "REPO",
    "SHARED",
    "Bench",
    "GoldMissing",
    "Result",
    "Table",
    "articles_of",
    "convert",
    "gold_digest",
    "gold_lines",
    "gold_path",
    "main",
    "read_gold",
    "run_tool",
    "score",
]

REPO = Path(__file__).resolve().parent.parent
SHARED = REPO.parent / "shared"
SLACK = 1e-6  # a value printed and read back is not below itself


class GoldMissing(Exception):
    """The gold data do not lie beside the repository; the bench is skipped."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to print: a title, the heads of the columns, and rows of text or numbers."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a bench measured: named values, which floors and ceilings refer to, and the tables that show them."""

    values: Mapping[str, float]
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """A task: its folder (with `floors.json`), the gold files that it needs, and how it is measured.

    `quick`: under two minutes, so that CI runs it. `sample`: a quicker measure for CI, where the whole takes longer.
    `alone`: it measures time or memory, so that nothing else may run beside it.
    """

    name: str
    folder: Path
    measure: Callable[[], Result]
    gold: tuple[str, ...] = ()
    quick: bool = True
    sample: Callable[[], Result] | None = None
    alone: bool = False


# ----------------------------------------------------------------------------------------------------------- gold


def gold_path(relative: str) -> Path:
    """A gold file or folder, named as in the list of gold data ("talks/dev.jsonl"). Raises `GoldMissing`."""
    path = SHARED / "gold" / relative
    if not path.exists():
        msg = f"gold/{relative} is not in {SHARED.name}/ beside the repository"
        raise GoldMissing(msg)
    return path


def gold_digest(relative: str) -> str:
    """SHA-256 of a gold file, in hex: floors hold for this corpus and no other."""
    return hashlib.sha256(gold_path(relative).read_bytes()).hexdigest()


@lru_cache(maxsize=16)
def gold_lines(relative: str) -> tuple[dict[str, Any], ...]:
    """The objects of a gold JSONL file, in its order."""
    with gold_path(relative).open(encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines if line.strip())


def articles_of(lines: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Article]]:
    """The articles of JSONL lines with their ids, taken in as `reportedly read` takes them in."""
    for number, line in enumerate(lines, start=1):
        taken = take_mapping(line, f"#{number}", IntakeOptions())
        yield taken.source_id, taken.article


@lru_cache(maxsize=8)
def read_gold(relative: str, limit: int | None = None) -> tuple[Reading, ...]:
    """Our readings of a gold file's articles (the first `limit`), with `source_id` set; made once in a run."""
    return tuple(
        read_article(article, source_id=source_id) for source_id, article in articles_of(gold_lines(relative)[:limit])
    )


# -------------------------------------------------------------------------------------------------------- scorers


def run_tool(name: str, *arguments: str | Path) -> str:
    """What a tool in `../shared/tools` prints. Raises `subprocess.CalledProcessError` where it fails."""
    tool = SHARED / "tools" / name
    if not tool.exists():
        msg = f"tools/{name} is not in {SHARED.name}/ beside the repository"
        raise GoldMissing(msg)
    command = [sys.executable, str(tool), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def convert(kind: str, readings: Iterable[Reading]) -> str:
    """The readings as JSONL in a scorer's format: `attributions`, `speakers`, `talks`, `plover` or `muc`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "readings.jsonl")
        path.write_text("".join(reading.to_json() + "\n" for reading in readings), encoding="utf-8")
        return run_tool("readings.py", kind, path)


def score(tool: str, gold: str | Path, predictions: str, *options: str | Path) -> str:
    """What a scorer prints of predictions (JSONL text) against a gold file; add "--json" where it knows it."""
    where = gold if isinstance(gold, Path) else gold_path(gold)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "predictions.jsonl")
        path.write_text(predictions, encoding="utf-8")
        return run_tool(tool, where, path, *options)


# --------------------------------------------------------------------------------------------------------- floors


@dataclass(frozen=True, slots=True)
class Floors:
    """`floors.json`: the digests of the gold, the least and the most that each value may be, and why some went down."""

    gold: dict[str, str]
    floors: dict[str, float]
    ceilings: dict[str, float]
    lowered: list[dict[str, Any]]


def load_floors(bench: Bench) -> Floors:
    """The floors of a bench; empty where there is no file yet."""
    path = bench.folder / "floors.json"
    stored = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return Floors(
        stored.get("gold", {}), stored.get("floors", {}), stored.get("ceilings", {}), stored.get("lowered", [])
    )


def broken(bench: Bench, result: Result) -> list[str]:
    """One sentence for each value that breaks its floor or ceiling, each value that is missing, each gold that differs."""
    held = load_floors(bench)
    problems = [
        f"gold/{name} is not the file that the floors were set on: set them anew with --set-floors"
        for name in bench.gold
        if name in held.gold and gold_digest(name) != held.gold[name]
    ]
    for name, floor in held.floors.items():
        if name not in result.values:
            problems.append(f"{name!r} was not measured; its floor is {floor:g}")
        elif result.values[name] < floor - SLACK:
            problems.append(f"{name}: {result.values[name]:.4g} is below its floor {floor:g}")
    for name, ceiling in held.ceilings.items():
        if name not in result.values:
            problems.append(f"{name!r} was not measured; its ceiling is {ceiling:g}")
        elif result.values[name] > ceiling + SLACK:
            problems.append(f"{name}: {result.values[name]:.4g} is above its ceiling {ceiling:g}")
    return problems


def set_floors(bench: Bench, result: Result, *, margin: float, reason: str | None) -> list[str]:
    """Write floors a `margin` (a share) below what was measured; return refusals: floors that would go down for no reason.

    A file without floors takes every value; later only those that it names. Ceilings stay as a person wrote them.
    """
    held = load_floors(bench)
    names = [n for n in held.floors or result.values if n in result.values and n not in held.ceilings]
    wanted = {name: round(result.values[name] * (1 - margin), 4) for name in names}
    lower = {name: floor for name, floor in wanted.items() if floor < held.floors.get(name, floor)}
    if lower and reason is None:
        return [f"{name}: {held.floors[name]:g} would become {floor:g}" for name, floor in lower.items()]
    lowered = [
        {"floor": name, "from": held.floors[name], "to": floor, "reason": reason} for name, floor in lower.items()
    ]
    stored = {
        "gold": {name: gold_digest(name) for name in bench.gold},
        "floors": held.floors | wanted,
        "ceilings": held.ceilings,
        "lowered": held.lowered + lowered,
    }
    (bench.folder / "floors.json").write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    return []


# ------------------------------------------------------------------------------------------------------- printing


def _cell(value: object) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def format_table(table: Table) -> str:
    """The table in Markdown, columns aligned, so that a README can take it as it is."""
    rows = [table.heads, *[tuple(_cell(value) for value in row) for row in table.rows]]
    widths = [max(len(str(row[k])) for row in rows) for k in range(len(table.heads))]
    lines = [
        "| " + " | ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join([f"### {table.title}", "", *lines, ""])


def show(result: Result) -> None:
    """Print the tables and notes of a result."""
    for table in result.tables:
        print(format_table(table))
    for note in result.notes:
        print(note)


# --------------------------------------------------------------------------------------------------- command line


def run_bench(bench: Bench, *, sample: bool = False) -> Result | None:
    """The result, of the sample where there is one and it is asked for; `None`, told on stderr, without the gold."""
    try:
        for name in bench.gold:
            gold_path(name)
        return (bench.sample if sample and bench.sample else bench.measure)()
    except GoldMissing as missing:
        print(f"{bench.name}: skipped: {missing}", file=sys.stderr)
        return None


def main(bench: Bench, arguments: Sequence[str] | None = None) -> int:
    """The command line of one bench; the exit status: 0, or 1 where a floor is broken or may not be lowered."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{bench.name}.run")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a value breaks its floor")
    parser.add_argument("--json", action="store_true", help="print the values alone, as JSON")
    parser.add_argument("--set-floors", action="store_true", help="write floors.json from what is measured now")
    parser.add_argument(
        "--margin", type=float, default=0.02, help="how far below the measured value a floor is set (a share)"
    )
    parser.add_argument("--lower-floors", action="store_true", help="let --set-floors lower a floor; needs --reason")
    parser.add_argument("--reason", help="why a floor goes down; kept in floors.json")
    options = parser.parse_args(arguments)
    if options.lower_floors and not options.reason:
        parser.error("--lower-floors needs --reason")
    result = run_bench(bench, sample=options.check)
    if result is None:
        return 0
    if options.json:
        print(json.dumps(dict(result.values), indent=2))
    else:
        show(result)
    problems: list[str] = []
    if options.set_floors or options.lower_floors:
        reason = options.reason if options.lower_floors else None
        problems = set_floors(bench, result, margin=options.margin, reason=reason)
    if options.check:
        problems = broken(bench, result)
    for problem in problems:
        print(f"{bench.name}: {problem}", file=sys.stderr)
    return 1 if problems else 0

"""The ledger: how long views take, how large an article is, adding beside reading, the same rows whatever the order, kills."""

from __future__ import annotations

import json
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from bench.harness import REPO, Bench, Result, Table, gold_path, main
from bench.ledger.child import MANY, RIVAL, load
from bench.ledger.postgres import binaries, new_database, server
from bench.ledger.varied import Varied
from reportedly.ledger import Addition, Ledger, check

ARTICLES = "articles/gaza_talks.jsonl"
EXAMPLES = REPO / "examples" / "readings"
COUNT, SAMPLE = 100_000, 500
KILLS, SAMPLE_KILLS = 200, 3
ADDED, LONGEST = 12, 0.5  # articles that a process adds, and seconds after the first until it is killed
WRONG = ("faults", "told and not there", "lost or doubled")


def _child(*arguments: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.ledger.child", *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=REPO)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _examples(path: Path) -> dict[str, Any]:
    """The readings of the examples, which need not be read again."""
    readings = [json.loads(one.read_text(encoding="utf-8")) for one in sorted(EXAMPLES.glob("*.json"))]
    path.write_text("".join(json.dumps(reading) + "\n" for reading in readings), encoding="utf-8")
    return {"articles": len(readings), "seconds": None}


def same(readings: Path, folder: Path) -> float:
    """1 where the same readings added twice, and in another order, give the same rows; else 0."""
    found = load(str(readings))
    shuffled = found[:]
    random.Random(5).shuffle(shuffled)  # noqa: S311 - any order will do
    with Ledger.open(folder / "one.ledger") as one, Ledger.open(folder / "other.ledger") as other:
        for reading in [*found, *found]:
            one.add(Addition(reading))
        for start in range(0, len(shuffled), 7):
            other.add(*(Addition(reading) for reading in shuffled[start : start + 7]))
        return float(all(a == b for a, b in zip(one.rows(), other.rows(), strict=True)))


def kills(place: str, whole: str, readings: Path, times: int) -> dict[str, int]:
    """What was wrong after a process was killed while it added, over all times; and what was lost or doubled in the end."""
    rng = random.Random(7)  # noqa: S311 - any moments will do
    Ledger.open(place).close()
    varied = Varied(load(str(readings)), MANY)
    found = {"kills": 0, "faults": 0, "told and not there": 0, "killed while it added": 0}
    for time_ in range(times):
        first = time_ * ADDED
        with subprocess.Popen(_adding(place, readings, first), cwd=REPO, stdout=subprocess.PIPE) as process:
            lines = process.stdout
            if lines is None:
                continue
            out = lines.readline()
            time.sleep(rng.random() * LONGEST)
            process.send_signal(signal.SIGKILL)
            out += lines.read()
        told = [int(line) for line in out.splitlines() if line.isdigit()]
        found["kills"] += 1
        found["killed while it added"] += len(told) < ADDED
        with Ledger.open(place) as ledger:
            wanted = (varied.variant(first + k) for k in told)
            found["told and not there"] += sum(not ledger.has(one.article, one.readers) for one in wanted)
            if time_ % 10 == 9 or time_ == times - 1:  # all that came before is looked at, too
                found["faults"] += sum(1 for _ in check(ledger))
    subprocess.run(_adding(place, readings, 0, times * ADDED), check=True, cwd=REPO, stdout=subprocess.DEVNULL)
    subprocess.run(_adding(whole, readings, 0, times * ADDED), check=True, cwd=REPO, stdout=subprocess.DEVNULL)
    with Ledger.open(place) as ledger, Ledger.open(whole) as other:
        found["faults"] += sum(1 for _ in check(ledger))
        found["lost or doubled"] = sum(a != b for a, b in zip(ledger.rows(), other.rows(), strict=True))
    return found


def _adding(place: str, readings: Path, first: int, count: int = 0) -> list[str]:
    count = count or first + ADDED
    return [sys.executable, "-m", "bench.ledger.child", "add", place, str(readings), str(first), str(count)]


def both_stores(folder: Path, readings: Path, times: int) -> list[tuple[str, dict[str, int]]]:
    """The kills on SQLite, and on PostgreSQL where it is installed."""
    found = [("SQLite", kills(str(folder / "k.ledger"), str(folder / "w.ledger"), readings, times))]
    where = binaries()
    if where is not None:
        with server(where) as host:
            found.append(("PostgreSQL", kills(new_database(host), new_database(host), readings, times)))
    return found


def _milliseconds(asked: dict[str, dict[str, list[float]]]) -> tuple[tuple[object, ...], ...]:
    rows = []
    for name, spent in asked["ms"].items():
        ordered, firsts = sorted(spent), sorted(asked["first ms"].get(name, spent))
        at = round(0.95 * (len(ordered) - 1))
        rows.append(
            (
                name,
                len(ordered),
                statistics.median(ordered),
                ordered[at],
                ordered[-1],
                statistics.median(firsts),
                firsts[at],
            )
        )
    return tuple(rows)


def measure(count: int = COUNT, times: int = KILLS, *, whole: bool = True) -> Result:
    """Build a ledger of many articles, ask it, and kill what adds to one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        readings, place = folder / "readings.jsonl", folder / "a.ledger"
        read = _child("read", gold_path(ARTICLES), readings) if whole else _examples(readings)
        built = _child("build", place, readings, 0, count, 1)
        size = place.stat().st_size
        rows = _milliseconds(_child("ask", place, readings))
        found = both_stores(folder, readings, times)
        equal = same(readings, folder)
    return report(read, built, size, rows, found, equal)


def report(
    read: dict[str, Any],
    built: dict[str, Any],
    size: int,
    rows: tuple[tuple[object, ...], ...],
    killed: list[tuple[str, dict[str, int]]],
    equal: float,
) -> Result:
    """The tables of what was measured."""
    adding = built["seconds"] / built["articles"]
    slowest = [max(float(str(row[k])) for row in rows if row[0] != RIVAL) for k in (2, 3)]
    rival = next(float(str(row[2])) for row in rows if row[0] == RIVAL)
    values = {
        "slowest view, median ms": slowest[0],
        "slowest view, p95 ms": slowest[1],
        f"slowest view, median, beside {RIVAL}": slowest[0] / rival,
        "the same rows, twice and shuffled": equal,
        "sound after every kill": float(not any(one[key] for _, one in killed for key in WRONG)),
    }
    about = [
        ("articles", built["articles"]),
        ("entries", built["entries"]),
        ("KB an article", size / built["articles"] / 1000),
        ("CPU ms to add an article", 1000 * adding),
    ]
    if read["seconds"]:
        reading = read["seconds"] / read["articles"]
        values["adding beside reading"] = adding / reading
        about += [("CPU ms to read an article", 1000 * reading), ("adding beside reading", adding / reading)]
    return Result(
        values,
        (
            Table(
                "milliseconds a view", ("view", "queries", "median", "p95", "slowest", "first look", "its p95"), rows
            ),
            Table("the ledger", ("measure", "value"), tuple(about)),
            Table(
                "killed while adding", ("store", *killed[0][1]), tuple((name, *one.values()) for name, one in killed)
            ),
        ),
    )


BENCH = Bench(
    "ledger",
    Path(__file__).parent,
    measure,
    gold=(ARTICLES,),
    sample=partial(measure, SAMPLE, SAMPLE_KILLS, whole=False),
    alone=True,
)

if __name__ == "__main__":
    sys.exit(main(BENCH))

"""One step of the bench, in a process of its own; what it measured as JSON on stdout.

`read JSONL OUT`: read articles; `build PLACE READINGS FIRST COUNT STEP`: add variants; `ask PLACE READINGS`: time the
views; `add PLACE READINGS FIRST COUNT`: add variants one by one, telling of each, to be killed.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from bench.ledger.varied import Varied, _name
from reportedly.api import read_many
from reportedly.ledger import Addition, Ledger, Query, View, schema
from reportedly.model import Reading
from reportedly.views.standing import figures, news, origins, positions, said, search, talks, timeline

if TYPE_CHECKING:
    from collections.abc import Callable

BATCH = 500
MANY = 10_000  # variants, whichever of them are asked for
RIVAL = "a look through all entries"
WORDS = ("ceasefire", "hostages release", '"prime minister"', "prisoner*", "hospital strike civilians", "envoy")


def load(path: str) -> list[Reading]:
    """Readings, one a line."""
    with Path(path).open("rb") as lines:
        return [Reading.from_json(line) for line in lines]


def read(source: str, out: str) -> dict[str, Any]:
    """Read all articles of a JSONL file."""
    begun = time.process_time()
    with Path(source).open("rb") as lines, Path(out).open("wb") as found:
        count = 0
        for reading in read_many(json.loads(line) for line in lines):
            found.write(msgspec.json.encode(reading) + b"\n")
            count += 1
    return {"articles": count, "seconds": time.process_time() - begun}


def build(place: str, readings: str, first: str, count: str, step: str) -> dict[str, Any]:
    """Add every `step`th variant; CPU seconds of the adding alone."""
    varied, seconds, batch = Varied(load(readings), int(count)), 0.0, []
    articles = entries = 0
    with Ledger.open(place) as ledger:
        for reading in varied.all(int(first), int(count), int(step)):
            batch.append(Addition(reading))
            articles += 1
            entries += sum(
                len(getattr(reading, kind)) for kind in ("statements", "acts", "figures", "positions", "talks")
            )
            if len(batch) == BATCH:
                begun = time.process_time()
                ledger.add(*batch)
                seconds += time.process_time() - begun
                batch = []
        begun = time.process_time()
        if batch:
            ledger.add(*batch)
        seconds += time.process_time() - begun
    return {"articles": articles, "entries": entries, "seconds": seconds}


def add(place: str, readings: str, first: str, count: str) -> dict[str, Any]:
    """Add variants one by one, telling of each once it is written."""
    with Ledger.open(place) as ledger:
        for k, reading in enumerate(Varied(load(readings), MANY).all(int(first), int(count))):
            ledger.add(Addition(reading))
            print(k, flush=True)
    return {}


def queries(readings: list[Reading]) -> list[Query]:
    """What people ask: everything, the most and the least talked of, places, issues, a week, a dossier of all these."""
    found = [Query()]
    counts: dict[str, int] = {}
    for reading in readings:
        for actor in reading.actors:
            if actor.kind in {"state", "armed_group", "person", "organization"}:
                counts[actor.name] = counts.get(actor.name, 0) + 1
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    names = [*ordered[:4], *ordered[len(ordered) // 2 :][:3]]
    for conflict in (0, 3):
        actors = [" ".join(_name(word, conflict) if len(word) > 2 else word for word in name.split()) for name in names]
        found += [Query(actors=(actor,)) for actor in actors]
        found += [Query(actors=tuple(actors[:2]), since="2023-06-01", until="2023-09-01")]
        found += [Query(around=tuple(actors[:3]), near=("Doha",), since="2023-03-01")]
    found += [Query(places=(place,)) for place in ("US", "QA", "EG")]
    found += [Query(issues=(issue,)) for issue in ("release of prisoners", "ceasefire", "withdrawal of troops")]
    found += [Query(since=f"2023-{month:02}-01", until=f"2023-{month:02}-07") for month in (2, 5, 8)]
    return found


def ask(place: str, readings: str) -> dict[str, Any]:
    """Milliseconds of each view for each query, each in a view of its own: of the first look and of the second."""
    found: dict[str, list[float]] = {}
    firsts: dict[str, list[float]] = defaultdict(list)
    asked = queries(load(readings))
    gc.collect()
    gc.freeze()  # what the questions were made of is no part of a view
    with Ledger.open(place, create=False) as ledger:
        since = _late(ledger)
        views: dict[str, Callable[[View, Query], Any]] = {
            "timeline": timeline, "said": said, "figures": figures, "positions": positions, "talks": talks,
            "origins": lambda view, query: origins(ledger, view, query),
            "new": lambda view, query: news(ledger, view, query, since),
        }  # fmt: skip
        for name, view_of in views.items():
            found[name] = [_timed(ledger, view_of, query, firsts[name]) for query in asked]
        for words in WORDS:
            for query in (Query(last=50), Query(last=50, since="2023-06-01"), Query(last=50, actors=asked[1].actors)):
                found.setdefault("search", []).append(_timed(ledger, partial(_search, words), query, firsts["search"]))
        found[RIVAL] = [_look_through(ledger, words) for words in WORDS]
    return {"ms": found, "first ms": firsts}


def _look_through(ledger: Ledger, words: str) -> float:
    """Milliseconds of the plain way to find something: look through all entries."""
    begun = time.perf_counter()
    with ledger.reads() as connection:
        connection.execute(select(func.count()).where(schema.entries.c.fields.contains(words))).scalar_one()
    return 1000 * (time.perf_counter() - begun)


def _search(words: str, view: View, query: Query) -> Any:
    return search(view, words, query)


def _late(ledger: Ledger) -> str:
    """The time since when a thousandth was added."""
    with ledger.reads() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM additions").scalar_one()
        table = schema.additions
        wanted = select(table.c.added).order_by(table.c.added.desc()).offset(max(1, count // 1000)).limit(1)
        return str(connection.execute(wanted).scalar_one())


def _timed(ledger: Ledger, view_of: Callable[[View, Query], Any], query: Query, firsts: list[float]) -> float:
    """Milliseconds of the second look; those of the first are put to `firsts`."""
    for first in (True, False):
        begun = time.perf_counter()
        with View(ledger) as view:
            view_of(view, query)
        spent = 1000 * (time.perf_counter() - begun)
        if first:
            firsts.append(spent)
    return float(spent)


STEPS: dict[str, Callable[..., dict[str, Any]]] = {"read": read, "build": build, "add": add, "ask": ask}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:])))

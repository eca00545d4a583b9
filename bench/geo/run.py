"""LGL and GeoVirus: place names found, and put within 161 km of where they are.

Run `python -m bench.geo.run` in the repository; `--check` compares the part that is only scored with `floors.json`. What
the measures mean and which part was looked at is told in `README.md`.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.harness import Bench, Result, Table, gold_lines, main, run_tool
from reportedly.reading.geography.toponyms import Toponym, read_toponyms
from reportedly.reading.parsing import parse_text

LGL, GEOVIRUS = "geo/LGL.jsonl", "geo/GeoVirus.jsonl"
# Whether the annotators took adjectives ("Peruvian") for place names.
ADJECTIVES = {LGL: True, GEOVIRUS: False}
FITTED, TEN = 7, 10  # of ten parts by hash, seven were fitted on and looked at; the others are only scored
MEASURES = ("P", "R", "F1", "acc161", "e2e_F1@161")
HEADS = (
    "corpus",
    "part",
    "adjectives",
    "precision",
    "recall",
    "F1",
    "within 161 km, of those found",
    "F1 within 161 km",
)


def part_of(identifier: str) -> int:
    """The part of an article, 0 to 9, by the SHA-256 of its id."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % TEN


def measure() -> Result:
    """Both parts of both corpora, with adjectives and without."""
    return _result([("fitted", True), ("only scored", False)])


def sample() -> Result:
    """The part that is only scored."""
    return _result([("only scored", False)])


def _result(parts: list[tuple[str, bool]]) -> Result:
    values: dict[str, float] = {}
    rows: list[tuple[object, ...]] = []
    for corpus, annotated in ADJECTIVES.items():
        for part, fitted in parts:
            lines = [line for line in gold_lines(corpus) if (part_of(line["id"]) < FITTED) == fitted]
            for adjectives in (True, False):
                scores = _scores(lines, adjectives=adjectives)
                name = Path(corpus).stem
                rows.append((name, part, "yes" if adjectives else "no", *(scores[key] for key in MEASURES)))
                if adjectives == annotated:
                    values[f"{name} {part}, F1 within 161 km"] = scores["e2e_F1@161"]
                    values[f"{name} {part}, F1 of names"] = scores["F1"]
    return Result(values=values, tables=(Table("Place names", HEADS, tuple(rows)),))


def _scores(lines: list[dict[str, Any]], *, adjectives: bool) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        gold.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        predictions = (
            {"id": line["id"], "toponyms": _predicted(line["text"], adjectives=adjectives)} for line in lines
        )
        found.write_text("".join(json.dumps(line) + "\n" for line in predictions), encoding="utf-8")
        scores: dict[str, float] = json.loads(run_tool("geo_score.py", gold, found))
        return scores


def _predicted(text: str, *, adjectives: bool) -> list[dict[str, float]]:
    return [
        {"start": named.start, "end": named.end, "lat": named.site.lat, "lon": named.site.lon}
        for named in _read(text)
        if adjectives or not named.adjective
    ]


@lru_cache(maxsize=2000)
def _read(text: str) -> tuple[Toponym, ...]:
    return read_toponyms(parse_text(text))


BENCH = Bench("geo", Path(__file__).parent, measure, gold=(LGL, GEOVIRUS), sample=sample)

if __name__ == "__main__":
    sys.exit(main(BENCH))

"""PLV sentences beside the gold: the type of the act between two given actors.

Run `python -m bench.plover.run` in the repository; `--check` compares with `floors.json`. What the measures mean and which
part was looked at is told in `README.md`.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.harness import Bench, Result, Table, gold_lines, main, read_gold

if TYPE_CHECKING:
    from reportedly.model import Act, Anchor, Reading

GOLD = "plover/plv_train.jsonl"
LOOKED_AT = 7  # of ten parts by hash; the other three are only scored
TEN = 10
# The gold joins these two.
YIELD = frozenset({"CONCEDE", "RETREAT"})


def measure() -> Result:
    """Of each sentence, the act that names the most of the given pair; the first of several."""
    parts: dict[str, list[bool]] = {"looked at": [], "held out": []}
    rows: dict[str, list[bool]] = {}
    for line, reading in zip(gold_lines(GOLD), read_gold(GOLD), strict=True):
        right = _type_of(_between(line, reading)) == line["event"]
        parts["looked at" if part_of(line["id"]) < LOOKED_AT else "held out"].append(right)
        rows.setdefault(line["event"], []).append(right)
    values = {f"type given the pair, {name}": sum(part) / len(part) for name, part in parts.items()}
    kinds = tuple((kind, sum(found) / len(found), len(found)) for kind, found in sorted(rows.items()))
    return Result(
        values=values,
        tables=(
            Table("type given the pair", ("part", "accuracy"), tuple(values.items())),
            Table("by type, both parts", ("type", "recall", "gold"), kinds),
        ),
    )


def part_of(identifier: str) -> int:
    """The part of a sentence, 0 to 9, by the hash of its id."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % TEN


def _type_of(act: Act | None) -> str | None:
    return None if act is None else "YIELD" if act.type in YIELD else act.type


def _between(line: dict[str, Any], reading: Reading) -> Act | None:
    """The act that names the most of the pair: source as actor, target as recipient or within its reach."""
    names = [_mentioned(reading, line[side]) for side in ("source", "target")]
    return max(
        reading.acts,
        key=lambda act: bool(names[0] & set(act.actors)) + bool(names[1] & set(act.recipients)),
        default=None,
    )


def _mentioned(reading: Reading, given: list[dict[str, str]]) -> set[str]:
    """The actors that are mentioned where the gold's words stand."""
    spans = [(at, at + len(g["text"])) for g in given if (at := reading.article.text.find(g["text"])) >= 0]
    return {actor.id for actor in reading.actors for anchor in actor.mentions if _meets(anchor, spans)}


def _meets(anchor: Anchor, spans: list[tuple[int, int]]) -> bool:
    return any(anchor.start < end and start < anchor.end for start, end in spans)


BENCH = Bench("plover", Path(__file__).parent, gold=(GOLD,), measure=measure)

if __name__ == "__main__":
    sys.exit(main(BENCH))

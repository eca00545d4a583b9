"""MUC-4 incidents beside the gold: role fillers, and how many were killed and injured.

Run `python -m bench.muc.run` in the repository; `--check` compares with `floors.json`. Which of our entries fill which role
is told in `adapter.py`; what the measures mean in `README.md`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.harness import Bench, Result, Table, articles_of, convert, gold_lines, main, score
from bench.muc.adapter import fill_roles
from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportedly.model import Reading

PARTS = {"muc4/tst1.jsonl": "muc4/figures_tst1.jsonl", "muc4/tst2.jsonl": "muc4/figures_tst2.jsonl"}
SAMPLE = 40  # articles of each part; reading all takes about three minutes
NAMES = ("PERP-IND", "PERP-ORG", "TARGET", "VICTIM", "WEAPON", "MICRO", "FIG count+effect", "FIG triple")


def measure(limit: int | None = None) -> Result:
    """Read both test parts, fill the roles by our adapter, and by the plain one of the shared tools beside it."""
    lines = [{**line, "id": line["doc_id"]} for part in PARTS for line in gold_lines(part)[:limit]]
    readings = [read_article(article, source_id=source_id) for source_id, article in articles_of(lines)]
    ours = _score(readings, lambda found: "".join(json.dumps(fill_roles(reading)) + "\n" for reading in found))
    plain = _score(readings, lambda found: convert("muc", found))
    values = {
        "roles micro F1": ours["MICRO"]["F1"] / 100,
        "count and effect recall": ours["FIG count+effect"]["R"] / 100,
        "count and effect F1": ours["FIG count+effect"]["F1"] / 100,
        "roles micro F1, plain adapter": plain["MICRO"]["F1"] / 100,
    }
    rows = tuple(
        (name, ours[name]["P"], ours[name]["R"], ours[name]["F1"], *(plain[name][k] for k in ("P", "R", "F1")))
        for name in NAMES
    )
    return Result(
        values=values,
        tables=(Table("roles and figures", ("of", "P", "R", "F1", "plain P", "plain R", "plain F1"), rows),),
    )


def _score(readings: list[Reading], adapt: Callable[[Iterable[Reading]], str]) -> dict[str, Any]:
    """The scores against the gold of the articles that were read, with the figures joined to their articles."""
    figures = {line["doc_id"]: line["figures"] for part in PARTS.values() for line in gold_lines(part)}
    read = {reading.source_id for reading in readings}
    gold = [{**line, "figures": figures[line["doc_id"]]} for part in PARTS for line in gold_lines(part)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gold.jsonl")
        path.write_text("".join(json.dumps(line) + "\n" for line in gold if line["doc_id"] in read), encoding="utf-8")
        scores: dict[str, Any] = json.loads(score("muc_score.py", path, adapt(readings), "--json"))
    return scores


def sample() -> Result:
    """The first articles of each part."""
    return measure(SAMPLE)


BENCH = Bench("muc", Path(__file__).parent, gold=(*PARTS, *PARTS.values()), measure=measure, quick=False)

if __name__ == "__main__":
    sys.exit(main(BENCH))

"""Figures beside the gold: counts of people with their bounds, what befell them and on whose word.

Run `python -m bench.figures.run` in the repository; `--check` compares with `floors.json`. What the measures mean and
how the gold is made is told in `README.md`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Bench, Result, Table, convert, gold_lines, gold_path, main, read_gold, score

if TYPE_CHECKING:
    from reportedly.model import Reading

GOLD, ALIASES = "talks/dev.jsonl", "talks/alias.json"
REPORTS = "figures/syria_dev.jsonl"
DEVELOPED_ON = 203  # reports of the first half, which the rules were developed on
DEADLY = frozenset({"killed", "died", "executed"})


def measure() -> Result:
    """The annotated articles, then the reports of which the number of civilians killed is known."""
    scores = json.loads(
        score("score_talks.py", GOLD, convert("talks", read_gold(GOLD)), "--alias", gold_path(ALIASES), "--json")
    )
    figures = scores["figures"]
    annotated = tuple(
        (name, figures[name]["p"] or 0.0, figures[name]["r"] or 0.0, figures[name]["f1"] or 0.0)
        for name in ("anchor", "loose", "strict")
    )
    shares = tuple((name, figures[name]["share"] or 0.0) for name in ("what", "claimant"))
    halves = _halves()
    values = {f"{name} F1": f1 for name, _, _, f1 in annotated} | {f"{name} share": share for name, share in shares}
    values |= {f"reports {name}": share for name, share, _, _ in halves}
    return Result(
        values=values,
        tables=(
            Table("annotated figures", ("measure", "P", "R", "F1"), annotated),
            Table("of those found", ("measure", "share"), shares),
            Table("reports with the labelled number among their deaths", ("half", "share", "found", "of"), halves),
        ),
    )


def _halves() -> tuple[tuple[str, float, int, int], ...]:
    """The share of reports found, of the half that was developed on and of the half that was only scored."""
    labelled = [
        (line["labels"]["killed"]["nb_civilians"], reading)
        for line, reading in zip(gold_lines(REPORTS), read_gold(REPORTS), strict=True)
    ]
    parts = {"developed on": labelled[:DEVELOPED_ON], "only scored": labelled[DEVELOPED_ON:]}
    return tuple((name, *_share(part)) for name, part in parts.items())


def _share(labelled: list[tuple[int, Reading]]) -> tuple[float, int, int]:
    counted = [(number, reading) for number, reading in labelled if number]
    found = sum(number in _deaths(reading) for number, reading in counted)
    return found / max(len(counted), 1), found, len(counted)


def _deaths(reading: Reading) -> set[int | None]:
    """The numbers of people that a report says were killed or died."""
    return {
        figure.value if figure.value is not None else figure.low for figure in reading.figures if figure.what in DEADLY
    }


BENCH = Bench("figures", Path(__file__).parent, gold=(GOLD, ALIASES, REPORTS), measure=measure)

if __name__ == "__main__":
    sys.exit(main(BENCH))

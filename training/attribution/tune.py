"""Measure exported weights on dev, and tune the decoding biases without scoring them on what tuned them.

`python -m training.attribution.tune FOLDER` prints the plain and the cross-tuned scores; `--write` stores the
biases that are best on the whole of dev in the manifest (their honest figure is the cross-tuned one).
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.attribution.gold import parse_articles, read_articles
from training.attribution.manifest import write_manifest

from reportedly.reading.tagging.assembly import Biases, TaggedAttribution, read_attributions
from reportedly.reading.tagging.tagger import Tagger
from reportedly.reading.tagging.weights import read_weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from reportedly.reading.tagging.linking import Array
    from reportedly.reading.tagging.windows import Window

GRID = [
    Biases(source, cue, content)
    for source, cue, content in itertools.product((0.0, 0.5, 1.0), (0.0, 0.5, 1.0), (-0.4, 0.0, 0.4))
]
Counts = Any  # the scorer's Counter of one article


@dataclass(frozen=True, slots=True)
class Scored:
    """The model's output for one article, to be decoded in several ways."""

    article: dict[str, Any]
    outputs: list[tuple[Window, Array, Array]]


def load_scorer(path: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_model(tagger: Tagger, gold: Path, cache: Path) -> list[Scored]:
    """Run the model over each article once; parses are kept in `cache`."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    articles = read_articles(gold)
    parses = parse_articles(articles, cache)
    return [Scored(row, list(tagger.run(a.text, parse))) for row, a, parse in zip(rows, articles, parses, strict=True)]


def decode(scored: Scored, tagger: Tagger, biases: Biases) -> list[dict[str, list[list[int]]]]:
    """The article's attributions in the scorer's form."""
    found = [a for output in scored.outputs for a in read_attributions(*output, linkers=tagger.linkers, biases=biases)]
    return [as_row(a) for a in found]


def as_row(a: TaggedAttribution) -> dict[str, list[list[int]]]:
    """One attribution in the scorer's form."""
    return {
        role: [list(span) for span in spans]
        for role, spans in (("source", a.source), ("cue", a.cue), ("content", a.content))
    }


def count(scorer: ModuleType, scored: Sequence[Scored], tagger: Tagger, biases: Biases) -> list[Counts]:
    """The scorer's counts of each article."""
    return [
        scorer.count_article(s.article["text"], s.article["attributions"], decode(s, tagger, biases)) for s in scored
    ]


def headline(scorer: ModuleType, counts: Sequence[Counts]) -> float:
    """Attribution F1."""
    return float(scorer.summarise(scorer.add(counts))["attribution"]["f1"])


def cross_tune(scorer: ModuleType, table: dict[Biases, list[Counts]]) -> tuple[list[Counts], list[Biases]]:
    """Counts of every article under the biases that are best on the other half; the two choices."""
    size = len(next(iter(table.values())))
    chosen: list[Biases] = []
    counts: list[Counts] = [None] * size
    for half in (0, 1):
        best = max(table, key=lambda b: headline(scorer, table[b][1 - half :: 2]))
        chosen.append(best)
        counts[half::2] = table[best][half::2]
    return counts, chosen


def report(scorer: ModuleType, name: str, counts: Sequence[Counts], rounds: int = 0) -> None:
    """Print one line of figures."""
    s = scorer.summarise(scorer.add(counts))
    tokens, kinds = s["tokens"], s["by_kind"]
    line = f"{name:12} attribution {s['attribution']['f1']:.1%} overlap {s['overlap']['f1']:.1%} exact {s['exact']['f1']:.1%}"
    line += " tokens " + " ".join(f"{r} {tokens[r]['f1']:.1%}" for r in ("content", "source", "cue"))
    line += " recall " + " ".join(
        f"{k} {kinds[k]['overlap_r']:.1%}/{kinds[k]['attribution_r']:.1%}" for k in ("direct", "mixed", "indirect")
    )
    line += f" pred {s['pred']} gold {s['gold']}"
    if rounds:
        line += " interval {:.1%} to {:.1%}".format(*scorer.bootstrap(list(counts), rounds))
    print(line, flush=True)


def tune(folder: Path, gold: Path, cache: Path, scorer: ModuleType, *, write: bool) -> Biases:
    """Print the scores of the weights in `folder`; return the biases that are best on all of `gold`."""
    weights = read_weights(folder)
    tagger = Tagger(weights)
    scored = run_model(tagger, gold, cache)
    table = {biases: count(scorer, scored, tagger, biases) for biases in GRID}
    report(scorer, "plain", table[Biases()])
    counts, chosen = cross_tune(scorer, table)
    report(scorer, "cross-tuned", counts, rounds=1000)
    best = max(table, key=lambda b: headline(scorer, table[b]))
    print("chosen on the halves", chosen, "on all", best, f"{headline(scorer, table[best]):.1%}", flush=True)
    if write:
        write_manifest(folder, version=weights.version, biases=best)
    return best


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--gold", type=Path, default=Path("../shared/gold/polnear/dev.jsonl"))
    ap.add_argument("--cache", type=Path, default=Path("build/attribution/parses"))
    ap.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_attribution.py"))
    ap.add_argument("--write", action="store_true")
    a = ap.parse_args()
    tune(a.folder, a.gold, a.cache / "dev.pkl", load_scorer(a.scorer), write=a.write)


if __name__ == "__main__":
    main()

"""Measure exported weights on dev, and tune decoding without scoring it on what tuned it.

Tuned are the biases and the judge that drops unlikely attributions. `python -m training.attribution.tune FOLDER`
prints the plain and the cross-tuned scores; `--write` stores in the manifest what is best on the whole of dev
(its honest figure is the cross-tuned one).
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from training.attribution.gold import parse_articles, read_articles
from training.attribution.manifest import write_manifest

from reportedly.reading.tagging.assembly import EVIDENCE, Biases, Judge, TaggedAttribution, weigh_attributions
from reportedly.reading.tagging.tagger import Tagger
from reportedly.reading.tagging.weights import read_weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from reportedly.reading.tagging.decoding import Floats
    from reportedly.reading.tagging.linking import Array
    from reportedly.reading.tagging.windows import Window

GRID = [Biases(both, both, content) for both, content in itertools.product((0.0, 0.5, 1.0), (0.0, 0.4))]
LEAST = (0.2,)  # higher ones gain up to half a point of F1 and lose three of recall; a record should rather keep
ROUNDS = 10  # halvings of dev; one alone moves the figure by half a point either way
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


@dataclass(frozen=True, slots=True)
class Weighed:
    """One article's attributions under some biases: the scorer's rows, their evidence and whether each is right."""

    article: dict[str, Any]
    rows: list[dict[str, list[list[int]]]]
    evidence: Floats
    right: Floats


def weigh(scorer: ModuleType, scored: Scored, tagger: Tagger, biases: Biases) -> Weighed:
    """Decode an article without dropping anything."""
    found = weigh_attributions(scored.outputs, tagger.linkers, biases)
    rows = [as_row(attribution) for attribution, _ in found]
    text = scored.article["text"]
    tokens = scorer.Tokens(text)
    gold, _ = scorer.prepare(text, tokens, scored.article["attributions"])
    pred, _ = scorer.prepare(text, tokens, rows)
    hits = {
        id(pred[p]["raw"])
        for g, p, overlap in scorer.match(gold, pred)
        if overlap >= scorer.THRESHOLD and scorer.source_right(gold[g], pred[p])
    }
    evidence = np.array([e for _, e in found]).reshape(len(found), len(EVIDENCE))
    return Weighed(scored.article, rows, evidence, np.array([float(id(row) in hits) for row in rows]))


def fit_judge(articles: Sequence[Weighed]) -> Judge:
    """Logistic regression by Newton's method, then the threshold that is best for F1."""
    evidence = np.concatenate([a.evidence for a in articles])
    right = np.concatenate([a.right for a in articles])
    weights = np.zeros(len(EVIDENCE))
    penalty = np.array([1e-6] + [1.0] * (len(EVIDENCE) - 1))
    for _ in range(20):
        chance = 1 / (1 + np.exp(-evidence @ weights))
        curve = (evidence.T * (chance * (1 - chance))) @ evidence + np.diag(penalty)
        weights -= np.linalg.solve(curve, evidence.T @ (chance - right) + penalty * weights)
    rounded = tuple(round(float(w), 4) for w in weights)
    return max((Judge(rounded, least) for least in LEAST), key=lambda judge: estimate(articles, judge))


def estimate(articles: Sequence[Weighed], judge: Judge) -> float:
    """Attribution F1 as if what is dropped left its gold attribution to no other."""
    kept = [[judge.keeps(e) for e in a.evidence] for a in articles]
    right = sum(float(a.right[k].sum()) for a, k in zip(articles, kept, strict=True))
    size = sum(map(sum, kept)) + sum(len(a.article["attributions"]) for a in articles)
    return 2 * right / size


def as_row(a: TaggedAttribution) -> dict[str, list[list[int]]]:
    """One attribution in the scorer's form."""
    return {
        role: [list(span) for span in spans]
        for role, spans in (("source", a.source), ("cue", a.cue), ("content", a.content))
    }


def count(scorer: ModuleType, weighed: Weighed, judge: Judge) -> Counts:
    """The scorer's counts of an article after judging."""
    rows = [row for row, evidence in zip(weighed.rows, weighed.evidence, strict=True) if judge.keeps(evidence)]
    return scorer.count_article(weighed.article["text"], weighed.article["attributions"], rows)


def headline(scorer: ModuleType, counts: Sequence[Counts]) -> float:
    """Attribution F1."""
    return float(scorer.summarise(scorer.add(counts))["attribution"]["f1"])


def choose(table: dict[Biases, list[Weighed]], articles: Sequence[int]) -> tuple[Biases, Judge]:
    """The biases and the judge that are best on these articles."""
    judges = {biases: fit_judge([weighed[k] for k in articles]) for biases, weighed in table.items()}
    best = max(table, key=lambda biases: estimate([table[biases][k] for k in articles], judges[biases]))
    return best, judges[best]


def cross_tune(scorer: ModuleType, table: dict[Biases, list[Weighed]], seed: int) -> list[Counts]:
    """Counts of every article under what is best on the other half of the articles, halved at random."""
    order = np.random.default_rng(seed).permutation(len(next(iter(table.values()))))
    counts: list[Counts] = [None] * len(order)
    for half in (0, 1):
        biases, judge = choose(table, order[1 - half :: 2].tolist())
        for k in order[half::2].tolist():
            counts[k] = count(scorer, table[biases][k], judge)
    return counts


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


def tune(folder: Path, gold: Path, cache: Path, scorer: ModuleType, *, write: bool) -> tuple[Biases, Judge]:
    """Print the scores of the weights in `folder`; return what is best on all of `gold`."""
    weights = read_weights(folder)
    tagger = Tagger(weights)
    scored = run_model(tagger, gold, cache)
    table = {biases: [weigh(scorer, s, tagger, biases) for s in scored] for biases in GRID}
    report(scorer, "plain", [count(scorer, w, Judge()) for w in table[Biases()]])
    crossed = [cross_tune(scorer, table, seed) for seed in range(ROUNDS)]
    report(scorer, "cross-tuned", crossed[0], rounds=1000)
    scores = [headline(scorer, counts) for counts in crossed]
    print(f"cross-tuned, mean of {ROUNDS} halvings {np.mean(scores):.1%}, deviation {np.std(scores):.1%}", flush=True)
    biases, judge = choose(table, range(len(scored)))
    report(scorer, "best on all", [count(scorer, w, judge) for w in table[biases]])
    print(biases, judge, flush=True)
    if write:
        write_manifest(folder, version=weights.version, biases=biases, judge=judge)
    return biases, judge


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

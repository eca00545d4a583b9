"""Attribution on PolNeAR: our reader beside the peers' stored predictions, and annotators beside each other."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bench.harness import (
    Bench,
    Result,
    Table,
    articles_of,
    convert,
    gold_lines,
    gold_path,
    main,
    run_tool,
    score,
)

from reportedly.reading.attribution import AttributionReader
from reportedly.reading.pipeline import read_article

DEV, TRAIN = "polnear/dev.jsonl", "polnear/train.jsonl"
PEERS = {
    "Citron, retrained on the same train part": "citron",
    "GenderGapTracker, rules": "ggt",
    "textacy": "textacy_para_merged",
    "sayswho": "sayswho_merged",
}
ROUNDS = "1000"  # resamples of articles for an interval
HEADS = ("who", "content F1", "source F1", "cue F1", "overlap F1", "attribution P", "R", "F1", "95% interval")
KINDS = ("direct", "mixed", "indirect")


def measure() -> Result:
    """Scores of our reader and of the peers, each with an interval; of the annotators, pair by pair, without one."""
    ours = _scores(_our_predictions())
    rows = [_row("reportedly", ours)]
    for name, stem in PEERS.items():
        peer = gold_path(f"polnear/peers/{stem}.dev.jsonl").read_text(encoding="utf-8")
        rows.append(_row(name, _scores(peer)))
    human = json.loads(run_tool("score_attribution.py", "--human", gold_path(TRAIN), gold_path(DEV), "--json"))
    rows.append(_row(f"two annotators ({human['articles']} articles)", human))
    by_kind = tuple((kind, *_kind_row(ours, human, kind)) for kind in KINDS)
    return Result(
        values=_values(ours),
        tables=(
            Table("PolNeAR dev", HEADS, tuple(rows)),
            Table("Recall of attributions by kind of content", ("kind", "gold", "reportedly", "annotators"), by_kind),
        ),
    )


def _our_predictions() -> str:
    readers = (AttributionReader(),)
    found = articles_of(gold_lines(DEV))
    return convert("attributions", [read_article(article, source_id=name, readers=readers) for name, article in found])


def _scores(predictions: str) -> dict[str, Any]:
    scores: dict[str, Any] = json.loads(
        score("score_attribution.py", DEV, predictions, "--json", "--bootstrap", ROUNDS)
    )
    return scores


def _row(name: str, scores: dict[str, Any]) -> tuple[object, ...]:
    tokens, whole = scores["tokens"], scores["attribution"]
    interval = scores.get("interval")
    return (
        name,
        *(_percent(tokens[role]["f1"]) for role in ("content", "source", "cue")),
        _percent(scores["overlap"]["f1"]),
        *(_percent(whole[part]) for part in ("p", "r", "f1")),
        f"{_percent(interval[0])} to {_percent(interval[1])}" if interval else "",
    )


def _kind_row(ours: dict[str, Any], human: dict[str, Any], kind: str) -> tuple[object, ...]:
    mine, theirs = ours["by_kind"][kind], human["by_kind"][kind]
    return mine["gold"], _percent(mine["attribution_r"]), _percent(theirs["attribution_r"])


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _values(scores: dict[str, Any]) -> dict[str, float]:
    return {
        "attribution F1": scores["attribution"]["f1"],
        "attribution precision": scores["attribution"]["p"],
        "content overlap F1": scores["overlap"]["f1"],
        "content exact F1": scores["exact"]["f1"],
        "direct recall": scores["by_kind"]["direct"]["attribution_r"],
    }


BENCH = Bench("attribution", Path(__file__).parent, measure, gold=(DEV, TRAIN))

if __name__ == "__main__":
    sys.exit(main(BENCH))

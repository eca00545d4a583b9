"""Train one tagger: `python -m training.attribution.train --out runs/a --seed 1`.

Every quarter of an epoch leaves `model.pt`, the moving average of the weights; dev is never looked at.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F
from training.attribution.gold import UNLABELLED, Example, Links, make_examples, parse_articles, read_articles
from training.attribution.model import MASK, Linker, TaggerModel

from reportedly.reading.tagging.features import SIZES
from reportedly.reading.tagging.linking import same_piece, span_distances
from reportedly.reading.tagging.windows import WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.attribution.gold import Article

    from reportedly.reading.tagging.features import Parse

HEAD_SEED = 7  # the fresh parts start alike in every run, so that runs can be averaged


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on besides the data."""

    seed: int = 1
    epochs: float = 4
    batch: int = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    word_masking: float = 0.05
    link_weight: float = 0.3
    average: float = 0.995  # decay of the moving average of weights, a step
    soft_weight: float = 0.0  # share of the tag loss that follows a teacher's distribution where there is one
    minutes: float = 0.0  # where above 0, the rate also falls to nothing by then, and training ends
    versions: int = 6  # annotators' versions of a training article that are used, each as its own example
    cuts: int = 1  # ways to cut an article into windows; an epoch takes the next one


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of several windows."""

    ids: Tensor
    features: Tensor
    head: Tensor
    mask: Tensor


def load_tokenizer(encoder: Path) -> Tokenizer:
    """The encoder's tokenizer, neither cutting nor padding."""
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def make_batch(examples: Sequence[Example]) -> Batch:
    """Pad to the longest window."""
    windows = [e.window for e in examples]
    length = max(len(w.ids) for w in windows)

    def pad(rows: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.int64]]]) -> Tensor:
        out = np.zeros((len(rows), length), dtype=np.int64)
        for k, row in enumerate(rows):
            out[k, : len(row)] = row
        return torch.from_numpy(out)

    return Batch(
        ids=pad([w.ids for w in windows]),
        features=torch.stack([pad([w.features[name] for w in windows]) for name in SIZES], 1),
        head=pad([w.head for w in windows]),
        mask=pad([np.ones_like(w.ids) for w in windows]).bool(),
    )


def padded_labels(examples: Sequence[Example], length: int) -> Tensor:
    """(batch, length) labels, `UNLABELLED` on padding and on examples without gold."""
    out = np.full((len(examples), length), UNLABELLED, dtype=np.int64)
    for k, e in enumerate(examples):
        if e.labels is not None:
            out[k, : len(e.labels)] = e.labels
    return torch.from_numpy(out)


def link_losses(
    linker: Linker, hidden: Tensor, piece: np.ndarray[tuple[int, ...], np.dtype[np.int64]], links: Links | None
) -> Tensor | None:
    """One cross-entropy a dependent span; None where there is none."""
    if links is None or not links.deps:
        return None
    heads = list(links.heads)
    distance = torch.from_numpy(span_distances(links.deps, heads))
    same = torch.from_numpy(same_piece(links.deps, heads, piece)) if heads else distance
    scores = linker(_ends(hidden, links.deps), _ends(hidden, heads), distance, same)
    target = torch.tensor([t if t >= 0 else len(heads) for t in links.target])
    return F.cross_entropy(scores, target, reduction="none")


def _ends(hidden: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    first, last = ([s[k] for s in spans] for k in (0, 1))
    return torch.cat([hidden[first], hidden[last]], -1)


def loss_of(model: TaggerModel, examples: Sequence[Example], teacher: dict[int, Tensor], settings: Settings) -> Tensor:
    """Tag loss plus both link losses; `teacher` maps `id(window)` to (words, 7) probabilities."""
    batch = make_batch(examples)
    ids = batch.ids
    masked = (torch.rand(ids.shape) < settings.word_masking) & (ids > 999)
    logits, hidden = model(torch.where(masked, MASK, ids), batch.features, batch.head, batch.mask)
    loss = _tag_loss(logits, examples, teacher, settings)
    hidden = model.dropout(hidden)
    for linker, attribute in ((model.cue_of_content, "cue_of_content"), (model.source_of_cue, "source_of_cue")):
        parts = [
            part
            for k, e in enumerate(examples)
            if (part := link_losses(linker, hidden[k], e.window.piece, getattr(e, attribute))) is not None
        ]
        if parts:
            loss = loss + settings.link_weight * torch.cat(parts).mean()
    return loss


def _tag_loss(logits: Tensor, examples: Sequence[Example], teacher: dict[int, Tensor], settings: Settings) -> Tensor:
    labels = padded_labels(examples, logits.shape[1])
    hard = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=UNLABELLED, reduction="sum")
    words = sum(int(e.window.opens.sum()) for e in examples)
    if not teacher:
        return hard / words
    soft = logits.new_zeros(())
    for k, e in enumerate(examples):
        if id(e.window) in teacher:
            mine = torch.log_softmax(logits[k, torch.from_numpy(e.window.words())], -1)
            part = -(teacher[id(e.window)] * mine).sum()
            if e.labels is None:
                soft = soft + part
            else:
                own = F.cross_entropy(logits[k], labels[k], ignore_index=UNLABELLED, reduction="sum")
                soft = soft + settings.soft_weight * (part - own)
    return (hard + soft) / words


def shuffled(examples: Sequence[Example], batch: int, rng: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, in random order; what doesn't fill a batch is left out this time."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    batches = []
    for at in range(0, len(order), batch * 16):
        chunk = sorted(order[at : at + batch * 16], key=lambda k: len(examples[k].window.ids))
        batches += [chunk[k : k + batch] for k in range(0, len(chunk) - batch + 1, batch)]
    rng.shuffle(batches)
    return [[examples[k] for k in chunk] for chunk in batches]


def steps(ways: Sequence[Sequence[Example]], settings: Settings) -> Iterator[tuple[int, list[Example]]]:
    """Numbered batches over all epochs; each epoch takes the next of `ways`."""
    total = int(len(ways[0]) // settings.batch * settings.epochs)
    step, epoch = 0, 0
    while step < total:
        rng = random.Random(settings.seed * 1000 + epoch)  # noqa: S311
        for chunk in shuffled(ways[(settings.seed + epoch) % len(ways)], settings.batch, rng):
            if step >= total:
                return
            yield step, chunk
            step += 1
        epoch += 1


def rate_share(step: int, total: int, seconds: float, settings: Settings) -> float:
    """The share of the full learning rate: up over the warm-up, then linearly down to 0 by steps or by minutes."""
    done = step / total
    if settings.minutes:
        done = max(done, seconds / 60 / settings.minutes)
    return min((step + 1) / max(1.0, settings.warmup * total), (1 - done) / (1 - settings.warmup))


def train(
    model: TaggerModel,
    ways: Sequence[Sequence[Example]],
    settings: Settings,
    out: Path,
    teacher: dict[int, Tensor] | None = None,
) -> None:
    """Train in place on `ways`, the same articles cut in several ways; write the averaged weights to `out/model.pt` every quarter of an epoch and at the end."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings.seed)
    groups = [
        {"params": model.encoder_parameters(), "lr": settings.encoder_rate},
        {"params": model.head_parameters(), "lr": settings.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    epoch_steps = len(ways[0]) // settings.batch
    total = int(epoch_steps * settings.epochs)
    rates = [group["lr"] for group in optimizer.param_groups]
    trained = [*model.encoder_parameters(), *model.head_parameters()]
    mean = {name: value.detach().clone() for name, value in model.state_dict().items()}
    moving = [(mean[name], p) for name, p in model.named_parameters() if p.requires_grad]
    start, seen = time.time(), 0.0
    model.train()
    for step, chunk in steps(ways, settings):
        share = rate_share(step, total, time.time() - start, settings)
        if share <= 0:
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * share
        loss = loss_of(model, chunk, teacher or {}, settings)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        decay = min(settings.average, (step + 1) / (step + 10))
        with torch.no_grad():
            for average, parameter in moving:
                average.lerp_(parameter, 1 - decay)
        seen += float(loss.detach())
        if (step + 1) % 50 == 0:
            print(f"step {step + 1}/{total} {time.time() - start:.0f}s loss {seen / 50:.4f}", flush=True)
            seen = 0.0
        if (step + 1) % (epoch_steps // 4) == 0:
            torch.save(mean, out / "model.pt")
            print(f"epoch {(step + 1) / epoch_steps:.1f} saved after {(time.time() - start) / 60:.1f} min", flush=True)
    torch.save(mean, out / "model.pt")


def cut_ways(
    articles: list[Article], parses: list[Parse], tokenizer: Tokenizer, settings: Settings
) -> list[list[Example]]:
    """The examples of all articles, cut in as many ways as the settings say."""
    return [
        make_examples(articles, parses, tokenizer, versions=settings.versions, lead=k * WIDTH // settings.cuts)
        for k in range(settings.cuts)
    ]


def main() -> None:
    """Command line of a single run."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--gold", type=Path, default=Path("../shared/gold/polnear/train.jsonl"))
    ap.add_argument(
        "--encoder", type=Path, required=True, help="folder with config.json, model.safetensors, tokenizer.json"
    )
    ap.add_argument("--cache", type=Path, default=Path("build/attribution/parses"))
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--start", type=Path, help="a checkpoint to go on from, with a fresh schedule")
    for name, default in ((f, getattr(Settings(), f)) for f in Settings.__dataclass_fields__):
        ap.add_argument("--" + name.replace("_", "-"), type=type(default), default=default)
    a = ap.parse_args()
    settings = Settings(**{name: getattr(a, name) for name in Settings.__dataclass_fields__})
    torch.set_num_threads(1)
    articles = read_articles(a.gold)
    parses = parse_articles(articles, a.cache / "train.pkl")
    tokenizer = load_tokenizer(a.encoder)
    ways = cut_ways(articles, parses, tokenizer, settings)
    examples = ways[0]
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "settings.json").write_text(json.dumps({n: getattr(settings, n) for n in Settings.__dataclass_fields__}))
    print(len(examples), "windows", sum(len(e.window.ids) for e in examples), "subwords", flush=True)
    torch.manual_seed(HEAD_SEED)
    model = TaggerModel(a.encoder)
    if a.start:
        model.load_state_dict(torch.load(a.start, weights_only=True))
    train(model, ways, settings, a.out)


if __name__ == "__main__":
    main()

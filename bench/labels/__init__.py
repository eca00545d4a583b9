"""Our own labels of articles beside the repository: figures, positions and talks, by place alone.

The texts stay where they are; a label is a range of code points in `articles/gaza_talks.jsonl`, and so is each name, so
that nothing of an article is repeated here. `gold` puts both together in the scorer's format.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from bench.harness import gold_lines

__all__ = ["ARTICLES", "gold"]

ARTICLES = "articles/gaza_talks.jsonl"
NAMES = ("claimant", "party", "reported_by", "toward", "parties", "mediators", "delegates")
PHRASES = ("who", "by", "place", "time", "venue")


def gold(name: str) -> list[dict[str, Any]]:
    """The articles of a labels file ("scored_first") with text and labels, as `score_talks.py` wants them.

    Raises `GoldMissing` without the articles, `ValueError` where one is not the text that was labelled.
    """
    articles = {line["id"]: line for line in gold_lines(ARTICLES)}
    labels = Path(__file__).with_name(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_joined(articles, json.loads(label)) for label in labels]


def _joined(articles: dict[str, dict[str, Any]], label: dict[str, Any]) -> dict[str, Any]:
    article = articles[label["id"]]
    text = article["text"]
    if hashlib.sha256(text.encode()).hexdigest() != label["sha256"]:
        msg = f"article {label['id']} is not the text that was labelled; take the one with SHA-256 {label['sha256']}"
        raise ValueError(msg)
    kept = {key: article.get(key) for key in ("id", "outlet", "published", "title", "text")}
    return kept | {kind: [_spelt(text, entry) for entry in label[kind]] for kind in ("figures", "positions", "talks")}


def _spelt(text: str, entry: dict[str, Any]) -> dict[str, Any]:
    """An entry with the words that its ranges stand for; its own anchor stays a range."""
    return {key: _words(text, value) if key in NAMES + PHRASES else value for key, value in entry.items()}


def _words(text: str, value: Any) -> Any:
    match value:
        case [int(start), int(end)]:
            return text[start:end]
        case list():
            return [_words(text, part) for part in value]
        case _:
            return value

"""One size of the growth: that many variants of the articles, placed one by one; time and memory of this process."""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections import deque
from itertools import chain
from typing import TYPE_CHECKING

from bench.harness import articles_of, gold_lines
from reportedly.copies import CopyIndex, words_of
from reportedly.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = "copies/helsinki.jsonl"
CHANGED = 0.5  # of the words of a story that is new
KINDS = ("new", "copy", "cut", "grown", "changed")
SHARES = (50, 20, 10, 10, 10)


def variants(count: int) -> Iterator[str]:
    """Texts made of the articles, half of them new stories (half of the words others), half copies of what came.

    Copies are told of the last thousand, as news is; cut to a part, grown by a paragraph, or with words changed.
    """
    rng = random.Random(20_180_716)  # noqa: S311 - variants, no secrets
    texts = [article.text for _, article in articles_of(gold_lines(ARTICLES))]
    vocabulary = sorted({word for text in texts for word in text.split() if word.isalpha()})
    # Words that no other story has: a language is larger than the words of one summit.
    made = [
        f"{one}{other}"
        for one, other in zip(rng.choices(vocabulary, k=60_000), rng.choices(vocabulary, k=60_000), strict=True)
    ]
    recent: deque[str] = deque(maxlen=1_000)
    for _ in range(count):
        kind = rng.choices(KINDS, SHARES)[0] if recent else "new"
        text = _variant(kind, rng, texts, made, recent)
        recent.append(text)
        yield text


def _variant(kind: str, rng: random.Random, texts: list[str], made: list[str], recent: deque[str]) -> str:
    if kind == "new":
        return _changed(rng.choice(texts), rng, made, CHANGED)
    text = rng.choice(recent)
    lines = text.split("\n")
    if kind == "cut":
        keep = max(1, len(lines) // 2)
        return "\n".join(lines[:keep])
    if kind == "grown":
        lines.insert(rng.randrange(len(lines) + 1), " ".join(rng.choices(made, k=60)) + ".")
        return "\n".join(lines)
    return _changed(text, rng, made, 0.05) if kind == "changed" else text


def _changed(text: str, rng: random.Random, made: list[str], share: float) -> str:
    return " ".join(rng.choice(made) if rng.random() < share else word for word in text.split(" "))


def main(count: int) -> None:
    """Print the measures as JSON."""
    texts = variants(count)
    first = next(texts)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    index, seconds = CopyIndex(), 0.0
    for text in chain([first], texts):
        words = words_of(Article(id="", text=text))
        begun = time.process_time()
        index.add(words)
        seconds += time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {"articles": count, "seconds": seconds, "megabytes": (peak - before) / 1024, "kept": len(index.words)}
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""One measurement in a process of its own: `python -m bench.speed.child parse|read REPEATS < TEXTS.json`.

Prints JSON: CPU seconds of the fastest repetition, peak memory in MiB, and for `read` the CPU seconds of each part.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import psutil

from reportedly.model import Article, Reading, article_id
from reportedly.reading.parsing import MODELS, parse
from reportedly.reading.registry import installed_readers

if TYPE_CHECKING:
    from collections.abc import Callable

MIB = 1024 * 1024


def peak_memory() -> float:
    """The most memory that this process has held, in MiB (Linux: `VmHWM`; elsewhere what psutil knows)."""
    memory = psutil.Process().memory_info()
    try:
        with open("/proc/self/status", encoding="ascii") as lines:  # noqa: PTH123 - a kernel file
            held = next(line for line in lines if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    except (OSError, StopIteration):
        return float(getattr(memory, "peak_wset", memory.rss)) / MIB


def parser(longest: int) -> Callable[[str], Any]:
    """The rival: spaCy's pipeline as its package ships it, nothing of ours in it."""
    import spacy  # noqa: PLC0415 - the other mode loads it through the package

    nlp: Any = spacy.load(next(model for model in MODELS if importlib.util.find_spec(model)))
    nlp.max_length = longest + 1
    parse_text: Callable[[str], Any] = nlp
    return parse_text


def timed_reading(text: str, spent: defaultdict[str, float]) -> Reading:
    """The reading of a text; the CPU seconds of the parse and of each reader are added to `spent`."""
    begun = time.process_time()
    article = Article(id=article_id(text), text=text)
    parsed = parse(article)
    spent["parse"] += time.process_time() - begun
    reading = Reading(article=article)
    for reader in installed_readers():
        begun = time.process_time()
        reading = reader.read(parsed, reading)
        spent[reader.name] += time.process_time() - begun
    return reading


def main() -> None:
    """Warm up on the shortest text, then take the fastest of the repetitions."""
    mode, repeats = sys.argv[1], int(sys.argv[2])
    texts = json.load(sys.stdin)
    work: Callable[[str, defaultdict[str, float]], object]
    if mode == "parse":
        parse_text = parser(max(map(len, texts)))
        work = lambda text, _: parse_text(text)  # noqa: E731
    else:
        work = timed_reading
    work(min(texts, key=len), defaultdict(float))
    runs = []
    for _ in range(repeats):
        spent: defaultdict[str, float] = defaultdict(float)
        begun = time.process_time()
        for text in texts:
            work(text, spent)
        runs.append((time.process_time() - begun, dict(spent)))
    seconds, parts = min(runs, key=lambda run: run[0])
    print(json.dumps({"seconds": seconds, "memory": peak_memory(), "parts": parts}))


if __name__ == "__main__":
    main()

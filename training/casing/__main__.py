"""Write the words that news sets in lower case, which true-casing goes by.

`python -m training.casing --shared ../shared` counts, over the articles there in mixed case, how often each word stands in
lower case and how often with a capital inside a sentence, and writes `src/reportedly/reading/lower_case.txt`. A word that
the articles hold once or twice is kept where the lemmatizer's dictionary has it too. No name enters: a name has no lower case.
"""

from __future__ import annotations

import argparse
import json
import re
import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.reading.parsing import load_language
from reportedly.reading.truecasing import Dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = (
    "polnear/train.jsonl",
    "articles/gaza_talks.jsonl",
    "copies/helsinki.jsonl",
    "figures/syria_dev.jsonl",
    "plover/plv_train.jsonl",
)
TARGET = Path(__file__).parents[2] / "src/reportedly/reading/lower_case.txt"
WORD = re.compile(r"[^\W\d_]+")
# A word set in lower case this often, of all times inside a sentence, is a common word that also serves in names.
LEAST_SHARE = 0.15
OFTEN = 3


def lines_of(gold: Path) -> Iterator[str]:
    """Each line of the articles once; copies would count their words again."""
    seen: set[str] = set()
    for source in SOURCES:
        for article in (gold / source).read_text(encoding="utf-8").splitlines():
            fresh = [line for line in json.loads(article)["text"].split("\n") if line not in seen]
            seen.update(fresh)
            yield from fresh


def count(lines: Iterator[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in lower case, and how often with a capital inside a sentence."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in lines:
        for match in WORD.finditer(line):
            before = line[: match.start()].rstrip(" \"“‘'([-–—")
            if match[0][0].islower():
                lower[match[0]] += 1
            elif before and before[-1] not in ".!?:":
                capital[match[0].lower()] += 1
    return lower, capital


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.casing", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    lower, capital = count(lines_of(parser.parse_args().shared / "gold"))
    dictionary = Dictionary.of(load_language())
    words = sorted(
        word
        for word, times in lower.items()
        if len(word) > 1
        and word.isascii()
        and word.islower()
        and (times > capital[word] or (times >= OFTEN and times >= LEAST_SHARE * (times + capital[word])))
        and (times >= OFTEN or dictionary.holds(word))
    )
    TARGET.write_text(textwrap.fill(" ".join(words), 120) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

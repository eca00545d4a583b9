"""The same gold in mixed case, in capitals that are read true-cased, and in capitals that are read as they stand.

Run `python -m bench.casing.run` in the repository; `--check` compares with `floors.json`. See `README.md`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Bench, Result, Table, articles_of, convert, gold_lines, gold_path, main, read_gold, score
from reportedly.reading.parsing import ParsedArticle, parse_text
from reportedly.reading.pipeline import read_article, read_parsed
from reportedly.reading.truecasing import truecased

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.model import Article, Reading

ACTS, TALKS, ALIASES = "plover/plover_gsr.jsonl", "talks/dev.jsonl", "talks/alias.json"


def measure() -> Result:
    """Read both golds three ways, and compare the letters of true-cased text with those that were printed."""
    columns = [
        _scores(read_gold(ACTS), read_gold(TALKS)),
        _scores(_in_capitals(ACTS, cased=True), _in_capitals(TALKS, cased=True)),
        _scores(_in_capitals(ACTS, cased=False), _in_capitals(TALKS, cased=False)),
    ]
    rows = tuple((name, *(column[name] for column in columns)) for name in columns[0])
    values = {f"{name}, true-cased": columns[1][name] for name in columns[1]}
    values["words in their own case"] = _cased_right()
    heads = ("measure", "mixed case", "capitals, true-cased", "capitals as they stand")
    return Result(
        values=values,
        tables=(Table("the same texts", heads, rows),),
        notes=(f"words in their own case: {values['words in their own case']:.3f}",),
    )


def _capitals(text: str) -> str:
    """A text in capitals, as long as before."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def _in_capitals(gold: str, *, cased: bool) -> list[Reading]:
    lines = [{**line, "text": _capitals(line["text"]), "title": None} for line in gold_lines(gold)]
    read = read_article if cased else _as_it_stands
    return [read(article, source_id=source_id) for source_id, article in articles_of(lines)]


def _as_it_stands(article: Article, *, source_id: str) -> Reading:
    doc = parse_text(article.text)
    sentences = tuple(sentence for sentence in doc.sents if sentence.text.strip())
    return read_parsed(ParsedArticle(article, doc, sentences), source_id=source_id)


def _scores(acts: Sequence[Reading], talks: Iterable[Reading]) -> dict[str, float]:
    by_act = json.loads(score("plover_score.py", ACTS, convert("plover", acts), "--json"))
    by_talks = json.loads(
        score("score_talks.py", TALKS, convert("talks", talks), "--alias", gold_path(ALIASES), "--json")
    )
    return {
        "acts: type": by_act["top_accuracy"] / 100,
        "acts: type and both actors": by_act["full_accuracy"] / 100,
        "figures: strict F1": by_talks["figures"]["strict"]["f1"] or 0.0,
        "positions: move F1": by_talks["positions"]["move"]["f1"] or 0.0,
        "talks: found F1": by_talks["talks"]["match"]["f1"] or 0.0,
    }


def _cased_right() -> float:
    """The share of words of more than a letter whose first letter is as printed."""
    pairs = [
        (printed, cased)
        for line in gold_lines(TALKS)
        for printed, cased in zip(line["text"].split(), truecased(_capitals(line["text"])).split(), strict=True)
        if len(printed) > 1 and printed[0].isalpha()
    ]
    same: int = sum(printed[0] == cased[0] for printed, cased in pairs)
    return same / len(pairs)


BENCH = Bench("casing", Path(__file__).parent, gold=(ACTS, TALKS, ALIASES), measure=measure)

if __name__ == "__main__":
    sys.exit(main(BENCH))

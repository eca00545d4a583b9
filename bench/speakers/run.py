"""Who speaks: our speakers of attributions beside those that people gave, per form of the source."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.harness import Bench, Result, Table, articles_of, convert, gold_lines, main, score

from reportedly.model import Cue, Reading, Statement, passage
from reportedly.reading.actors import ActorReader
from reportedly.reading.parsing import parse
from reportedly.reading.pipeline import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportedly.model import Manner
    from reportedly.reading.parsing import ParsedArticle

GOLD, ARTICLES = "speakers/dev.jsonl", "polnear/dev.jsonl"
ROW = re.compile(
    r"^(all|name|pronoun|nominal|none|with name|no name)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)$", re.MULTILINE
)
FORMS = {"nominal": "descriptions", "pronoun": "pronouns", "name": "names", "all": "all"}


def measure() -> Result:
    """Accuracy where the sources are given, and from end to end."""
    ids = {line["id"] for line in gold_lines(GOLD)}
    given = _rows(score("score_speakers.py", GOLD, convert("speakers", list(_with_gold_sources(ids)))))
    lines = tuple(line for line in gold_lines(ARTICLES) if line["id"] in ids)
    ours = [read_article(article, source_id=source_id) for source_id, article in articles_of(lines)]
    read = _rows(score("score_speakers.py", GOLD, convert("speakers", ours)))
    values = {f"{FORMS[form]}, sources given": given[form][3] for form in FORMS}
    values |= {f"{FORMS[form]}, of those found": read[form][3] for form in FORMS}
    return Result(
        values=values,
        tables=(
            Table("Speakers, sources given", ("form", "gold", "aligned", "right", "accuracy"), _table(given)),
            Table("Speakers, end to end", ("form", "gold", "found", "right", "accuracy of those found"), _table(read)),
        ),
    )


def _rows(printed: str) -> dict[str, tuple[int, int, int, float]]:
    """The scorer's rows: gold, aligned and right items, and the accuracy of those aligned."""
    rows = {m[1]: (int(m[2]), int(m[3]), int(m[4]), float(m[5]) if m[5] != "-" else 0.0) for m in ROW.finditer(printed)}
    if "all" not in rows:
        raise ValueError(f"score_speakers.py printed no table: {printed[:200]!r}")
    return rows


def _table(rows: Mapping[str, tuple[int, int, int, float]]) -> tuple[tuple[object, ...], ...]:
    return tuple((form, *row) for form, row in rows.items())


def _with_gold_sources(ids: set[str]) -> Iterator[Reading]:
    """Readings whose statements are the gold's, so that only the resolution of speakers is measured."""
    lines = [line for line in gold_lines(ARTICLES) if line["id"] in ids]
    for line, (source_id, article) in zip(lines, articles_of(lines), strict=True):
        parsed = parse(article)
        statements = tuple(_statements(parsed, line["attributions"]))
        yield ActorReader().read(parsed, Reading(source_id=source_id, article=article, statements=statements))


def _statements(parsed: ParsedArticle, attributions: list[dict[str, list[list[int]]]]) -> Iterator[Statement]:
    for k, part in enumerate(attributions, start=1):
        if not part["content"]:
            continue
        content = passage(parsed.text, [(start, end) for start, end in part["content"]])
        source = passage(parsed.text, [(start, end) for start, end in part["source"]]) if part["source"] else None
        manner: Manner = "direct" if content.text[:1] in {"“", '"'} else "indirect"
        cue = _cue(parsed, part["cue"]) if part["cue"] else None
        yield Statement(id=f"s{k}", source=source, cue=cue, content=content, manner=manner)


def _cue(parsed: ParsedArticle, ranges: list[list[int]]) -> Cue:
    words = passage(parsed.text, [(start, end) for start, end in ranges])
    span = parsed.span(words.anchors[0])
    return Cue(words.anchors, words.text, span.root.lemma_.lower() if span is not None else "")


BENCH = Bench("speakers", Path(__file__).parent, measure, gold=(GOLD, ARTICLES))

if __name__ == "__main__":
    sys.exit(main(BENCH))

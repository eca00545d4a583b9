"""Pages → articles: title, time and text of real pages, and archives of many of them, beside trafilatura alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from bench.harness import REPO, Bench, Result, Table, gold_lines, gold_path, main
from reportedly.errors import ArticleRejected
from reportedly.intake import IntakeOptions
from reportedly.intake.sources.single import take_bytes
from reportedly.intake.text import Known

PAGES, HTML = "intake/pages.jsonl", "intake/html"
WARC, SAMPLE_WARC = 20_000, 300


def tokens(text: str | None) -> list[str]:
    """Words, in lower case."""
    return re.findall(r"\w+", (text or "").casefold())


def f1(found: str | None, gold: str) -> float:
    """Token F1, as bags of words."""
    one, other = Counter(tokens(found)), Counter(tokens(gold))
    return 2 * sum((one & other).values()) / max(1, sum(one.values()) + sum(other.values()))


def days(value: str | None) -> set[str]:
    """The day of a time where it was written, and in UTC."""
    if not value:
        return set()
    moment = datetime.fromisoformat(value)
    return {moment.date().isoformat()} | ({moment.astimezone(UTC).date().isoformat()} if moment.tzinfo else set())


def page_of(line: dict[str, Any]) -> bytes:
    """The bytes of a gold page."""
    return gold_path(f"intake/{line['html']}").read_bytes()


def pages() -> tuple[dict[str, float], Table]:
    """The measures over the gold pages, and every title or time that is not the expected one."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.4 s to import

    right: Counter[str] = Counter()
    ours = theirs = 0.0
    clock = Counter[str]()
    misses: list[tuple[object, ...]] = []
    lines = gold_lines(PAGES)
    for line in lines:
        raw = page_of(line)
        begun = time.process_time()
        try:
            article = take_bytes(raw, line["id"], "html", IntakeOptions(), known=Known(url=line["url"])).article
        except ArticleRejected as rejected:
            misses.append((line["id"], "rejected", str(rejected), ""))
            continue
        clock["ours"] += time.process_time() - begun  # type: ignore[assignment]
        begun = time.process_time()
        document = bare_extraction(raw, url=line["url"], with_metadata=True, include_comments=False)
        clock["theirs"] += time.process_time() - begun  # type: ignore[assignment]
        ours += f1(article.text, line["text"])
        theirs += f1(getattr(document, "text", None), line["text"])
        titled = tokens(article.title) == tokens(line["title"])
        dated = bool(days(article.published.value) & days(line["published"]))
        among = titled or any(tokens(other) == tokens(line["title"]) for other in article.headlines)
        right.update(title=titled, day=dated, among=among)
        misses += [] if titled else [(line["id"], "title", article.title, line["title"])]
        misses += [] if dated else [(line["id"], "day", article.published.value, line["published"])]
    count = len(lines)
    values = {
        "title right": right["title"] / count,
        "title among the page's headlines": right["among"] / count,
        "day right": right["day"] / count,
        "body F1": ours / count,
        "body F1, trafilatura alone": theirs / count,
        "body F1 over trafilatura's": ours / max(theirs, 1e-9),
        "CPU time over trafilatura's": clock["ours"] / max(clock["theirs"], 1e-9),
    }
    return values, Table("misses", ("page", "of", "found", "expected"), tuple(misses))


def archive(count: int) -> dict[str, dict[str, Any]]:
    """Pages of a WARC per CPU second, and memory on the way, of `take` and of trafilatura alone, in processes of their own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        _child("write", path, count)
        return {mode: _child(mode, path, count) for mode in ("trafilatura", "take")}


def _child(mode: str, path: Path, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.intake.child", mode, str(path), str(count)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=REPO)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def measure(count: int = WARC) -> Result:
    """The pages, and an archive of many of them."""
    values, misses = pages()
    both = archive(count)
    ours, theirs = both["take"], both["trafilatura"]
    speed = {mode: one["articles"] / one["seconds"] for mode, one in both.items()}
    values |= {
        "WARC: articles per CPU second over trafilatura's": speed["take"] / speed["trafilatura"],
        "WARC: memory at the end over memory at half": ours["megabytes"][-1] / ours["megabytes"][1],
    }
    rows = tuple((mode, one["articles"], one["seconds"], speed[mode], *one["megabytes"]) for mode, one in both.items())
    heads = ("how", "articles", "CPU seconds", "articles a CPU second", "MB at 25%", "50%", "75%", "100%")
    table = Table("pages", ("measure", "value"), tuple(values.items()))
    return Result(values, (table, misses, Table(f"a WARC of {theirs['articles']} pages", heads, rows)))


BENCH = Bench("intake", Path(__file__).parent, measure, gold=(PAGES,), sample=partial(measure, SAMPLE_WARC), alone=True)

if __name__ == "__main__":
    sys.exit(main(BENCH))

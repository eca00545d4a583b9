"""One measurement in a process of its own: write a WARC of varied pages, or take it in, or extract with trafilatura alone."""

from __future__ import annotations

import io
import json
import random
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from bench.harness import gold_lines, gold_path

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(rb">[^<]{40,}<")


def write(path: Path, count: int) -> dict[str, int]:
    """A WARC of so many pages made of the gold ones, each with other words in its paragraphs and an address of its own."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    rng = random.Random(57)  # noqa: S311 - variants, no secrets
    pages = [gold_path(f"intake/{line['html']}").read_bytes() for line in gold_lines("intake/pages.jsonl")]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for n in range(count):
            body = _varied(pages[n % len(pages)], rng, n)
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://velmar.example/{n}", "response", payload=io.BytesIO(body), http_headers=headers
            )
            writer.write_record(record)
            record.raw_stream.close()
    return {"bytes": path.stat().st_size}


def _varied(page: bytes, rng: random.Random, number: int) -> bytes:
    """The page with the words of its longer texts shuffled a little, and its number in each."""

    def other(match: re.Match[bytes]) -> bytes:
        words = match[0][1:-1].split(b" ")
        k = rng.randrange(len(words))
        words[k:k] = [b"report %d" % number]
        return b">" + b" ".join(words) + b"<"

    return WORD.sub(other, page)


def taken(path: Path) -> Iterator[None]:
    """Each article that `take` gives."""
    from reportedly.intake import IntakeOptions, Taken, take  # noqa: PLC0415

    for entry in take(str(path), IntakeOptions()):
        if isinstance(entry, Taken):
            yield None


def extracted(path: Path) -> Iterator[None]:
    """Each page that trafilatura extracts, its metadata with it, in a bare loop over fastwarc's records."""
    import logging  # noqa: PLC0415

    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415

    logging.disable(logging.CRITICAL)
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            url = record.headers.get("WARC-Target-URI")
            document = bare_extraction(record.reader.read(), url=url, with_metadata=True, include_comments=False)
            if document is not None:
                yield None


def main(mode: str, path: Path, count: int) -> None:
    """Print the measures as JSON."""
    if mode == "write":
        print(json.dumps(write(path, count)))
        return
    process = psutil.Process()
    megabytes: list[float] = []
    articles = 0
    begun = time.process_time()
    for _ in taken(path) if mode == "take" else extracted(path):
        articles += 1
        if articles * 4 // count > len(megabytes):
            megabytes.append(process.memory_info().rss / 1e6)
    seconds = time.process_time() - begun
    while len(megabytes) < 4:
        megabytes.append(process.memory_info().rss / 1e6)
    print(json.dumps({"articles": articles, "seconds": seconds, "megabytes": megabytes}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

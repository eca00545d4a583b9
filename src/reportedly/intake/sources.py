"""Inputs → articles: files, standard input and URLs, each told for what it is."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected
from reportedly.intake.decoding import decode
from reportedly.intake.jsonl import take_lines
from reportedly.intake.taken import Taken, handed_over
from reportedly.intake.text import Known, article_from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from reportedly.intake.taken import IntakeOptions, Kind

__all__ = ["take", "take_all"]

SUFFIXES: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
CONTENT_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/x-jsonlines": "jsonl",
}
URL = re.compile(r"https?://", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,15})://", re.IGNORECASE)
JSON_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*[\"}]")
PAGE = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
BUFFER = 65_536


def take_all(inputs: Iterable[str], options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """What `take` gives for each input, one after the other."""
    for name in inputs:
        yield from take(name, options)


def take(name: str, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The articles of one input (a path, `-` for standard input, an http(s) URL), and why others were rejected.

    A rejection is handed over, not raised, so that the rest of a JSONL and of the inputs is still taken in.
    """
    try:
        if URL.match(name):
            yield from _take_url(name, options)
        elif name == "-":
            yield from _take_stream(sys.stdin.buffer, "stdin", options, None)
        else:
            yield from _take_path(name, options)
    except ArticleRejected as rejected:
        yield handed_over(rejected)


def _take_path(name: str, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    path = Path(name)
    try:
        stream = path.open("rb", buffering=BUFFER)
    except (OSError, ValueError) as error:
        raise _unopened(name, error) from error
    with stream:
        try:
            _check_size(path, name, options)
            yield from _take_stream(stream, name, options, SUFFIXES.get(path.suffix.lower()))
        except OSError as error:
            raise _unopened(name, error) from error


def _unopened(name: str, error: Exception) -> ArticleRejected:
    scheme = OTHER_SCHEME.match(name)
    if scheme:
        msg = f"{name} is a {scheme[1]} address, which is not read: give an http or https one, or a file"
        return ArticleRejected(msg, reason="not-supported", source_id=name)
    if isinstance(error, FileNotFoundError) or not name:
        msg = f"{name or 'an input without a name'} does not exist: check the path"
        return ArticleRejected(msg, reason="missing", source_id=name)
    if isinstance(error, IsADirectoryError) or (isinstance(error, PermissionError) and Path(name).is_dir()):
        msg = f"{name} is a folder: give the files in it, such as {name.rstrip('/')}/*.txt"
        return ArticleRejected(msg, reason="folder", source_id=name)
    msg = f"{name} can't be read ({getattr(error, 'strerror', None) or error}): check its permissions"
    return ArticleRejected(msg, reason="unreadable", source_id=name)


def _check_size(path: Path, name: str, options: IntakeOptions) -> None:
    """Tell a file that is too large before it is read; a JSONL may be of any length."""
    kind = _kind(options, SUFFIXES.get(path.suffix.lower()))
    if kind in {"text", "html"} and path.stat().st_size > options.max_bytes:
        raise _too_large(name, options.max_bytes, f"{path.stat().st_size:,} bytes")


def _too_large(name: str, limit: int, size: str = "") -> ArticleRejected:
    held = f"is {size}, more than" if size else "is larger than"
    msg = f"{name} {held} the {limit:,} of one article: split it, give it as JSONL, or raise --max-bytes"
    return ArticleRejected(msg, reason="too-large", source_id=name)


def _kind(options: IntakeOptions, told: Kind | None) -> Kind | None:
    return told if options.kind == "auto" else options.kind


def _take_stream(
    stream: BinaryIO, name: str, options: IntakeOptions, told: Kind | None
) -> Iterator[Taken | ArticleRejected]:
    kind = _kind(options, told)
    if kind is None or (kind == "text" and options.kind == "auto"):
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream, BUFFER)  # type: ignore[type-var]
        seen, stream = _kind_of(buffered.peek(BUFFER)), buffered
        # A page that was saved as .txt is a page; a text that begins with a brace stays one.
        kind = seen if kind is None or seen == "html" else kind
    if kind == "jsonl":
        yield from take_lines(stream, name, options)
        return
    raw = stream.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise _too_large(name, options.max_bytes)
    yield _take_bytes(raw, name, kind, options)


def _kind_of(head: bytes) -> Kind:
    if JSON_OBJECT.match(head):
        return "jsonl"
    for mark in MARKS:
        head = head.removeprefix(mark)
    # UTF-16 pages show their tags between NULs.
    return "html" if PAGE.match(head[:4096].replace(b"\x00", b"")) else "text"


def _take_bytes(
    raw: bytes, name: str, kind: Kind, options: IntakeOptions, *, url: str | None = None, charset: str | None = None
) -> Taken:
    if not raw.strip():
        msg = f"{name} is empty: give the text of an article"
        raise ArticleRejected(msg, reason="empty", source_id=name)
    decoded = decode(raw, source_id=name, declared=charset, html=kind == "html")
    note = f"{name}: {decoded.note}" if decoded.note else None
    if kind == "html":
        from reportedly.intake.pages import article_from_html  # noqa: PLC0415 - trafilatura takes 0.4 s to import

        page = article_from_html(decoded.text, source_id=name, url=url, published=options.published)
        return Taken(name, page, note)
    known = Known(url=url, published=options.published)
    return Taken(name, article_from_text(decoded.text, source_id=name, known=known), note)


def _take_url(url: str, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    from reportedly.intake.fetch import fetch, without_password  # noqa: PLC0415 - httpx takes 0.3 s to import

    name = without_password(url)
    fetched = fetch(url, options)
    kind = _kind(options, CONTENT_TYPES.get(fetched.kind or "")) or _kind_of(fetched.body[:BUFFER])
    if kind == "jsonl":
        yield from take_lines(io.BytesIO(fetched.body), name, options)
    else:
        yield _take_bytes(fetched.body, name, kind, options, url=fetched.url, charset=fetched.charset)

"""JSONL → Articles: one object a line, streamed, each line taken in or rejected by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.errors import ArticleRejected
from reportedly.intake.decoding import decode
from reportedly.intake.taken import Taken, handed_over
from reportedly.intake.text import Known, article_from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from reportedly.intake.taken import IntakeOptions

__all__ = ["KEYS", "take_lines", "take_mapping"]

KEYS = ("id", "url", "outlet", "published", "title", "text")
BOM = b"\xef\xbb\xbf"


def take_lines(stream: BinaryIO, place: str, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """Each line's article, or why it was rejected; blank lines are passed over.

    Holds one line in memory; a line longer than `options.max_bytes` is rejected (`too-large`) and skipped.
    """
    number = 0
    while raw := stream.readline(options.max_bytes + 1):
        number += 1
        at = f"{place}:{number}"
        if len(raw) > options.max_bytes and not raw.endswith(b"\n"):
            _skip_line(stream)
            yield _too_long(at, options.max_bytes)
            continue
        line = raw.removeprefix(BOM) if number == 1 else raw
        if line.strip():
            yield _take_line(line, at, options)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(65_536)) and not rest.endswith(b"\n"):
        pass


def _too_long(at: str, limit: int) -> ArticleRejected:
    msg = f"{at} is longer than {limit:,} bytes: raise --max-bytes, or leave the line out"
    return ArticleRejected(msg, reason="too-large", source_id=at)


def _take_line(raw: bytes, at: str, options: IntakeOptions) -> Taken | ArticleRejected:
    try:
        decoded = decode(raw, source_id=at)
        return take_mapping(_object(decoded.text, at), at, options, note=decoded.note)
    except ArticleRejected as rejected:
        return handed_over(rejected)


def _object(line: str, at: str) -> Mapping[str, Any]:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        msg = f'{at} is not JSON ({error}): write one JSON object a line, with at least "text"'
        raise ArticleRejected(msg, reason="not-json", source_id=at) from error
    if not isinstance(found, dict):
        msg = f'{at} is a JSON {type(found).__name__}, not an object: write {{"id": …, "text": …}}'
        raise ArticleRejected(msg, reason="wrong-type", source_id=at)
    return found


def take_mapping(found: Mapping[str, Any], at: str, options: IntakeOptions, *, note: str | None = None) -> Taken:
    """The article of a mapping with the keys `id`, `url`, `outlet`, `published`, `title`, `text`; others are passed over.

    `source_id` is its `id`, or `at`. Raises `ArticleRejected`: `no-text`, `wrong-type`, `bad-date`, `empty`, `encoding`.
    """
    for key in KEYS:
        _check_type(found, key, at)
    if found.get("text") is None:
        msg = f'{at} lacks "text" (it has {", ".join(map(str, list(found)[:8])) or "no keys"}): give the article\'s text under "text"'
        raise ArticleRejected(msg, reason="no-text", source_id=at)
    known = Known(
        url=found.get("url") or None,
        title=found.get("title") or None,
        outlet=found.get("outlet") or None,
        published=found.get("published") or options.published,
    )
    article = article_from_text(found["text"], source_id=at, known=known)
    name = found.get("id")
    return Taken(str(name) if name not in (None, "") else at, article, note and f"{at}: {note}")


def _check_type(found: Mapping[str, Any], key: str, at: str) -> None:
    value = found.get(key)
    numbered = key == "id" and isinstance(value, int) and not isinstance(value, bool)
    if value is not None and not isinstance(value, str) and not numbered:
        msg = f'{at}: "{key}" is {type(value).__name__} {str(value)[:40]!r}, not a string: write it as a string'
        raise ArticleRejected(msg, reason="wrong-type", source_id=at)

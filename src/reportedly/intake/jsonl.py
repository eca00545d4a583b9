"""JSONL → Articles: one object a line, streamed, each line taken in or rejected by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.errors import ArticleRejected
from reportedly.intake.decoding import decode, name_of_binary
from reportedly.intake.taken import Raw, Taken, handed_over
from reportedly.intake.text import Known, article_from_text
from reportedly.model import Article, article_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from reportedly.intake.taken import IntakeOptions

__all__ = ["KEYS", "take_lines", "take_mapping"]

KEYS = ("id", "url", "outlet", "published", "title", "text")
BOM = b"\xef\xbb\xbf"
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def take_lines(stream: BinaryIO, place: str, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """Each line's article, or why it was rejected; blank lines are passed over.

    Holds one line in memory; a line longer than `options.max_bytes` is rejected (`too-large`) and skipped. What is no
    JSONL at all (a binary file, UTF-16, one JSON object over several lines, nothing) is rejected once, as a whole.
    """
    number = read = 0
    while raw := stream.readline(options.max_bytes + 1):
        number += 1
        at = f"{place}:{number}"
        line = raw.removeprefix(BOM) if number == 1 else raw
        if len(raw) > options.max_bytes and not raw.endswith(b"\n"):
            _skip_line(stream)
            taken: Taken | ArticleRejected = _too_long(at, options.max_bytes)
        elif line.strip():
            taken = _take_line(line, at, options)
        else:
            continue
        read += 1
        wrong = _no_jsonl(line, place) if read == 1 and isinstance(taken, ArticleRejected) else None
        yield wrong or taken
        if wrong:
            return
    if not read:
        yield ArticleRejected(f"{place} is empty: give one JSON object a line", reason="empty", source_id=place)


def _no_jsonl(line: bytes, place: str) -> ArticleRejected | None:
    """Why the whole is no JSONL, told by a first line that could not be read; `None` where only the line is bad."""
    begun = line.strip()
    if line.startswith(WIDE_MARKS) or b"{\x00" in line[:4] or b"\x00{" in line[:4]:
        msg = f"{place} is in UTF-16, which is read for single articles alone: save the JSONL as UTF-8"
        return ArticleRejected(msg, reason="encoding", source_id=place)
    binary = None if begun.startswith(b"{") else name_of_binary(line)
    if binary:
        msg = f"{place} is {binary}, not JSONL: give one JSON object a line"
        return ArticleRejected(msg, reason="binary", source_id=place)
    if begun.startswith((b"{", b"[")) and begun.endswith((b"{", b"[", b",")):
        msg = f"{place} is JSON over several lines: put each object on a line of its own, as jq -c does"
        return ArticleRejected(msg, reason="not-json", source_id=place)
    return None


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(65_536)) and not rest.endswith(b"\n"):
        pass


def _too_long(at: str, limit: int) -> ArticleRejected:
    msg = f"{at} is longer than {limit:,} bytes: raise --max-bytes, or leave the line out"
    return ArticleRejected(msg, reason="too-large", source_id=at)


def _take_line(raw: bytes, at: str, options: IntakeOptions) -> Taken | ArticleRejected:
    try:
        decoded = decode(raw, source_id=at)
        taken = take_mapping(_object(decoded.text, at), at, options, note=decoded.note)
        return replace(taken, raw=Raw(raw.rstrip(b"\r\n"), "line", {})) if options.keep_raw else taken
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

    `source_id` is its `id`, or `at`. `article`, as `reportedly take` writes it, goes before all but `id` and `text`. Raises `ArticleRejected`: `no-text`, `wrong-type`, `bad-date`, `empty`, `encoding`.
    """
    for key in KEYS:
        _check_type(found, key, at)
    if found.get("text") is None:
        msg = f'{at} lacks "text" (it has {", ".join(map(str, list(found)[:8])) or "no keys"}): give the article\'s text under "text"'
        raise ArticleRejected(msg, reason="no-text", source_id=at)
    name = found.get("id")
    source_id = str(name) if name not in (None, "") else at
    if isinstance(found.get("article"), dict):
        return Taken(source_id, _taken_before(found, at), note and f"{at}: {note}")
    known = Known(
        url=found.get("url") or None,
        title=found.get("title") or None,
        outlet=found.get("outlet") or None,
        published=found.get("published") or options.published,
    )
    article = article_from_text(found["text"], source_id=at, known=known)
    return Taken(source_id, article, note and f"{at}: {note}")


def _taken_before(found: Mapping[str, Any], at: str) -> Article:
    """The article of a line that `reportedly take` wrote, with all that was known of it then."""
    try:
        article = msgspec.convert({**found["article"], "text": found["text"]}, Article)
    except msgspec.ValidationError as error:
        msg = f'{at}: "article" is not as reportedly writes it ({error}): leave it out, or take the article in anew'
        raise ArticleRejected(msg, reason="wrong-type", source_id=at) from error
    if article.id != article_id(article.text):
        msg = f'{at}: "text" is not the text that "article" was made for ({article.id[:12]}): leave "article" out'
        raise ArticleRejected(msg, reason="wrong-digest", source_id=at)
    return article


def _check_type(found: Mapping[str, Any], key: str, at: str) -> None:
    value = found.get(key)
    numbered = key == "id" and isinstance(value, int) and not isinstance(value, bool)
    if value is not None and not isinstance(value, str) and not numbered:
        msg = f'{at}: "{key}" is {type(value).__name__} {str(value)[:40]!r}, not a string: write it as a string'
        raise ArticleRejected(msg, reason="wrong-type", source_id=at)

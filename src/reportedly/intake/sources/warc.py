"""WARC and WARC.GZ → articles: the pages among the responses of a web archive, one record in memory at a time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from reportedly.errors import ArticleRejected
from reportedly.intake.sources.single import take_bytes
from reportedly.intake.taken import handed_over
from reportedly.intake.text import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions, Taken

__all__ = ["take_opened"]

PAGES = frozenset({"text/html", "application/xhtml+xml"})
TEXTS = frozenset({"text/plain"})
OK = 200


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """Each page's article, named by its address; what is no page, was refused or moved is handed over by its reason.

    Where the archive is cut or broken, what stands before is taken in, and the place is told.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
    place, number = 0, 0
    try:
        records = ArchiveIterator(cast("Any", _stream(opened.stream)), record_types=kinds, parse_http=False)
        for record in records:
            number, place = number + 1, record.stream_pos
            try:
                taken = _take_record(record, f"{opened.name}@{place}", options)
            except ArticleRejected as rejected:
                yield handed_over(rejected)
                if rejected.reason == "truncated":
                    return
            else:
                yield taken
    except ArticleRejected:
        raise
    except (OSError, ValueError, EOFError, RuntimeError) as error:
        msg = f"{opened.name} is cut off or broken after record {number}, at byte {place:,} ({error}): fetch it anew"
        raise ArticleRejected(msg, reason="truncated", source_id=opened.name) from error


class _Forward:
    """A stream that tells where it is, and goes nowhere: what fastwarc asks of one that can't be sought in."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        block = self._stream.read(size)
        self._at += len(block)
        return block

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) not in {(0, 1), (self._at, 0)}:
            msg = f"to {offset} from {whence}"
            raise io.UnsupportedOperation(msg)
        return self._at


def _stream(stream: io.BufferedReader) -> BinaryIO | _Forward:
    return stream if stream.seekable() else _Forward(stream)


def _take_record(record: Any, at: str, options: IntakeOptions) -> Taken:
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415

    _check_whole(record, at, options)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    name = url or at
    if record.record_type == WarcRecordType.revisit:
        raise _left(name, "revisit", "was archived before, and is here by reference alone")
    if record.record_type == WarcRecordType.response:
        status = record.http_headers.status_code if record.http_headers is not None else None
        if status != OK:
            raise _left(name, "http-status", f"answered with status {status}")
        content = (record.http_content_type or "").lower()
    else:
        content = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if content and content not in PAGES | TEXTS:
        raise _left(name, "not-a-page", f"is {content}")
    raw = record.reader.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise _left(name, "too-large", f"unpacks to more than {options.max_bytes:,} bytes")
    known = Known(url=url, captured=_captured(record))
    kind = "text" if content in TEXTS else "html"
    return take_bytes(raw, name, kind, options, known=known, charset=record.http_charset)


def _check_whole(record: Any, at: str, options: IntakeOptions) -> None:
    """Read the record whole, and tell one that is cut: fastwarc gives what there is of it."""
    if record.content_length > options.max_bytes:
        url = (record.headers.get("WARC-Target-URI") or at).strip("<>")
        raise _left(url, "too-large", f"is {record.content_length:,} bytes, more than {options.max_bytes:,}")
    block = record.reader.read(record.content_length)
    if "Content-Length" not in record.headers or len(block) < record.content_length:
        msg = f"{at} is cut off within a record, and is left out with what followed: fetch the archive anew"
        raise ArticleRejected(msg, reason="truncated", source_id=at)
    record.set_bytes_content(block)
    record.parse_http(auto_decode="all")


def _captured(record: Any) -> str | None:
    date = record.record_date
    return date.isoformat() if date is not None else None


def _left(name: str, reason: str, why: str) -> ArticleRejected:
    return ArticleRejected(f"{name} {why}, and is left out", reason=reason, source_id=name)

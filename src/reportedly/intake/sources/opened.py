"""An input that was opened: its bytes, its name, and what is known of it from outside."""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, cast

from reportedly.errors import ArticleRejected
from reportedly.intake.text import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.intake.taken import Kind

__all__ = ["BUFFER", "Opened", "buffered", "seekable", "too_large"]

BUFFER = 65_536
IN_MEMORY = 8_000_000  # bytes of an archive that can't be sought in, before it goes to a temporary file
NOTHING = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A stream that can be peeked into, with its name.

    `told`: what it is, by its suffix or content type; `known`: what a list, feed or archive says of the one article in
    it; `charset`: as an HTTP header declares it; `depth`: how many archives it lies in; `size`: its bytes, where told.
    """

    stream: io.BufferedReader
    name: str
    told: Kind | None = None
    known: Known = NOTHING
    charset: str | None = None
    depth: int = 0
    size: int | None = None

    def head(self) -> bytes:
        """The first bytes, which stay in the stream."""
        return self.stream.peek(BUFFER)

    def at(self, part: str) -> str:
        """The name of a part of this input."""
        return f"{self.name}!{part}"

    def inside(self, stream: BinaryIO, part: str, **changed: object) -> Opened:
        """A part of this input as an input of its own; what was known of the whole is not known of the part."""
        fresh = replace(self, stream=buffered(stream), name=self.at(part), known=NOTHING, told=None, size=None)
        return replace(fresh, depth=self.depth + 1, **changed)  # type: ignore[arg-type]


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """The stream with `peek`."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream), BUFFER)


@contextmanager
def seekable(opened: Opened, limit: int) -> Iterator[BinaryIO]:
    """The stream, or a copy in a temporary file where it can't be sought in; a longer one than `limit` is rejected."""
    if opened.stream.seekable():
        yield opened.stream
        return
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as spool:
        copied = 0
        while block := opened.stream.read(BUFFER):
            copied += len(block)
            if copied > limit:
                raise too_large(opened.name, limit)
            spool.write(block)
        spool.seek(0)
        yield cast("BinaryIO", spool)


def too_large(name: str, limit: int, size: str = "") -> ArticleRejected:
    """The rejection of what is past `--max-bytes`."""
    held = f"is {size}, more than" if size else "is larger than"
    msg = f"{name} {held} the {limit:,} of one article: split it, give it as JSONL, or raise --max-bytes"
    return ArticleRejected(msg, reason="too-large", source_id=name)

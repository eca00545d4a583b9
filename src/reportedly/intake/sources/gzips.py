"""gzip: what is compressed, as a stream that tells a bomb and a cut."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected

if TYPE_CHECKING:
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

__all__ = ["GZIP", "Guarded", "bomb", "unzipped"]

GZIP = b"\x1f\x8b"
# deflate gives 1,032 to 1 at most; text and markup seldom 30 to 1.
HIGHEST_RATIO, HARMLESS = 200, 20_000_000


def bomb(name: str, size: int) -> ArticleRejected:
    """The rejection of what unpacks to far more than it is."""
    msg = f"{name} unpacks to more than {HIGHEST_RATIO} times its size ({size:,} bytes so far) and is left: a ZIP bomb?"
    return ArticleRejected(msg, reason="bomb", source_id=name)


class Guarded(io.RawIOBase):
    """An unpacking stream that is told as a rejection where it unpacks too much, is cut, or is broken.

    `packed` gives how many packed bytes were read so far.
    """

    def __init__(self, stream: BinaryIO, packed: BinaryIO | int, name: str) -> None:
        """`packed`: the stream with the packed bytes, or their number."""
        super().__init__()
        self._stream, self._packed, self._name, self._given = stream, packed, name, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read a block. Raises `ArticleRejected` (`bomb`, `truncated`, `broken`)."""
        view = memoryview(buffer).cast("B")
        try:
            block = self._stream.read(len(view))
        except EOFError as error:
            msg = f"{self._name} is cut off after {self._given:,} unpacked bytes: fetch it anew"
            raise ArticleRejected(msg, reason="truncated", source_id=self._name) from error
        except (gzip.BadGzipFile, zlib.error, OSError) as error:
            msg = f"{self._name} is broken after {self._given:,} unpacked bytes ({error}): fetch it anew"
            raise ArticleRejected(msg, reason="broken", source_id=self._name) from error
        view[: len(block)] = block
        self._given += len(block)
        if self._given > HARMLESS and self._given > HIGHEST_RATIO * max(self._packed_bytes(), 1):
            raise bomb(self._name, self._given)
        return len(block)

    def _packed_bytes(self) -> int:
        return self._packed if isinstance(self._packed, int) else self._packed.tell()


class Counted(io.RawIOBase):
    """A stream that tells how far it was read, where it can't be sought in."""

    def __init__(self, stream: BinaryIO) -> None:
        """`stream`: what is counted."""
        super().__init__()
        self._stream, self._read = stream, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read a block."""
        view = memoryview(buffer).cast("B")
        block = self._stream.read(len(view))
        view[: len(block)] = block
        self._read += len(block)
        return len(block)

    def tell(self) -> int:
        """How many bytes were read."""
        return self._read


def unzipped(stream: BinaryIO, name: str) -> io.BufferedReader:
    """What a gzip stream holds, all its members one after the other."""
    counted = Counted(stream)
    inner = gzip.GzipFile(fileobj=counted, mode="rb")
    return io.BufferedReader(Guarded(inner, counted, name))  # type: ignore[arg-type]

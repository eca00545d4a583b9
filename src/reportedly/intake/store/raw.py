"""Raw bytes by their digest: compressed, written once and whole, found again for ever."""

from __future__ import annotations

import gzip
import hashlib
import os
from typing import TYPE_CHECKING

from reportedly.errors import RunAborted

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["RawStore", "digest_of"]

LEVEL = 6


def digest_of(data: bytes) -> str:
    """SHA-256, in hex."""
    return hashlib.sha256(data).hexdigest()


class RawStore:
    """A folder with a file for each digest, `ab/abcdef….gz`; the same bytes are kept once."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when the first bytes come."""
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes of a digest lie."""
        return self.folder / digest[:2] / f"{digest}.gz"

    def put(self, data: bytes) -> str:
        """Keep these bytes; their digest. A file is whole or it is not there, whatever interrupts."""
        digest = digest_of(data)
        path = self.path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{digest}.{os.getpid()}")
        # No time and no name in the header: the same bytes give the same file.
        part.write_bytes(gzip.compress(data, LEVEL, mtime=0))
        part.replace(path)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes of a digest. Raises `RunAborted` where they are not there, or are not what they were."""
        path = self.path(digest)
        try:
            data = gzip.decompress(path.read_bytes())
        except (OSError, EOFError) as error:
            msg = f"{path} can't be read ({error}): take the article in anew"
            raise RunAborted(msg) from error
        if digest_of(data) != digest:
            msg = f"{path} holds other bytes than its name says: restore it, or take the article in anew"
            raise RunAborted(msg)
        return data

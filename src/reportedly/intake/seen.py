"""What feeds looked like when all in them was taken in, so that they are fetched again only when they changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Seen"]

NAME = "seen.json"


class Seen:
    """ETag and Last-Modified by address; kept in `seen.json` of a folder, or for the run alone."""

    def __init__(self, folder: Path | None) -> None:
        """A file that can't be read is as none: the feeds are fetched anew."""
        self._path = folder / NAME if folder else None
        self._headers: dict[str, dict[str, str]] = {}
        try:
            if self._path and self._path.exists():
                self._headers = msgspec.json.decode(self._path.read_bytes(), type=dict[str, dict[str, str]])
        except (OSError, msgspec.DecodeError):
            self._headers = {}

    def headers(self, url: str) -> Mapping[str, str]:
        """The headers that ask for an address only where it changed."""
        return self._headers.get(url, {})

    def remember(self, url: str, headers: Mapping[str, str]) -> None:
        """Keep what a server said of what it sent."""
        if headers:
            self._headers[url] = dict(headers)

    def save(self) -> None:
        """Write the file, whole or not at all."""
        if self._path is None or not self._headers:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(f".{NAME}.{os.getpid()}")
        part.write_bytes(msgspec.json.encode(self._headers, order="sorted"))
        part.replace(self._path)

"""The acts reader: being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Reading
    from reportedly.reading.parsing import ParsedArticle


class ActReader:
    """Being written."""

    name = "acts"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements"})
    emits: frozenset[str] = frozenset({"acts"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """Being written."""
        del parsed
        return reading

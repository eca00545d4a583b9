"""positions: being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Reading
    from reportedly.reading.parsing import ParsedArticle


class PositionReader:
    """Being written."""

    name = "positions"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements"})
    emits: frozenset[str] = frozenset({"positions"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """Being written."""
        del parsed
        return reading

"""attribution: being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Reading
    from reportedly.reading.parsing import ParsedArticle


class AttributionReader:
    """Being written."""

    name = "attribution"
    version = "1"
    requires: frozenset[str] = frozenset()
    emits: frozenset[str] = frozenset({"statements"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """Being written."""
        del parsed
        return reading

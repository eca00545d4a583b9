"""Word lists as they stand in the code: words between spaces."""

from __future__ import annotations

__all__ = ["listed"]


def listed(words: str) -> frozenset[str]:
    """The set of words that are written between spaces or line breaks."""
    return frozenset(words.split())

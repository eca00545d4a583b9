"""JSONL as a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.intake.jsonl import take_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.errors import ArticleRejected
    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions, Taken

__all__ = ["take_opened"]


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """Each line's article."""
    yield from take_lines(opened.stream, opened.name, options)

"""From an opened input to its articles: what it is, unpacked where it is packed, taken in by its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.intake.sources.gzips import GZIP, unzipped
from reportedly.intake.sources.registry import kind_of, source_of, told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.errors import ArticleRejected
    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions, Kind, Taken

__all__ = ["take_from"]

PACKED_MOST = 3  # gzip in gzip


def take_from(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The articles of an opened input, and why others were rejected. Raises `ArticleRejected` where it is none at all."""
    told = opened.told or told_by(opened.name)
    head = opened.head()
    for _ in range(PACKED_MOST):
        # fastwarc unpacks by itself, record by record, and finds its way after a broken one.
        if not head.startswith(GZIP) or told == "warc":
            break
        opened = replace(opened, stream=unzipped(opened.stream, opened.name), size=None)
        head = opened.head()
    kind = _kind(head, told, options)
    yield from source_of(kind).taker()(replace(opened, told=told), options)


def _kind(head: bytes, told: Kind | None, options: IntakeOptions) -> Kind:
    if options.kind == "auto":
        return kind_of(head, told)
    seen = kind_of(head, told)
    # What --as says is what lies in an archive; the archive is one all the same.
    packed = seen in {"zip", "warc"}
    return seen if packed else options.kind

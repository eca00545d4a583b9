"""OPML → the articles of each feed in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected
from reportedly.intake.sources.feeds import DOCTYPE
from reportedly.intake.sources.opened import too_large
from reportedly.intake.taken import handed_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions, Taken

__all__ = ["feeds_of", "take_opened"]

MOST_FEEDS = 10_000


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The articles of each feed of a list, each feed once; one that fails is handed over, and the next is fetched."""
    from reportedly.intake.sources.web import take_url  # noqa: PLC0415

    raw = opened.stream.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise too_large(opened.name, options.max_bytes)
    for address in feeds_of(raw, opened.name):
        try:
            yield from take_url(address, options)
        except ArticleRejected as rejected:
            yield handed_over(rejected)


def feeds_of(raw: bytes, name: str) -> list[str]:
    """The addresses of the feeds in an OPML document. Raises `ArticleRejected` (`broken-list`, `empty`)."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(DOCTYPE.sub(b"", raw, count=1), parser)
    except etree.XMLSyntaxError as error:
        msg = f"{name} is no OPML that can be read ({error}): export the list anew"
        raise ArticleRejected(msg, reason="broken-list", source_id=name) from error
    found = (
        [] if root is None else [element.get("xmlUrl") for element in root.iter("{*}outline") if element.get("xmlUrl")]
    )
    addresses = list(dict.fromkeys(address.strip() for address in found))[:MOST_FEEDS]
    if not addresses:
        msg = f"{name} names no feeds: an outline of OPML names one by its xmlUrl"
        raise ArticleRejected(msg, reason="empty", source_id=name)
    return addresses

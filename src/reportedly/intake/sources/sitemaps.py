"""Sitemaps, of news and others → the articles of the pages that they list."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportedly.errors import ArticleRejected
from reportedly.intake.fetch import fetcher_of
from reportedly.intake.sources.entries import Entry, take_entries
from reportedly.intake.sources.feeds import DOCTYPE
from reportedly.intake.sources.gzips import GZIP, unzipped
from reportedly.intake.sources.opened import Opened, buffered, too_large
from reportedly.intake.taken import handed_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.intake.taken import IntakeOptions, Taken

__all__ = ["take_opened"]

LARGEST = 52_428_800  # what the protocol allows one file, unpacked
DEEPEST, MOST_MAPS = 3, 500


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The articles of the pages that a sitemap lists; of an index, those of each of its sitemaps."""
    yield from _take(opened, options, depth=0, visited={opened.name})


def _take(
    opened: Opened, options: IntakeOptions, *, depth: int, visited: set[str]
) -> Iterator[Taken | ArticleRejected]:
    root = _root(opened)
    if root.tag.rpartition("}")[2].lower() == "sitemapindex":
        for address in (_text(found, "loc") for found in root.iter("{*}sitemap")):
            if address and address not in visited and depth < DEEPEST and len(visited) < MOST_MAPS:
                visited.add(address)
                try:
                    yield from _take(_fetched(address, options), options, depth=depth + 1, visited=visited)
                except ArticleRejected as rejected:
                    yield handed_over(rejected)
        return
    from dataclasses import replace  # noqa: PLC0415

    entries = (_entry(found) for found in root.iter("{*}url"))
    yield from take_entries((entry for entry in entries if entry.link), opened.name, replace(options, follow=True))


def _root(opened: Opened) -> Any:
    from lxml import etree  # noqa: PLC0415

    stream = unzipped(opened.stream, opened.name) if opened.head().startswith(GZIP) else opened.stream
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise too_large(opened.name, LARGEST)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(DOCTYPE.sub(b"", raw, count=1), parser)
    except etree.XMLSyntaxError as error:
        root = None
        said = f" ({error})"
    else:
        said = ""
    if root is None:
        msg = f"{opened.name} is no sitemap that can be read{said}: look at it in a browser"
        raise ArticleRejected(msg, reason="broken-list", source_id=opened.name)
    return root


def _fetched(address: str, options: IntakeOptions) -> Opened:
    fetched = fetcher_of(options).get(address, found=True)
    return Opened(stream=buffered(io.BytesIO(fetched.body)), name=address, charset=fetched.charset)


def _text(element: Any, name: str) -> str | None:
    """The text of the first child of this name, in whatever namespace."""
    found = next((child for child in element.iter("{*}" + name) if child is not element), None)
    return (found.text or "").strip() or None if found is not None else None


def _entry(found: Any) -> Entry:
    news = next(iter(found.iter("{*}news")), None)
    return Entry(
        link=_text(found, "loc"),
        title=_text(news, "title") if news is not None else None,
        outlet=_text(news, "name") if news is not None else None,
        published=_text(news, "publication_date") if news is not None else None,
        updated=_text(found, "lastmod"),
    )

"""RSS, Atom and JSON Feed → articles."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.errors import ArticleRejected
from reportedly.intake.sources.entries import Entry, take_entries
from reportedly.intake.sources.opened import too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions, Taken

__all__ = ["take_opened"]

LARGEST = 100_000_000
JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
# Entities that a document declares itself are how a few hundred bytes become gigabytes; feeds need none.
DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,400}(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The articles of a feed's entries; of broken XML those that can be read, and one rejection that tells the place."""
    raw = opened.stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise too_large(opened.name, LARGEST)
    if JSON.match(raw):
        yield from take_entries(_json_entries(raw, opened.name), opened.name, options)
        return
    yield from _xml(raw, opened, options)


def _xml(raw: bytes, opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    import feedparser  # noqa: PLC0415 - 0.1 s to import

    headers = {"content-type": f"application/xml; charset={opened.charset}"} if opened.charset else {}
    parsed = feedparser.parse(
        io.BytesIO(DOCTYPE.sub(b"", raw, count=1)),
        response_headers=headers,
        resolve_relative_uris=True,
        sanitize_html=True,
    )
    broken = parsed.get("bozo_exception") if parsed.bozo else None
    if broken is not None and _is_harmless(broken):
        broken = None
    if not parsed.entries and not parsed.version and broken is None:
        msg = f"{opened.name} is no feed: give the address of an RSS, Atom or JSON feed"
        raise ArticleRejected(msg, reason="not-a-feed", source_id=opened.name)
    yield from take_entries((_entry(entry, parsed.feed) for entry in parsed.entries), opened.name, options)
    if broken is not None:
        line = getattr(broken, "getLineNumber", lambda: None)()
        where = f" at line {line}, column {broken.getColumnNumber()}" if line else ""
        msg = f"{opened.name} is broken XML{where} ({_first_line(broken)}); {len(parsed.entries)} entries could be read"
        yield ArticleRejected(msg, reason="broken-feed", source_id=opened.name)


def _is_harmless(error: Exception) -> bool:
    """Whether feedparser only notes how it read a feed that it could read."""
    return type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}


def _first_line(error: Exception) -> str:
    said = getattr(error, "getMessage", lambda: str(error))()
    return (str(said).splitlines() or [""])[0][:120]


def _entry(entry: Any, feed: Any) -> Entry:
    contents = [part for part in entry.get("content", ()) if part.get("value")]
    # An entry may have its content as text and as HTML: the longest of them.
    best = max(contents, key=lambda part: len(part["value"]), default=None)
    detail = best or entry.get("summary_detail") or {}
    source = entry.get("source") or {}
    named = source.get("title") or None
    return Entry(
        key=entry.get("id") or None,
        link=entry.get("link") or None,
        title=_plain(entry.get("title")),
        byline=_plain(entry.get("author")),
        outlet=_plain(feed.get("title")),
        published=entry.get("published") or entry.get("created") or None,
        # feedparser would give `published` in its place, and warn.
        updated=dict.get(entry, "updated") or None,
        content=detail.get("value") or entry.get("summary") or "",
        markup=detail.get("type") in HTML_TYPES or "<" in (detail.get("value") or ""),
        whole=best is not None,
        first_published_by=_plain(named),
        original=source.get("href") or source.get("link") or None,
    )


def _plain(value: Any) -> str | None:
    """A title as text: feeds give it as HTML."""
    if not isinstance(value, str) or not value.strip():
        return None
    if "<" in value:
        value = re.sub(r"<[^<>]{0,200}>", "", value)
    import html  # noqa: PLC0415

    return " ".join(html.unescape(value).split()) or None


class _Author(msgspec.Struct):
    name: str | None = None


class _Item(msgspec.Struct):
    id: str | int | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    author: _Author | None = None
    authors: list[_Author] = []


class _Feed(msgspec.Struct):
    title: str | None = None
    items: list[msgspec.Raw] = []


def _json_entries(raw: bytes, name: str) -> Iterator[Entry]:
    try:
        feed = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=_Feed)
    except (msgspec.DecodeError, RecursionError) as error:
        msg = f"{name} is no JSON feed that can be read ({error}): give the address of an RSS, Atom or JSON feed"
        raise ArticleRejected(msg, reason="broken-feed", source_id=name) from error
    for number, part in enumerate(feed.items, start=1):
        try:
            yield _json_entry(msgspec.json.decode(part, type=_Item), feed)
        except msgspec.DecodeError:
            # One item that is not as the format says: it is told as one without text.
            yield Entry(key=f"{name}#{number}")


def _json_entry(item: _Item, feed: _Feed) -> Entry:
    names = [author.name for author in (*item.authors, *([item.author] if item.author else [])) if author.name]
    return Entry(
        key=str(item.id) if item.id is not None else None,
        link=item.url,
        title=_plain(item.title),
        byline="; ".join(dict.fromkeys(names)) or None,
        outlet=_plain(feed.title),
        published=item.date_published,
        updated=item.date_modified,
        content=item.content_html or item.content_text or item.summary or "",
        markup=item.content_html is not None,
        whole=bool(item.content_html or item.content_text),
        original=item.external_url if item.external_url != item.url else None,
    )

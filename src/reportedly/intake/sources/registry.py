"""The kinds of input: how each is told, and the module that takes it in."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportedly.errors import ArticleRejected
    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions, Kind, Taken

    Taker = Callable[[Opened, IntakeOptions], Iterator[Taken | ArticleRejected]]

__all__ = ["SOURCES", "Source", "kind_of", "source_of", "told_by"]

PROLOG = rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>|<\?xml-stylesheet[^>]*>|<!--.{0,2000}?-->|<!DOCTYPE[^\[>]*(?:\[.{0,2000}?\]\s*)?>|\s)*"
# Two header lines of a message, one of which a text would not begin with.
HEADERS = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,60}?"
    rb"(?:MIME-Version|Message-ID|DKIM-Signature|Return-Path|List-Unsubscribe):",
    re.IGNORECASE,
)
HEAD, SPACE = 8_192, b" \t\r\n"
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A kind of input: told by the suffix of a name, by a content type, or by its first bytes.

    `module` is imported when the first such input comes; its `take_opened(opened, options)` yields articles and
    rejections. `firm`: what the first bytes say goes before the suffix.
    """

    kind: Kind
    module: str
    suffixes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    head: re.Pattern[bytes] | None = None
    firm: bool = False

    def recognises(self, head: bytes) -> bool:
        """Whether an input that begins with these bytes is of this kind."""
        return self.head is not None and self.head.match(head) is not None

    def taker(self) -> Taker:
        """What takes in an opened input of this kind."""
        taker: Taker = importlib.import_module(f"reportedly.intake.sources.{self.module}").take_opened
        return taker


def _xml(roots: bytes) -> re.Pattern[bytes]:
    return re.compile(PROLOG + rb"<(?:[A-Za-z_][\w.-]*:)?(?:" + roots + rb")[\s>]", re.IGNORECASE | re.DOTALL)


# In this order: what the first bytes of one kind are may be those of a wider one below it.
SOURCES = (
    Source(kind="warc", module="warc", suffixes=(".warc", ".warc.gz", ".arc.gz"), types=("application/warc",),
           head=re.compile(rb"WARC/\d"), firm=True),
    Source(kind="zip", module="zips", suffixes=(".zip", ".wacz"), types=("application/zip", "application/wacz"),
           head=re.compile(rb"PK(?:\x03\x04|\x05\x06)"), firm=True),
    Source(kind="parquet", module="parquet", suffixes=(".parquet", ".pq"), types=("application/vnd.apache.parquet",),
           head=re.compile(rb"PAR1"), firm=True),
    Source(kind="opml", module="opml", suffixes=(".opml",), types=("text/x-opml",), head=_xml(rb"opml"), firm=True),
    Source(kind="sitemap", module="sitemaps", head=_xml(rb"urlset|sitemapindex"), firm=True),
    Source(kind="feed", module="feeds", suffixes=(".rss", ".atom"),
           types=("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"),
           head=re.compile(_xml(rb"rss|feed|RDF|channel").pattern
                           + rb"|(?:\xef\xbb\xbf)?\s*\{[^{}]{0,400}?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org",
                           re.IGNORECASE | re.DOTALL), firm=True),
    Source(kind="jsonl", module="lines", suffixes=(".jsonl", ".ndjson", ".json"),
           types=("application/x-ndjson", "application/jsonl", "application/x-jsonlines"),
           head=re.compile(rb"(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*[\"}]")),
    Source(kind="csv", module="csv_rows", suffixes=(".csv", ".tsv"), types=("text/csv", "text/tab-separated-values")),
    Source(kind="html", module="single", suffixes=(".html", ".htm", ".xhtml"),
           types=("text/html", "application/xhtml+xml"),
           head=re.compile(rb"(?:<\?xml[^>]*>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body)\b",
                           re.IGNORECASE | re.DOTALL), firm=False),
    Source(kind="eml", module="single", suffixes=(".eml",), types=("message/rfc822",), head=HEADERS),
    Source(kind="text", module="single", suffixes=(".txt", ".text", ".md"), types=()),
)  # fmt: skip
BY_KIND = {source.kind: source for source in SOURCES}


def source_of(kind: Kind) -> Source:
    """The source of a kind."""
    return BY_KIND[kind]


def told_by(name: str, content_type: str | None = None) -> Kind | None:
    """The kind that a name's suffix or a content type tells, or `None`. `.gz` is looked through."""
    lowered = name.lower()
    bare = lowered.removesuffix(".gz")
    for source in SOURCES:
        if content_type in source.types or lowered.endswith(source.suffixes) or bare.endswith(source.suffixes):
            return source.kind
    return None


def kind_of(head: bytes, told: Kind | None) -> Kind:
    """The kind of an input by its first bytes and what its name tells.

    A page saved as .txt is a page, and an archive under any name an archive; a text that begins with a brace stays one.
    """
    for mark in MARKS:
        head = head.removeprefix(mark)
    # UTF-16 shows its tags between NULs.
    seen = (head[:HEAD] if b"\x00" not in head[:4] else head[: 2 * HEAD].replace(b"\x00", b"")).lstrip(SPACE)
    for source in SOURCES:
        if source.firm and source.recognises(seen):
            return source.kind
    if told is not None and told != "text":
        return told
    for source in SOURCES:
        may = told is None or source.kind == "html"
        if may and source.recognises(seen):
            return source.kind
    return "text"

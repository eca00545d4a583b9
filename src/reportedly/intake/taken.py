"""What intake hands on, and what a caller may choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.errors import ArticleRejected
    from reportedly.model import Article

__all__ = ["KINDS", "MAX_BYTES", "IntakeOptions", "Kind", "Raw", "Taken", "handed_over"]

Kind = Literal["auto", "text", "html", "jsonl", "csv", "parquet", "eml", "zip", "warc", "feed", "opml", "sitemap"]
KINDS: tuple[Kind, ...] = (
    "auto", "text", "html", "jsonl", "csv", "parquet", "eml", "zip", "warc", "feed", "opml", "sitemap",
)  # fmt: skip
MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """How inputs are taken in.

    `kind`: what each input is; `auto` tells by suffix, content type and first bytes. `published`: the date of articles
    that give none with them. `max_bytes`: the limit of one article (a file, a response, a JSONL line). `allow_hosts`:
    hosts, as written in the URL, that may resolve to private addresses. `timeout`: seconds for a whole fetch.
    `follow`: fetch the pages that a feed links to, in place of what the feed itself holds of them. `interval`: seconds
    between two fetches from one host. `robots`: keep to robots.txt for what is found in feeds, lists and sitemaps.
    `keep_raw`: hand over the bytes that each article was made from. `seen`: a folder that remembers what feeds and
    pages looked like, so that they are fetched again only when they changed; `None` remembers for this run alone.
    """

    kind: Kind = "auto"
    published: str | None = None
    max_bytes: int = MAX_BYTES
    allow_hosts: frozenset[str] = field(default_factory=frozenset)
    timeout: float = 30.0
    follow: bool = False
    interval: float = 1.0
    robots: bool = True
    keep_raw: bool = False
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes that one article was made from, and what else it was made with: `kind` and what was `known` beside.

    `known` holds plain values alone, so that it can be written down and the article made again (`remake`).
    """

    data: bytes
    kind: Literal["text", "html", "eml", "line", "entry"]
    known: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """One article as taken in; `note`: what a person should know of how (the encoding it was read in), or `None`.

    `raw`: the bytes it was made from, where the options ask for them.
    """

    source_id: str
    article: Article
    note: str | None = None
    raw: Raw | None = None


def handed_over(rejected: ArticleRejected) -> ArticleRejected:
    """The rejection without its traceback and causes.

    These hold the frames it came through, with the bytes of the article, in a circle that is freed late: 200 MB after
    50 bad lines of 1 MB.
    """
    rejected.__traceback__ = rejected.__cause__ = rejected.__context__ = None
    return rejected

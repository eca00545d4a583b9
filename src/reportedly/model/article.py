"""The article: one published text, as taken in."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from reportedly.model.anchors import Anchor

__all__ = ["Article", "Basis", "Credit", "Furniture", "Published", "Quoted", "article_id"]

Basis = Literal["given", "metadata", "text", "unknown"]


class Published(msgspec.Struct, frozen=True):
    """When the article was published: an ISO 8601 date or time, and how that was found.

    `given`: by the caller or the JSONL line; `metadata`: in the page; `text`: in a dateline or the body;
    `unknown`: `value` is `None`.
    """

    value: str | None = None
    basis: Basis = "unknown"


class Credit(msgspec.Struct, frozen=True):
    """A line or dateline by which the article names where it took its text from."""

    name: str
    anchor: Anchor | None = None


class Furniture(msgspec.Struct, frozen=True):
    """Page text that is not the article.

    `anchor` is its place in `article.text`; `None` where it was cut from a page and stands in no text.
    """

    text: str
    anchor: Anchor | None
    reason: str


class Quoted(msgspec.Struct, frozen=True):
    """Matter of others that a page shows as a block: a quotation, or an embedded post; `None` anchor: not in the text.

    `by` is whom the block itself names, `url` where it comes from.
    """

    kind: Literal["quotation", "post"]
    text: str
    anchor: Anchor | None = None
    by: str | None = None
    url: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One published text. `text` is canonical: every anchor of its reading indexes it, in code points.

    `url` is the canonical address where the page names one. `updated`: when the page says that it was last changed;
    `captured`: when an archive or a fetch took the page (ISO 8601). `first_published_by` and `original`: the outlet and
    the address that the page names as where the article stood first. `headlines`: the other
    headlines that the page gives (for search engines, for links). `found`: how each
    was found, by the field's name ("JSON-LD datePublished").
    """

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published = Published()
    credits: tuple[Credit, ...] = ()
    language: str | None = None
    furniture: tuple[Furniture, ...] = ()
    updated: Published | None = None
    captured: str | None = None
    first_published_by: str | None = None
    original: str | None = None
    headlines: tuple[str, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    found: dict[str, str] = {}


def article_id(text: str) -> str:
    """SHA-256 of the UTF-8 text, in hex. Lone surrogates are kept apart by `surrogatepass`.

    >>> article_id("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

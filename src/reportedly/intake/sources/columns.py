"""Columns of a table by the names that people give them, as the keys of a JSONL line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.errors import ArticleRejected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["columns_of", "mapping_of"]

NAMES = {
    "text": ("text", "body", "content", "article", "article_text", "fulltext", "full_text", "maintext", "article_body"),
    "id": ("id", "article_id", "doc_id", "document_id", "uid", "guid", "key"),
    "url": ("url", "link", "address", "source_url", "article_url", "permalink"),
    "title": ("title", "headline", "heading", "article_title"),
    "outlet": ("outlet", "publisher", "publication", "newspaper", "source", "site", "source_name", "domain"),
    "published": (
        "published", "date", "published_at", "publication_date", "date_publish", "pubdate", "published_date", "publish_date", "datetime",
    ),
}  # fmt: skip


def columns_of(heads: Sequence[str], name: str) -> dict[str, int]:
    """The column of each key of a JSONL line. Raises `ArticleRejected` (`no-text`) where no column holds the text."""
    plain = [head.strip().strip("\ufeff").casefold().replace(" ", "_").replace("-", "_") for head in heads]
    found = {
        key: next(plain.index(known) for known in names if known in plain)
        for key, names in NAMES.items()
        if any(known in plain for known in names)
    }
    if "text" not in found:
        msg = f"{name} has no column with the text (it has {', '.join(heads[:12])}): name one of them text, body or content"
        raise ArticleRejected(msg, reason="no-text", source_id=name)
    return found


def mapping_of(row: Mapping[str, Any]) -> dict[str, str]:
    """A row as a JSONL line: values as text, empty ones left out."""
    return {key: _text(value) for key, value in row.items() if value is not None and _text(value).strip()}


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)

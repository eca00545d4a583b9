"""Articles and exclusions as lines of JSON, and articles made again from their raw bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.intake.taken import IntakeOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.errors import ArticleRejected
    from reportedly.intake.store.raw import RawStore
    from reportedly.intake.taken import Taken
    from reportedly.model import Article

__all__ = ["exclusion_line", "line_of", "remake"]

REMAKING = IntakeOptions(max_bytes=1_000_000_000)


def line_of(taken: Taken, digest: str | None = None) -> bytes:
    """The line of an article: the keys of a JSONL line, and under `article` all that is known of it.

    `raw` says from which bytes (by digest), read as what, and with what known beside them, it can be made again.
    """
    article = taken.article
    rest = msgspec.to_builtins(article)
    del rest["text"]
    line = {
        "id": taken.source_id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.value,
        "text": article.text,
        "article": rest,
    }
    if taken.raw is not None and digest is not None:
        line["raw"] = {"sha256": digest, "kind": taken.raw.kind, "known": dict(taken.raw.known)}
    return msgspec.json.encode(line) + b"\n"


def exclusion_line(rejected: ArticleRejected) -> bytes:
    """The line of what could not be taken in: where it is, why in one word, and what to do."""
    line = {"id": rejected.source_id, "reason": rejected.reason, "message": str(rejected)}
    return msgspec.json.encode(line) + b"\n"


def remake(line: Mapping[str, Any], store: RawStore) -> Article:
    """The article of a line made again from its raw bytes: the same text, so that every anchor still fits.

    Raises `KeyError` for a line without `raw`, `RunAborted` where the bytes are gone.
    """
    from reportedly.intake.jsonl import take_mapping  # noqa: PLC0415
    from reportedly.intake.sources.single import known_of, take_bytes  # noqa: PLC0415

    raw = line["raw"]
    data, known = store.get(raw["sha256"]), raw["known"]
    if raw["kind"] == "line":
        return take_mapping(msgspec.json.decode(data), line["id"], REMAKING).article
    if raw["kind"] == "entry":
        from reportedly.intake.sources.entries import article_of_entry  # noqa: PLC0415

        return article_of_entry(data.decode(), line["id"], known_of(known), markup=known.get("markup") == "html")
    return take_bytes(
        data, line["id"], raw["kind"], REMAKING, known=known_of(known), charset=known.get("charset")
    ).article

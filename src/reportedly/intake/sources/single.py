"""Inputs that hold one article: a text, a page, a message."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, cast

from reportedly.errors import ArticleRejected
from reportedly.intake.decoding import decode
from reportedly.intake.sources.opened import too_large
from reportedly.intake.sources.registry import kind_of
from reportedly.intake.taken import Raw, Taken
from reportedly.intake.text import Known, article_from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportedly.intake.sources.opened import Opened
    from reportedly.intake.taken import IntakeOptions

__all__ = ["known_of", "plain", "take_bytes", "take_opened"]

APART = frozenset({"cut", "how", "headlines"})  # never known from beside a page
SINGLE = frozenset({"text", "html", "eml"})


def take_opened(opened: Opened, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The one article of a text, page or message, at most `options.max_bytes` long."""
    if opened.size is not None and opened.size > options.max_bytes:
        raise too_large(opened.name, options.max_bytes, f"{opened.size:,} bytes")
    kind = options.kind if options.kind in SINGLE else kind_of(opened.head(), opened.told)
    raw = opened.stream.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise too_large(opened.name, options.max_bytes)
    yield take_bytes(raw, opened.name, kind, options, known=opened.known, charset=opened.charset)


def take_bytes(
    raw: bytes, name: str, kind: str, options: IntakeOptions, *, known: Known, charset: str | None = None
) -> Taken:
    """The article of these bytes, which are a text, a page or a message. Raises `ArticleRejected`."""
    if not raw.strip():
        msg = f"{name} is empty: give the text of an article"
        raise ArticleRejected(msg, reason="empty", source_id=name)
    known = known if known.published or not options.published else replace(known, published=options.published)
    if kind == "eml":
        from reportedly.intake.messages import article_from_message  # noqa: PLC0415 - the email package is seldom needed

        article, said = article_from_message(raw, source_id=name, known=known)
    else:
        decoded = decode(raw, source_id=name, declared=charset, html=kind == "html")
        said = decoded.note
        if kind == "html":
            from reportedly.intake.pages import article_from_html  # noqa: PLC0415 - trafilatura takes 0.4 s to import

            article = article_from_html(decoded.text, source_id=name, known=known)
        else:
            article = article_from_text(decoded.text, source_id=name, known=known)
    kept = Raw(raw, cast("Any", kind), plain(known, charset)) if options.keep_raw else None
    return Taken(name, article, f"{name}: {said}" if said else None, kept)


def plain(known: Known, charset: str | None = None) -> dict[str, str]:
    """What was known beside the bytes, as plain values."""
    values = {field.name: getattr(known, field.name) for field in fields(known)} | {"charset": charset}
    return {name: str(value) for name, value in values.items() if value and name not in APART}


def known_of(values: Mapping[str, Any]) -> Known:
    """What `plain` wrote down."""
    names = {field.name for field in fields(Known)} - APART
    return Known(**{name: value for name, value in values.items() if name in names})

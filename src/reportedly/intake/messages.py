"""Messages (.eml) → Article: newsletters, by their HTML or plain part, with what the headers say."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING, cast

from reportedly.errors import ArticleRejected
from reportedly.intake.dates import iso_date
from reportedly.intake.decoding import decode
from reportedly.intake.text import Known, article_from_text

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

    from reportedly.model import Article

__all__ = ["article_from_message"]

LIST_NAME = re.compile(r"\s*\"?([^\"<]+?)\"?\s*<")
FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def article_from_message(raw: bytes, *, source_id: str, known: Known) -> tuple[Article, str | None]:
    """The article of a message, and a note on its encoding; headers give what is not `known` better.

    Raises `ArticleRejected` (`no-article`) where no part holds text.
    """
    message = BytesParser(policy=policy.default).parsebytes(raw)
    known = _with_headers(message, known)
    said: ArticleRejected | None = None
    for kind in ("html", "plain"):
        part = message.get_body((kind,))
        if part is None:
            continue
        try:
            return _article(part, kind, source_id, known)
        except ArticleRejected as rejected:
            said = rejected
    if said is not None:
        raise said
    msg = f"{source_id} is a message without text: give one with a plain or HTML part"
    raise ArticleRejected(msg, reason="no-article", source_id=source_id)


def _article(part: MIMEPart, kind: str, source_id: str, known: Known) -> tuple[Article, str | None]:
    content = cast("bytes | None", part.get_payload(decode=True)) or b""
    if not content.strip():
        msg = f"{source_id} is a message without text: give one with a plain or HTML part"
        raise ArticleRejected(msg, reason="empty", source_id=source_id)
    decoded = decode(content, source_id=source_id, declared=part.get_content_charset(), html=kind == "html")
    if kind == "html":
        from reportedly.intake.pages import article_from_html  # noqa: PLC0415 - trafilatura takes 0.4 s to import

        article = article_from_html(decoded.text, source_id=source_id, known=known)
    else:
        article = article_from_text(decoded.text, source_id=source_id, known=known)
    return article, decoded.note


def _with_headers(message: EmailMessage, known: Known) -> Known:
    how = dict(known.how)

    def header(name: str) -> str:
        try:
            return " ".join(str(message.get(name) or "").split())
        except (ValueError, IndexError, AttributeError):
            return ""  # a header that its own parser gives up on

    listed = LIST_NAME.match(header("List-ID"))
    sender = parseaddr(header("From"))[0]
    found = {
        "title": (FORWARDED.sub("", header("Subject")), "Subject header"),
        "outlet": (listed[1] if listed else sender, "List-ID header" if listed else "From header"),
        "url": (header("Archived-At").strip("<>"), "Archived-At header"),
    }
    values = {name: value for name, (value, _) in found.items() if value and getattr(known, name) is None}
    how |= {name: found[name][1] for name in values}
    date = iso_date(header("Date")) if header("Date") and known.metadata_date is None else None
    if date:
        how["published"] = "Date header"
        values["metadata_date"] = date
    return replace(known, how=how, **values)  # type: ignore[arg-type]

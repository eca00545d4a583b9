"""Plain text → Article: the text unchanged, with its title, byline, date, credits and furniture found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.errors import ArticleRejected
from reportedly.intake.credits import is_outlet, read_byline, read_credits, read_first_publisher
from reportedly.intake.dates import WHOLE_LINE, date_in_text, iso_date
from reportedly.intake.furniture import read_furniture
from reportedly.intake.language import language_of
from reportedly.intake.lines import ends_a_sentence, lines_of
from reportedly.model import Article, Credit, Furniture, Published, article_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from reportedly.intake.lines import Line

__all__ = ["Known", "article_from_text", "given_date", "newlines"]

LONGEST_TITLE = 200  # code points
FIRST_LINES = 8  # a headline's body begins within these: a subtitle, a byline and a date may come between


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an article beside its text; `None`: to be found in the text, where it can be.

    `metadata_date` is what a page's markup says, `shown_date` what the page shows outside the text. `published` comes
    first, then `metadata_date`, then the text's own date, then `shown_date`. `captured`: when the page was taken;
    `how`: where each was found, by its name.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | date | None = None
    metadata_date: str | None = None
    shown_date: str | None = None
    language: str | None = None
    captured: str | None = None
    updated: str | None = None
    first_published_by: str | None = None
    original: str | None = None
    headlines: tuple[str, ...] = ()
    cut: tuple[Furniture, ...] = ()
    how: Mapping[str, str] = field(default_factory=dict)


NOTHING = Known()


def newlines(text: str) -> str:
    """The text with CR LF and lone CR made LF, and nothing else changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def given_date(value: str | date, *, source_id: str) -> str:
    """The ISO 8601 form of a date that a caller gives. Raises `ArticleRejected` (`bad-date`) where it is none."""
    found = iso_date(value)
    if found is None:
        msg = f"{source_id}: {value!r} is no date: write it as 2024-03-24, or as 24 March 2024"
        raise ArticleRejected(msg, reason="bad-date", source_id=source_id)
    return found


def article_from_text(text: str, *, source_id: str = "", known: Known = NOTHING) -> Article:
    """The article of a text, whose `article.text` is the text with its line breaks made LF.

    Raises `ArticleRejected`: `empty` for a text of nothing but space, `encoding` for one with lone surrogates,
    `bad-date` for a `known.published` that is no date.
    """
    text = newlines(text)
    _check(text, source_id or "the text")
    lines = lines_of(text)
    furniture = tuple(read_furniture(lines))
    cut = {part.anchor.start for part in furniture if part.anchor}
    body = [line for line in lines if line.start not in cut and line.text]
    title = known.title or _headline(body)
    byline = known.byline or read_byline(body)
    below = body[1:] if title and body and body[0].text == title else body
    return Article(
        id=article_id(text),
        text=text,
        url=known.url,
        title=title,
        outlet=known.outlet,
        byline=byline,
        published=_published(body, known, source_id or "the text"),
        credits=(*_byline_credit(known), *read_credits(below, byline=byline, title=title)),
        language=language_of(text) or known.language,
        furniture=(*furniture, *known.cut),
        updated=Published(known.updated, "metadata") if known.updated else None,
        captured=known.captured,
        first_published_by=known.first_published_by or read_first_publisher(body),
        original=known.original,
        headlines=known.headlines,
        found=_how(known),
    )


def _check(text: str, source_id: str) -> None:
    if not text or text.isspace():
        msg = f"{source_id} is empty: give the text of an article"
        raise ArticleRejected(msg, reason="empty", source_id=source_id)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        msg = f"{source_id} holds a lone surrogate at {error.start}, which is no character: decode it with errors='replace'"
        raise ArticleRejected(msg, reason="encoding", source_id=source_id) from error


def _byline_credit(known: Known) -> tuple[Credit, ...]:
    """The credit that a page's byline is, where it names another outlet in place of a person."""
    name = known.byline or ""
    return (Credit(name),) if is_outlet(name) and name != known.outlet else ()


def _published(body: Sequence[Line], known: Known, source_id: str) -> Published:
    if known.published:
        return Published(given_date(known.published, source_id=source_id), "given")
    if known.metadata_date:
        return Published(known.metadata_date, "metadata")
    found = date_in_text(body) or known.shown_date
    return Published(found, "text") if found else Published()


def _how(known: Known) -> dict[str, str]:
    """How each field was found, where it was found outside the text."""
    found = {name: how for name, how in known.how.items() if name != "shown"}
    if known.published:
        found["published"] = "given"
    return dict(sorted(found.items()))


def _headline(body: Sequence[Line]) -> str | None:
    """The first line, where it looks like a headline: short, no sentence, with a body below it."""
    if len(body) < 2:
        return None
    words = body[0].text
    looks = len(words) <= LONGEST_TITLE and any(map(str.isalpha, words)) and not words.endswith((".", ":", ",", ";"))
    below = any(len(line.text) > len(words) or ends_a_sentence(line.text) for line in body[1:FIRST_LINES])
    return words if looks and below and not WHOLE_LINE.fullmatch(words) and not _is_byline(body[0]) else None


def _is_byline(line: Line) -> bool:
    return read_byline([line]) is not None

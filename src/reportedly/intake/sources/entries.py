"""Entries of feeds → articles: what a feed holds of an article, or the page it links to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.errors import ArticleRejected
from reportedly.intake.dates import iso_date
from reportedly.intake.fetch import fetcher_of, without_password
from reportedly.intake.metadata.times import believable, markup_time
from reportedly.intake.quoted import anchored, read_blocks
from reportedly.intake.sources.single import plain
from reportedly.intake.taken import Raw, Taken, handed_over
from reportedly.intake.text import Known, article_from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.intake.taken import IntakeOptions
    from reportedly.model import Article

__all__ = ["Entry", "article_of_entry", "take_entries"]

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
SKIPPED = frozenset({"script", "style", "noscript", "template", "iframe", "svg"})
DEEPEST = 200
SHORT = 200  # letters of a text that is a teaser and no article


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed, as the feed gives it; `markup`: its content is HTML."""

    key: str | None = None
    link: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    content: str = ""
    markup: bool = True
    whole: bool = True
    first_published_by: str | None = None
    original: str | None = None


def take_entries(entries: Iterable[Entry], name: str, options: IntakeOptions) -> Iterator[Taken | ArticleRejected]:
    """The articles of a feed's entries, each once, named by its link or id.

    Entries with one id but other links or contents are all taken in, and told apart by what differs.
    """
    named: dict[str, set[str]] = {}
    for number, entry in enumerate(entries, start=1):
        source_id = entry.link or entry.key or f"{name}#{number}"
        content = f"{entry.link}\0{entry.title}\0{entry.content}"
        others = named.setdefault(source_id, set())
        if content in others:
            continue
        others.add(content)
        if len(others) > 1:
            source_id = f"{source_id}#{number}"
        try:
            yield _taken(entry, source_id, options)
        except ArticleRejected as rejected:
            yield handed_over(rejected)


def _taken(entry: Entry, source_id: str, options: IntakeOptions) -> Taken:
    known, refused = _known(entry, options)
    note = f"{source_id}: is dated {refused}, which is still to come; left without a date" if refused else None
    if options.follow and entry.link:
        taken = _followed(entry.link, known, options)
        return replace(taken, note=taken.note or note)
    if not entry.content.strip():
        msg = f"{source_id} has no text in its feed: give --follow, to fetch the page it links to"
        raise ArticleRejected(msg, reason="no-text", source_id=source_id)
    article = article_of_entry(entry.content, source_id, known, markup=entry.markup)
    if not entry.whole and sum(map(str.isalpha, article.text)) < SHORT:
        note = note or f"{source_id}: its feed gives a summary alone; --follow fetches the page"
    values = plain(known) | {"markup": "html" if entry.markup else "text"}
    raw = Raw(entry.content.encode("utf-8", "surrogatepass"), "entry", values) if options.keep_raw else None
    return Taken(source_id, article, note, raw)


def _known(entry: Entry, options: IntakeOptions) -> tuple[Known, str | None]:
    """What the feed says of the entry, and a date that it gives and can't be."""
    times = {name: _time(getattr(entry, name)) for name in ("published", "updated")}
    refused = next((time for time in times.values() if time and not believable(time)), None)
    published, updated = (time if time and believable(time) else None for time in times.values())
    values = {
        "url": entry.link, "title": entry.title, "outlet": entry.outlet, "byline": entry.byline,
        "metadata_date": published or (updated if refused is None else None), "updated": updated,
        "first_published_by": entry.first_published_by, "original": entry.original,
    }  # fmt: skip
    how = {{"metadata_date": "published"}.get(name, name): "feed" for name, value in values.items() if value}
    return Known(**values, how=how, published=options.published if not published else None), refused  # type: ignore[arg-type]


def _time(value: str | None) -> str | None:
    return (markup_time(value) or iso_date(value)) if value else None


def _followed(link: str, known: Known, options: IntakeOptions) -> Taken:
    """The article of the page behind a link, with what the feed says where the page says nothing."""
    from reportedly.intake.sources.registry import kind_of, told_by  # noqa: PLC0415
    from reportedly.intake.sources.single import take_bytes  # noqa: PLC0415

    fetched = fetcher_of(options).get(link, found=True)
    name = without_password(link)
    kind = kind_of(fetched.body[:65_536], told_by("", fetched.kind))
    if kind not in {"html", "text"}:
        msg = f"{name} is no page ({fetched.kind or kind}), and is left out"
        raise ArticleRejected(msg, reason="not-a-page", source_id=name)
    return take_bytes(fetched.body, name, kind, options, known=replace(known, url=fetched.url), charset=fetched.charset)


def article_of_entry(content: str, source_id: str, known: Known, *, markup: bool) -> Article:
    """The article of an entry's content. Raises `ArticleRejected` (`empty`) where there is no text in it."""
    if not markup:
        return article_from_text(content, source_id=source_id, known=known)
    tree = _fragment(content)
    text = _text_of(tree) if tree is not None else ""
    article = article_from_text(text, source_id=source_id, known=known)
    blocks = tuple(anchored(read_blocks(tree), article.text))
    return msgspec.structs.replace(article, quoted=blocks) if blocks else article


def _fragment(content: str) -> Any:
    from lxml import etree, html  # noqa: PLC0415

    try:
        return html.fromstring(f"<div>{content}</div>", parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, ValueError):
        return None


def _text_of(tree: Any) -> str:
    """The text of a fragment, a line for each block, in its order."""
    pieces: list[str] = []
    _gather(tree, pieces, 0)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _gather(element: Any, pieces: list[str], depth: int) -> None:
    tag = element.tag if isinstance(element.tag, str) else None
    if tag is not None and tag not in SKIPPED and depth < DEEPEST:
        block = tag in BLOCKS
        pieces.append("\n" if block else "")
        pieces.append((element.text or "").replace("\n", " "))
        for child in element:
            _gather(child, pieces, depth + 1)
        pieces.append("\n" if block else "")
    pieces.append((element.tail or "").replace("\n", " "))

"""HTML → Article: the text of a page, its metadata, and what was cut from it. No script is run, nothing is fetched."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.errors import ArticleRejected
from reportedly.intake.furniture import reason_of
from reportedly.intake.metadata import PageFacts, Said, read_page
from reportedly.intake.quoted import anchored, read_blocks
from reportedly.intake.text import Known, article_from_text, newlines
from reportedly.model import Furniture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reportedly.model import Article

__all__ = ["article_from_html"]

FEWEST_LETTERS = 80  # a page with fewer in its main text is a login or an error page
SHORTEST_PROSE = 60  # code points of a line that holds a sentence
SENTENCE_MARK = re.compile(r"[.!?…。！？।؟۔]")
MOST_CUT, LONGEST_CUT = 12, 160  # parts kept of each place; code points of one
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def article_from_html(
    page: str,
    *,
    source_id: str = "",
    url: str | None = None,
    published: str | date | None = None,
    known: Known | None = None,
) -> Article:
    """The article of an HTML page: its main text, with block quotations, without comments.

    Title, byline, outlet, canonical address, times and language come from the page, each with how it was found; what
    is `known` beside it (from a feed, an archive) goes before, where the page says nothing better. Furniture that was
    cut stands in no text: its anchor is `None`. Raises `ArticleRejected` (`no-article`).
    """
    known = known or Known(url=url, published=published)
    tree = _tree(page, source_id)
    facts = read_page(tree, url=known.url, captured=known.captured)
    blocks = tuple(read_blocks(tree))
    furniture = tuple(_furniture(tree))
    known = _with_rest(_merged(known, facts), tree, facts)
    text = _text(tree, facts, source_id)
    if not _is_prose(text):
        raise _no_article(source_id)
    cut = tuple(part for part in furniture if part.text not in text)
    article = article_from_text(text, source_id=source_id, known=replace(known, cut=cut))
    quoted = tuple(anchored(blocks, article.text))
    return msgspec.structs.replace(article, quoted=quoted) if quoted else article


def _no_article(source_id: str) -> ArticleRejected:
    msg = f"{source_id or 'the page'} has no article in it: give the page of one article, or its text with --as text"
    return ArticleRejected(msg, reason="no-article", source_id=source_id)


def _tree(page: str, source_id: str) -> Any:
    quiet_libraries()
    from trafilatura import load_html  # noqa: PLC0415 - 0.4 s to import

    # A NUL or another control character makes lxml give up on the whole page.
    tree = load_html(CONTROL.sub(" ", page)) if "<" in page else None
    if tree is None:
        raise _no_article(source_id)
    return tree


@lru_cache(maxsize=1)
def quiet_libraries() -> None:
    """Keep what other libraries tell of single pages out of our output."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _is_prose(text: str) -> bool:
    """Whether there is enough text, with a sentence in it: a list of links has letters too."""
    enough = sum(map(str.isalpha, text)) >= FEWEST_LETTERS
    return enough and any(len(line) >= SHORTEST_PROSE and SENTENCE_MARK.search(line) for line in text.split("\n"))


def _text(tree: Any, facts: PageFacts, source_id: str) -> str:
    """The main text by trafilatura; what JSON-LD carries as the body, where trafilatura finds a fraction of it."""
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        document = bare_extraction(tree, with_metadata=False, include_comments=False, include_tables=True)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        # Other people's code on other people's markup: one page's failure, not the run's.
        msg = f"{source_id or 'the page'} could not be taken apart ({type(error).__name__}: {error}): give its text with --as text"
        raise ArticleRejected(msg, reason="no-article", source_id=source_id) from error
    text = newlines(document.text or "").strip() if document is not None else ""
    declared = newlines(facts.body or "").strip()
    return declared if len(declared) > 2 * len(text) else text


def _merged(known: Known, facts: PageFacts) -> Known:
    """What the page says, and what was known beside it where the page says nothing."""
    how: dict[str, str] = {}

    def said(name: str, fact: Said | None, beside: str | None) -> str | None:
        if fact is not None:
            how[name] = fact.how
            return fact.value
        if beside is not None:
            how[name] = known.how.get(name, "given")
        return beside

    return replace(
        known,
        title=said("title", facts.title, known.title),
        byline=said("byline", facts.byline, known.byline),
        outlet=said("outlet", facts.outlet, known.outlet),
        url=said("url", facts.url, known.url),
        language=said("language", facts.language, known.language),
        metadata_date=said("published", facts.published, known.metadata_date),
        updated=said("updated", facts.updated, known.updated),
        original=said("original", facts.original, known.original),
        headlines=facts.headlines,
        how=how,
    )


def _with_rest(known: Known, tree: Any, facts: PageFacts) -> Known:
    """The same, with what trafilatura and htmldate find in the shape of a page that declares nothing."""
    from trafilatura.metadata import extract_author, extract_sitename  # noqa: PLC0415

    how = dict(known.how)
    if known.byline is None:
        known = replace(known, byline=extract_author(tree))
        how["byline"] = "shape of the page"
    if known.outlet is None:
        known = replace(known, outlet=extract_sitename(tree))
        how["outlet"] = "shape of the page"
    if known.metadata_date is None and not known.published:
        known = _dated(known, tree, facts, how)
    return replace(known, how={name: value for name, value in how.items() if _holds(known, name)})


def _holds(known: Known, name: str) -> bool:
    field = {"published": "metadata_date", "shown": "shown_date"}.get(name, name)
    return getattr(known, field) is not None


def _dated(known: Known, tree: Any, facts: PageFacts, how: dict[str, str]) -> Known:
    from htmldate import find_date  # noqa: PLC0415

    from reportedly.intake.metadata.times import believable  # noqa: PLC0415
    from reportedly.intake.metadata.urls import date_in_url  # noqa: PLC0415

    addressed = date_in_url(known.url or "")
    if addressed and believable(addressed, known.captured):
        how["published"] = "address"
        return replace(known, metadata_date=addressed)
    shown = find_date(tree, extensive_search=False, original_date=True, url=known.url)
    refused = {one.value[:10] for one in facts.refused}
    if shown and shown not in refused and believable(shown, known.captured):
        how["shown"] = "shape of the page"
        return replace(known, shown_date=shown)
    return known


def _furniture(tree: Any) -> Iterator[Furniture]:
    """Short parts of the page that stand where furniture stands, each once, at most `MOST_CUT` of each place."""
    seen: set[str] = set()
    kept: dict[str, int] = {}
    for element, place in _candidates(tree):
        if kept.get(place, 0) >= MOST_CUT:
            continue
        words = " ".join(element.text_content().split())
        if not 2 <= len(words) <= LONGEST_CUT or words in seen:
            continue
        seen.add(words)
        reason = reason_of(words) or (None if place == "main" else place)
        if reason is not None:
            yield Furniture(words, None, reason)
            kept[place] = kept.get(place, 0) + 1


def _candidates(tree: Any) -> Iterator[tuple[Any, str]]:
    for element in tree.iter("nav", "aside", "footer", "form"):
        place = {"nav": "navigation"}.get(element.tag, element.tag)
        tags = {"navigation": ("a", "li"), "aside": ("h1", "h2", "h3", "h4", "h5"), "form": ("label", "button")}
        for part in element.iter(*tags.get(place, ("h1", "h2", "h3", "h4", "p", "small"))):
            yield part, place
    for element in tree.iter("h2", "h3", "h4", "button"):
        yield element, "main"

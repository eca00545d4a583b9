"""HTML → Article: the text of a page, its metadata, and what was cut from it. No script is run, nothing is fetched."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from reportedly.errors import ArticleRejected
from reportedly.intake.furniture import reason_of
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
# Where furniture stands in a page, and the reason it is kept with.
CUT = (
    ("//nav//a | //nav//li | //*[@role='navigation']//a", "navigation"),
    ("//aside//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]", "aside"),
    ("//footer//*[self::h1 or self::h2 or self::h3 or self::h4 or self::p or self::small]", "footer"),
    ("//form//label | //form//button", "form"),
    ("//main//h2 | //main//h3 | //main//h4 | //article//h2 | //article//h3 | //article//button | //h2 | //h3", None),
)
MARKUP_DATES = "//script[@type='application/ld+json'] | //time[@datetime] | //meta[@itemprop]"


def article_from_html(
    page: str, *, source_id: str = "", url: str | None = None, published: str | date | None = None
) -> Article:
    """The article of an HTML page: its main text, with block quotations, without comments.

    Title, byline, outlet, canonical URL and language come from the page; the date is `metadata` where markup gives
    it, else `text` where the page shows it. Furniture that was cut stands in no text: its anchor is `None`.
    Raises `ArticleRejected` (`no-article`).
    """
    from trafilatura import load_html  # noqa: PLC0415 - 0.4 s to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    # A NUL or another control character makes lxml give up on the whole page.
    tree = load_html("".join(c if c >= " " or c in "\t\n\r" else " " for c in page)) if "<" in page else None
    document = _extract(tree, url, source_id) if tree is not None else None
    text = newlines(document.text or "").strip() if document is not None else ""
    if document is None or not _is_prose(text):
        msg = (
            f"{source_id or 'the page'} has no article in it: give the page of one article, or its text with --as text"
        )
        raise ArticleRejected(msg, reason="no-article", source_id=source_id)
    metadata_date, shown_date = _dates(tree, url)
    known = Known(
        url=document.url or url,
        title=document.title,
        outlet=document.sitename,
        byline=document.author,
        published=published,
        metadata_date=metadata_date,
        shown_date=shown_date,
        language=_declared_language(tree),
        cut=tuple(_cut(tree, text)),
    )
    return article_from_text(text, source_id=source_id, known=known)


def _is_prose(text: str) -> bool:
    """Whether there is enough text, with a sentence in it: a list of links has letters too."""
    enough = sum(map(str.isalpha, text)) >= FEWEST_LETTERS
    return enough and any(len(line) >= SHORTEST_PROSE and SENTENCE_MARK.search(line) for line in text.split("\n"))


def _extract(tree: Any, url: str | None, source_id: str) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        return bare_extraction(
            deepcopy(tree),
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            # The date is read apart, to know where it was found.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        # Other people's code on other people's markup: one page's failure, not the run's.
        msg = f"{source_id or 'the page'} could not be taken apart ({type(error).__name__}: {error}): give its text with --as text"
        raise ArticleRejected(msg, reason="no-article", source_id=source_id) from error


def _dates(tree: Any, url: str | None) -> tuple[str | None, str | None]:
    """The date in markup or URL, and, where there is none, the date that the page shows."""
    from htmldate import find_date  # noqa: PLC0415

    markup = find_date(_markup_alone(tree), extensive_search=False, original_date=True, url=url)
    if markup:
        return markup, None
    return None, find_date(deepcopy(tree), extensive_search=False, original_date=True, url=url)


def _markup_alone(tree: Any) -> Any:
    """The page's head, with the markup of its body that carries dates."""
    from lxml import html  # noqa: PLC0415

    alone = html.Element("html")
    head = tree.find(".//head")
    alone.append(deepcopy(head) if head is not None else html.Element("head"))
    body = html.Element("body")
    alone.append(body)
    for element in tree.xpath(MARKUP_DATES):
        kept = deepcopy(element)
        kept.tail = None
        body.append(kept)
    return alone


def _declared_language(tree: Any) -> str | None:
    declared = (tree.get("lang") or "").split("-")[0].strip().lower()
    return declared if len(declared) == 2 and declared.isalpha() else None


def _cut(tree: Any, text: str) -> Iterator[Furniture]:
    """Furniture of the page that is not in the text, each once, at most `MOST_CUT` of each place."""
    seen: set[str] = set()
    for path, place in CUT:
        kept = 0
        for element in tree.xpath(path):
            words = " ".join(element.text_content().split())
            if not 2 <= len(words) <= LONGEST_CUT or words in seen or words in text:
                continue
            seen.add(words)
            reason = reason_of(words) or place
            if reason is not None:
                yield Furniture(words, None, reason)
                kept += 1
            if kept >= MOST_CUT:
                break

"""Full text, and by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from reportedly.ledger import ArticleRef

if TYPE_CHECKING:
    from reportedly.ledger import Query, View

__all__ = ["Hit", "search"]

AROUND = 90  # code points of text on each side


class Hit(msgspec.Struct, frozen=True):
    """One article: where the words stand in it first (`anchor`), and the text around that (`excerpt`)."""

    article: ArticleRef
    anchor: tuple[int, int] | None
    excerpt: str


def search(view: View, words: str, query: Query) -> list[Hit]:
    """The articles that have all words (a "phrase in quotation marks" as it stands), the best first.

    `query` narrows by outlet, days, and by who or where is in the article's entries; `last` is the number of hits.
    """
    return [_hit(article, text, words) for article, text in view.matching(words, query)]


def _hit(article: ArticleRef, text: str, words: str) -> Hit:
    terms = [re.escape(term) for term in re.findall(r"\w+", words) if len(term) > 2] or [re.escape(words.strip())]
    stems = [term[: max(4, len(term) - 3)] for term in terms]
    phrase = re.compile(r"\W+".join(terms), re.IGNORECASE)
    match = phrase.search(text) or re.search(rf"\b(?:{'|'.join(stems)})\w*", text, re.IGNORECASE)
    start, end = match.span() if match else (0, 0)
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    excerpt = ("…" if left else "") + " ".join(text[left:right].split()) + ("…" if right < len(text) else "")
    return Hit(article, (start, end) if match else None, excerpt)

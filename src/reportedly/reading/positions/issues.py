"""The issue of a move as a short phrase in the article's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["issue_text"]

MARKS = frozenset({"only", "as", "so", "long", "provided", "when"})
LONGEST = 20  # tokens; what follows is detail
TRAILING = frozenset({"IN", "DT", "CC", "TO", "PRP$"})  # no phrase ends with one
CLOSING = {"“": "”", "‘": "’"}
PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ('"', '"'))
LEADING = frozenset({"DT", "PRP$", "TO", "IN", "CC", "PRP", "POS"})


def issue_text(token: Token) -> str:
    """The phrase of a token without what leads it in ("the", "its", "to", "that"), on one line."""
    start, end = grammar.extent(token)
    if token.pos_ in {"VERB", "AUX"}:
        start = _clause_start(token, start)
    while start < token.i and _leads(token.doc[start]) and not _opens(token.doc[start], end):
        start += 1
    end = min(end, max(token.i, start + LONGEST - 1))
    while end > token.i and (token.doc[end].is_punct or token.doc[end].tag_ in TRAILING):
        end -= 1
    return _paired(" ".join(token.doc[start : end + 1].text.split()))


def _opens(mark: Token, end: int) -> bool:
    """Whether a quotation mark has its other half inside the phrase."""
    closing = CLOSING.get(mark.text)
    return closing is not None and any(token.text == closing for token in mark.doc[mark.i + 1 : end + 1])


def _paired(text: str) -> str:
    """The words without a quotation mark or bracket whose other half is missing."""
    for opening, closing in PAIRS:
        if opening == closing:
            if text.count(opening) % 2:
                text = text.replace(opening, "")
        elif text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text.strip(" ,;:")


def _leads(token: Token) -> bool:
    return token.tag_ in LEADING or token.is_punct or token.lower_ in MARKS


def _clause_start(verb: Token, start: int) -> int:
    """An infinitive or gerund starts at the verb; a finite clause at its subject."""
    return start if grammar.starts_clause(verb) else max(start, verb.i)

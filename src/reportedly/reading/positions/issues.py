"""The issue of a move as a short phrase in the article's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["issue_text"]

MARKS = frozenset({"only", "as", "so", "long", "provided", "when"})
LEADING = frozenset({"DT", "PRP$", "TO", "IN", "CC", "PRP", "POS"})


def issue_text(token: Token) -> str:
    """The phrase of a token without what leads it in ("the", "its", "to", "that"), on one line."""
    start, end = grammar.extent(token)
    if token.pos_ in {"VERB", "AUX"}:
        start = _clause_start(token, start)
    while start < token.i and _leads(token.doc[start]):
        start += 1
    return " ".join(token.doc[start : end + 1].text.split())


def _leads(token: Token) -> bool:
    return token.tag_ in LEADING or token.is_punct or token.lower_ in MARKS


def _clause_start(verb: Token, start: int) -> int:
    """An infinitive or gerund starts at the verb; a finite clause at its subject."""
    return start if grammar.starts_clause(verb) else max(start, verb.i)

"""Sides that the text puts together over one matter: "talks between X and Y", "the X-Y war", "X and Y agreed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.reading.lookup import ActorIndex
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["paired_sides"]


def paired_sides(parsed: ParsedArticle, index: ActorIndex) -> Iterator[tuple[str, str]]:
    """The pairs of different sides after "between"."""
    for token in parsed.tokens():
        if token.lower_ == "between" and token.dep_ == "prep":
            pair = _between(token, index)
            if pair is not None:
                yield pair


def _between(token: Token, index: ActorIndex) -> tuple[str, str] | None:
    inner = grammar.child(token, "pobj")
    if inner is None:
        return None
    found = [index.at(part.idx, part.idx + len(part)) for part in grammar.conjuncts(inner)[:2]]
    sides = [index.side_of(actor) for actor in found]
    one, other = (sides[0], sides[1]) if len(sides) == 2 else (None, None)
    return (one, other) if one is not None and other is not None and one != other else None

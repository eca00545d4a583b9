"""The dependency tree, walked at a bounded cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

__all__ = ["children"]

# Tokens under a head. No clause of news comes near it; in a "sentence" of thousands of words every word may hang on one
# head, and asking each of them for its siblings would cost the square of its length.
WIDEST = 250


def children(token: Token) -> Iterable[Token]:
    """The tokens that hang on a token, in text order; none where more than `WIDEST` tokens lie under it."""
    if token.right_edge.i - token.left_edge.i > WIDEST:
        return ()
    return token.children

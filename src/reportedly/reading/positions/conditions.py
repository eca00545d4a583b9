"""What a move hangs on: "only if", "unless", "until", "as long as", "without", "in exchange for"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["condition_of", "is_strong"]

ALWAYS = frozenset({"unless", "provided", "providing"})
AFTER_NOT = frozenset({"until", "till", "without", "before"})
SOFT = frozenset({"if", "once"})
RETURN = frozenset({"exchange", "return"})


def condition_of(verb: Token) -> Token | None:
    """The head of the clause or phrase on which the verb's clause hangs, strong or soft; `None` where there is none."""
    for part in verb.children:
        if _strong(part, verb) or _soft(part):
            return _inside(part)
    return None


def is_strong(verb: Token) -> bool:
    """Whether the condition says "only so": what is offered or asked is given under it and not else."""
    return any(_strong(part, verb) for part in verb.children)


def _marks(part: Token) -> set[str]:
    """The words that open a clause or phrase."""
    marks = {left.lower_ for left in part.children if left.dep_ in {"mark", "advmod", "prep"}}
    return marks | {part.lower_} if part.dep_ in {"prep", "mark"} else marks


def _strong(part: Token, verb: Token) -> bool:
    if part.dep_ not in {"advcl", "prep", "advmod", "ccomp"}:
        return False
    marks = _marks(part)
    if marks & ALWAYS:
        return True
    if marks & AFTER_NOT:
        return grammar.is_negated(verb) or "impossible" in {other.lower_ for other in verb.rights}
    if part.lower_ == "long" and part.dep_ == "advmod":
        return any(left.lower_ in {"as", "so"} for left in part.lefts)
    return _has_only(part, verb) and (bool(marks & {"if", "when", "after", "once", "in", "as", "with"}))


def _has_only(part: Token, verb: Token) -> bool:
    """Whether "only" stands right before the clause or phrase."""
    before = part.left_edge.i - 1
    doc = verb.doc
    return (before >= 0 and doc[before].lower_ == "only") or any(left.lower_ == "only" for left in part.lefts)


def _soft(part: Token) -> bool:
    if part.dep_ == "advcl":
        return bool(_marks(part) & SOFT)
    if part.dep_ == "prep" and part.lower_ in {"in", "on"}:
        inner = grammar.child(part, "pobj")
        return inner is not None and inner.lower_ in RETURN | {"condition"}
    return False


def _inside(part: Token) -> Token:
    """What is asked: the clause itself, or what stands after the preposition."""
    if part.dep_ in {"prep", "advmod"}:
        inner = grammar.child(part, "pobj", "pcomp", "advcl")
        return inner if inner is not None else part
    return part

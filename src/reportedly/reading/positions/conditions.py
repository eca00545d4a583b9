"""What a move hangs on: "only if", "unless", "until", "as long as", "without", "in exchange for"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Condition", "condition_of"]

REACH = 60  # tokens around the verb in which its condition is looked for
CLIMB = 8
ALWAYS = frozenset({"unless", "provided", "providing"})
AFTER_NOT = frozenset({"until", "till", "without", "before"})
AFTER_ONLY = frozenset({"if", "when", "after", "once", "with", "under", "by", "through", "following"})
BARGAIN = frozenset({"exchange", "return", "part", "condition", "conditions"})  # "only in exchange", "only as part"
APART = frozenset({"conj", "relcl", "parataxis"})
OBLIGED = frozenset({"must", "should", "have", "need"})
REFUSING = frozenset({"refuse", "reject", "decline", "rule", "impossible"})


@dataclass(frozen=True, slots=True)
class Condition:
    """The head of the clause or phrase that is asked.

    `strong`: the move holds under it and not else; `supposed`: an "if" or "once" clause, which binds an offer alike.
    """

    asked: Token
    strong: bool
    supposed: bool = False


def condition_of(verb: Token) -> Condition | None:
    """On what the verb's clause hangs; `None` where it hangs on nothing."""
    doc = verb.doc
    for at in range(max(verb.left_edge.i, verb.i - REACH), min(verb.i + REACH, len(doc))):
        mark = doc[at]
        if mark.is_sent_start and at > verb.i:
            break
        strong = _strength(mark, verb)
        if strong is not None and _belongs(mark, verb) and _asked(mark) != verb:
            return Condition(_asked(mark), strong, supposed=mark.lower_ in {"if", "once", "should"})
    return None


def _strength(mark: Token, verb: Token) -> bool | None:
    """Whether a word opens a strong condition, or a soft one; `None` where it opens none."""
    lower, doc = mark.lower_, mark.doc
    before = doc[mark.i - 1].lower_ if mark.i else ""
    after = doc[mark.i + 1].lower_ if mark.i + 1 < len(doc) else ""
    if lower in ALWAYS:
        return True if mark.dep_ in {"mark", "prep", "advcl"} else None
    if before == "only" and (lower in AFTER_ONLY or after in BARGAIN):
        return True
    if lower == "as" and before == "long":
        return True
    if lower in AFTER_NOT:
        return True if _is_refused(verb) or (lower != "without" and _is_obliged(verb)) else None
    if lower == "condition" and after != "of" and before in {"on", "the"}:
        return True
    if lower in {"exchange", "return"} and before == "in" and after == "for":
        return False
    if lower in {"if", "once"} and (mark.dep_ == "mark" or (mark.dep_ == "advmod" and mark.head.dep_ == "advcl")):
        return any(part.lower_ == "only" for part in verb.lefts)
    if grammar.is_inverted(mark):
        return False
    return None


def _is_refused(verb: Token) -> bool:
    lemmas = {verb.lemma_, *(part.lemma_ for part in verb.rights if part.dep_ == "acomp")}
    return grammar.is_negated(verb) or bool(lemmas & REFUSING)


def _is_obliged(verb: Token) -> bool:
    return any(part.dep_ == "aux" and part.lower_ in OBLIGED for part in verb.lefts) or verb.head.lemma_ in OBLIGED


def _belongs(mark: Token, verb: Token) -> bool:
    """Whether the word hangs below the verb in the parse."""
    token, clauses = mark, 0
    for _ in range(CLIMB):
        clauses += token.dep_ == "advcl"
        # What is joined to the verb, or only said beside it, has conditions of its own.
        if token.head is token or clauses > 1 or (token.dep_ in APART and token.pos_ in {"VERB", "AUX"}):
            return False
        token = token.head
        if token is verb or token == verb:
            return True
    return False


def _asked(mark: Token) -> Token:
    """What is asked: the clause that the word marks, or what stands after it."""
    if mark.dep_ in {"prep", "pobj", "agent"}:
        inner = grammar.child(mark, "pobj", "pcomp") or grammar.preposition(mark, "for")
        return inner if inner is not None else mark
    return mark.head

"""Who mediates, by what the whole article says: "mediators X and Y", "X has brokered a truce"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.talks.details import governed, hyphenated
from reportedly.reading.talks.words import (
    BARGAINED,
    EFFORTS,
    MEDIATING,
    MEDIATION,
    MEDIATORS,
    SHUTTLING,
    SUBJECTS_OF_TALKS,
    TALKS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from reportedly.reading.talks.table import Table

__all__ = ["mediators_in"]

TAKING_PART = frozenset({"play", "have", "take", "help", "join", "engage", "participate", "lead", "assume"})


def mediators_in(tokens: Iterable[Token], table: Table) -> tuple[str, ...]:
    """The sides that some words tell to mediate, each once."""
    found: dict[str, None] = {}
    for token in tokens:
        alone = token.pos_ != "VERB" and token.lower_ in MEDIATORS  # "mediator X and Y said": X alone
        for name in _named_at(token):
            found.update(dict.fromkeys(table.named_by(name)[: 1 if alone else None]))
    return tuple(found)


def _named_at(token: Token) -> Iterator[Token]:
    """Whom a word tells to mediate."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" and lemma.removesuffix("s") in MEDIATORS:
        yield from _called(token)
    elif lemma in MEDIATION:
        yield from _whose(token)
    elif lemma in SHUTTLING and _goes_between(token):
        yield from _subjects(token)
    elif lemma == "mediating" and token.dep_ in {"attr", "relcl"}:  # taken for a noun: "who is mediating"
        yield from _subjects(token if token.dep_ == "relcl" else token.head)
    elif lemma in MEDIATING and token.pos_ == "VERB":
        yield from _acting(token)


def _called(noun: Token) -> Iterator[Token]:
    """Names beside "mediator": "mediators X and Y", "X, a mediator", "X mediators"."""
    for part in noun.children:
        if part.dep_ in {"appos", "compound", "amod", "nmod", "poss"} and part.text[:1].isupper():
            yield from (word for word in (*part.lefts, part) if word.text[:1].isupper())
    for name in ("from", "of", "including", "like"):
        inner = grammar.preposition(noun, name) or _next(noun, name)
        if inner is not None and inner.text[:1].isupper():
            yield inner
    if noun.dep_ in {"compound", "appos", "attr"} and noun.head.text[:1].isupper():
        yield noun.head
    served = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    if served.lemma_.lower() in {"serve", "act"} or (noun.dep_ == "attr" and served.lemma_ == "be"):
        yield from _subjects(served)


def _next(noun: Token, name: str) -> Token | None:
    """What stands after a preposition right behind the noun, whatever the parser hung that on."""
    if noun.i + 1 >= len(noun.doc) or noun.nbor(1).lower_ != name:
        return None
    return grammar.child(noun.nbor(1), "pobj")


def _whose(mediation: Token) -> Iterator[Token]:
    """Names beside "mediation": "X's mediation efforts", "X mediation", "mediation by X", "the auspices of X".

    So too "X has a role in the mediation, along with Y" and "mediation efforts that involve Y".
    """
    effort = mediation.head if mediation.dep_ in {"compound", "amod"} else None
    if effort is not None and effort.lemma_.lower() not in EFFORTS:
        return
    top = mediation if effort is None else effort
    for noun in {mediation, top}:
        yield from (part for part in noun.lefts if part.dep_ in {"poss", "amod", "compound", "nmod"})
        for name in ("of", "by", "from"):
            inner = grammar.preposition(noun, name)
            if inner is not None:
                yield inner
    for verb in top.rights:
        if verb.dep_ in {"acl", "relcl"} and verb.lemma_.lower() in {"involve", "include", "undertake", "lead"}:
            involved = grammar.child(verb, "dobj") or grammar.preposition(verb, "with") or grammar.subject(verb)
            if involved is not None and involved != top:
                yield involved
    if top.dep_ == "pobj" and top.head.lower_ == "in":
        verb = grammar.clause_head(top.head)
        if verb.lemma_.lower() in TAKING_PART:
            yield from _subjects(verb)
            for part in (top, verb, top.head.head):
                yield from _alongside(part, part)


def _goes_between(verb: Token) -> bool:
    """Whether somebody shuttles or carries something between others."""
    brought = grammar.child(verb, "dobj")
    return any(part is not None and grammar.preposition(part, "between") is not None for part in (verb, brought))


def _subjects(verb: Token) -> Iterator[Token]:
    who = grammar.subject(verb)
    if who is not None:
        yield who


def _acting(verb: Token) -> Iterator[Token]:
    """Who mediates, hosts or brokers talks or a truce."""
    matter = governed(verb)
    lemma = verb.lemma_.lower()
    if lemma != "mediate" and (matter is None or matter.lemma_.lower() not in TALKS | SUBJECTS_OF_TALKS | BARGAINED):
        return
    who = hyphenated(verb) or grammar.subject(verb)
    if who is not None and who != matter:
        yield who
        yield from _alongside(verb, who)
        if verb.dep_ == "xcomp":  # "X, which along with Y is trying to mediate"
            yield from _alongside(verb.head, verb.head)


def _alongside(verb: Token, who: Token) -> Iterator[Token]:
    """Those who mediate with them: "alongside X", "X — along with Y"."""
    for token in (verb, who):
        for part in token.children:
            if part.dep_ == "prep" and part.lower_ in {"alongside", "along", "with"}:
                inner = part if part.lower_ != "along" else grammar.child(part, "prep")
                other = grammar.child(inner, "pobj") if inner is not None else None
                if other is not None:
                    yield other

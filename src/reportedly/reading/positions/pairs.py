"""Which two sides an article's dispute is between."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.model import Actor
    from reportedly.reading.lookup import ActorIndex
    from reportedly.reading.parsing import ParsedArticle
    from reportedly.reading.positions.sides import Sides

__all__ = ["contending_sides"]

LEAST = 2  # shared sentences below which nothing shows a dispute
AGREEING = frozenset(
    {"hold", "agree", "sign", "exchange", "trade", "resume", "fight", "clash", "begin", "start", "reach"}
)
MOST_SIDES = 6  # in one sentence; a longer list of states is no dispute
BETWEEN = 4  # how many shared sentences one "between X and Y" or "X-Y" weighs
HYPHENS = frozenset({"-", "–", "—"})


def contending_sides(parsed: ParsedArticle, index: ActorIndex, sides: Sides) -> tuple[str, ...]:
    """The two sides that the article sets against each other most, the one named first ahead; empty where none are.

    Counted are the sentences that name both, apart from plain lists, and the places that join them: "between X and Y",
    "X-Y talks".
    """
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in parsed.sentences:
        for one, other, weight in _pairs(sentence, index, sides):
            if one != other:
                counts[(one, other) if (other, one) not in counts else (other, one)] += weight
    if not counts:
        return ()
    best = max(counts.values())
    return next(pair for pair, count in counts.items() if count == best) if best >= LEAST else ()


def _pairs(sentence: Span, index: ActorIndex, sides: Sides) -> Iterator[tuple[str, str, int]]:
    mentions = index.mentions_in(sentence.start_char, sentence.end_char)
    named: dict[str, int] = {}
    for anchor, actor_id in mentions:
        side = sides.of(actor_id) if not _is_source(index.actor(actor_id)) else None
        if side is not None and sides.is_body(index.actor(side)):
            named.setdefault(side, anchor.start)
    if not 1 < len(named) <= MOST_SIDES:
        return
    listed = _listed(sentence, sides)
    for one, other in combinations(named, 2):
        if (one, other) not in listed:
            yield one, other, 1
    for one, other in _joined(sentence, sides):
        if sides.is_body(index.actor(one)) and sides.is_body(index.actor(other)):
            yield one, other, BETWEEN


def _is_source(actor: Actor | None) -> bool:
    """Whether it is one of the "sources" that tell of a dispute, whosever they are."""
    return actor is not None and any(role.title.lower().endswith(("source", "sources")) for role in actor.roles)


def _listed(sentence: Span, sides: Sides) -> set[tuple[str, str]]:
    """The pairs of neighbours in a list ("Qatar, Egypt and others"), which act together rather than against each other."""
    found: set[tuple[str, str]] = set()
    for token in sentence:
        if token.dep_ == "conj" and token.pos_ == "PROPN":
            one, other = sides.at(token.head), sides.at(token)
            if one is not None and other is not None:
                found |= {(one, other), (other, one)}
    return found


def _joined(sentence: Span, sides: Sides) -> Iterator[tuple[str, str]]:
    """The pairs that "between X and Y" or "X-Y" joins."""
    for token in sentence:
        pair: tuple[str | None, str | None] = (None, None)
        if token.lower_ == "between" and token.dep_ == "prep":
            pair = _between(token, sides)
        elif token.lower_ in HYPHENS and sentence.start < token.i < sentence.end - 1:
            pair = (sides.at(token.nbor(-1)), sides.at(token.nbor(1)))
        elif token.dep_ == "conj" and token.head.dep_ == "nsubj" and _is_mutual(token.head.head):
            pair = (sides.at(token.head), sides.at(token))
        one, other = pair
        if one is not None and other is not None:
            yield one, other


def _is_mutual(verb: Token) -> bool:
    """Whether two subjects do something to or with each other, or "both" do it."""
    return verb.lemma_ in AGREEING or any(part.lower_ == "both" for part in verb.children)


def _between(token: Token, sides: Sides) -> tuple[str | None, str | None]:
    inner = grammar.child(token, "pobj")
    parts = grammar.conjuncts(inner)[:2] if inner is not None else []
    if len(parts) < 2:
        return None, None
    return sides.at(parts[0]), sides.at(parts[1])

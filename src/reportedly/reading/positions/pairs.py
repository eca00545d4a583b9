"""Which two sides an article's dispute is between."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.reading.lookup import ActorIndex
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["contending_sides"]

SIDES = frozenset({"state", "government", "armed_group", "organization", "military"})
LEAST = 2  # shared sentences below which nothing shows a dispute
AGREEING = frozenset(
    {"hold", "agree", "sign", "exchange", "trade", "resume", "fight", "clash", "begin", "start", "reach"}
)
MOST_SIDES = 6  # in one sentence; a longer list of states is no dispute
BETWEEN = 4  # how many shared sentences one "between X and Y" or "X-Y" weighs
HYPHENS = frozenset({"-", "–", "—"})


def contending_sides(parsed: ParsedArticle, index: ActorIndex) -> tuple[str, ...]:
    """The two sides that the article sets against each other most, the one named first ahead; empty where none are.

    Counted are the sentences that name both, apart from plain lists, and the places that join them: "between X and Y",
    "X-Y talks".
    """
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in parsed.sentences:
        for one, other, weight in _pairs(sentence, index):
            if one != other:
                counts[(one, other) if (other, one) not in counts else (other, one)] += weight
    if not counts:
        return ()
    best = max(counts.values())
    return next(pair for pair, count in counts.items() if count == best) if best >= LEAST else ()


def _pairs(sentence: Span, index: ActorIndex) -> Iterator[tuple[str, str, int]]:
    mentions = index.mentions_in(sentence.start_char, sentence.end_char)
    sides: dict[str, int] = {}
    for anchor, actor_id in mentions:
        side = index.side_of(actor_id)
        actor = index.actor(side)
        if side is not None and actor is not None and actor.kind in SIDES:
            sides.setdefault(side, anchor.start)
    if not 1 < len(sides) <= MOST_SIDES:
        return
    listed = _listed(sentence, index)
    for one, other in combinations(sides, 2):
        if (one, other) not in listed:
            yield one, other, 1
    yield from ((one, other, BETWEEN) for one, other in _joined(sentence, index))


def _side_at(token: Token, index: ActorIndex) -> str | None:
    return index.side_of(index.at(token.idx, token.idx + len(token)))


def _listed(sentence: Span, index: ActorIndex) -> set[tuple[str, str]]:
    """The pairs of neighbours in a list ("Qatar, Egypt and others"), which act together rather than against each other."""
    found: set[tuple[str, str]] = set()
    for token in sentence:
        if token.dep_ == "conj" and token.pos_ == "PROPN":
            one, other = _side_at(token.head, index), _side_at(token, index)
            if one is not None and other is not None:
                found |= {(one, other), (other, one)}
    return found


def _joined(sentence: Span, index: ActorIndex) -> Iterator[tuple[str, str]]:
    """The pairs that "between X and Y" or "X-Y" joins."""
    for token in sentence:
        pair: tuple[str | None, str | None] = (None, None)
        if token.lower_ == "between" and token.dep_ == "prep":
            pair = _between(token, index)
        elif token.lower_ in HYPHENS and sentence.start < token.i < sentence.end - 1:
            pair = (_side_at(token.nbor(-1), index), _side_at(token.nbor(1), index))
        elif token.dep_ == "conj" and token.head.dep_ == "nsubj" and token.head.head.lemma_ in AGREEING:
            pair = (_side_at(token.head, index), _side_at(token, index))
        one, other = pair
        if one is not None and other is not None:
            yield one, other


def _between(token: Token, index: ActorIndex) -> tuple[str | None, str | None]:
    inner = grammar.child(token, "pobj")
    parts = grammar.conjuncts(inner)[:2] if inner is not None else []
    if len(parts) < 2:
        return None, None
    return _side_at(parts[0], index), _side_at(parts[1], index)

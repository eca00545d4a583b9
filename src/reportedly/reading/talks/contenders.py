"""Which two sides the article's bargaining is between, once it is known who mediates."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.lexicon import word_set
from reportedly.reading.positions.sides import REPRESENTATIVES
from reportedly.reading.talks.words import (
    BARGAINED,
    MEDIATING,
    MEDIATION,
    MEDIATORS,
    SHUTTLING,
    SUBJECTS_OF_TALKS,
    TALKS,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from spacy.tokens import Span, Token

    from reportedly.reading.lookup import ActorIndex
    from reportedly.reading.parsing import ParsedArticle
    from reportedly.reading.positions.sides import Sides

__all__ = ["contenders_of"]

LEAST = 4  # weight below which nothing shows a dispute
JOINED = 8  # what one "between X and Y" or "X-Y" weighs, where a sentence that names both weighs 1 to 4
BARGAINING = 40  # what one "talks between X and Y" weighs: others may fight more than they talk
TOLD = 2  # how many other sentences one weighs that speaks of talks, a truce or a swap
MATTERS = TALKS | BARGAINED | SUBJECTS_OF_TALKS
MOST_SIDES = 6  # in one sentence; a longer list of states is no dispute
MUTUAL = frozenset(
    {"hold", "agree", "sign", "exchange", "trade", "resume", "fight", "clash", "begin", "start", "reach"}
)
SHARED = word_set("relation relationship tie summit meeting fighting clash hostility crisis front violence frontier")
GOING_BETWEEN = TALKS | BARGAINED | MEDIATORS | MEDIATION | MEDIATING | SHUTTLING
HYPHENS = frozenset({"-", "–", "—"})


def contenders_of(parsed: ParsedArticle, index: ActorIndex, sides: Sides, mediators: Container[str]) -> tuple[str, ...]:
    """The two sides that the article sets against each other most, the one named first ahead; empty where none are.

    Counted are the sentences in which both stand in their own right ("Velmari prisoners" are not Velmar), and the
    places that join them: "between X and Y", "X-Y talks". Who mediates is no contender.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in parsed.sentences:
        for one, other, weight in _pairs(sentence, index, sides):
            if one != other and one not in mediators and other not in mediators:
                counts[(one, other) if (other, one) not in counts else (other, one)] += weight
    if not counts:
        return ()
    best = max(counts.values())
    return next(pair for pair, count in counts.items() if count == best) if best >= LEAST else ()


def _pairs(sentence: Span, index: ActorIndex, sides: Sides) -> Iterator[tuple[str, str, int]]:
    named: dict[str, Token] = {}
    for token in sentence:
        if token.pos_ in {"PROPN", "NOUN", "PRON", "ADJ"} and token.dep_ != "compound" and not _is_modifier(token):
            side = _side_at(token, index, sides)
            if side is not None:
                named.setdefault(side, token)
    yield from _joined(sentence, sides)
    if not 1 < len(named) <= MOST_SIDES:
        return
    weight = TOLD if any(token.lemma_.lower() in MATTERS for token in sentence) else 1
    for one, other in combinations(named, 2):
        if named[other].dep_ != "conj":  # neighbours in a list act together rather than against each other
            slight = any(_is_person(named[side], index) for side in (one, other))
            yield one, other, weight if slight else weight * 2


def _is_person(token: Token, index: ActorIndex) -> bool:
    """Whether a side is there only by somebody of its own: outsiders' envoys speak of both sides of a dispute."""
    actor = index.actor(index.at(token.idx, token.idx + len(token)))
    return actor is not None and actor.kind == "person"


def _is_modifier(token: Token) -> bool:
    """Whether an adjective of a people only tells whose folk or land something is: "Velmari prisoners"."""
    head = token.head
    return token.dep_ in {"amod", "nmod"} and head.lower_ not in REPRESENTATIVES


def _side_at(token: Token, index: ActorIndex, sides: Sides) -> str | None:
    actor = index.actor(index.at(token.idx, token.idx + len(token)))
    if actor is None or actor.kind == "people" or any(role.title.lower().endswith("sources") for role in actor.roles):
        return None
    side = sides.of(actor.id)
    return side if sides.is_body(index.actor(side)) else None


def _joined(sentence: Span, sides: Sides) -> Iterator[tuple[str, str, int]]:
    """The pairs that "between X and Y", "X-Y" or a mutual verb joins, with what that weighs."""
    for token in sentence:
        pair: tuple[str | None, str | None] = (None, None)
        weight = JOINED
        if token.lower_ == "between" and token.dep_ == "prep":
            inner = grammar.child(token, "pobj")
            parts = grammar.conjuncts(inner)[:2] if inner is not None else []
            pair = (sides.at(parts[0]), sides.at(parts[1])) if len(parts) > 1 else pair
            weight = BARGAINING if token.head.lemma_.lower() in GOING_BETWEEN else JOINED
        elif token.lower_ in HYPHENS and sentence.start < token.i < sentence.end - 1:
            one, other = token.nbor(-1), token.nbor(1)
            named = one.text[:1].isupper() and other.text[:1].isupper()  # no "X-run ministry"
            pair = (sides.at(one), sides.at(other)) if named and _is_of_both(other) else pair
        elif token.dep_ == "conj" and token.head.dep_ == "nsubj" and _is_mutual(token.head.head):
            pair = (sides.at(token.head), sides.at(token))
        if pair[0] is not None and pair[1] is not None:
            yield pair[0], pair[1], weight


def _is_of_both(name: Token) -> bool:
    """Whether "X-Y" stands before what two sides have between them: no "Velmari-Ostrian woman"."""
    noun = name.head if name.dep_ in {"compound", "amod", "nmod", "poss"} else name
    noun = noun.head if noun.dep_ in {"compound", "amod", "nmod"} else noun
    return noun.lemma_.lower() in MATTERS | SHARED


def _is_mutual(verb: Token) -> bool:
    """Whether two subjects do something to or with each other, or "both" do it."""
    return verb.lemma_ in MUTUAL or any(part.lower_ == "both" for part in verb.children)

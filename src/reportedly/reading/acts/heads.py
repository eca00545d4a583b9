"""The nouns that an act of force strikes, and where the words of an act stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportedly.model import Anchor
from reportedly.reading.acts.instruments import is_weapon
from reportedly.reading.acts.lexicon import is_action
from reportedly.reading.acts.participants import names_people
from reportedly.reading.branches import children
from reportedly.reading.places import MONTHS_AND_DAYS
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = ["Hit", "anchor_of", "conjuncts", "is_empty", "is_moved", "is_own", "is_someone", "is_thing", "led_to"]

PARTS = listed(
    "section part number portion stretch series number dozen hundred thousand side wing floor top front entrance one"
)
MOVING = listed("send dispatch deploy contribute withdraw pull rush ship recall commit station")
ABSTRACT = listed(
    "responsibility time day week month year hour minute morning afternoon evening night weekend today yesterday moment way "
    "campaign effort war operation peace plan life death rate number part order process agreement deal proposal word speech "
    "damage injury wound casualty loss explosion blast front case crime event incident issue threat policy law right "
    "one none following fact hand shot report proof word reason neighborhood neighbourhood capital city town kilometer mile "
    "action violence force power control fear concern blood ground territory level side area scene distance range enclave region province district suburb"
)


class Hit(NamedTuple):
    """The heads of what an act of force strikes."""

    people: list[Token]
    things: list[Token]


def conjuncts(head: Token | None) -> Iterator[Token]:
    """A noun and those coordinated with it; of "a section of the pipeline" the pipeline."""
    while head is not None:
        yield _whole(head)
        head = next((child for child in children(head) if child.dep_ == "conj"), None)


def _whole(noun: Token) -> Token:
    if noun.lemma_.lower() not in PARTS:
        return noun
    return next(
        (word for of in children(noun) if of.lower_ == "of" for word in children(of) if word.dep_ == "pobj"), noun
    )


def led_to(token: Token, prepositions: frozenset[str]) -> list[Token]:
    """The nouns after some of a token's prepositions, with those coordinated."""
    return [
        noun
        for child in children(token)
        if child.dep_ == "prep" and child.i > token.i and (child.lower_ in prepositions or _is_in_front(child))
        for word in children(child)
        if word.dep_ == "pobj"
        for noun in conjuncts(word if word.lower_ != "front" else _behind(word))
    ]


def _is_in_front(preposition: Token) -> bool:
    return preposition.lower_ == "in" and any(child.lower_ == "front" for child in children(preposition))


def _behind(front: Token) -> Token:
    """The noun after "in front of"."""
    return next(
        (noun for of in children(front) if of.lower_ == "of" for noun in children(of) if noun.dep_ == "pobj"), front
    )


def is_empty(noun: Token) -> bool:
    """Whether a noun is nothing that force strikes: an action, a time, a weapon, a pronoun that stands for nobody."""
    lemma = noun.lemma_.lower()
    if noun.tag_ not in {"NN", "NNS", "NNP", "NNPS", "PRP"}:
        return True
    return is_action(lemma) or lemma in ABSTRACT or lemma in MONTHS_AND_DAYS or is_weapon(noun)


def is_moved(verb: Token, noun: Token) -> bool:
    """Whether a noun is whom somebody sends somewhere ("sent inspectors to Oram"), and not whom that reaches."""
    return verb.lemma_.lower() in MOVING and noun.tag_ in {"NN", "NNS"}


def is_own(noun: Token) -> bool:
    """Whether a noun is something of the doer's own ("its troops")."""
    return any(
        child.dep_ == "poss" and child.lower_ in {"its", "their", "his", "her", "our"} for child in children(noun)
    )


def is_thing(noun: Token) -> bool:
    """Whether a noun may be a thing that is hit: a common noun that counts no people and is no number."""
    return noun.tag_ in {"NN", "NNS"} and not names_people(noun)


def is_someone(noun: Token) -> bool:
    """Whether a noun may be somebody who is hit: a name, or people."""
    return noun.pos_ == "PROPN" or names_people(noun)


def anchor_of(verb: Token, patient: Token | None) -> Anchor:
    """From the verb to the head of its object, where that follows within the clause."""
    end = verb.idx + len(verb)
    if patient is not None and verb.i < patient.i <= verb.i + 12:
        end = patient.idx + len(patient)
    return Anchor(verb.idx, end)

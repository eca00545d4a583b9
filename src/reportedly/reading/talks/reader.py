"""The talks reader: mentions of rounds, joined, with who took part, as entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Anchor, Talks
from reportedly.reading.lookup import ActorIndex, StatementIndex
from reportedly.reading.places import place_at
from reportedly.reading.positions import grammar
from reportedly.reading.positions.parties import Parties
from reportedly.reading.talks.mentions import read_mentions
from reportedly.reading.talks.rounds import Round, rounds_of
from reportedly.reading.talks.words import (
    MEDIATING,
    MEDIATION,
    MEDIATORS,
    NEGOTIATORS,
    SHUTTLING,
    SUBJECTS_OF_TALKS,
    TALKS,
)
from reportedly.reading.times import dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.model import Place, Reading, Time
    from reportedly.reading.parsing import ParsedArticle
    from reportedly.reading.talks.details import Found

__all__ = ["TalksReader"]

LONGEST_ANCHOR = 400  # code points
OPEN = frozenset({"planned", "under-way", "stalled", "adjourned", "delayed"})


class TalksReader:
    """Fills `talks`: each round of negotiation that the article speaks of, once."""

    name = "talks"
    version = "1"
    requires: frozenset[str] = frozenset({"actors", "statements"})
    emits: frozenset[str] = frozenset({"talks"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """`reading` with its talks, in the order in which the article first speaks of them."""
        return msgspec.structs.replace(reading, talks=tuple(_TalksOf(parsed, reading).read()))


class _TalksOf:
    """One article's talks."""

    def __init__(self, parsed: ParsedArticle, reading: Reading) -> None:
        self._parsed = parsed
        self._statements = StatementIndex(reading)
        self._reading = reading
        self._through: tuple[str, ...] = ()
        index = ActorIndex(reading)
        self._parties = Parties(parsed, reading, index)

    def read(self) -> Iterator[Talks]:
        """The rounds as entries, numbered."""
        mentions = [m for sentence in self._parsed.sentences for m in read_mentions(sentence, self._parties)]
        rounds = rounds_of(mentions, self._parties.contenders)
        if not rounds:
            return
        self._through = mediators = self._mediators()
        main = max(rounds, key=self._centrality)  # of several, the first
        for number, known in enumerate(rounds, 1):
            yield self._talks(known, f"t{number}", mediators, is_main=known is main)

    def _talks(self, known: Round, talks_id: str, mediators: tuple[str, ...], *, is_main: bool) -> Talks:
        anchor = self._anchor(known)
        parties, through = self._roles(known, mediators, is_main=is_main)
        delegates = dict.fromkeys(known.all_of("delegates"))
        if is_main:
            delegates.update(dict.fromkeys(self._negotiators({*parties, *through})))
        return Talks(
            id=talks_id,
            anchor=anchor,
            venue=known.venue.text if known.venue else None,
            place=self._place(known.venue),
            time=self._time(known.time),
            parties=parties,
            mediators=through,
            delegates=tuple(delegates),
            status=known.status,
            issues=known.all_of("issues"),
            according_to=self._statements.according_to(anchor),
        )

    def _place(self, found: Found | None) -> Place | None:
        span = self._parsed.span(Anchor(found.start, found.end)) if found else None
        return place_at(span) if span is not None else None

    def _time(self, found: Found | None) -> Time | None:
        return dated(self._parsed, Anchor(found.start, found.end)) if found else None

    def _centrality(self, known: Round) -> tuple[int, int]:
        """How far a round is that of the article's dispute: of no other sides, and no meeting of two persons."""
        apart = len(known.parties) > 1 and not known.parties.keys() <= {*self._parties.contenders, *self._through}
        meeting = all(mention.is_meeting for mention in known.mentions)
        return -int(apart), -int(meeting)

    def _roles(
        self, known: Round, mediators: tuple[str, ...], *, is_main: bool
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who negotiates and who brings them together.

        A round that names no party is between the sides of the dispute, if it is the one that the article is about or
        is still to come. Outsiders who hold talks over the dispute, with neither of its sides named, shuttle between these.
        """
        meeting = all(mention.is_meeting for mention in known.mentions)
        through = tuple(dict.fromkeys((*known.all_of("mediators"), *(mediators if is_main and not meeting else ()))))
        sides = self._parties.contenders
        between = set(known.parties) <= set(mediators) and not meeting
        if known.parties and sides and between:
            return sides, tuple(dict.fromkeys((*through, *known.parties)))
        named = tuple(known.parties)
        outsiders = len(named) > 1 and not set(named) & set(sides) and not known.all_of("delegates")
        if outsiders and sides and known.best.issues:
            return sides, tuple(dict.fromkeys((*through, *named)))
        if not named and not is_main and known.status not in OPEN:
            return (), through
        return named or tuple(side for side in sides if side not in through), through

    def _negotiators(self, taking_part: set[str]) -> Iterator[str]:
        """The persons who negotiate or mediate for those who take part, by the offices that the article gives them."""
        for actor in self._reading.actors:
            if actor.kind == "person" and self._parties.side(actor.id) in taking_part:
                titles = " ".join(role.title for role in actor.roles).lower().split()
                if not NEGOTIATORS.isdisjoint(titles):
                    yield actor.id

    def _anchor(self, known: Round) -> Anchor:
        doc, best = self._parsed.doc, known.best
        first, last = doc[best.first], doc[best.last]
        while last.i > best.noun.i and (last.is_space or last.is_punct):
            last = doc[last.i - 1]
        start, end = first.idx, last.idx + len(last)
        if end - start > LONGEST_ANCHOR:
            start, end = best.noun.idx, best.noun.idx + len(best.noun)
        return Anchor(start, end)

    def _mediators(self) -> tuple[str, ...]:
        """Who mediates by what the whole article says: "mediators X and Y", "X has brokered a truce"."""
        found: dict[str, None] = {}
        for token in self._parsed.tokens():
            lemma = token.lemma_.lower()
            named: Iterator[Token] = iter(())
            if lemma.removesuffix("s") in MEDIATORS:
                named = _called(token)
            elif lemma in MEDIATION:
                named = _whose(token)
            elif lemma in SHUTTLING and _goes_between(token):
                named = _subjects(token)
            elif lemma == "mediating" and token.dep_ in {"attr", "relcl"}:  # taken for a noun: "who is mediating"
                named = _subjects(token if token.dep_ == "relcl" else token.head)
            elif lemma in MEDIATING and token.pos_ == "VERB":
                named = _acting(token)
            for name in named:
                found.update(dict.fromkeys(self._parties.named_by(name, None)))
        return tuple(side for side in found if side not in self._parties.contenders)


def _called(noun: Token) -> Iterator[Token]:
    """Names beside "mediator": "mediators X and Y", "X, a mediator", "X mediators"."""
    for part in noun.children:
        if part.dep_ in {"appos", "compound", "amod", "nmod"} and part.text[:1].isupper():
            yield part
    if noun.dep_ in {"compound", "appos", "attr"} and noun.head.text[:1].isupper():
        yield noun.head
    served = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    if served.lemma_.lower() in {"serve", "act"} or (noun.dep_ == "attr" and served.lemma_ == "be"):
        yield from _subjects(served)


def _whose(mediation: Token) -> Iterator[Token]:
    """Names beside "mediation": "X's mediation", "X mediation", "the auspices of X"."""
    yield from (part for part in mediation.lefts if part.dep_ in {"poss", "amod", "compound", "nmod"} and part.is_title)
    for name in ("of", "by", "from"):
        inner = grammar.preposition(mediation, name)
        if inner is not None:
            yield inner


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
    matter = grammar.object_of(verb)
    lemma = verb.lemma_.lower()
    if lemma != "mediate" and (matter is None or matter.lemma_.lower() not in TALKS | SUBJECTS_OF_TALKS):
        return
    who = grammar.subject(verb)
    if who is not None and who is not matter:
        yield who
        yield from _alongside(verb, who)


def _alongside(verb: Token, who: Token) -> Iterator[Token]:
    """Those who mediate with them: "alongside X", "X — along with Y"."""
    for token in (verb, who):
        for part in token.children:
            if part.dep_ == "prep" and part.lower_ in {"alongside", "along", "with"}:
                inner = part if part.lower_ != "along" else grammar.child(part, "prep")
                other = grammar.child(inner, "pobj") if inner is not None else None
                if other is not None:
                    yield other

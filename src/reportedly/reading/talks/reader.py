"""The talks reader: mentions of rounds, joined, with who took part, as entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Anchor, Talks, Time
from reportedly.reading.lookup import ActorIndex, StatementIndex
from reportedly.reading.positions import grammar
from reportedly.reading.positions.parties import Parties
from reportedly.reading.talks.mentions import read_mentions
from reportedly.reading.talks.rounds import Round, rounds_of
from reportedly.reading.talks.words import MEDIATING, MEDIATORS, SUBJECTS_OF_TALKS, TALKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.model import Reading
    from reportedly.reading.parsing import ParsedArticle
    from reportedly.reading.talks.details import Found

__all__ = ["TalksReader"]

LONGEST_ANCHOR = 400  # code points


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
        index = ActorIndex(reading)
        self._parties = Parties(parsed, reading, index)

    def read(self) -> Iterator[Talks]:
        """The rounds as entries, numbered."""
        mentions = [m for sentence in self._parsed.sentences for m in read_mentions(sentence, self._parties)]
        rounds = rounds_of(mentions, self._parties.contenders)
        if not rounds:
            return
        main = max(rounds, key=self._centrality)
        mediators = self._mediators()
        for number, known in enumerate(rounds, 1):
            yield self._talks(known, f"t{number}", mediators if known is main else ())

    def _talks(self, known: Round, talks_id: str, mediators: tuple[str, ...]) -> Talks:
        anchor = self._anchor(known)
        parties, through = self._roles(known, mediators)
        return Talks(
            id=talks_id,
            anchor=anchor,
            venue=known.venue.text if known.venue else None,
            time=_time(known.time),
            parties=parties,
            mediators=through,
            delegates=known.all_of("delegates"),
            status=known.status,
            issues=known.all_of("issues"),
            according_to=self._statements.according_to(anchor),
        )

    def _centrality(self, known: Round) -> tuple[int, int]:
        """How far a round is that of the article's dispute: by its sides, then by how often it is spoken of."""
        apart = bool(known.parties) and not known.parties.keys() <= set(self._parties.contenders)
        return -int(apart), len(known.mentions)

    def _roles(self, known: Round, mediators: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who negotiates and who brings them together; a round that names no party is between the sides of the dispute.

        Outsiders who hold talks over the dispute, with neither of its sides named, shuttle between these.
        """
        through = tuple(dict.fromkeys((*known.all_of("mediators"), *mediators)))
        named, sides = tuple(known.parties), self._parties.contenders
        outsiders = len(named) > 1 and not set(named) & set(sides) and not known.all_of("delegates")
        if outsiders and sides and known.best.issues:
            return sides, tuple(dict.fromkeys((*through, *named)))
        return named or tuple(side for side in sides if side not in through), through

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
            if lemma in MEDIATORS:
                named = _called(token)
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


def _time(found: Found | None) -> Time | None:
    return Time(text=found.text, anchor=Anchor(found.start, found.end)) if found else None

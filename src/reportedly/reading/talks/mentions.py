"""Places where the text speaks of a round of negotiation, and what is told there of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.talks.details import (
    beside,
    delegates_at,
    holder_of,
    issues_of,
    lost_verb,
    mediators_at,
    parties_of,
    status_at,
    time_of,
    venue_of,
)
from reportedly.reading.talks.encounters import read_encounter
from reportedly.reading.talks.mediation import mediators_in
from reportedly.reading.talks.mention import Mention
from reportedly.reading.talks.words import (
    ABOUT_DEALS,
    FRESH,
    GATHERINGS,
    NO_ROUND,
    ROUNDS,
    SUBJECTS_OF_TALKS,
    TALKS,
    UNWILLING,
    WISHED,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from reportedly.reading.talks.details import Found
    from reportedly.reading.talks.table import Table

__all__ = ["read_mentions"]


def read_mentions(sentence: Span, table: Table) -> Iterator[Mention]:
    """The mentions of rounds in a sentence, in text order; with all who mediate by what the sentence says."""
    found = [*_told_in(sentence, table)]
    if not found:
        return
    through, heading = mediators_in(sentence, table), _is_heading(sentence)
    for mention in found:
        own = mention.mediators if mention.is_meeting else tuple(dict.fromkeys((*mention.mediators, *through)))
        yield replace(mention, mediators=own, is_heading=heading)


def _is_heading(sentence: Span) -> bool:
    last = next((token for token in reversed(sentence) if not token.is_space), None)
    return last is not None and not last.is_punct


def _told_in(sentence: Span, table: Table) -> Iterator[Mention]:
    for token in sentence:
        lemma = token.lemma_.lower()
        mention = None
        if lemma in TALKS or lemma in GATHERINGS or (lemma == "round" and _is_of_talks(token)):
            mention = _mention(token, table)
        if mention is None and token.pos_ == "VERB":
            mention = read_encounter(token, table)
        if mention is not None:
            yield mention


def _is_of_talks(noun: Token) -> bool:
    """Whether a "round" is one of talks where it does not say of what: "a further round in X"; no round of fire."""
    if any(part.dep_ in {"compound", "prep"} and part.lower_ != "in" for part in noun.children):
        return False
    return any(part.lower_ in FRESH | {"latest", "final", "last", "first"} for part in noun.lefts)


def _mention(noun: Token, table: Table) -> Mention | None:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "nmod", "poss", "amod"} or _is_none(noun):
        return None
    if _is_wished(noun):
        return None
    if noun.lemma_.lower() == "talk" and noun.tag_ not in {"NNS", "NNPS"}:
        return None
    top = _round_of(noun)
    sides = parties_of(noun, table)
    issues = issues_of(noun)
    if noun.lemma_.lower() in GATHERINGS and not _bargains(noun, sides, issues):
        return None
    first, last = grammar.extent(top)
    lost = lost_verb(top)
    if lost is not None:
        last = min(last, lost.i)
    holder, partner = holder_of(noun), beside(noun, "with")
    met = (
        [token for token in (holder, partner) if token is not None]
        if holder is not None and partner is not None
        else []
    )
    between = beside(noun, "between")
    if between is not None and noun.lemma_.lower() in GATHERINGS:
        met.append(between)
    persons = [person for token in met for person in table.persons_named_by(token)]
    venue, delegates = venue_of(top, noun), delegates_at(top, table)
    guests = table.persons_named_by(holder) if holder is not None else delegates
    hosts = _hosts(sides, guests, venue, table) if partner is None and between is None else ()
    if hosts:
        sides, persons = hosts, [*guests]
    return Mention(
        noun=noun,
        first=first,
        last=last,
        venue=venue,
        time=time_of(top, noun),
        parties=sides,
        mediators=mediators_at(noun, table),
        delegates=tuple(dict.fromkeys((*delegates, *persons))),
        status=status_at(top),
        issues=issues,
        fresh=any(part.lower_ in FRESH for part in (*noun.lefts, *top.lefts)),
        is_round=top is not noun,
        is_meeting=len(persons) > 1 or bool(hosts),
    )


def _hosts(sides: tuple[str, ...], guests: tuple[str, ...], venue: Found | None, table: Table) -> tuple[str, ...]:
    """Who talks where an outsider's envoy "holds talks in Z" with nobody named: that one's side and the state Z."""
    known = tuple(dict.fromkeys((*sides, *(side for guest in guests if (side := table.side(guest))))))
    if not guests or venue is None or len(known) != 1 or known[0] in table.contenders:
        return ()
    hosts = [side for side in table.states_in(venue) if side not in known]
    return (*known, *hosts) if hosts else ()


def _round_of(noun: Token) -> Token:
    """The head of the round: "round" in "the latest round of talks", "days" in "four days of talks", else the noun itself."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in ROUNDS:
        return head.head
    return noun


def _is_none(noun: Token) -> bool:
    """Whether the phrase denies or only supposes a round ("no talks", "any talks", "denied that it was in talks")."""
    if any(part.lower_ in NO_ROUND for part in noun.lefts):
        return True
    verb = grammar.clause_head(noun)
    return verb.lemma_ == "be" and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in {"deny", "refute"}


def _is_wished(noun: Token) -> bool:
    """Whether the talks are only asked for, offered or refused."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ in {"for", "to"}:
        head = head.head
    elif noun.dep_ == "pobj" and head.lower_ in {"through", "via", "by"}:
        # "a deal will only come through direct talks"
        return not any(part.dep_ in {"det", "poss"} for part in noun.lefts) and any(
            part.tag_ == "MD" for part in grammar.clause_head(head).lefts
        )
    elif noun.dep_ != "dobj":
        return False
    above = head.head if head.dep_ in {"xcomp", "pcomp"} else head
    return head.lemma_.lower() in WISHED or above.lemma_.lower() in WISHED | UNWILLING


def _bargains(noun: Token, sides: tuple[str, ...], issues: tuple[str, ...]) -> bool:
    """Whether a meeting is a negotiation: between two sides, over something that is bargained for."""
    about = any(part.lemma_.lower() in SUBJECTS_OF_TALKS for part in noun.lefts) or any(
        word in SUBJECTS_OF_TALKS for issue in issues for word in issue.lower().split()
    )
    if noun.lemma_.lower() in ABOUT_DEALS:
        return about or len(sides) > 1 or _round_of(noun) is not noun
    return len(sides) > 1

"""By whom the counted were killed, freed or held, where the text says it plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reading.acts.clauses import is_passive, passive_agent, subject_of
from reportedly.reading.branches import children
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from reportedly.reading.figures.counts import Count
    from reportedly.reading.figures.fates import Fate

__all__ = ["ATTACKS", "attacks_of", "doers_of"]

# Whoever does these did nothing to the counted that the figure tells.
HARMLESS = listed("treat find bury report confirm list recover pull count dig identify say believe lose leave put")
# What the counted go through themselves, or their state.
INTRANSITIVE = listed("die perish drown succumb suffocate flee disappear vanish starve shelter be remain become miss")
# Killed "in" these, or by them: whose they are did it.
ATTACKS = listed("""
    attack strike airstrike air-strike raid shelling bombing bombardment assault offensive operation war fire gunfire
    ambush invasion campaign incursion massacre siege onslaught rampage missile rocket drone shell barrage bomb
    aggression crackdown crossfire sniper warplane jet aircraft artillery
    """)
LEADING = listed("in by during from under")
TOLLS = listed("toll number total count tally figure")


def doers_of(count: Count) -> Iterator[tuple[int, int, bool]]:
    """Where in the text the doer may be named, the plainest first: ranges of code points, and whether in full.

    In full: the range is a phrase that names the doer itself ("soldiers of the 5th Brigade"); else an actor named in it
    owns the attack ("Velmari air strikes").
    """
    if count.fate is None:
        return
    governor = count.fate.governor
    if governor.lemma_.lower() in HARMLESS | INTRANSITIVE | TOLLS:
        yield from _attacks_under(governor)
        return
    doer = _doer(count.fate, count.noun)
    if doer is not None and not count.start <= doer.idx < count.end:
        yield from _of_attack(doer) if doer.lemma_.lower() in ATTACKS else [_whole(doer)]
    elif doer is None:
        yield from _attacks_under(governor)


def _doer(fate: Fate, noun: Token) -> Token | None:
    verb = fate.governor
    if verb.pos_ not in {"VERB", "AUX"}:
        return passive_agent(verb)
    if fate.passive or is_passive(verb):
        return passive_agent(verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and (is_passive(verb.head) or verb.head.lemma_ == "be"):
        # "They were at home when it was bombed, killing 14": its subject is the event.
        return None
    subject = subject_of(verb)
    return subject if subject != noun else None


def _whole(doer: Token) -> tuple[int, int, bool]:
    return doer.left_edge.idx, doer.idx + len(doer), True


def _of_attack(attack: Token) -> Iterator[tuple[int, int, bool]]:
    """Whose an attack is: what stands before it, or after "by"."""
    agent = passive_agent(attack)
    if agent is not None:
        yield _whole(agent)
    if attack.left_edge.i < attack.i:
        yield attack.left_edge.idx, attack.idx, False


def _attacks_under(governor: Token) -> Iterator[tuple[int, int, bool]]:
    """As in "killed in Velmari air strikes", "killed when Velmari jets …" (which says nothing plain)."""
    for attack in attacks_of(governor):
        yield from _of_attack(attack)


def attacks_of(governor: Token) -> Iterator[Token]:
    """The attacks in which something befell the counted, also where they are named of the last verb of several."""
    verbs = [governor, *(child for child in children(governor) if child.dep_ == "conj" and child.pos_ == "VERB")]
    for verb in verbs:
        for child in children(verb):
            if child.dep_ in {"prep", "agent"} and child.lower_ in LEADING:
                yield from (n for n in children(child) if n.dep_ == "pobj" and n.lemma_.lower() in ATTACKS)
    first = governor.head if governor.dep_ == "conj" else governor
    if first.dep_ == "relcl" and first.head.lemma_.lower() in ATTACKS and _is_in_which(first):
        yield first.head
    subject = next((child for child in children(governor) if child.dep_ == "nsubj"), None)
    if subject is not None and subject.lemma_.lower() in ATTACKS:
        yield subject


def _is_in_which(verb: Token) -> bool:
    return any(child.lower_ == "which" for prep in children(verb) if prep.dep_ == "prep" for child in children(prep))

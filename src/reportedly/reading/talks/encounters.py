"""Rounds told by a verb: who met whom, who travels to brief whom, who mediates or brokers a deal, who goes where."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.reading.positions import grammar
from reportedly.reading.positions.lexicon import word_set
from reportedly.reading.talks.details import governed, hyphenated, place_beside, place_under, status_of, time_beside
from reportedly.reading.talks.mention import Mention
from reportedly.reading.talks.words import BARGAINED, BARGAINING, EFFORTS, PURPOSES, SHUTTLING, TALKS, UNWILLING, WISHED

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from reportedly.model import TalksStatus
    from reportedly.reading.talks.table import Table

__all__ = ["read_encounter"]


def read_encounter(verb: Token, table: Table) -> Mention | None:
    """The round that a verb tells of; `None` for any other verb, and for what is only wished for or may come."""
    lemma = grammar.lemma_of(verb)
    reader = ENCOUNTERS.get(lemma)
    if reader is None:
        reader = _bargained if lemma in BARGAINING or _phrasal(verb) in BARGAINING else None
    if reader is None or _is_unreal(verb):
        return None
    return reader(verb, table)


def _phrasal(verb: Token) -> str:
    """The verb with its particle: "hammer_out"."""
    particle = next((part for part in verb.rights if part.dep_ in {"prt", "advmod"}), None)
    return f"{grammar.lemma_of(verb)}_{particle.lower_}" if particle is not None else ""


def _is_unreal(verb: Token) -> bool:
    """Whether it is denied, wished for, refused or only may come."""
    if grammar.is_negated(verb) or (grammar.is_hypothetical(verb) and not _is_before(verb)):
        return True
    head = verb.head
    if verb.dep_ in {"xcomp", "ccomp", "acl"}:
        return grammar.lemma_of(head) in WISHED | UNWILLING or grammar.is_negated(head)
    return False


def _is_before(verb: Token) -> bool:
    """Whether it is told as what comes next: "before X met Y"."""
    return any(part.dep_ == "mark" and part.lower_ == "before" for part in verb.lefts)


def _met(verb: Token, table: Table) -> Mention | None:
    """A mention by "X met Y in Z" or "X and Y met in Z": persons or bodies of two sides."""
    who = grammar.subject(verb)
    whom = grammar.child(verb, "dobj") or grammar.preposition(verb, "with")
    if who is not None and whom is None and (len(grammar.conjuncts(who)) > 1 or who.lemma_.lower() in ENVOYS):
        whom = who
    if who is None or whom is None:
        return None
    return _encounter(verb, who, whom, table)


def _spoke(verb: Token, table: Table) -> Mention | None:
    """A mention by "X spoke by phone with Y", "X discussed it with Y": two persons, or a person and a state."""
    who = grammar.child(verb, "nsubj") or grammar.subject(verb)  # "spoke by phone" has no agent
    whom = grammar.preposition(verb, "with")
    if who is None or whom is None:
        return None
    persons = [bool(table.persons_named_by(one)) for one in (who, whom)]
    known = all(persons) or (any(persons) and all(table.states_at(one) for one in (who, whom)))
    return _encounter(verb, who, whom, table) if known else None


def _travelled(verb: Token, table: Table) -> Mention | None:
    """A mention by "X will travel to Z to brief Y"."""
    who = grammar.subject(verb)
    purpose = next((part for part in verb.rights if part.dep_ in {"xcomp", "advcl"} and part.lemma_ in PURPOSES), None)
    whom = grammar.object_of(purpose) or grammar.preposition(purpose, "with") if purpose is not None else None
    if who is None:
        return None
    told = _encounter(verb, who, whom, table) if whom is not None else None
    return told or _visited(verb, who, table)


def _visited(verb: Token, who: Token, table: Table) -> Mention | None:
    """A mention by "an X delegation arrived in Z", where no talks are named beside it, which tell more."""
    sides = table.named_by(who)
    if who.lemma_.lower() not in ENVOYS or not sides or place_beside(verb) is None or _names_talks(verb):
        return None
    return _going(verb, who, sides)


def _sent(verb: Token, table: Table) -> Mention | None:
    """A mention by "X will send a delegation to Z"."""
    who, team, place = grammar.subject(verb), grammar.child(verb, "dobj"), _goal(verb)
    if who is None or team is None or place is None or team.lemma_.lower() not in ENVOYS or _names_talks(verb):
        return None
    sides = table.named_by(who)
    hosts = () if set(sides) & set(table.contenders) else table.states_at(place)
    return _going(verb, verb, tuple(dict.fromkeys((*sides, *hosts)))) if sides else None


def _going(verb: Token, who: Token, sides: tuple[str, ...]) -> Mention:
    _, last = grammar.extent(verb)
    return Mention(
        noun=verb,
        first=who.left_edge.i if who.i < verb.i <= who.i + NEAR else verb.i,
        last=last,
        venue=place_beside(verb),
        time=time_beside(verb),
        parties=sides,
        mediators=(),
        delegates=(),
        status=status_of(verb),
        issues=(),
        fresh=False,
        is_round=False,
    )


def _goal(verb: Token) -> Token | None:
    """Where somebody goes or is sent."""
    team = grammar.child(verb, "dobj")
    for token in (verb, team):
        for name in ("to", "in", "for") if token is not None else ():
            inner = grammar.preposition(token, name)
            if inner is not None and (inner.text[:1].isupper() or inner.lower_ == "capital"):
                return inner
    return None


def _names_talks(verb: Token) -> bool:
    return any(token.lemma_.lower() in TALKS for token in islice(verb.subtree, LONGEST_DEAL))


def _encounter(verb: Token, who: Token, whom: Token, table: Table) -> Mention | None:
    sides = tuple(dict.fromkeys((*table.named_by(who), *table.named_by(whom))))
    persons = (*table.persons_named_by(who), *table.persons_named_by(whom))
    official = all(one.lemma_.lower() in ENVOYS | OFFICIALS for one in (who, whom))
    if len(sides) < 2 or not (persons or who.lemma_.lower() in ENVOYS or official):
        return None
    _, last = grammar.extent(verb)
    first = who.left_edge.i if who.i < verb.i <= who.i + NEAR else verb.i
    return Mention(
        noun=verb,
        first=first,
        last=last,
        venue=place_beside(verb) or place_under(whom) or place_under(grammar.child(whom, "appos") or whom),
        time=time_beside(verb),
        parties=sides,
        mediators=(),
        delegates=tuple(dict.fromkeys(persons)),
        status=status_of(verb),
        issues=(),
        fresh=False,
        is_round=False,
        is_meeting=bool(persons),
    )


def _bargained(verb: Token, table: Table) -> Mention | None:
    """A mention by "X is mediating an agreement between Y and Z", "a truce brokered by X", "X negotiated with Y".

    Where neither the deal nor the verb says between whom, it is between the sides of the dispute.
    """
    matter = _matter(verb)
    through = grammar.preposition(verb, "between")
    if _is_of_talks(verb) or (matter is not None and matter.lemma_.lower() in TALKS):
        return None
    lemma = grammar.lemma_of(verb)
    if lemma == "negotiate" and verb.tag_ == "VB" and grammar.lemma_of(verb.head) not in TRYING:
        return None
    about = matter.lemma_.lower() if matter is not None else ""
    if lemma in NARROWING and about not in GAPS:
        return None
    is_deal = about in BARGAINED
    if not is_deal and lemma not in NARROWING and through is None and lemma != "mediate":
        return _negotiated(verb, table) if lemma == "negotiate" else None
    who = _doer(verb)
    acting = table.named_by(who) if who is not None and who != matter else ()
    sides = _sides(verb, matter, table)
    if lemma == "negotiate" or _phrasal(verb) in BARGAINING:
        sides, acting = _split(sides, acting, table)
    if not sides:
        sides = table.contenders
    mediators = tuple(side for side in acting if side not in sides)
    if len(sides) < (1 if mediators else 2) or (not mediators and lemma != "negotiate" and through is None):
        return None
    _, last = grammar.extent(matter) if matter is not None and matter.i > verb.i else grammar.extent(verb)
    done = is_deal and not _is_tried(verb)
    if done and (_is_sought(matter) or _names_talks(verb)):
        return None  # the talks themselves are named beside it
    return Mention(
        noun=verb,
        first=matter.i if matter is not None and matter.i < verb.i and done else verb.i,
        last=max(last, verb.i),
        venue=place_beside(verb),
        time=time_beside(verb),
        parties=sides,
        mediators=mediators,
        delegates=(),
        status="agreed" if done else _trying(verb),
        issues=(),
        fresh=False,
        is_round=False,
        is_deal=done,
    )


def _is_of_talks(verb: Token) -> bool:
    """Whether the verb only tells what named talks are for: "talks on efforts to broker a truce"."""
    above = verb
    for _ in range(LONGEST_CLIMB):
        if above.dep_ not in {"acl", "amod", "pobj", "prep", "pcomp", "xcomp"}:
            return False
        above = above.head
        if above.lemma_.lower() in TALKS:
            return True
    return False


def _matter(verb: Token) -> Token | None:
    """What is bargained for; also "a plan worked out by X", where the parser took the participle for a past tense."""
    found = governed(verb)
    if found is None and grammar.child(verb, "agent") is not None:
        found = grammar.child(verb, "nsubj")
    return found


def _shuttled(verb: Token, table: Table) -> Mention | None:
    """A mention by "X shuttled between Y and Z", "X carried messages between them"."""
    brought = grammar.child(verb, "dobj")
    between = grammar.preposition(verb, "between")
    if between is None and brought is not None:
        between = grammar.preposition(brought, "between")
    who = grammar.subject(verb)
    sides = table.named_by(between) if between is not None else ()
    mediators = tuple(side for side in table.named_by(who) if side not in sides) if who is not None else ()
    return replace(_going(verb, verb, sides), mediators=mediators) if len(sides) > 1 and mediators else None


def _split(sides: tuple[str, ...], acting: tuple[str, ...], table: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who negotiate, and those who do it for others: outsiders where the sides of the dispute are known."""
    inside = [side for side in acting if side in table.contenders]
    if not table.contenders or (not inside and not sides and len(acting) > 1):
        return tuple(dict.fromkeys((*acting, *sides))), ()
    return tuple(dict.fromkeys((*inside, *sides))), tuple(side for side in acting if side not in inside)


def _negotiated(verb: Token, table: Table) -> Mention | None:
    """A mention by "X is negotiating with Y", "X and Y have negotiated for weeks"."""
    who, partner = grammar.subject(verb), grammar.preposition(verb, "with")
    if who is None:
        return None
    sides = table.named_by(who)
    if partner is not None:
        sides = tuple(dict.fromkeys((*sides, *table.named_by(partner))))
    if len(sides) < 2:
        return None
    _, last = grammar.extent(verb)
    return Mention(
        noun=verb,
        first=verb.i,
        last=last,
        venue=place_beside(verb),
        time=time_beside(verb),
        parties=sides,
        mediators=(),
        delegates=(),
        status=status_of(verb),
        issues=(),
        fresh=False,
        is_round=False,
    )


def _sides(verb: Token, matter: Token | None, table: Table) -> tuple[str, ...]:
    """Between whom: "between Y and Z" beside the verb or the deal, "with Y", "the Y-Z deal"."""
    found: dict[str, None] = {}
    for token in (matter, verb):
        if token is None:
            continue
        for name in ("between", "with", "among"):
            inner = grammar.preposition(token, name)
            if inner is not None:
                found.update(dict.fromkeys(table.named_by(inner)))
    if matter is not None and not found:
        names = [word for part in matter.lefts for word in (*part.lefts, part) if word.text[:1].isupper()]
        named = dict.fromkeys(side for word in names for side in table.named_by(word))
        found = named if len(named) > 1 else {}
    return tuple(found)


def _doer(verb: Token) -> Token | None:
    """Who does it; of an effort, a bid or a push to do it, whose that is."""
    who = hyphenated(verb) or grammar.subject(verb)
    if who is None or who.lemma_.lower() not in EFFORTS:
        return who
    owner = grammar.child(who, "poss") or grammar.preposition(who, "by") or grammar.preposition(who, "of")
    if owner is None and who.dep_ in {"dobj", "pobj"}:
        owner = grammar.subject(grammar.clause_head(who.head))
    return owner or next((part for part in who.lefts if part.text[:1].isupper()), None)


def _trying(verb: Token) -> TalksStatus:
    """How a mediation stands that has led to nothing yet: "will mediate", else at work."""
    finite = verb.head if verb.dep_ == "xcomp" else verb
    ahead = any(part.lower_ in {"will", "would", "’ll", "'ll"} for part in (*verb.lefts, *finite.lefts))
    return "planned" if ahead else "under-way"


def _is_sought(matter: Token | None) -> bool:
    """Whether a deal is only what somebody is after: "efforts to conclude a truce mediated by X"."""
    return matter is not None and matter.dep_ == "dobj" and matter.head.tag_ == "VB"


def _is_tried(verb: Token) -> bool:
    """Whether somebody is at it ("has been trying to broker", "is brokering", "to broker") and not done with it."""
    return verb.tag_ in {"VBG", "VB"}


# Whose meeting is a round, whoever they are.
ENVOYS = frozenset({"negotiator", "envoy", "delegation", "team", "delegate", "diplomat", "representative", "mediator"})
OFFICIALS = word_set("leader president premier minister chief head secretary director chancellor king emir official")
NARROWING = frozenset({"narrow", "bridge", "resolve", "close"})
GAPS = frozenset({"difference", "gap", "divide", "disagreement"})
TRYING = frozenset({"try", "attempt", "seek", "work", "spend", "struggle", "scramble", "strive", "continue"})
LONGEST_CLIMB = 6
LONGEST_DEAL = 60  # tokens of what is said of a deal that are looked at
NEAR = 15  # tokens between who meets and the verb
ENCOUNTERS: dict[str, Callable[[Token, Table], Mention | None]] = {
    "meet": _met,
    "sit": _met,
    **dict.fromkeys(("visit", "travel", "fly", "arrive", "go", "head"), _travelled),
    **dict.fromkeys(("speak", "talk", "confer", "consult", "huddle", "discuss"), _spoke),
    **dict.fromkeys(("send", "dispatch"), _sent),
    **dict.fromkeys(NARROWING, _bargained),
    **dict.fromkeys(SHUTTLING, _shuttled),
}

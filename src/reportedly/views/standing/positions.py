"""Who wants what: each party's moves on each issue, in time, each with who reports it; claims of a retraction apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.ledger.meaning import ALIKE, embed, grouped
from reportedly.views.standing.evidence import (
    Actor,
    Evidence,
    actor_of,
    actors_of,
    days_between,
    evidence_of,
    origins_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from reportedly.ledger import Entry, Query, View

    Vector = npt.NDArray[np.float32]

__all__ = ["Line", "Retraction", "Stand", "positions"]

ANSWERS = frozenset(
    {"deny", "reject", "accept", "offer", "retract"}
)  # what a party says to being told that it took back
ANSWERED = 14  # days
NEAR = 0.3  # cosine; a retraction is told in few words ("the deal")


class Stand(msgspec.Struct, frozen=True):
    """One move of a party: `reporter` is the party itself ("self"), somebody else, "unnamed" or "article".

    `changed`: that it differs from the party's own move before it on this issue.
    """

    id: str
    move: str
    issue: str
    toward: list[Actor]
    condition: str | None
    reporter: Actor
    published: str | None
    changed: bool
    origins: int
    evidence: list[Evidence]


class Retraction(msgspec.Struct, frozen=True):
    """That a party took back what it had agreed to, as another says: beside what it said before, and what it says itself.

    Ids are of stands; `before` and `own` may be on other issues of the same party.
    """

    claim: str
    by: Actor
    before: list[str]
    own: list[str]


class Line(msgspec.Struct, frozen=True):
    """A party on an issue. `issue` is the name of the group; `stands` by time; `moves`: how often each move was made."""

    party: Actor
    issue: str
    moves: dict[str, int]
    stands: list[Stand]
    retractions: list[Retraction]


def positions(view: View, query: Query) -> list[Line]:
    """The positions that a query asks for, by party and issue; `actors` of the query are parties."""
    parties = {view.merges.root(key) for name in query.actors for key in view.keys_of(name)}
    entries = view.entries(replace(query, kinds=("positions",)))
    if parties:
        entries = [entry for entry in entries if view.who(entry.fields["party"]) in parties]
    issues = _issues(view, entries)
    if query.issues:
        wanted = _wanted(query.issues, issues)
        entries = [entry for entry in entries if issues[entry.fields["issue"]] in wanted]
    lines: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        party = entry.fields["party"]
        lines[view.who(party) or f"?{party[0]}", issues[entry.fields["issue"]]].append(entry)
    made = {key: _stands(view, group) for key, group in lines.items()}
    by_party: dict[str, list[Stand]] = defaultdict(list)
    for (party, _), stands in made.items():
        by_party[party] += stands
    names = {key: actor_of(view, _most(group)) for key, group in lines.items()}
    told = sorted({stand.issue for stands in made.values() for stand in stands})
    meanings = dict(zip(told, embed(told), strict=True)) if any(e.type == "retract" for e in entries) else {}
    found = [
        Line(
            names[key] or Actor("unnamed"), key[1], dict(sorted(Counter(stand.move for stand in stands).items())), stands,
            [_retraction(stand, by_party[key[0]], meanings) for stand in stands if stand.move == "retract" and stand.reporter.name != "self"],
        )
        for key, stands in made.items()
    ]  # fmt: skip
    return sorted(found, key=lambda line: (line.party.name, -len(line.stands), line.issue))


def _most(group: Sequence[Entry]) -> Any:
    """The party of a group by the name it has most often."""
    parties = [tuple(entry.fields["party"]) for entry in group]
    return list(min(parties, key=lambda party: (-parties.count(tuple(party)), party)))


def _plain(issue: str) -> str:
    return " ".join(issue.split())


def _issues(view: View, entries: Sequence[Entry]) -> dict[str, str]:
    """The name of the group of each issue: by meaning, and above that as people decided."""
    held = view.decisions.issues
    issues = Counter(entry.fields["issue"] for entry in entries)
    groups = grouped({_plain(issue): count for issue, count in issues.items()})
    found = {}
    for issue in issues:
        name = groups[_plain(issue)]
        found[issue] = held.get(issue.casefold(), held.get(name.casefold(), name))
    return found


def _wanted(asked: Sequence[str], issues: dict[str, str]) -> set[str]:
    """The groups that are asked for: by words, or by meaning."""
    names = sorted(set(issues.values()))
    members: dict[str, set[str]] = defaultdict(set)
    for issue, name in issues.items():
        members[name] |= set(re.findall(r"\w+", f"{issue} {name}".casefold()))
    found = set()
    if names:
        likeness = embed(names) @ embed(list(asked)).T
        found = {name for k, name in enumerate(names) if likeness[k].max() >= ALIKE}
    for one in asked:
        words = set(re.findall(r"\w+", one.casefold()))
        found |= {name for name in names if words <= members[name]}
    return found


def _stands(view: View, group: list[Entry]) -> list[Stand]:
    """One stand a claim, by time; the same claim in several articles once."""
    claims: dict[tuple[Any, ...], list[Entry]] = defaultdict(list)
    for entry in group:
        reporter = actor_of(view, entry.fields["reported_by"]) or Actor("article")
        claims[entry.type, _plain(entry.fields["issue"]).casefold(), reporter, entry.fields.get("condition")].append(
            entry
        )
    stands = []
    for (move, _, reporter, condition), entries in claims.items():
        evidence = evidence_of(view, entries)
        first = min(entries, key=lambda entry: (entry.article.published or "9999", entry.id))
        toward = actors_of(view, [one for entry in entries for one in entry.fields.get("toward", ())])
        stands.append(
            Stand(
                min(entry.claim for entry in entries),
                move,
                first.fields["issue"],
                toward,
                condition,
                reporter,
                evidence[0].published,
                False,
                origins_in(entries),
                evidence,
            )
        )
    stands.sort(key=lambda stand: (stand.published or "9999", stand.evidence[0].article, stand.evidence[0].anchor))
    return _marked(stands)


def _marked(stands: list[Stand]) -> list[Stand]:
    """With `changed` where a party's own move is another than its own before."""
    found, before = [], None
    for stand in stands:
        own = stand.reporter.name in {"self", "article"}
        changed = own and before is not None and stand.move != before
        found.append(msgspec.structs.replace(stand, changed=changed))
        if own:
            before = stand.move
    return found


def _retraction(claim: Stand, others: list[Stand], meanings: dict[str, Vector]) -> Retraction:
    """A claimed retraction beside what the party is known to have said before, and what it says of it itself."""
    rest = [stand for stand in others if stand.id != claim.id]
    likeness = [float(meanings[stand.issue] @ meanings[claim.issue]) for stand in rest]
    moment = claim.published or ""
    before, own = [], []
    for stand, like in zip(rest, likeness, strict=True):
        at = stand.published or ""
        if stand.move in {"accept", "offer"} and like >= NEAR and (not at or not moment or at <= moment):
            before.append(stand.id)
        elif stand.reporter.name == "self" and stand.move in ANSWERS and not (at and moment and at < moment[: len(at)]):
            apart = days_between(at, moment)
            about = like >= NEAR or (stand.move == "deny" and claim.reporter in stand.toward)
            if about and (apart is None or apart <= ANSWERED):
                own.append(stand.id)
    return Retraction(claim.id, claim.reporter, before, own)

"""Rounds of talks: who met whom where, and how it stood from day to day; a round that many tell of is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from reportedly.views.standing.evidence import Actor, Evidence, actors_of, days_between, evidence_of, origins_in

if TYPE_CHECKING:
    from reportedly.ledger import Entry, Query, View

__all__ = ["Round", "Status", "talks"]

NEAR, LONGEST = 4, 10  # days between two reports of one round, and between its first and its last


class Status(msgspec.Struct, frozen=True):
    """How a round stood, as one article has it."""

    published: str | None
    status: str
    evidence: list[Evidence]


class Round(msgspec.Struct, frozen=True):
    """One round. `venue` as it is told most narrowly; `start` and `end`: of all times told; `statuses` by day."""

    venue: str | None
    country: str | None
    start: str | None
    end: str | None
    parties: list[Actor]
    mediators: list[Actor]
    delegates: list[Actor]
    issues: list[str]
    statuses: list[Status]
    origins: int
    carriers: int


def talks(view: View, query: Query) -> list[Round]:
    """The rounds that a query asks for, by time."""
    entries = view.entries(replace(query, kinds=("talks",)))
    entries.sort(key=lambda entry: (_day(entry) or "9999", entry.id))
    groups: list[list[Entry]] = []
    for entry in entries:
        for group in reversed(groups):
            if _is_same(view, entry, group):
                group.append(entry)
                break
        else:
            groups.append([entry])
    found = [_round(view, group) for group in groups]
    return sorted(found, key=lambda one: (one.start or one.statuses[0].published or "9999", one.venue or ""))


def _day(entry: Entry) -> str:
    return (entry.fields.get("time", {}).get("start") or entry.article.published or "")[:10]


def _is_same(view: View, entry: Entry, group: list[Entry]) -> bool:
    """Whether an entry is of the round of a group: near in time, not elsewhere, and with a party in common."""
    last = group[-1]
    apart = days_between(_day(entry), _day(last))
    if apart is None or apart > NEAR:
        return entry.claim == last.claim or (apart is None and entry.article.origin == last.article.origin)
    if (days_between(_day(entry), _day(group[0])) or 0) > LONGEST:
        return False
    venues = {one.fields["venue"].casefold() for one in group if one.fields.get("venue")}
    venue = entry.fields.get("venue", "").casefold()
    if venue and venues and not any(venue in other or other in venue for other in venues):
        return False
    mine = _sides(view, entry)
    theirs = set[str]().union(*(_sides(view, one) for one in group))
    if venue and venue in venues:
        return not mine or not theirs or bool(mine & theirs)
    return len(mine & theirs) >= min(2, len(mine), len(theirs)) and bool(mine & theirs)


def _sides(view: View, entry: Entry) -> set[str]:
    return {actor.key or actor.name for actor in actors_of(view, entry.fields.get("parties", ()))}


def _round(view: View, group: list[Entry]) -> Round:
    def actors(role: str) -> list[Actor]:
        return actors_of(view, [one for entry in group for one in entry.fields.get(role, ())])

    venues = sorted({entry.fields["venue"] for entry in group if entry.fields.get("venue")}, key=lambda v: (-len(v), v))
    times = [entry.fields["time"] for entry in group if entry.fields.get("time")]
    starts = [time["start"] for time in times if time.get("start")]
    ends = [time["end"] for time in times if time.get("end")]
    countries = sorted({c for entry in group if (c := entry.fields.get("place", {}).get("country"))})
    issues = sorted({issue for entry in group for issue in entry.fields.get("issues", ())})
    statuses: dict[tuple[str, str], list[Entry]] = {}
    for entry in sorted(group, key=lambda one: (one.article.published or "9999", one.id)):
        statuses.setdefault((entry.day, entry.type), []).append(entry)
    return Round(
        venues[0] if venues else None, countries[0] if len(countries) == 1 else None,
        min(starts) if starts else None, max(ends) if ends else None,
        actors("parties"), actors("mediators"), actors("delegates"), issues,
        [Status(same[0].article.published, status, evidence_of(view, same)) for (_, status), same in statuses.items()],
        origins_in(group), len({entry.article.id for entry in group}),
    )  # fmt: skip

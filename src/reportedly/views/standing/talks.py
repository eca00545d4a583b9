"""Rounds of talks: who met whom where, and how it stood from day to day; a round that many tell of is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from reportedly.views.standing.evidence import Actor, Evidence, actors_of, day_number, evidence_of, origins_in

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
    rounds: list[_Group] = []
    for entry in entries:
        report = _Report(view, entry)
        for group in reversed(rounds):
            if group.is_of(report):
                group.add(report)
                break
        else:
            rounds.append(_Group(report))
    groups = [[report.entry for report in group.reports] for group in rounds]
    found = [_round(view, group) for group in groups]
    return sorted(found, key=lambda one: (one.start or one.statuses[0].published or "9999", one.venue or ""))


def _day(entry: Entry) -> str:
    return (entry.fields.get("time", {}).get("start") or entry.article.published or "")[:10]


class _Report:
    """One entry, with what it is told by."""

    def __init__(self, view: View, entry: Entry) -> None:
        self.entry = entry
        self.day = day_number(_day(entry))
        self.venue = entry.fields.get("venue", "").casefold()
        self.sides = {actor.key or actor.name for actor in actors_of(view, entry.fields.get("parties", ()))}


class _Group:
    """The reports of one round."""

    def __init__(self, report: _Report) -> None:
        self.reports = [report]
        self.venues = {report.venue} - {""}
        self.sides = set(report.sides)

    def add(self, report: _Report) -> None:
        self.reports.append(report)
        self.venues |= {report.venue} - {""}
        self.sides |= report.sides

    def is_of(self, report: _Report) -> bool:
        """Whether a report is of this round: near in time, not elsewhere, and with a party in common."""
        first, last = self.reports[0], self.reports[-1]
        if report.day is None or last.day is None or report.day - last.day > NEAR:
            same_text = report.entry.article.origin == last.entry.article.origin
            unknown = report.day is None or last.day is None
            return report.entry.claim == last.entry.claim or (unknown and same_text)
        if first.day is not None and report.day - first.day > LONGEST:
            return False
        venue = report.venue
        if venue and self.venues and not any(venue in other or other in venue for other in self.venues):
            return False
        common = report.sides & self.sides
        if venue and venue in self.venues:
            return not report.sides or not self.sides or bool(common)
        return bool(common) and len(common) >= min(2, len(report.sides), len(self.sides))


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

"""What happened, as told: acts and talks in the order of their times, the same one told by several once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from reportedly.views.standing.evidence import Actor, Evidence, actors_of, evidence_of, origins_in

if TYPE_CHECKING:
    from reportedly.ledger import Entry, Query, View

__all__ = ["Event", "timeline"]


class Event(msgspec.Struct, frozen=True):
    """One act or round of talks. `when`: the ISO time it is said to be of, or else the day it was published (`told`).

    `type` is PLOVER's, or the talks' status. `origins` counts independent texts; `carriers` articles.
    """

    when: str
    basis: str
    kind: str
    type: str
    mode: str | None
    realis: str | None
    actors: list[Actor]
    recipients: list[Actor]
    place: str | None
    origins: int
    carriers: int
    evidence: list[Evidence]


def timeline(view: View, query: Query) -> list[Event]:
    """The acts and talks that a query asks for, by time."""
    kinds = tuple(kind for kind in query.kinds if kind in {"acts", "talks"}) or ("acts", "talks")
    groups: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    entries = view.entries(replace(query, kinds=kinds))
    days: dict[str, str] = {}
    for entry in entries:  # a copy without a date is of its origin's
        days[entry.article.origin] = min(filter(None, (entry.day, days.get(entry.article.origin))), default="")
    for entry in entries:
        groups[_key(view, entry, days[entry.article.origin])].append(entry)
    return sorted(
        (_event(view, group, days) for group in groups.values()),
        key=lambda e: (not e.when, e.when, e.kind, e.type, e.evidence[0].entry),
    )


def _when(entry: Entry, day: str) -> tuple[str, str]:
    start = entry.fields.get("time", {}).get("start")
    return (start, "text") if start else (entry.day or day, "published")


def _key(view: View, entry: Entry, day: str) -> tuple[object, ...]:
    """Equal for what is one event as far as the record tells; an act of nobody known is told by its claim alone."""
    fields = entry.fields
    actors = tuple(actors_of(view, fields.get("actors", fields.get("parties", ()))))
    recipients = tuple(actors_of(view, fields.get("recipients", ())))
    if not any(actor.key for actor in (*actors, *recipients)):
        return (entry.claim,)
    place = fields.get("place", {}).get("text", "").casefold()
    return (
        entry.kind,
        entry.type,
        fields.get("mode"),
        fields.get("realis"),
        actors,
        recipients,
        place,
        _when(entry, day)[0][:10],
    )


def _event(view: View, group: list[Entry], days: dict[str, str]) -> Event:
    evidence = evidence_of(view, group)
    first = min(group, key=lambda entry: entry.id)
    fields = first.fields
    when, basis = _when(first, days[first.article.origin])
    return Event(
        when, basis, first.kind, first.type, fields.get("mode"), fields.get("realis"),
        actors_of(view, fields.get("actors", fields.get("parties", ()))),
        actors_of(view, fields.get("recipients", ())),
        fields.get("place", {}).get("text") or fields.get("venue"),
        origins_in(group), len({entry.article.id for entry in group}), evidence,
    )  # fmt: skip

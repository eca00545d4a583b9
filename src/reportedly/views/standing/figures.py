"""Figures in dispute: counts that may be of the same people, side by side, with who claims them. Never averaged.

`counts` tells which these are. Within a group, counts of a part ("of them soldiers") stand apart from counts of all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from reportedly.views.standing.counts import DAYS, Count, days_apart, grouped, most_named
from reportedly.views.standing.evidence import Actor, Evidence, evidence_of, origins_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.ledger import Query, View

__all__ = ["Claim", "Dispute", "Relation", "figures"]

MOST_NAMES, MOST_COMPARED = 8, 12  # names of a group; reports of a claim whose days are compared with another's

Kind = Literal["update", "contradiction", "compatible", "other scope"]


class Claim(msgspec.Struct, frozen=True):
    """One count as one claimant gives it; `evidence` is all that say so, `origins` how many independent texts these are.

    `of`: the part counted ("soldier"), "all", or "some" where the text doesn't say which part. Bounds as in the record.
    """

    id: str
    claimant: Actor
    value: int | None
    low: int | None
    high: int | None
    approximate: bool
    planned: bool
    of: str
    what: str
    published: str | None
    origins: int
    evidence: list[Evidence]


class Relation(msgspec.Struct, frozen=True):
    """What a claim (`to`) is to an earlier or other one (`of`), both by id.

    `update`: later, another number of the same claimant, or of a toll that has grown by then; `contradiction`: other
    claimants, and no number fits both;
    `compatible`: numbers that can both hold; `other scope`: a part, or an addition, beside a whole.
    """

    kind: Kind
    of: str
    to: str


class Dispute(msgspec.Struct, frozen=True):
    """Counts that may be of the same people. `scene`: the names they stand with; `days`: when, as far as told.

    `lowest` and `highest` of the counts of all, with the claims' ids: what somebody claims, not what is known.
    """

    what: str
    scene: list[str]
    start: str | None
    end: str | None
    disputed: bool
    lowest: tuple[int, str] | None
    highest: tuple[int, str] | None
    claims: list[Claim]
    relations: list[Relation]


def figures(view: View, query: Query, *, disputed: bool = False) -> list[Dispute]:
    """The counts that a query asks for, grouped; the newest first. `disputed`: only where claims contradict."""
    counts = [Count(view, entry) for entry in view.entries(replace(query, kinds=("figures",)))]
    counts.sort(key=lambda one: (one.entry.article.published or "9999", one.entry.id))
    found = [_dispute(view, group) for group in grouped(counts)]
    found.sort(key=lambda one: (one.claims[-1].published or "", one.what, one.claims[0].id), reverse=True)
    return [one for one in found if one.disputed] if disputed else found


def _dispute(view: View, group: list[Count]) -> Dispute:
    claims: dict[tuple[Any, ...], list[Count]] = defaultdict(list)
    for count in group:
        claims[count.claimant.key or count.claimant.name, count.of, *count.numbers].append(count)
    made = {key: _claim(view, counts) for key, counts in claims.items()}
    ordered = sorted(made, key=lambda key: (made[key].published or "9999", made[key].id))
    relations = _relations([(claims[key], made[key]) for key in ordered])
    whole = [(made[key], claims[key][0].bounds) for key in ordered if made[key].of == "all" and not made[key].planned]
    lows = [(int(low), claim.id) for claim, (low, _) in whole if low > 0]
    highs = [(int(high), claim.id) for claim, (_, high) in whole if high != float("inf")]
    starts, ends = [c.start for c in group if c.start], [c.end for c in group if c.end]
    return Dispute(
        group[0].family if group[0].family == "dead" else group[0].entry.type,
        most_named(group, MOST_NAMES),
        min(starts) if starts else None,
        max(ends) if ends else None,
        any(one.kind == "contradiction" for one in relations),
        min(lows) if lows else None,
        max(highs) if highs else None,
        [made[key] for key in ordered],
        relations,
    )


def _claim(view: View, counts: list[Count]) -> Claim:
    entries = [count.entry for count in counts]
    evidence = evidence_of(view, entries)
    fields = counts[0].entry.fields
    claimant = counts[0].claimant
    return Claim(
        min(entry.claim for entry in entries), claimant, fields.get("value"), fields.get("low"), fields.get("high"),
        bool(fields.get("approximate")), bool(fields.get("planned")), counts[0].of, counts[0].entry.type,
        evidence[0].published, origins_in(entries), evidence,
    )  # fmt: skip


def _relations(claims: list[tuple[list[Count], Claim]]) -> list[Relation]:
    """What each is to those before it. A count that its own side has replaced no longer contradicts what comes later."""
    found: list[Relation] = []
    replaced: dict[str, str] = {}
    pairs = [(claims[k], claims[n]) for n in range(len(claims)) for k in range(n)]
    for earlier, later in pairs:
        update = _update(earlier, later)
        if update:
            found.append(update)
            when = max(earlier[1].published or "", later[1].published or "")
            replaced[update.of] = min(replaced.get(update.of, when), when)
    updated = {(one.of, one.to) for one in found} | {(one.to, one.of) for one in found}
    for (counts, before), (others, after) in pairs:
        if (before.id, after.id) in updated:
            continue
        kind = _kind(counts, others, before, after)
        latest = max(before.published or "", after.published or "")
        if kind == "contradiction" and any(
            one.id in replaced and replaced[one.id] <= latest for one in (before, after)
        ):
            continue
        if kind is not None:
            found.append(Relation(kind, before.id, after.id))
    order = {claim.id: k for k, (_, claim) in enumerate(claims)}
    return sorted(found, key=lambda one: (order[one.to], order[one.of], one.kind))


def _update(earlier: tuple[list[Count], Claim], later: tuple[list[Count], Claim]) -> Relation | None:
    (counts, before), (others, after) = earlier, later
    if before.of != after.of or before.of in {"some", "more"} or before.planned != after.planned:
        return None
    if _revises(others, counts):
        return Relation("update", before.id, after.id)
    if _revises(counts, others):
        return Relation("update", after.id, before.id)
    one, other = counts[0], others[0]
    same = one.side is not None and one.side == other.side
    if same and (before.published or "")[:10] != (after.published or "")[:10] and _number(before) != _number(after):
        return Relation("update", before.id, after.id)
    return None


def _number(claim: Claim) -> int | None:
    return next((n for n in (claim.value, claim.low, claim.high) if n is not None), None)


def _kind(counts: list[Count], others: list[Count], before: Claim, after: Claim) -> Kind | None:
    one, other = counts[0], others[0]
    if one.of != other.of:
        return "other scope" if "all" in {one.of, other.of} else None
    if one.of in {"some", "more"}:
        return None  # parts of what, and more than what, can't be told
    if before.planned != after.planned:
        return "other scope"
    low, high = max(one.bounds[0], other.bounds[0]), min(one.bounds[1], other.bounds[1])
    if low <= high:
        return "compatible"
    if one.side is not None and one.side == other.side:
        return None
    # A toll that grows is compared with what others say at the time; so is what is told on nobody's word.
    if (one.grows and other.grows) or one.side is None or other.side is None:
        apart = min(days_apart(a, b) for a in counts[:MOST_COMPARED] for b in others[:MOST_COMPARED])
        if apart > DAYS:
            return "update" if (_number(after) or 0) > (_number(before) or 0) else None
    return "contradiction"


def _revises(later: Iterable[Count], earlier: Iterable[Count]) -> bool:
    revised = {(count.reading, count.entry.fields.get("revises")) for count in later}
    return any((count.reading, count.local) in revised for count in earlier)

"""What is new since a time: claims nobody made before, revised figures, changed positions, contradictions, lost sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from reportedly.ledger import ArticleRef
from reportedly.views.standing.evidence import Evidence, evidence_of
from reportedly.views.standing.figures import Claim, figures
from reportedly.views.standing.origins import origins_of
from reportedly.views.standing.positions import Retraction, Stand, positions

if TYPE_CHECKING:
    from reportedly.ledger import Entry, Ledger, Query, View

__all__ = ["Changed", "Compared", "LostSource", "NewClaim", "News", "news"]

BESIDE = 200  # of the newest entries of a kind, among which what is new finds its like
MOST_NAMES = 6  # places and parties of what is new that older entries are looked up by


class NewClaim(msgspec.Struct, frozen=True):
    """An assertion that no article added before makes."""

    kind: str
    type: str
    evidence: list[Evidence]


class Compared(msgspec.Struct, frozen=True):
    """A new count beside an older one, or one as new."""

    before: Claim
    after: Claim


class Changed(msgspec.Struct, frozen=True):
    """A new stand that differs from the party's own before."""

    party: str
    issue: str
    stand: Stand


class LostSource(msgspec.Struct, frozen=True):
    """A new carrier that left out on whose word the first had something, or where it took its text from."""

    first: ArticleRef
    carrier: ArticleRef
    attributions: int
    credits: list[str]


class News(msgspec.Struct, frozen=True):
    """What is new. `articles` and `origins`: how many were added, and how many independent texts they are."""

    since: str
    articles: int
    origins: int
    claims: list[NewClaim]
    revised: list[Compared]
    contradictions: list[Compared]
    positions: list[Changed]
    retractions: list[Retraction]
    lost: list[LostSource]


def news(ledger: Ledger, view: View, query: Query, since: str) -> News:
    """What was added since an ISO time (UTC), laid beside what was there."""
    asked = replace(query, added_since=since)
    entries = view.entries(asked)
    new = {entry.id for entry in entries}
    known = view.claims_before([entry.claim for entry in entries], since)
    fresh: dict[str, list[int]] = {}
    for k, entry in enumerate(entries):
        if entry.claim not in known:
            fresh.setdefault(entry.claim, []).append(k)
    claims = [
        NewClaim(entries[ks[0]].kind, entries[ks[0]].type, evidence_of(view, [entries[k] for k in ks]))
        for ks in fresh.values()
    ]
    revised, contradictions = _figures(view, _beside(query, entries, "figures"), new)
    lines = positions(view, _beside(query, entries, "positions"))
    changed = [
        Changed(line.party.name, line.issue, stand)
        for line in lines
        for stand in line.stands
        if stand.changed and _is_new(stand.evidence, new)
    ]
    stands = {stand.id: stand for line in lines for stand in line.stands}
    retractions = [one for line in lines for one in line.retractions if _is_new(stands[one.claim].evidence, new)]
    added = view.newest(asked)
    return News(
        since, len(added), len({article.origin for article in added.values()}), claims, revised, contradictions, changed,
        retractions, _lost(ledger, view, added),
    )  # fmt: skip


def _beside(query: Query, entries: list[Entry], kind: str) -> Query:
    """A query for what stands beside the new entries of a kind: of the same places, or of the same parties."""
    names: Counter[str] = Counter()
    for entry in entries:
        if entry.kind == kind:
            names.update(entry.fields.get("scene", ()) if kind == "figures" else [entry.fields["party"][0]])
    chosen = tuple(sorted(names, key=lambda name: (-names[name], name))[:MOST_NAMES])
    most = min(query.last, BESIDE)
    if kind == "figures":
        return replace(query, places=chosen or ("",), last=most)
    return replace(query, actors=chosen or ("",), last=most)


def _is_new(evidence: list[Evidence], new: set[str]) -> bool:
    return all(one.entry in new for one in evidence)


def _figures(view: View, query: Query, new: set[str]) -> tuple[list[Compared], list[Compared]]:
    revised, contradictions = [], []
    for dispute in figures(view, query):
        claims = {claim.id: claim for claim in dispute.claims}
        for relation in dispute.relations:
            before, after = claims[relation.of], claims[relation.to]
            if not (_is_new(before.evidence, new) or _is_new(after.evidence, new)):
                continue
            if relation.kind == "update":
                revised.append(Compared(before, after))
            elif relation.kind == "contradiction":
                contradictions.append(Compared(before, after))
    return revised, contradictions


def _lost(ledger: Ledger, view: View, added: dict[int, ArticleRef]) -> list[LostSource]:
    """Beside all articles of the origins that something was added to."""
    new = {article.id for article in added.values()}
    return [
        LostSource(origin.first, carrier.article, len(carrier.lost_attributions), carrier.lost_credits)
        for origin in origins_of(ledger, view, sorted(added), only=new)
        for carrier in origin.carriers
        if carrier.article.id in new and (carrier.lost_attributions or carrier.lost_credits)
    ]

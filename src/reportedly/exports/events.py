"""Event tables in the layouts that researchers know: POLECAT's, one like ACLED's, one like UCDP GED's.

Each has what these lack: the evidence, on whose word, and how many independent texts tell it. Nothing here is coded by
a person: the columns are named as theirs so that their tools read them, not because the data are theirs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportedly.exports.columns import according_to
from reportedly.views.standing import figures
from reportedly.views.standing.evidence import actors_of
from reportedly.views.standing.show import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.ledger import Entry, Query, View
    from reportedly.views.standing import Dispute

__all__ = ["ACLED", "PLOVER", "UCDP", "acled_rows", "plover_rows", "ucdp_rows"]

# Quad classes of PLOVER (2021).
QUADS = {
    "AGREE": "VERBAL COOPERATION", "CONSULT": "VERBAL COOPERATION", "SUPPORT": "VERBAL COOPERATION",
    "CONCEDE": "VERBAL COOPERATION", "COOPERATE": "MATERIAL COOPERATION", "AID": "MATERIAL COOPERATION",
    "RETREAT": "MATERIAL COOPERATION", "REQUEST": "VERBAL CONFLICT", "ACCUSE": "VERBAL CONFLICT",
    "REJECT": "VERBAL CONFLICT", "THREATEN": "VERBAL CONFLICT", "PROTEST": "MATERIAL CONFLICT",
    "SANCTION": "MATERIAL CONFLICT", "MOBILIZE": "MATERIAL CONFLICT", "COERCE": "MATERIAL CONFLICT",
    "ASSAULT": "MATERIAL CONFLICT",
}  # fmt: skip
EVIDENCE = ("entry", "claim", "origin", "realis", "according_to", "text", "start", "end", "article", "headline")
PLOVER = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code", "Contexts", "Actor Name", "Recipient Name",
    "Placename", "Country", "Latitude", "Longitude", "Source", "Publication Date", "Language", "Version", *EVIDENCE,
)  # fmt: skip
ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "actor2", "iso", "country", "location", "latitude", "longitude", "geo_precision", "source", "notes", "fatalities",
    "fatalities_low", "fatalities_high", "fatalities_claims", *EVIDENCE,
)  # fmt: skip
UCDP = (
    "id", "year", "type_of_violence", "side_a", "side_b", "source_article", "source_date", "source_headline",
    "where_description", "date_prec", "date_start", "date_end", "best", "low", "high", "disputed", "claims", "origins",
    "entries",
)  # fmt: skip
REMOTE = frozenset({"aerial", "heavy-weapons", "explosives", "unconventional", "drone", "suicide-attack", "bombing"})
VIOLENT = ("ASSAULT", "PROTEST", "COERCE")


def plover_rows(view: View, query: Query) -> Iterator[dict[str, Any]]:
    """Acts as POLECAT lists events, a row an act and an article that tells it."""
    for entry in view.entries(replace(query, kinds=("acts",))):
        fields, place = entry.fields, entry.fields.get("place", {})
        yield {
            "Event ID": entry.id, "Event Date": _when(entry)[:10], "Event Type": entry.type,
            "Event Mode": fields.get("mode"), "Quad Code": QUADS.get(entry.type),
            "Contexts": ";".join(fields.get("contexts", ())), "Actor Name": _names(view, entry, "actors"),
            "Recipient Name": _names(view, entry, "recipients"), "Placename": place.get("text"),
            "Country": place.get("country"), "Latitude": place.get("lat"), "Longitude": place.get("lon"),
            "Source": entry.article.outlet, "Publication Date": entry.day, "Language": "eng", "Version": "reportedly 1",
            **_evidence(view, entry),
        }  # fmt: skip


def acled_rows(view: View, query: Query) -> Iterator[dict[str, Any]]:
    """Violence and protest, with the deaths that are claimed of each act, if any.

    `fatalities` is a number only where all claims of the act agree on it; otherwise the extremes and the claims stand.
    """
    entries = view.entries(replace(query, kinds=("acts", "figures")))
    deaths: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.kind == "figures" and entry.type in {"killed", "died"} and entry.fields.get("act"):
            deaths.setdefault((entry.id.partition(".")[0], entry.fields["act"]), []).append(entry)
    for entry in entries:
        if entry.kind != "acts" or entry.type not in VIOLENT or entry.fields.get("realis") != "asserted":
            continue
        reading, _, local = entry.id.partition(".")
        kind, sub = _acled_type(entry)
        when, place = _when(entry), entry.fields.get("place", {})
        yield {
            "event_id_cnty": entry.id, "event_date": when[:10], "year": when[:4],
            "time_precision": 1 if entry.fields.get("time", {}).get("start") else 3,
            "disorder_type": "Demonstrations" if kind in {"Protests", "Riots"} else "Political violence",
            "event_type": kind, "sub_event_type": sub, "actor1": _names(view, entry, "actors"),
            "actor2": _names(view, entry, "recipients"), "iso": None, "country": place.get("country"),
            "location": place.get("text"), "latitude": place.get("lat"), "longitude": place.get("lon"),
            "geo_precision": 1 if place.get("lat") is not None else 3, "source": entry.article.outlet,
            "notes": entry.text, **_deaths(view, deaths.get((reading, local), [])), **_evidence(view, entry),
        }  # fmt: skip


def ucdp_rows(view: View, query: Query) -> Iterator[dict[str, Any]]:
    """Deaths, a row what may be one event, with the least and the most that is claimed of all.

    `best` is a number only where nobody disputes it: a coder decides what is best, not an average.
    """
    for dispute in figures(view, replace(query, types=("killed", "died"))):
        whole = [claim for claim in dispute.claims if claim.of == "all" and not claim.planned]
        if not whole:
            continue
        first = whole[0].evidence[0]
        values = {claim.value for claim in whole if claim.low == claim.high}
        agreed = len(values) == 1 and not dispute.disputed and len({claim.value for claim in whole}) == 1
        claims = "; ".join(
            f"{claim.claimant.name}: {number_of(claim)} ({claim.published or 'undated'})" for claim in dispute.claims
        )
        yield {
            "id": dispute.claims[0].id, "year": (dispute.start or first.published or "")[:4], "type_of_violence": None,
            "side_a": None, "side_b": None,
            "source_article": "; ".join(dict.fromkeys(e.outlet or e.article for c in whole for e in c.evidence)),
            "source_date": first.published, "source_headline": first.title,
            "where_description": ", ".join(dispute.scene), "date_prec": 1 if dispute.start else 5,
            "date_start": dispute.start, "date_end": dispute.end, "best": values.pop() if agreed else None,
            "low": dispute.lowest[0] if dispute.lowest else None, "high": dispute.highest[0] if dispute.highest else None,
            "disputed": dispute.disputed, "claims": claims, "origins": _origins(dispute),
            "entries": "; ".join(e.entry for c in dispute.claims for e in c.evidence),
        }  # fmt: skip


def _origins(dispute: Dispute) -> int:
    return len({one.origin for claim in dispute.claims for one in claim.evidence})


def _when(entry: Entry) -> str:
    return str(entry.fields.get("time", {}).get("start") or entry.day)


def _names(view: View, entry: Entry, role: str) -> str:
    return "; ".join(actor.name for actor in actors_of(view, entry.fields.get(role, ())))


def _evidence(view: View, entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.id, "claim": entry.claim, "origin": entry.article.origin, "realis": entry.fields.get("realis"),
        "according_to": according_to(view, entry), "text": entry.text, "start": entry.anchor[0], "end": entry.anchor[1],
        "article": entry.article.id, "headline": entry.article.title,
    }  # fmt: skip


def _acled_type(entry: Entry) -> tuple[str, str | None]:
    """ACLED's event type as near as PLOVER's tells it, with PLOVER's mode as the sub-type."""
    mode = entry.fields.get("mode")
    if entry.type == "PROTEST":
        return ("Riots" if mode == "riot" else "Protests"), mode
    if entry.type == "COERCE":
        return "Strategic developments", mode
    if mode in REMOTE:
        return "Explosions/Remote violence", mode
    kinds = {reference[1] for reference in entry.fields.get("recipients", ())}
    return ("Battles" if kinds & {"military", "armed_group"} else "Violence against civilians"), mode


def _deaths(view: View, entries: list[Entry]) -> dict[str, Any]:
    fields = [entry.fields for entry in entries]
    lows = [one["low"] for one in fields if one.get("low") is not None]
    highs = [one["high"] for one in fields if one.get("high") is not None]
    values = {one.get("value") for one in fields}
    exact = len(values) == 1 and all(one.get("low") is not None and one.get("low") == one.get("high") for one in fields)
    said = [f"{according_to(view, entry) or 'the article'}: {entry.text}" for entry in entries]
    return {
        "fatalities": values.pop() if exact else None, "fatalities_low": min(lows, default=None),
        "fatalities_high": max(highs, default=None), "fatalities_claims": "; ".join(said) or None,
    }  # fmt: skip

"""Entries as rows of one table: what CSV, Parquet and Excel hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.views.standing.evidence import actor_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.ledger import Entry, View

__all__ = ["COLUMNS", "according_to", "row_of", "rows_of"]

# Name, type and meaning of each; docs/reference/exports.md has the same table, and a test says so.
COLUMNS: tuple[tuple[str, type, str], ...] = (
    ("entry", str, "id of this assertion in this article by this version of the readers"),
    ("claim", str, "id of what is asserted, the same wherever it is read"),
    ("kind", str, "statements, acts, figures, positions or talks"),
    ("type", str, "stance, PLOVER type, what was counted, move, or status"),
    ("article", str, "id of the article"),
    ("title", str, "of the article"),
    ("outlet", str, "that published it"),
    ("url", str, "of the article"),
    ("published", str, "ISO 8601"),
    ("origin", str, "id that all copies of a text have in common"),
    ("start", int, "of the evidence, in code points of the article's text"),
    ("end", int, "of the evidence, exclusive"),
    ("text", str, "the evidence"),
    ("according_to", str, "on whose word, from the innermost outward; empty: the article's own voice"),
    ("speaker", str, "who speaks; empty where that can't be known"),
    ("source", str, "the words that name who speaks"),
    ("cue", str, "the words that attribute"),
    ("manner", str, "direct, indirect or mixed"),
    ("mode", str, "of an act"),
    ("contexts", str, "of an act; several are parted by semicolons, here and below"),
    ("actors", str, "who acts"),
    ("recipients", str, "to whom"),
    ("targets", str, "what is hit"),
    ("instruments", str, "with what"),
    ("realis", str, "asserted, negated, planned, threatened or hypothetical"),
    ("place", str, "as written"),
    ("latitude", float, "WGS84"),
    ("longitude", float, "WGS84"),
    ("country", str, "ISO 3166-1 alpha-2"),
    ("time", str, "as written"),
    ("time_start", str, "ISO 8601"),
    ("time_end", str, "ISO 8601, within"),
    ("value", int, "of a figure"),
    ("low", int, "the least it allows"),
    ("high", int, "the most it allows"),
    ("approximate", bool, "whether the text says about"),
    ("planned", bool, "whether it is planned or proposed"),
    ("who", str, "whom a figure counts, as written"),
    ("by", str, "who did it to them"),
    ("claimant", str, "who claims a figure"),
    ("party", str, "whose position"),
    ("issue", str, "on what; of talks, all issues"),
    ("toward", str, "towards whom"),
    ("condition", str, "on which it hangs"),
    ("reported_by", str, "self, an actor, unnamed or article"),
    ("venue", str, "of talks"),
    ("parties", str, "to talks"),
    ("mediators", str, "of talks"),
    ("delegates", str, "at talks"),
)  # fmt: skip


def rows_of(view: View, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """Entries as rows; `None` where a column says nothing of an entry."""
    for entry in entries:
        yield row_of(view, entry)


def according_to(view: View, entry: Entry) -> str:
    """On whose word, as one line: "Interior Ministry said < Meridian News Agency"."""
    steps = []
    for step in entry.fields.get("word", ()):
        by = actor_of(view, step.get("by"))
        steps.append(f"{by.name if by else step.get('source', '?')} {step.get('cue', '')}".strip())
    return " < ".join(steps)


def row_of(view: View, entry: Entry) -> dict[str, Any]:
    """One entry as a row."""
    fields, article = entry.fields, entry.article
    place, time = fields.get("place", {}), fields.get("time", {})

    def one(key: str) -> str | None:
        found = actor_of(view, fields.get(key))
        return found.name if found else None

    def several(key: str) -> str | None:
        names = [actor_of(view, reference) for reference in fields.get(key, ())]
        return "; ".join(actor.name for actor in names if actor) or None

    figure = entry.kind == "figures"
    return {
        "entry": entry.id, "claim": entry.claim, "kind": entry.kind, "type": entry.type, "article": article.id,
        "title": article.title, "outlet": article.outlet, "url": article.url, "published": article.published,
        "origin": article.origin, "start": entry.anchor[0], "end": entry.anchor[1], "text": entry.text,
        "according_to": according_to(view, entry) or None, "speaker": one("speaker"), "source": fields.get("source"),
        "cue": fields.get("cue"), "manner": fields.get("manner"), "mode": fields.get("mode"),
        "contexts": "; ".join(fields.get("contexts", ())) or None, "actors": several("actors"),
        "recipients": several("recipients"), "targets": "; ".join(fields.get("targets", ())) or None,
        "instruments": "; ".join(fields.get("instruments", ())) or None, "realis": fields.get("realis"),
        "place": place.get("text"), "latitude": place.get("lat"), "longitude": place.get("lon"),
        "country": place.get("country"), "time": time.get("text"), "time_start": time.get("start"),
        "time_end": time.get("end"), "value": fields.get("value"), "low": fields.get("low"), "high": fields.get("high"),
        "approximate": bool(fields.get("approximate")) if figure else None,
        "planned": bool(fields.get("planned")) if figure else None, "who": fields.get("who"), "by": one("by"),
        "claimant": one("claimant"), "party": one("party"),
        "issue": fields.get("issue") or "; ".join(fields.get("issues", ())) or None, "toward": several("toward"),
        "condition": fields.get("condition"), "reported_by": one("reported_by"), "venue": fields.get("venue"),
        "parties": several("parties"), "mediators": several("mediators"), "delegates": several("delegates"),
    }  # fmt: skip

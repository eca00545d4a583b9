"""W3C Web Annotations, and schema.org with PROV-O: entries as linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.exports.columns import row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.ledger import ArticleRef, Entry, View

__all__ = ["CONTEXT", "graph", "web_annotations"]

AROUND = 32  # code points of prefix and suffix
ANNO = "http://www.w3.org/ns/anno.jsonld"
CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rep": "urn:reportedly:terms:",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "url": {"@type": "@id"},
}


def _urn(what: str, key: str) -> str:
    return f"urn:reportedly:{what}:{key}"


def web_annotations(view: View, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """One annotation an entry: its row as the body, its evidence as a target with position and quote selectors.

    Positions count Unicode code points of the article's text, as the model says (W3C Recommendation, 2017, 4.2.5).
    """
    texts: dict[str, str] = {}
    for entry in entries:
        article = entry.article
        if article.id not in texts:
            texts.clear()  # entries come article by article, more or less: one text is in memory at a time
            texts[article.id] = view.article(int(article.id, 16)).text
        text, (start, end) = texts[article.id], entry.anchor
        row = {key: value for key, value in row_of(view, entry).items() if value is not None}
        yield {
            "@context": ANNO,
            "id": _urn("entry", entry.id),
            "type": "Annotation",
            "motivation": "describing",
            "body": {"type": "TextualBody", "format": "application/json", "purpose": "describing", "value": _json(row)},
            "target": {
                "source": article.url or _urn("article", article.id),
                "selector": [
                    {"type": "TextPositionSelector", "start": start, "end": end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": text[start:end],
                        "prefix": text[max(0, start - AROUND) : start],
                        "suffix": text[end : end + AROUND],
                    },
                ],
            },
        }


def _json(row: dict[str, Any]) -> str:
    return msgspec.json.encode(row).decode()


def graph(view: View, entries: Iterable[Entry]) -> dict[str, Any]:
    """Articles, quotations and claims; each derived from its article, which is derived from its origin."""
    nodes: dict[str, dict[str, Any]] = {}
    for entry in entries:
        article = entry.article
        nodes.setdefault(_urn("article", article.id), _article(article))
        node = _quotation(view, entry) if entry.kind == "statements" else _claim(view, entry)
        node |= {"isPartOf": _urn("article", article.id), "wasDerivedFrom": _urn("article", article.id)}
        nodes[node["@id"]] = node
    return {"@context": CONTEXT, "@graph": [nodes[key] for key in sorted(nodes)]}


def _article(article: ArticleRef) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _urn("article", article.id), "@type": ["NewsArticle", "prov:Entity"]}
    told = {"headline": article.title, "datePublished": article.published, "url": article.url}
    node |= {key: value for key, value in told.items() if value}
    if article.outlet:
        node["publisher"] = {"@type": "Organization", "name": article.outlet}
    node["hadPrimarySource"] = _urn("origin", article.origin)
    return node


def _agent(name: str | None) -> dict[str, Any]:
    return {"name": name or "not known", "@type": "prov:Agent"}


def _quotation(view: View, entry: Entry) -> dict[str, Any]:
    row = row_of(view, entry)
    node = {
        "@id": _urn("entry", entry.id),
        "@type": ["Quotation", "prov:Entity"],
        "text": entry.text,
        "rep:manner": row["manner"],
        "rep:stance": entry.type,
    }
    if row["speaker"]:
        node["spokenByCharacter"] = _agent(row["speaker"])
    return node


def _claim(view: View, entry: Entry) -> dict[str, Any]:
    row = row_of(view, entry)
    said = row["according_to"]
    node = {
        "@id": _urn("entry", entry.id), "@type": ["Claim", "prov:Entity"], "text": entry.text, "rep:kind": entry.kind,
        "rep:type": entry.type, "rep:accordingTo": said or "the article itself",
    }  # fmt: skip
    who = row["claimant"] if entry.kind == "figures" else row["reported_by"]
    if who and who not in {"article", "self", "unnamed"}:
        node["author"] = _agent(who)
    for key in ("value", "low", "high", "issue", "party", "realis", "place", "time_start", "time_end"):
        if row[key] is not None:
            node[f"rep:{key}"] = row[key]
    return node

"""Who had a text first, who repeated it, and what was lost on the way."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import and_, select

from reportedly.copies import Origins, compare, lost_attributions, words_of
from reportedly.ledger import ArticleRef, LedgerError, schema
from reportedly.ledger.ids import key_of, name_of
from reportedly.ledger.keyed import keyed
from reportedly.model import Article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reportedly.ledger import Ledger, Query, View

__all__ = ["CarrierRow", "OriginRow", "origins"]

MANY = 500  # keys in one statement
MOST_KIN = 4000  # articles that are looked at
MOST_COMPARED = 40  # carriers of one origin whose differences are told; the others are counted


class CarrierRow(msgspec.Struct, frozen=True):
    """An article that carries an origin's text: what it is to the first, and what it lost. Anchors are in the first."""

    article: ArticleRef
    kind: str
    share: float
    lost_attributions: list[tuple[int, int]]
    lost_credits: list[str]


class OriginRow(msgspec.Struct, frozen=True):
    """A text and who carries it. `how` the first was told: see `reportedly.copies.Origin`."""

    id: str
    how: str
    first: ArticleRef
    carriers: list[CarrierRow]
    more: int


def origins(ledger: Ledger, view: View, query: Query, *, alone: bool = False) -> list[OriginRow]:
    """The origins of the newest articles that a query asks for, those with most carriers first; `alone`: single ones too.

    Each with all its carriers, whether or not they were asked for. What a carrier lost is found once, which takes some
    10 ms, and kept in the ledger where that can be written.
    """
    return origins_of(ledger, view, [key_of(one.id) for one in view.newest(query).values()], alone=alone)


def origins_of(
    ledger: Ledger, view: View, numbers: Iterable[int], *, alone: bool = False, only: Collection[str] | None = None
) -> list[OriginRow]:
    """The origins of articles by their keys, with all that carry them; `only`: the carriers that rows are made for."""
    asked = list(numbers)
    articles = view.articles(list(dict.fromkeys([*asked, *sorted(view.kin(asked))]))[:MOST_KIN])
    groups: dict[str, list[ArticleRef]] = defaultdict(list)
    for article in articles.values():
        groups[article.origin].append(article)
    chosen = sorted(
        (group for group in groups.values() if alone or len(group) > 1), key=lambda g: (-len(g), g[0].origin)
    )
    ordered = [sorted(group, key=lambda a: (a.published or "9999", a.id)) for group in chosen]
    known = _without_text(view, [one for group in ordered for one in group[:MOST_COMPARED]])
    firsts = [_first(group[:MOST_COMPARED], known) for group in ordered]
    pairs = [
        (key_of(group[first].id), key_of(one.id))
        for group, (first, _) in zip(ordered, firsts, strict=True)
        for k, one in enumerate(group[:MOST_COMPARED])
        if k != first and (only is None or one.id in only)
    ]
    losses = _losses(ledger, view, pairs)
    return [_origin(group, first, how, losses) for group, (first, how) in zip(ordered, firsts, strict=True)]


def _without_text(view: View, refs: list[ArticleRef]) -> dict[str, Article]:
    """What is known of articles, but for their texts."""
    table = schema.articles
    found = {}
    keys = [key_of(one.id) for one in refs]
    for start in range(0, len(keys), MANY):
        wanted = select(table.c.no, table.c.rest).where(table.c.no.in_(keys[start : start + MANY]))
        for row in view.connection.execute(wanted):
            found[name_of(row.no)] = msgspec.convert({**msgspec.json.decode(row.rest), "text": ""}, Article)
    return found


def _first(group: list[ArticleRef], articles: dict[str, Article]) -> tuple[int, str]:
    compared = Origins()
    compared.articles.extend((one.id, articles[one.id]) for one in group)
    return compared.first(list(range(len(group))))


def _losses(ledger: Ledger, view: View, pairs: list[tuple[int, int]]) -> dict[tuple[int, int], Any]:
    """What each carrier lost, by (first, carrier): as it was found before, or found now."""
    table = schema.losses
    held = {}
    for start in range(0, len(pairs), MANY):
        wanted = keyed(view.connection, pairs[start : start + MANY], table.c.first, table.c.carrier)
        joined = wanted.join(table, and_(table.c.first == wanted.c.first, table.c.carrier == wanted.c.carrier))
        for row in view.connection.execute(select(*table.c).select_from(joined)):
            held[row.first, row.carrier] = {column.name: getattr(row, column.name) for column in table.columns}
    fresh = {pair: _compared(view, *pair) for pair in pairs if pair not in held}
    if fresh:
        # A ledger that can't be written is read all the same.
        with suppress(LedgerError):
            ledger.keep(table, list(fresh.values()))
    return held | fresh


def _compared(view: View, first: int, carrier: int) -> dict[str, Any]:
    original, article = view.article(first), view.article(carrier)
    a, b = words_of(original), words_of(article)
    comparison = compare(a, b)
    lost = lost_attributions(original.text, article.text, a, b, comparison.runs)
    own = {credit.name.casefold() for credit in article.credits} | {(article.outlet or "").casefold()}
    credit = list(dict.fromkeys(c.name for c in original.credits if c.name.casefold() not in own))
    anchors = [(one.attribution.start, one.attribution.end) for one in lost]
    return {
        "first": first, "carrier": carrier, "kind": comparison.kind, "share": round(comparison.of_b, 4),
        "attributions": msgspec.json.encode(anchors).decode(), "credits": msgspec.json.encode(credit).decode(),
    }  # fmt: skip


def _origin(group: list[ArticleRef], first: int, how: str, losses: dict[tuple[int, int], Any]) -> OriginRow:
    shown = group[:MOST_COMPARED]
    original = shown[first]
    rows = [CarrierRow(original, "first", 1.0, [], [])]
    for one in shown:
        if one is not original and (key_of(original.id), key_of(one.id)) in losses:
            row = losses[key_of(original.id), key_of(one.id)]
            lost = msgspec.json.decode(row["attributions"], type=list[tuple[int, int]])
            rows.append(CarrierRow(one, row["kind"], row["share"], lost, msgspec.json.decode(row["credits"])))
    return OriginRow(original.origin, how, original, rows, len(group) - len(shown))

"""Who had a text first, who repeated it, and what was lost on the way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from reportedly.copies import Origins
from reportedly.ledger import ArticleRef
from reportedly.ledger.ids import key_of

if TYPE_CHECKING:
    from reportedly.copies import Carrier
    from reportedly.ledger import Ledger, Query, View

__all__ = ["CarrierRow", "OriginRow", "origins"]

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
    """The origins of the newest articles that a query asks for, those with most carriers first; `alone`: single ones too."""
    groups: dict[str, list[ArticleRef]] = defaultdict(list)
    for article in view.newest(query).values():
        groups[article.origin].append(article)
    chosen = sorted(
        (group for group in groups.values() if alone or len(group) > 1), key=lambda g: (-len(g), g[0].origin)
    )
    return [_origin(ledger, sorted(group, key=lambda a: (a.published or "9999", a.id))) for group in chosen]


def _origin(ledger: Ledger, group: list[ArticleRef]) -> OriginRow:
    compared = Origins()
    for one in group[:MOST_COMPARED]:
        compared.articles.append((one.id, ledger.article(key_of(one.id))))
    found = compared.of(list(range(len(compared.articles))))
    by_id = {one.id: one for one in group}
    rows = [_row(by_id[carrier.source_id], carrier) for carrier in found.carriers]
    return OriginRow(group[0].origin, found.how, rows[0].article, rows, len(group) - len(rows))


def _row(article: ArticleRef, carrier: Carrier) -> CarrierRow:
    lost = [(one.attribution.start, one.attribution.end) for one in carrier.lost]
    return CarrierRow(article, str(carrier.kind), round(carrier.share, 4), lost, list(carrier.lost_credits))

"""Which articles of the ledger are copies of each other, kept up as articles come, whatever their order.

An article lies in buckets (bands of MinHash, sampled shingles). In each it is compared with its two neighbours by key
alone, so that ten thousand copies of one text cost ten thousand steps, not their square. A newcomer parts neighbours:
what `pairs` holds is always what the articles of the ledger give, as if they had come in any other order.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from rensa import RMinHash
from sqlalchemy import and_, bindparam, delete, select

from reportedly.copies import compare, words_of
from reportedly.copies.words import fingerprints
from reportedly.ledger import schema
from reportedly.ledger.keyed import keyed
from reportedly.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from reportedly.copies.words import Words

__all__ = ["Kinship", "article_of"]

PERMUTATIONS, BAND, SEED = 64, 4, 1  # as in reportedly.copies.index
MOST_PRINTS = 48  # the smallest are kept: the same ones in every text that has them
FEWEST_PRINTS = 2
REMEMBERED = 256  # articles whose words are kept for the next comparison, 14 bytes a word
MASK = (1 << 63) - 2


def article_of(row: Any) -> Article:
    """The article of a row with `rest` and `text`."""
    return msgspec.convert({**msgspec.json.decode(row.rest), "text": row.text}, Article)


class Kinship:
    """Places articles in the buckets, and keeps `pairs` true."""

    def __init__(self) -> None:
        """Nothing is kept here that is not in the ledger; the words of some articles, to compare the next with."""
        self._words: OrderedDict[int, Words] = OrderedDict()

    def place(self, connection: Connection, no: int, article: Article) -> None:
        """Place an article that is new to the ledger, in the running transaction."""
        words = words_of(article)
        hashes = buckets_of(words)
        self._remember(no, words)
        if not hashes:
            return
        steps = self._steps(connection, no, hashes)
        connection.execute(schema.buckets.insert(), [{"hash": h, "article_no": no} for h in hashes])
        if steps:
            self._apply(connection, steps)

    def _steps(self, connection: Connection, no: int, hashes: list[int]) -> dict[tuple[int, int], Counter[str]]:
        """By how much each pair is next to each other in more or fewer buckets."""
        rows = ",".join(f"({h})" for h in hashes)  # our own integers
        found = connection.exec_driver_sql(
            f"WITH v(h) AS (VALUES {rows}) SELECT h, "  # noqa: S608
            f"(SELECT max(article_no) FROM buckets WHERE hash = h AND article_no < {no}), "
            f"(SELECT min(article_no) FROM buckets WHERE hash = h AND article_no > {no}) FROM v"
        )
        steps: dict[tuple[int, int], Counter[str]] = {}
        for h, before, after in found:
            what = "prints" if h % 2 else "bands"
            for a, b, step in ((before, no, 1), (no, after, 1), (before, after, -1)):
                if a is not None and b is not None:
                    steps.setdefault((a, b), Counter())[what] += step
        return steps

    def _apply(self, connection: Connection, steps: dict[tuple[int, int], Counter[str]]) -> None:
        table = schema.pairs
        keys = sorted(steps)
        wanted = keyed(connection, keys, table.c.a, table.c.b)
        joined = wanted.join(table, and_(table.c.a == wanted.c.a, table.c.b == wanted.c.b))
        held = {(row.a, row.b): row for row in connection.execute(select(*table.c).select_from(joined))}
        if held:
            gone = delete(table).where(table.c.a == bindparam("left"), table.c.b == bindparam("right"))
            connection.execute(gone, [{"left": a, "right": b} for a, b in sorted(held)])
        rows = []
        for key in keys:
            row = held.get(key)
            bands = (row.bands if row else 0) + steps[key]["bands"]
            prints = (row.prints if row else 0) + steps[key]["prints"]
            if not bands and not prints:
                continue
            kind, of_a, of_b = (row.kind, row.of_a, row.of_b) if row else (None, None, None)
            if not bands and prints < FEWEST_PRINTS:
                kind = of_a = of_b = None
            elif kind is None:
                comparison = compare(self._of(connection, key[0]), self._of(connection, key[1]))
                kind, of_a, of_b = comparison.kind, comparison.of_a, comparison.of_b
            rows.append(
                {"a": key[0], "b": key[1], "bands": bands, "prints": prints, "kind": kind, "of_a": of_a, "of_b": of_b}
            )
        if rows:
            connection.execute(table.insert(), rows)

    def _of(self, connection: Connection, no: int) -> Words:
        words = self._words.get(no)
        if words is None:
            joined = schema.articles.join(schema.texts)
            columns = (schema.articles.c.rest, schema.texts.c.text)
            row = connection.execute(select(*columns).select_from(joined).where(schema.articles.c.no == no)).one()
            words = words_of(article_of(row))
        self._remember(no, words)
        return words

    def _remember(self, no: int, words: Words) -> None:
        self._words[no] = words
        self._words.move_to_end(no)
        while len(self._words) > REMEMBERED:
            self._words.popitem(last=False)


def buckets_of(words: Words) -> list[int]:
    """The buckets of an article, in order: bands are even, prints odd."""
    shingles = words.shingles
    if not len(shingles):
        return []
    minhash = RMinHash(PERMUTATIONS, SEED)
    minhash.update([f"{h:x}" for h in np.unique(shingles).tolist()])
    digest = minhash.digest()
    found = {_mixed(k, digest[k : k + BAND]) for k in range(0, PERMUTATIONS, BAND)}
    found |= {(int(h) & MASK) | 1 for h in fingerprints(shingles)[:MOST_PRINTS].tolist()}
    return sorted(found)


def _mixed(band: int, values: Iterable[int]) -> int:
    mixed = band + 0x9E3779B97F4A7C15
    for value in values:
        mixed = ((mixed ^ value) * 0xD6E8FEB86659FD93) & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 32
    return mixed & MASK

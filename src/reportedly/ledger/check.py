"""Whether a ledger is sound: every digest, anchor, id and link."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import and_, func, select
from sqlalchemy.exc import DatabaseError

from reportedly.copies import words_of
from reportedly.ledger import schema
from reportedly.ledger.facts import day_of, facts_of
from reportedly.ledger.ids import article_key, name_of, number, reading_key
from reportedly.ledger.keyed import keyed
from reportedly.ledger.kinship import article_of, buckets_of
from reportedly.model import Reading, article_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from reportedly.ledger.store import Ledger

__all__ = ["Fault", "check"]

PAGE = 200  # rows at a time


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row: its table, its key, and what."""

    table: str
    key: str
    what: str


def check(ledger: Ledger) -> Iterator[Fault]:
    """Everything that is wrong; nothing where all is as it was written. Memory does not grow with the ledger."""
    with ledger.reads() as plain:
        connection = plain.execution_options(yield_per=PAGE)
        if connection.dialect.name == "sqlite":
            broken = list(_pages(connection))
            yield from broken
            if broken:
                return
        yield from _texts(connection)
        yield from _raw(connection)
        yield from _articles(connection)
        yield from _readings(ledger, connection)
        yield from _buckets(ledger, connection)


def _pages(connection: Connection) -> Iterator[Fault]:
    try:
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if said != "ok":
                yield Fault("sqlite", "page", str(said))
        for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Fault(str(table), str(rowid), f"points at a row of {parent} that is not there")
        connection.exec_driver_sql("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        yield Fault("sqlite", "page", f"{error.orig}: restore it from a backup")


def _texts(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(schema.texts)):
        if article_id(row.text) != row.id or number(row.id) != row.no:
            yield Fault("texts", name_of(row.no), "its text is not the one it was added with")


def _raw(connection: Connection) -> Iterator[Fault]:
    for row in connection.execute(select(schema.raw)):
        try:
            sound = hashlib.sha256(gzip.decompress(row.data)).hexdigest() == row.id
        except (OSError, EOFError, zlib.error):
            sound = False
        if not sound:
            yield Fault("raw", row.id, "its bytes are not those it was added with")


def _articles(connection: Connection) -> Iterator[Fault]:
    joined = schema.articles.join(schema.texts)
    for row in connection.execute(select(schema.articles, schema.texts.c.text).select_from(joined)):
        try:
            article = article_of(row)
            columns = (article.url, article.title, article.outlet, article.published.value, article.language)
            held = (row.url, row.title, row.outlet, row.published, row.language)
            sound = article_key(article) == row.id and number(row.id) == row.no and columns == held
        except (msgspec.MsgspecError, ValueError):
            sound = False
        if not sound:
            yield Fault("articles", name_of(row.no), "it is not as it was added")


def _readings(ledger: Ledger, connection: Connection) -> Iterator[Fault]:
    joined = schema.readings.join(schema.articles).join(schema.texts)
    columns = (
        schema.readings, schema.articles.c.rest, schema.articles.c.id.label("article_id"), schema.texts.c.text,
    )  # fmt: skip
    with ledger.reads() as other:
        for row in connection.execute(select(*columns).select_from(joined)):
            if reading_key(row.article_id, row.readers.split(" ")) != row.id or number(row.id) != row.no:
                yield Fault("readings", name_of(row.no), "its id is not that of its article and readers")
                continue
            try:
                record = msgspec.json.decode(zlib.decompress(row.record))
                reading = msgspec.convert({**record, "article": msgspec.to_builtins(article_of(row))}, Reading)
            except (msgspec.MsgspecError, ValueError, zlib.error) as error:
                yield Fault("readings", name_of(row.no), f"its record can't be read ({error})")
                continue
            yield from _entries(other, row.no, reading)


def _entries(connection: Connection, no: int, reading: Reading) -> Iterator[Fault]:
    day, length = day_of(reading.article.published.value), len(reading.article.text)
    expected: dict[str, tuple[Any, ...]] = {}
    marks: set[tuple[str, str, str]] = set()
    kinds: dict[str, str] = {}
    for fact in facts_of(reading):
        fields = msgspec.json.encode(fact.fields, order="sorted").decode()
        kinds[fact.local] = fact.kind
        evidence = fact.anchor.text_of(reading.article.text)
        place = (fact.anchor.start, fact.anchor.end, evidence)
        expected[fact.local] = (fact.claim, fact.kind, fact.type, day, *place, fields)
        marks |= {(field, value, fact.local) for field, value in fact.marks}
        if not 0 <= fact.anchor.start < fact.anchor.end <= length:
            yield Fault("entries", f"{name_of(no)}.{fact.local}", "its anchor lies outside the text")
    table = schema.entries
    held = {
        row.local: (row.claim, row.kind, row.type, row.day, row.start, row.end, row.text, row.fields)
        for row in connection.execute(select(table).where(table.c.reading_no == no))
    }
    for local in sorted(expected.keys() | held.keys()):
        if expected.get(local) != held.get(local):
            what = "is missing" if local not in held else "is not in" if local not in expected else "is not as in"
            yield Fault("entries", f"{name_of(no)}.{local}", f"{what} the record of its reading")
    yield from _marks(connection, no, [(*mark[:2], kinds[mark[2]], day, no, mark[2]) for mark in sorted(marks)])


def _marks(connection: Connection, no: int, expected: list[tuple[Any, ...]]) -> Iterator[Fault]:
    columns = tuple(schema.marks.primary_key.columns)
    for start in range(0, len(expected), PAGE):
        wanted = expected[start : start + PAGE]
        asked = keyed(connection, wanted, *columns)
        joined = asked.join(schema.marks, and_(*(asked.c[one.name] == one for one in columns)))
        held = {tuple(row) for row in connection.execute(select(*columns).select_from(joined))}
        for mark in wanted:
            if mark not in held:
                yield Fault("marks", f"{name_of(no)}.{mark[-1]}", f"can't be found by its {mark[0]} {mark[1]!r}")


def _buckets(ledger: Ledger, connection: Connection) -> Iterator[Fault]:
    joined = schema.articles.join(schema.texts)
    columns = (schema.articles.c.no, schema.articles.c.rest, schema.texts.c.text)
    table = schema.buckets
    with ledger.reads() as other:
        for row in connection.execute(select(*columns).select_from(joined)):
            wanted = buckets_of(words_of(article_of(row)))
            held = select(func.count()).where(table.c.hash.in_(wanted), table.c.article_no == row.no)
            if other.execute(held).scalar_one() != len(wanted):
                yield Fault("buckets", name_of(row.no), "is not among those it can be a copy of")

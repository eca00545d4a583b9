"""Opening a ledger, and adding to it: each article whole or not at all, once, by as many processes as like."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from reportedly.ledger import migrations, schema
from reportedly.ledger.actors import same_names
from reportedly.ledger.engines import BUSY, LedgerError, engine_of, told_error, url_of
from reportedly.ledger.facts import day_of, facts_of
from reportedly.ledger.ids import article_key, digest, number, reading_key
from reportedly.ledger.kinship import Kinship, article_of
from reportedly.model import Article, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, CursorResult, Dialect, Engine, Row, Table

    from reportedly.intake import Taken

__all__ = ["Addition", "Found", "Ledger", "LedgerError"]

LONG_LOG, PATIENCE = 128 << 20, 4  # bytes of a write-ahead log; how many times that until a process waits to shorten it
WRITER = 7235467123  # the lock that writers to PostgreSQL take in turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where an article was found: the bytes it was made from, of which kind, and what else it was made with."""

    source_id: str
    raw: bytes | None = None
    kind: str | None = None
    known: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, taken: Taken) -> Found:
        """Of an article as taken in."""
        raw = taken.raw
        if raw is None:
            return cls(source_id=taken.source_id)
        return cls(source_id=taken.source_id, raw=raw.data, kind=raw.kind, known=raw.known)


@dataclass(frozen=True, slots=True)
class Addition:
    """A reading to add, and where its article was found; by its `source_id` alone where that is not given."""

    reading: Reading
    found: Found | None = None


class Ledger:
    """A ledger, open. A context manager.

    >>> with Ledger.open("news.ledger") as ledger:  # doctest: +SKIP
    ...     ledger.add(Addition(reading))
    """

    def __init__(self, engine: Engine, place: str) -> None:
        """Use `Ledger.open`."""
        self.writer = engine.execution_options(writes=True)
        self.reader = engine.execution_options(writes=False)
        self.place = place
        self._kinship = Kinship()

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Ledger:
        """The ledger at a path (SQLite) or a `postgresql://` URL, made where it is not there, brought to this version.

        Raises `LedgerError` where it can't be read or written, is newer than this version, or is no ledger.
        """
        url, place = url_of(where)
        if not create and url.startswith("sqlite") and not Path(where).exists():
            msg = f"{place} does not exist: check the path, or make it with `reportedly add SOURCE... --ledger {place}`"
            raise LedgerError(msg)
        ledger = cls(engine_of(url), place)
        try:
            with ledger.told("opened"):
                migrations.upgrade(ledger.writer, place)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def __enter__(self) -> Ledger:  # noqa: PYI034 - not made to be derived from
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all connections."""
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.writer.dispose()

    @contextmanager
    def told(self, what: str) -> Iterator[None]:
        """Tell what a database says as one clear error."""
        try:
            yield
        except SQLAlchemyError as error:
            raise told_error(self.place, what, error) from error

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is now, to the end of the block."""
        with self.told("read"), self.reader.connect() as connection:
            yield connection

    def has(self, article: Article, readers: Sequence[str]) -> bool:
        """Whether this article, read by these readers, is in the ledger."""
        wanted = number(reading_key(article_key(article), readers))
        with self.reads() as connection:
            found = connection.execute(select(schema.readings.c.no).where(schema.readings.c.no == wanted)).first()
        return found is not None

    def met(self, article: Article, readers: Sequence[str], found: Found) -> bool:
        """Whether this article, read by these readers, is in the ledger; if so, where it was found now is added."""
        if not self.has(article, readers):
            return False
        no = number(article_key(article))
        table = schema.sources
        with self.reads() as connection:
            where = (table.c.article_no == no, table.c.no == number(digest(found.source_id)))
            known = connection.execute(select(table.c.no).where(*where)).first() is not None
        if not known:
            raw, source = _source_rows(no, found)
            with self.told("written"), self.writer.begin() as connection:
                if raw is not None:
                    self._put(connection, schema.raw, [raw])
                self._put(connection, table, [source])
        return True

    def refusal(self, reading: Reading) -> str | None:
        """Why this store can't keep a reading; `None` where it can."""
        if self.writer.dialect.name == "postgresql" and "\\u0000" in reading.to_json():
            return f"{reading.source_id} holds the character U+0000, which PostgreSQL can't keep: take it out, or use SQLite"
        return None

    def add(self, *additions: Addition, now: datetime | None = None) -> int:
        """Add readings with their articles; how many were not there. What is there already stays as it is.

        All of it is written, or nothing. `now`: the time of the addition, in UTC. Raises `LedgerError`.
        """
        stamp = (now or datetime.now(UTC)).isoformat(timespec="microseconds")
        rows = [_Rows.of(addition) for addition in additions]
        with self.told("written"), self.writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
            try:
                # FTS5 starts a new segment for each text that is not in the order of its keys.
                count = sum(self._add(connection, one, stamp) for one in sorted(rows, key=lambda one: one.text["no"]))
            except BaseException:
                self._kinship = Kinship()
                raise
        with self.told("written"):
            self._shorten_log()
        return count

    def _shorten_log(self) -> None:
        """Bring a write-ahead log that has grown into the file: while processes add in turns SQLite never gets to it.

        Where another process writes at the moment, that waits for the next time, until the log is very long.
        """
        if self.writer.dialect.name != "sqlite":
            return
        try:
            length = Path(f"{self.writer.url.database}-wal").stat().st_size
        except OSError:
            return
        if length < LONG_LOG:
            return
        with closing(self.writer.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {int(BUSY * 1000) if length > PATIENCE * LONG_LOG else 0}")
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {int(BUSY * 1000)}")

    def receive(self, rows: Iterable[tuple[Table, Sequence[Row[Any]]]]) -> int:
        """Add rows of another ledger, all or none; how many were not there. Raises `LedgerError`."""
        count = 0
        with self.told("written"), self.writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")
            for table, some in rows:
                fresh = [dict(row._mapping) for row in some]  # noqa: SLF001 - its public way to a dict
                if table is schema.articles:
                    known = {
                        row.no
                        for row in connection.execute(
                            select(table.c.no).where(table.c.no.in_([r["no"] for r in fresh]))
                        )
                    }
                    count += self._put(connection, table, fresh)
                    self._place(connection, [row["no"] for row in fresh if row["no"] not in known])
                elif table is schema.texts and connection.dialect.name == "sqlite":
                    for row in fresh:
                        if self._put(connection, table, [row]):
                            count += 1
                            self._index(connection, row)
                else:
                    count += self._put(connection, table, fresh)
        return count

    def _place(self, connection: Connection, numbers: Sequence[int]) -> None:
        joined = schema.articles.join(schema.texts)
        columns = (schema.articles.c.no, schema.articles.c.rest, schema.texts.c.text)
        for no in numbers:
            row = connection.execute(select(*columns).select_from(joined).where(schema.articles.c.no == no)).one()
            self._kinship.place(connection, no, article_of(row))

    @staticmethod
    def _index(connection: Connection, text: Mapping[str, Any]) -> None:
        connection.exec_driver_sql("INSERT INTO words(rowid, text) VALUES (?, ?)", (text["no"], text["text"]))

    def _add(self, connection: Connection, rows: _Rows, stamp: str) -> bool:
        if self._put(connection, schema.texts, [rows.text]) and connection.dialect.name == "sqlite":
            self._index(connection, rows.text)
        if self._put(connection, schema.articles, [rows.article]):
            self._kinship.place(connection, rows.article["no"], rows.addition.reading.article)
        if rows.raw is not None:
            self._put(connection, schema.raw, [rows.raw])
        self._put(connection, schema.sources, [rows.source])
        if not self._put(connection, schema.readings, [rows.reading]):
            return False
        self._put_all(connection, schema.entries, rows.entries)
        self._put_all(connection, schema.marks, rows.marks)
        self._put_all(connection, schema.names, rows.names)
        self._put_all(connection, schema.additions, [{"reading_no": rows.reading["no"], "added": stamp}])
        return True

    def _put(self, connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
        """Insert rows that are not there; how many were not."""
        if not rows:
            return 0
        if len(rows) == 1:
            return len(_driven(connection, table, rows[0], counts=True).all())
        # psycopg does not count what an INSERT wrote; the key of each row that went in is sent back.
        statement = _insertion(connection.dialect, table, counts=True)
        return len(connection.execute(statement, list(rows)).all())

    def _put_all(self, connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows that are not there."""
        if rows:
            _driven(connection, table, rows, counts=False)

    def keep(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Add rows of what was found by looking at the content, where nobody else writes now. Raises `LedgerError`."""
        with self.told("written"), self._impatient() as writer, writer.begin() as connection:
            self._put_all(connection, table, rows)

    @contextmanager
    def _impatient(self) -> Iterator[Engine]:
        """A writer that fails at once where another process writes: who looks at something does not wait for who adds."""
        if self.writer.dialect.name != "sqlite":
            yield self.writer
            return
        engine = engine_of(str(self.writer.url), wait=0.0)
        try:
            yield engine
        finally:
            engine.dispose()

    def article(self, no: int, connection: Connection | None = None) -> Article:
        """An article by its key; on `connection`, where one is open. Raises `KeyError`."""
        if connection is None:
            with self.reads() as opened:
                return self.article(no, opened)
        joined = schema.articles.join(schema.texts)
        columns = (schema.articles.c.rest, schema.texts.c.text)
        row = connection.execute(select(*columns).select_from(joined).where(schema.articles.c.no == no)).first()
        if row is None:
            raise KeyError(no)
        return article_of(row)

    def reading(self, no: int) -> Reading:
        """A reading by its key. Raises `KeyError`."""
        with self.reads() as connection:
            row = connection.execute(select(schema.readings).where(schema.readings.c.no == no)).first()
        if row is None:
            raise KeyError(no)
        record = msgspec.json.decode(zlib.decompress(row.record))
        return msgspec.convert({**record, "article": msgspec.to_builtins(self.article(row.article_no))}, Reading)

    def newest_addition(self) -> str | None:
        """When the last reading was added: an ISO time in UTC; `None` for an empty ledger."""
        with self.reads() as connection:
            found: str | None = connection.execute(select(func.max(schema.additions.c.added))).scalar_one()
        return found

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        with self.reads() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (*schema.CONTENT, schema.judgements)
            }

    def rows(
        self, tables: Iterable[Table] = (*schema.CONTENT, *schema.DERIVED)
    ) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Every row of the content and its indices, by table and key: what two ledgers are compared by."""
        with self.reads() as connection:
            for table in tables:
                for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                    yield table.name, tuple(row)


def _insertion(dialect: Dialect, table: Table, *, counts: bool) -> Any:
    insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).on_conflict_do_nothing()
    return statement.returning(table.primary_key.columns[0]) if counts else statement


def _driven(
    connection: Connection, table: Table, rows: dict[str, Any] | Sequence[dict[str, Any]], *, counts: bool
) -> CursorResult[Any]:
    """Insert rows, each with all columns, by the driver: SQLAlchemy compiles such an INSERT anew each time."""
    sql, names = _compiled(connection.dialect, table, counts=counts)
    if not names:
        return connection.exec_driver_sql(sql, rows if isinstance(rows, dict) else list(rows))
    if isinstance(rows, dict):
        return connection.exec_driver_sql(sql, tuple(rows[name] for name in names))
    return connection.exec_driver_sql(sql, [tuple(row[name] for name in names) for row in rows])


@lru_cache
def _compiled(dialect: Dialect, table: Table, *, counts: bool) -> tuple[str, tuple[str, ...]]:
    """The SQL, and the order of its values; none where they are given by name."""
    names = tuple(table.columns.keys())
    compiled = _insertion(dialect, table, counts=counts).compile(dialect=dialect, column_keys=names)
    return str(compiled), names if compiled.positional else ()


@dataclass(frozen=True, slots=True)
class _Rows:
    """What one addition writes; made before the transaction begins."""

    addition: Addition
    text: dict[str, Any]
    article: dict[str, Any]
    raw: dict[str, Any] | None
    source: dict[str, Any]
    reading: dict[str, Any]
    entries: list[dict[str, Any]]
    marks: list[dict[str, Any]]
    names: list[dict[str, Any]]

    @classmethod
    def of(cls, addition: Addition) -> _Rows:
        reading = addition.reading
        article = reading.article
        article_id = article_key(article)
        text_no, article_no = number(article.id), number(article_id)
        rest = msgspec.to_builtins(article)
        del rest["text"]
        raw, source = _source_rows(article_no, addition.found or Found(source_id=reading.source_id))
        reading_id = reading_key(article_id, reading.readers)
        facts = list(facts_of(reading))
        no, day = number(reading_id), day_of(article.published.value)
        return cls(
            addition=addition,
            text={"no": text_no, "id": article.id, "text": article.text},
            article={
                "no": article_no, "id": article_id, "text_no": text_no, "url": article.url, "title": article.title,
                "outlet": article.outlet, "published": article.published.value, "language": article.language,
                "rest": msgspec.json.encode(rest, order="sorted").decode(),
            },
            raw=raw,
            source=source,
            reading={
                "no": no, "id": reading_id, "article_no": article_no, "readers": " ".join(reading.readers),
                "record": zlib.compress(_record(reading), 6),
            },
            entries=[
                {
                    "reading_no": no, "local": fact.local, "claim": fact.claim, "kind": fact.kind, "type": fact.type,
                    "day": day, "start": fact.anchor.start, "end": fact.anchor.end,
                    "text": fact.anchor.text_of(article.text),
                    "fields": msgspec.json.encode(fact.fields, order="sorted").decode(),
                }
                for fact in facts
            ],
            marks=[
                {"field": field, "value": value, "kind": fact.kind, "day": day, "reading_no": no, "local": fact.local}
                for fact in facts
                for field, value in fact.marks
            ],
            names=[
                {"name": name, "alias": alias}
                for name, alias in sorted({pair for actor in reading.actors for pair in same_names(actor)})
            ],
        )  # fmt: skip


def _source_rows(article_no: int, found: Found) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    known = msgspec.json.encode(dict(found.known), order="sorted").decode() if found.known else None
    row = {
        "article_no": article_no, "no": number(digest(found.source_id)), "source_id": found.source_id, "raw_id": None,
        "kind": found.kind, "known": known,
    }  # fmt: skip
    if found.raw is None:
        return None, row
    raw_id = hashlib.sha256(found.raw).hexdigest()
    return {"id": raw_id, "data": gzip.compress(found.raw, 6, mtime=0)}, row | {"raw_id": raw_id}


def _record(reading: Reading) -> bytes:
    record = msgspec.to_builtins(reading)
    # The source is a row of its own: one article read from two places is one reading.
    del record["article"], record["source_id"]
    return msgspec.json.encode(record, order="sorted")

"""Reading the ledger: its entries by who, what, where, when and on which issue, the newest first.

What is read is what the newest version of the readers read of each article, with what people decided laid on top.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import and_, case, exists, false, func, literal, literal_column, or_, select
from sqlalchemy import text as sql

from reportedly.ledger import schema
from reportedly.ledger.actors import Merges, actor_key, keys_for
from reportedly.ledger.facts import KINDS, key_of_actor, words_of_issue
from reportedly.ledger.ids import key_of, name_of
from reportedly.ledger.judgements import Decisions, decisions
from reportedly.ledger.keyed import keyed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from sqlalchemy import ColumnElement, Connection, Select

    from reportedly.ledger.store import Ledger
    from reportedly.model import Article

__all__ = ["ArticleRef", "Entry", "Query", "View"]

MANY = 500  # keys in one statement
DEFAULT_LAST = 400
SOME = 40  # readings in one statement that takes all of their entries
FEW_MARKS = 3000  # so many are looked up one by one in a few milliseconds


class ArticleRef(msgspec.Struct, frozen=True):
    """An article, as views name it. `origin`: the id of the first key among its copies; equal for all of them."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    origin: str = ""


class Entry(msgspec.Struct, frozen=True):
    """One entry with its evidence: `text` is what the article's text has at `anchor`."""

    id: str
    claim: str
    kind: str
    type: str
    article: ArticleRef
    anchor: tuple[int, int]
    text: str
    fields: dict[str, Any]

    @property
    def day(self) -> str:
        """Of publication; "" where it is not known."""
        return (self.article.published or "")[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which entries. Empty: any. Days are of publication, both within; `last`: at most so many, the newest.

    `actors`: in any role; several mean any of them. `added_since`: ISO time, of the reading's addition. `around` and
    `near`: actors and places of which one at least is in the entry; what a dossier is about.
    """

    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    added_since: str | None = None
    last: int = DEFAULT_LAST
    around: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


class View:
    """The ledger as one moment has it; a context manager.

    >>> with View(ledger) as view:  # doctest: +SKIP
    ...     entries = view.entries(Query(kinds=("figures",), actors=("Velmar",)))
    """

    def __init__(self, ledger: Ledger, same: Iterable[tuple[str, str]] = ()) -> None:
        """All that is read through one view is of the same moment. `same`: other names of actors, with their names."""
        self.ledger = ledger
        self._entered = ledger.reads()
        self._same = tuple(same)
        self._who: dict[tuple[str, ...], str | None] = {}
        self._origins: dict[int, int] = {}
        self._copies: dict[int, list[int]] = defaultdict(list)
        self._articles: dict[int, ArticleRef] = {}
        self._dated: dict[Query, list[_Dated]] = {}

    def __enter__(self) -> View:  # noqa: PYI034 - not made to be derived from
        """Itself."""
        self.connection: Connection = self._entered.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the moment."""
        self._entered.__exit__(kind, error, trace)

    @cached_property
    def decisions(self) -> Decisions:
        """The judgements that hold."""
        return decisions(self.connection)

    @cached_property
    def merges(self) -> Merges:
        """Which keys are one actor."""
        found = self.connection.execute(select(schema.names.c.name, schema.names.c.alias))
        names = [(row.name, row.alias) for row in found]
        same = [(a, b) for alias, name in self._same for a in keys_for(alias) for b in keys_for(name)[:1]]
        return Merges(names, [*self.decisions.merged, *same])

    @cached_property
    def versions(self) -> list[str]:
        """The versions of the readers that the ledger has readings of, the newest first."""
        column, found = schema.readings.c.readers, []
        next_one = self.connection.execute(select(func.min(column))).scalar_one()
        while next_one is not None:
            found.append(next_one)
            next_one = self.connection.execute(select(func.min(column)).where(column > next_one)).scalar_one()
        return sorted(found, key=_version, reverse=True)

    # --- entries -----------------------------------------------------------------------------------------------

    def entries(self, query: Query, about: Callable[[str], bool] | None = None) -> list[Entry]:
        """The newest entries that a query asks for, in order: the newest first, within a day by id.

        `about`: of these only the ones whose text it holds for.
        """
        keys = self._keys(query)
        rows: dict[tuple[int, str], Any] = {}
        for part in _parts(keys, MANY):
            for row in self.connection.execute(_rows(self.connection, part)):
                if about is None or about(row.text):
                    rows[row.reading_no, row.local] = row
        keys = [key for key in keys if key in rows]
        articles = self.articles({rows[key].article_no for key in keys})
        found = (self._entry(rows[key], articles) for key in keys)
        return [entry for entry in found if entry is not None]

    def _keys(self, query: Query) -> list[tuple[int, str]]:
        """Of the entries, in order. Each way in is read along an index, and no further than asked for."""
        if query.added_since:
            return self._keys_added(query)
        found: dict[tuple[int, str], str] = {}
        for each in self._statements(query):
            statement = each
            if len(found) >= query.last:
                # Of what has only older days than these, nothing is among the newest.
                oldest = nlargest(query.last, found.values())[-1]
                statement = statement.where(statement.selected_columns.day >= oldest)
            for row in self.connection.execute(statement.limit(query.last)):
                found[row.reading_no, row.local] = row.day
        return sorted(found, key=lambda key: (found[key], key), reverse=True)[: query.last]

    def _statements(self, query: Query) -> Iterator[Select[Any]]:
        ways = self._ways(query)
        if not all(ways):
            return  # nobody is known by such a name
        if ways:
            table = schema.marks
            values, *others = ways
            for label, value in values:
                for kind in query.kinds or KINDS:
                    columns = (table.c.day, table.c.reading_no, table.c.local)
                    where = [table.c.field == label, table.c.value == value, table.c.kind == kind]
                    where += self._marked(table, others) + self._rest(table, query)
                    if query.types:
                        entry = schema.entries
                        where.append(
                            exists().where(
                                entry.c.reading_no == table.c.reading_no,
                                entry.c.local == table.c.local,
                                entry.c.type.in_(query.types),
                            )
                        )
                    yield select(*columns).where(*where).order_by(*_backwards(table))
            return
        table = schema.entries
        columns = (table.c.day, table.c.reading_no, table.c.local)
        for kind in query.kinds or KINDS:
            for one in query.types or (None,):
                where = [table.c.kind == kind, *([table.c.type == one] if one else [])]
                yield select(*columns).where(*where, *self._rest(table, query)).order_by(*_backwards(table))

    def _keys_added(self, query: Query) -> list[tuple[int, str]]:
        """Of the entries of what was added since a time: from its readings, of which there are few."""
        table, found = schema.entries, list[tuple[int, str]]()
        columns = (table.c.reading_no, table.c.local)
        kind = table.c.kind.concat("")  # not along its index
        ways = self._ways(query)
        for part in _parts(self._added(query), SOME):
            where: list[ColumnElement[bool]] = [table.c.reading_no.in_([row.reading_no for row in part])]
            where.append(kind.in_(query.kinds or KINDS))
            where += [table.c.type.in_(query.types)] if query.types else []
            where += self._marked(table, ways) + self._rest(table, query)
            chosen = select(*columns).where(*where).order_by(*_backwards(table)).limit(query.last - len(found))
            found += [(row.reading_no, row.local) for row in self.connection.execute(chosen)]
            if len(found) >= query.last:
                break
        return found

    def _added(self, query: Query) -> list[_Dated]:
        """The readings that were added since a time and have one of each list of marks, the newest days first."""
        if query in self._dated:
            return self._dated[query]
        article, reading, addition = schema.articles, schema.readings, schema.additions
        day = func.substr(func.coalesce(article.c.published, ""), 1, 10)
        wanted = (
            select(day.label("day"), reading.c.no, reading.c.article_no)
            .select_from(addition.join(reading, reading.c.no == addition.c.reading_no).join(article))
            .where(addition.c.added >= query.added_since, *self._within(query))
        )
        found = sorted((_Dated(*row) for row in self.connection.execute(wanted)), reverse=True)
        for way in self._ways(query):
            marked: set[int] = set()
            mark = schema.marks
            for part in _parts(found, MANY) if way else ():
                keys = keyed(
                    self.connection, [(row.day, row.reading_no) for row in part], mark.c.day, mark.c.reading_no
                )
                same = and_(mark.c.day == keys.c.day, mark.c.reading_no == keys.c.reading_no)
                chosen = select(mark.c.reading_no).select_from(keys.join(mark, same))
                chosen = chosen.where(_any(mark, way), mark.c.kind.in_(KINDS)).distinct()
                marked.update(row.reading_no for row in self.connection.execute(chosen))
            found = [row for row in found if row.reading_no in marked]
        self._dated[query] = found
        return found

    def _ways(self, query: Query) -> list[list[tuple[str, str]]]:
        """The marks (field and value) of which an entry must have one of each list."""
        ways = []
        if query.places:
            ways.append([("place", _place(place)) for place in query.places])
        if query.issues:
            words = {word for issue in query.issues for word in words_of_issue(issue)}
            ways.append([("issue", word) for word in sorted(words)])
        if query.actors:
            ways.append(self._actor_marks(query.actors))
        if query.around or query.near:
            ways.append(self._actor_marks(query.around) + [("place", _place(place)) for place in query.near])
        return ways

    def _actor_marks(self, names: Iterable[str]) -> list[tuple[str, str]]:
        return [("actor", key) for key in sorted({key for name in names for key in self.keys_of(name)})]

    def _marked(self, table: Any, ways: Iterable[list[tuple[str, str]]]) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        for way in ways:
            mark = schema.marks.alias()
            same = (
                mark.c.kind == table.c.kind,
                mark.c.day == table.c.day,
                mark.c.reading_no == table.c.reading_no,
                mark.c.local == table.c.local,
            )
            found.append(exists().where(_any(mark, way), *same))
        return found

    def _rest(self, table: Any, query: Query) -> list[ColumnElement[bool]]:
        return [*self._days(table, query), *self._from_outlets(table, query), *self._newest(table)]

    def _days(self, table: Any, query: Query) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if query.since:
            found.append(table.c.day >= query.since)
        if query.until:
            found += [table.c.day <= query.until, table.c.day != ""]
        return found

    def _from_outlets(self, table: Any, query: Query) -> list[ColumnElement[bool]]:
        if not query.outlets:
            return []
        joined = and_(schema.readings.c.no == table.c.reading_no, schema.articles.c.no == schema.readings.c.article_no)
        return [exists().where(joined, func.lower(schema.articles.c.outlet).in_([o.lower() for o in query.outlets]))]

    def _newest(self, table: Any) -> list[ColumnElement[bool]]:
        """That no newer version of the readers has read the same article."""
        if len(self.versions) < 2:
            return []
        rank = {version: k for k, version in enumerate(self.versions)}
        mine, other = schema.readings.alias(), schema.readings.alias()

        def ranked(column: Any) -> Any:
            return case(*((column == version, literal(k)) for version, k in rank.items()))

        newer = exists().where(
            mine.c.no == table.c.reading_no, other.c.article_no == mine.c.article_no,
            ranked(other.c.readers) < ranked(mine.c.readers),
        )  # fmt: skip
        return [~newer]

    def _entry(self, row: Any, articles: dict[int, ArticleRef]) -> Entry | None:
        fields = msgspec.json.decode(row.fields)
        held = self.decisions
        if held.rejects(row.article_no, row.kind, row.start, row.end):
            return None
        if row.kind == "statements" and row.article_no in held.speakers:
            name = held.speaker(row.article_no, row.start, row.end)
            if name is not None:
                fields["speaker"], fields["judged"] = _named(name), ["speaker"]
        if held.split:
            fields = _parted(fields, row.article_no, held.split)
        return Entry(
            f"{name_of(row.reading_no)}.{row.local}",
            name_of(row.claim),
            row.kind,
            row.type,
            articles[row.article_no],
            (row.start, row.end),
            row.text,
            fields,
        )

    # --- actors ------------------------------------------------------------------------------------------------

    def keys_of(self, name: str) -> tuple[str, ...]:
        """All keys under which the entries of somebody by this name are found."""
        found: set[str] = set()
        for key in keys_for(name):
            found.update(self.merges.members(key))
        return tuple(sorted(found))

    def who(self, reference: Any) -> str | None:
        """The key of an actor as an entry names it, merged with its other names; `None` where it has none."""
        if not isinstance(reference, list):
            return None
        told = tuple(reference)
        if told not in self._who:
            self._who[told] = self._key(reference)
        return self._who[told]

    def _key(self, reference: list[str]) -> str | None:
        key = key_of_actor(reference)
        if key is None:
            return None
        if key.startswith("one/") and (group := "group/" + key[4:]) in self._groups:
            key = group
        return self.merges.root(key)

    @cached_property
    def _groups(self) -> _Known:
        return _Known(self.connection)

    def label(self, key: str | None, names: Iterable[str]) -> str:
        """What an actor is called: as people decided, or else by the name it has most often here."""
        if key is not None and self.decisions.called:
            for other in self.merges.members(key):
                if other in self.decisions.called:
                    return self.decisions.called[other]
        counted = Counter(names)
        return min(counted, key=lambda name: (-counted[name], -len(name), name))

    # --- articles and copies -----------------------------------------------------------------------------------

    def articles(self, numbers: Iterable[int]) -> dict[int, ArticleRef]:
        """Articles by key, each with its origin."""
        wanted = sorted(set(numbers))
        origins = self.origins(wanted)
        table = schema.articles
        columns = (table.c.no, table.c.title, table.c.outlet, table.c.url, table.c.published)
        for part in _parts([no for no in wanted if no not in self._articles], MANY):
            for row in self.connection.execute(select(*columns).where(table.c.no.in_(part))):
                no, title, outlet, url, published = row
                self._articles[no] = ArticleRef(name_of(no), title, outlet, url, published, name_of(origins[no]))
        return {no: self._articles[no] for no in wanted}

    def article(self, no: int) -> Article:
        """An article by its key. Raises `KeyError`."""
        return self.ledger.article(no, self.connection)

    def newest(self, query: Query) -> dict[int, ArticleRef]:
        """The newest articles that a query asks for, by outlet, day, time of addition, and who or where is in them."""
        if query.added_since:
            chosen = [row.article_no for row in self._added(query)]
        elif ways := self._ways(query):
            chosen = self._of_readings(self._newest_marked(query, ways))
        else:
            table = schema.articles
            wanted = select(table.c.no).where(*self._within(query))
            wanted = wanted.order_by(table.c.published.desc().nulls_last(), table.c.no).limit(query.last)
            chosen = [row.no for row in self.connection.execute(wanted)]
        return self.articles(list(dict.fromkeys(chosen))[: query.last])

    def _newest_marked(self, query: Query, ways: list[list[tuple[str, str]]]) -> list[int]:
        """The readings of the newest days that have one of each list of marks; each mark is read along its index."""
        if not all(ways):
            return []
        table, found = schema.marks, set[tuple[str, int]]()
        values, *others = ways
        most = query.last * max(1, len(self.versions))
        for label, value in values:
            for kind in KINDS:
                where = [
                    table.c.field == label,
                    table.c.value == value,
                    table.c.kind == kind,
                    *self._days(table, query),
                ]
                for way in others:
                    mark = schema.marks.alias()
                    same = (mark.c.kind.in_(KINDS), mark.c.day == table.c.day, mark.c.reading_no == table.c.reading_no)
                    where.append(exists().where(_any(mark, way), *same))
                where += self._from_outlets(table, query)
                if len(found) >= most:
                    where.append(table.c.day >= nlargest(most, found)[-1][0])
                wanted = select(table.c.day, table.c.reading_no).where(*where).distinct()
                wanted = wanted.order_by(table.c.day.desc(), table.c.reading_no.desc()).limit(most)
                found.update((row.day, row.reading_no) for row in self.connection.execute(wanted))
        return [no for _, no in sorted(found, reverse=True)[:most]]

    def _of_readings(self, numbers: Sequence[int]) -> list[int]:
        """The articles of readings, in order."""
        table, found = schema.readings, dict[int, int]()
        for part in _parts(numbers, MANY):
            for row in self.connection.execute(select(table.c.no, table.c.article_no).where(table.c.no.in_(part))):
                found[row.no] = row.article_no
        return [found[no] for no in numbers]

    def _of_articles(self, query: Query) -> list[ColumnElement[bool]]:
        return [*self._within(query), *(self._of_marks(way) for way in self._ways(query))]

    def _within(self, query: Query) -> list[ColumnElement[bool]]:
        """That an article is of these outlets and days."""
        table = schema.articles
        where: list[ColumnElement[bool]] = []
        if query.outlets:
            where.append(func.lower(table.c.outlet).in_([outlet.lower() for outlet in query.outlets]))
        if query.since:
            where.append(table.c.published >= query.since)
        if query.until:
            where.append(table.c.published <= query.until + "T99")
        return where

    def _of_marks(self, way: list[tuple[str, str]]) -> ColumnElement[bool]:
        """That an article has one of these marks: from the marks where they are few, else article by article."""
        table, mark, reading = schema.articles, schema.marks.alias(), schema.readings.alias()
        chosen = _any(mark, way)
        some = select(literal(1)).select_from(mark).where(chosen).limit(FEW_MARKS).subquery()
        if self.connection.execute(select(func.count()).select_from(some)).scalar_one() < FEW_MARKS:
            joined = select(reading.c.article_no).join(mark, mark.c.reading_no == reading.c.no)
            return table.c.no.in_(joined.where(chosen))
        day = func.substr(func.coalesce(table.c.published, ""), 1, 10)
        same = (mark.c.kind.in_(KINDS), mark.c.day == day, mark.c.reading_no == reading.c.no)
        return exists().where(reading.c.article_no == table.c.no, chosen, *same)

    def matching(self, words: str, query: Query) -> list[tuple[ArticleRef, str]]:
        """The articles whose text has all of these words, with their text, the best first."""
        table, text = schema.articles, schema.texts
        where = self._of_articles(query)
        joined = table.join(text)
        if self.connection.dialect.name == "sqlite":
            wanted = _fts(words)
            if not wanted:
                return []
            rows: Sequence[Any] = self._best(wanted, query.last, where)
        else:
            asked = func.websearch_to_tsquery(literal_column("'english'"), words)
            vector = func.to_tsvector(literal_column("'english'"), text.c.text)
            chosen = (
                select(table.c.no, text.c.text)
                .select_from(joined)
                .where(vector.op("@@")(asked), *where)
                .order_by(func.ts_rank_cd(vector, asked).desc(), table.c.no)
                .limit(query.last)
            )
            rows = self.connection.execute(chosen).all()
        articles = self.articles([row.no for row in rows])
        return [(articles[row.no], row.text) for row in rows]

    def _best(self, wanted: str, last: int, where: list[ColumnElement[bool]]) -> list[Any]:
        """Articles with their texts, the best first, by FTS5; no more of them are looked at than needed."""
        table, text = schema.articles, schema.texts
        hits = sql("SELECT rowid AS no, rank FROM words WHERE words MATCH :wanted ORDER BY rank LIMIT :most")
        # Many hits are of copies, or are sorted out by field.
        most = last * (40 if where else 4)
        ranks = {row.no: row.rank for row in self.connection.execute(hits, {"wanted": wanted, "most": most})}
        columns = (table.c.no, table.c.text_no)
        found: list[tuple[int, int]] = []
        for part in _parts(list(ranks), max(MANY // 2, last)):
            rows = self.connection.execute(select(*columns).where(table.c.text_no.in_(part), *where)).all()
            found += [(row.no, row.text_no) for row in sorted(rows, key=lambda row: (ranks[row.text_no], row.no))]
            if len(found) >= last:
                break
        texts: dict[int, str] = {}
        for part in _parts(sorted({text_no for _, text_no in found[:last]}), MANY):
            for row in self.connection.execute(select(text.c.no, text.c.text).where(text.c.no.in_(part))):
                texts[row.no] = row.text
        return [_Hit(no, texts[text_no]) for no, text_no in found[:last]]

    def claims_before(self, claims: Iterable[str], since: str) -> set[str]:
        """Which of these assertions were made by a reading that was added before a time."""
        entry, addition = schema.entries, schema.additions
        found: set[str] = set()
        for part in _parts(sorted({key_of(claim) for claim in claims}), MANY):
            keys = keyed(self.connection, [(claim,) for claim in part], entry.c.claim)
            same = (entry.c.claim == keys.c.claim, addition.c.reading_no == entry.c.reading_no)
            # The first of them that is found will do: there may be many.
            wanted = select(keys.c.claim).where(exists().where(*same, addition.c.added < since))
            found |= {name_of(row.claim) for row in self.connection.execute(wanted)}
        return found

    def origins(self, numbers: Sequence[int]) -> dict[int, int]:
        """The origin of each article: the smallest key among its copies."""
        self._join([no for no in numbers if no not in self._origins])
        return {no: self._origins[no] for no in numbers}

    def kin(self, numbers: Sequence[int]) -> dict[int, int]:
        """The origin of each article and of all its copies."""
        origins = dict.fromkeys(self.origins(numbers).values())
        return {no: origin for origin in origins for no in self._copies[origin]}

    def _join(self, numbers: Sequence[int]) -> None:
        """Find the origin of articles and of all that hang together with them."""
        above = {no: no for no in numbers}

        def root(no: int) -> int:
            while above[no] != no:
                above[no] = above[above[no]]
                no = above[no]
            return no

        for a, b in self._links(numbers):
            for no in (a, b):
                above.setdefault(no, no)
            low, high = sorted((root(a), root(b)))
            above[high] = low
        for no in sorted(above):
            self._origins[no] = root(no)
            self._copies[self._origins[no]].append(no)

    def _links(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The pairs that are one text, among these articles and all that hang together with them."""
        seen: set[int] = set(numbers)
        edge = list(numbers)
        excerpts: dict[int, tuple[float, int]] = {}
        table = schema.pairs
        while edge:
            reached: set[int] = set()
            for part in _parts(edge, MANY):
                near = or_(table.c.a.in_(part), table.c.b.in_(part))
                columns = (table.c.a, table.c.b, table.c.kind, table.c.of_a, table.c.of_b)
                kinds = table.c.kind.in_(("copy", "write-through", "excerpt"))
                for row in self.connection.execute(select(*columns).where(near, kinds)):
                    reached |= {row.a, row.b}
                    if row.kind != "excerpt":
                        yield row.a, row.b
                        continue
                    # An excerpt is of the text that has most of it: a digest of two stories does not make them one.
                    short, long, share = (row.a, row.b, row.of_a) if row.of_a > row.of_b else (row.b, row.a, row.of_b)
                    best = excerpts.get(short)
                    if best is None or (-share, long) < (-best[0], best[1]):
                        excerpts[short] = (share, long)
            edge = sorted(reached - seen)
            seen |= reached
        yield from ((short, long) for short, (_, long) in sorted(excerpts.items()))


class _Dated(NamedTuple):
    day: str
    reading_no: int
    article_no: int


class _Hit(NamedTuple):
    no: int
    text: str


class _Known:
    """Whether the ledger has a mark of an actor; asked one at a time, and remembered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, bool] = {}

    def __contains__(self, key: str) -> bool:
        if key not in self._known:
            table = schema.marks
            wanted = select(table.c.value).where(table.c.field == "actor", table.c.value == key).limit(1)
            self._known[key] = self._connection.execute(wanted).first() is not None
        return self._known[key]


def _backwards(table: Any) -> tuple[Any, ...]:
    """The newest first, along the index; what is of one day in one order always."""
    return table.c.day.desc(), table.c.reading_no.desc(), table.c.local.desc()


def _any(mark: Any, way: Iterable[tuple[str, str]]) -> ColumnElement[bool]:
    """That a mark is one of these."""
    fields: dict[str, list[str]] = defaultdict(list)
    for label, value in way:
        fields[label].append(value)
    return or_(
        false(), *(and_(mark.c.field == label, mark.c.value.in_(values)) for label, values in sorted(fields.items()))
    )


def _fts(words: str) -> str:
    """What a person types, as FTS5 takes it: all words, phrases in quotation marks, a * after a beginning."""
    found = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', words):
        bare = " ".join(re.findall(r"[\w]+", phrase or word))
        if bare:
            found.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(found)


def _rows(connection: Connection, keys: Sequence[tuple[int, str]]) -> Select[Any]:
    entry = schema.entries
    wanted = keyed(connection, keys, entry.c.reading_no, entry.c.local)
    joined = wanted.join(entry, and_(entry.c.reading_no == wanted.c.reading_no, entry.c.local == wanted.c.local)).join(
        schema.readings, schema.readings.c.no == entry.c.reading_no
    )
    return select(*entry.c, schema.readings.c.article_no).select_from(joined)


def _place(place: str) -> str:
    """A place as marks have it; two capitals are a country's code."""
    if re.fullmatch(r"[A-Z]{2}", place):
        return f"country/{place}"
    return " ".join(place.casefold().split())


def _named(name: str) -> list[str]:
    """An actor by a name that somebody typed."""
    return [name, "person" if " " in name and actor_key(name, "person") else "organization"]


def _parted(value: Any, article: int, split: dict[tuple[str, int], str]) -> Any:
    """The fields, with those actors named otherwise that are others in this article."""
    if isinstance(value, dict):
        return {key: _parted(part, article, split) for key, part in value.items()}
    if isinstance(value, list):
        if len(value) in {2, 3} and all(isinstance(part, str) for part in value):
            other = split.get((key_of_actor(value) or "", article))
            return [other, value[1]] if other else value
        return [_parted(part, article, split) for part in value]
    return value


def _parts(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _version(readers: str) -> tuple[Any, ...]:
    """What versions of the readers are ordered by: numbers as numbers."""
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|[^\d]+", readers))

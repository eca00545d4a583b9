"""The tables of the ledger, version 1: the same on SQLite and PostgreSQL.

Numbers that are keys are the first 63 bits of a content hash, never a count: the same articles give the same rows, in
whatever order and however often they are added. Only `additions` (when) and `judgements` (a person's) are not a
function of the articles alone.

`texts` to `entries` are the content, append only. `marks`, `buckets` and `pairs` are indices over it: they can be made
again from it, and rows of `pairs` come and go.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

__all__ = [
    "CONTENT",
    "DERIVED",
    "additions",
    "articles",
    "buckets",
    "entries",
    "judgements",
    "losses",
    "marks",
    "metadata",
    "names",
    "pairs",
    "raw",
    "readings",
    "sources",
    "texts",
]

DIGEST = String(64)  # SHA-256 in hex
KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite keeps 64 bits in an INTEGER, and makes it the row's own id
metadata = MetaData()

texts = Table(
    "texts",
    metadata,
    Column("no", KEY, primary_key=True, autoincrement=False),
    Column("id", DIGEST, nullable=False),
    Column("text", Text, nullable=False),
)

# One text as one outlet published it: `id` is the digest of the article's canonical JSON, which `rest` and the text are.
articles = Table(
    "articles",
    metadata,
    Column("no", KEY, primary_key=True, autoincrement=False),
    Column("id", DIGEST, nullable=False),
    Column("text_no", KEY, ForeignKey("texts.no"), nullable=False, index=True),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", String(40), index=True),
    Column("language", String(8)),
    Column("rest", Text, nullable=False),
)

raw = Table("raw", metadata, Column("id", DIGEST, primary_key=True), Column("data", LargeBinary, nullable=False))

# Where an article was taken from; `kind` and `known` say how it is made again from its raw bytes.
sources = Table(
    "sources",
    metadata,
    Column("article_no", KEY, ForeignKey("articles.no"), primary_key=True, autoincrement=False),
    Column("no", KEY, primary_key=True, autoincrement=False),  # of the source's id, which may be too long for an index
    Column("source_id", Text, nullable=False),
    Column("raw_id", DIGEST, ForeignKey("raw.id")),
    Column("kind", String(8)),
    Column("known", Text),
)

# What one version of the readers read from one article; `record` is its JSON without the article, packed by zlib.
readings = Table(
    "readings",
    metadata,
    Column("no", KEY, primary_key=True, autoincrement=False),
    Column("id", DIGEST, nullable=False),
    Column("article_no", KEY, ForeignKey("articles.no"), nullable=False),
    Column("readers", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("readings_by_article", "article_no", "readers"),
    Index("readings_by_readers", "readers"),
)

# This assertion in this article by these readers: (`reading_no`, `local`). `claim`: what is asserted, wherever it is
# read. `fields` holds what views show, with the record's ids made names.
entries = Table(
    "entries",
    metadata,
    Column("reading_no", KEY, ForeignKey("readings.no"), primary_key=True, autoincrement=False),
    Column("local", String(16), primary_key=True),
    Column("claim", KEY, nullable=False, index=True),
    Column("kind", String(10), nullable=False),
    Column("type", String(24), nullable=False),
    Column("day", String(10), nullable=False),  # of publication, "" where that is not known
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),  # what the article's text has from start to end
    Column("fields", Text, nullable=False),
    Index("entries_by_kind", "kind", "day"),
    Index("entries_by_type", "kind", "type", "day"),
    sqlite_with_rowid=False,
)

# By what an entry is found: the actors in it, its place, the words of its issue.
marks = Table(
    "marks",
    metadata,
    Column("field", String(8), primary_key=True),
    Column("value", Text, primary_key=True),
    Column("kind", String(10), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("reading_no", KEY, primary_key=True, autoincrement=False),
    Column("local", String(16), primary_key=True),
    sqlite_with_rowid=False,
)

# Names that one article gives to one actor, both good for telling who it is everywhere.
names = Table(
    "names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("alias", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Hashes that articles with shared text share: of bands of MinHash (even), and sampled shingles (odd).
buckets = Table(
    "buckets",
    metadata,
    Column("hash", KEY, primary_key=True, autoincrement=False),
    Column("article_no", KEY, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Two articles that are next to each other in one bucket or more (`bands`, `prints`: in how many), `a` < `b`, and what
# they are to each other, where that was looked at.
pairs = Table(
    "pairs",
    metadata,
    Column("a", KEY, primary_key=True, autoincrement=False),
    Column("b", KEY, primary_key=True, autoincrement=False, index=True),
    Column("bands", Integer, nullable=False),
    Column("prints", Integer, nullable=False),
    Column("kind", String(16)),
    Column("of_a", Float),
    Column("of_b", Float),
    sqlite_with_rowid=False,
)

# What a carrier lost beside the first of its origin: found when a view first asks for it, and kept.
losses = Table(
    "losses",
    metadata,
    Column("first", KEY, primary_key=True, autoincrement=False),
    Column("carrier", KEY, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("share", Float, nullable=False),
    Column("attributions", Text, nullable=False),
    Column("credits", Text, nullable=False),
    sqlite_with_rowid=False,
)

# When a reading came; the one table that differs from run to run.
additions = Table(
    "additions",
    metadata,
    Column("reading_no", KEY, ForeignKey("readings.no"), primary_key=True, autoincrement=False),
    Column("added", String(32), nullable=False, index=True),
)

# A person's decisions, in the order they were made; none is ever changed, `withdraw` takes one back.
judgements = Table(
    "judgements",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("made", String(32), nullable=False, index=True),
    Column("verb", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text),
    Column("by", Text),
    Column("note", Text),
)

CONTENT = (texts, articles, raw, sources, readings, entries)
DERIVED = (marks, names, buckets, pairs)

"""The tables of a store, the same in SQLite and PostgreSQL.

What makes them searchable differs and stands in the migrations alone: an FTS5 table in SQLite, a tsvector column in
PostgreSQL. Keys of articles rise in the order in which they were added, and are never given twice.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
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
    UniqueConstraint,
    true,
)

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("ref", Text, nullable=False),  # unlike that of any other article in the store
    Column("version", Integer, nullable=False),  # 1, 2, …
    Column("current", Boolean, nullable=False),  # whether it is the newest version
    Column("place", String(64), nullable=False),  # digest of where it was found: what versions have in common
    Column("given", Text, nullable=False),  # the ref that the input gave it
    Column("id", String(71), nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),
    Column("added", String(25), nullable=False),  # ISO 8601, UTC
    Column("text", Text, nullable=False),
    Column("contract", Text, nullable=False),  # the rest of the contract's object, as JSON
    UniqueConstraint("ref", "version", name="articles_ref"),
    UniqueConstraint("place", "version", name="articles_place"),
    Index("articles_id", "id"),
    sqlite_autoincrement=True,
)

fingerprints = Table(
    "fingerprints",
    metadata,
    # No foreign key: it would need an index of its own, as large as the table.
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, nullable=False),
    sqlite_with_rowid=False,
)

common = Table(
    "common",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),  # a fingerprint that is a sign of nothing
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("first", Integer, ForeignKey("articles.key", ondelete="CASCADE"), nullable=False),
    Column("second", Integer, ForeignKey("articles.key", ondelete="CASCADE"), nullable=False),
    Column("first_start", Integer, nullable=False),
    Column("first_end", Integer, nullable=False),
    Column("second_start", Integer, nullable=False),
    Column("second_end", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("words", Integer, nullable=False),
    Column("first_share", Float, nullable=False),
    Column("second_share", Float, nullable=False),
    Column("edits", Text, nullable=False),  # JSON: [[start, end, start, end], …]
    Column("earlier", String(8)),  # which of the two: first or second
    Column("why", String(16)),
    Index("copies_first", "first"),
    Index("copies_second", "second"),
)

claims = Table(
    "claims",
    metadata,
    # No foreign key: the row of an article that is gone stays, empty, so that other processes notice.
    Column("article", Integer, primary_key=True, autoincrement=False),
    Column("claim", Integer),  # its number; nothing where the article is gone
    Column("profile", LargeBinary),
    Column("changed", Integer, nullable=False),  # the count of changes when the row was last written
    Index("claims_claim", "claim"),
    Index("claims_changed", "changed"),
)

counters = Table(
    "counters",
    metadata,
    Column("name", String(16), primary_key=True),  # claim: the highest number ever given; change: changes of `claims`
    Column("value", Integer, nullable=False),
)

is_current = articles.c.current == true()

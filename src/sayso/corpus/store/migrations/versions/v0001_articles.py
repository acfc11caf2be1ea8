"""Articles with their versions, and what is found over many: fingerprints, copies, claims."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content='articles', content_rowid='key', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER articles_fts_added AFTER INSERT ON articles BEGIN "
    "INSERT INTO articles_fts(rowid, title, text) VALUES (new.key, new.title, new.text); END",
    "CREATE TRIGGER articles_fts_removed AFTER DELETE ON articles BEGIN "
    "INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.key, old.title, old.text); END",
)
# A tsvector holds a megabyte at most, which no 200,000 characters can exceed.
_POSTGRESQL_SEARCH = (
    "ALTER TABLE articles ADD COLUMN search tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('english', left(coalesce(title, ''), 10000)), 'A') || "
    "setweight(to_tsvector('english', left(text, 190000)), 'B')) STORED",
    "CREATE INDEX articles_search ON articles USING gin (search)",
)


def upgrade() -> None:
    """Make the tables."""
    _articles()
    _copies()
    _claims()
    for statement in _SQLITE_SEARCH if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL_SEARCH:
        op.execute(statement)


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("place", sa.String(64), nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("id", sa.String(71), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("added", sa.String(25), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("contract", sa.Text, nullable=False),
        sa.UniqueConstraint("ref", "version", name="articles_ref"),
        sa.UniqueConstraint("place", "version", name="articles_place"),
        sqlite_autoincrement=True,
    )
    op.create_index("articles_id", "articles", ["id"])


def _copies() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("article", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "common",
        sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("first", sa.Integer, sa.ForeignKey("articles.key", ondelete="CASCADE"), nullable=False),
        sa.Column("second", sa.Integer, sa.ForeignKey("articles.key", ondelete="CASCADE"), nullable=False),
        sa.Column("first_start", sa.Integer, nullable=False),
        sa.Column("first_end", sa.Integer, nullable=False),
        sa.Column("second_start", sa.Integer, nullable=False),
        sa.Column("second_end", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("first_share", sa.Float, nullable=False),
        sa.Column("second_share", sa.Float, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("earlier", sa.String(8)),
        sa.Column("why", sa.String(16)),
    )
    op.create_index("copies_first", "copies", ["first"])
    op.create_index("copies_second", "copies", ["second"])


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("article", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("claim", sa.Integer),
        sa.Column("profile", sa.LargeBinary),
        sa.Column("changed", sa.Integer, nullable=False),
    )
    op.create_index("claims_claim", "claims", ["claim"])
    op.create_index("claims_changed", "claims", ["changed"])
    counters = op.create_table(
        "counters",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.bulk_insert(counters, [{"name": "claim", "value": 0}, {"name": "change", "value": 0}])

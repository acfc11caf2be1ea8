"""The steps of the migrations lead to the tables that the code uses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sayso.corpus.store import Store, schema
from sayso.corpus.store.tables import metadata


def _is_ours(_: object, name: str | None, type_: str, *__: Any) -> bool:
    """Not what makes a store searchable, which differs between the databases."""
    searching = {"column": "search", "index": "articles_search"}
    return searching.get(type_) != name and not (type_ == "table" and (name or "").startswith("articles_fts"))


def test_the_migrations_make_the_tables_that_are_used(address: str) -> None:
    with Store(address) as store, store._engine.connect() as connection:
        options = {"version_table": "sayso_version", "include_object": _is_ours}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_the_newest_step_is_known() -> None:
    steps = Path(schema.__file__).parent.glob("migrations/versions/v*.py")
    assert max(step.name[1:5] for step in steps) == schema.VERSION

"""Brings the schema of a store to what this version of Sayso expects."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, column, inspect, select, table

from sayso.corpus.store.engine import writing
from sayso.corpus.store.tables import metadata
from sayso.errors import StoreError

VERSION = "0001"
"""The newest step in `migrations/versions`."""

_TRIES = 100
_VERSION_TABLE = table("sayso_version", column("version_num"))


def prepare(engine: Engine, store: str) -> None:
    """Makes the tables of a new store, and takes an older one to the present schema.

    Args:
        engine: the store's database.
        store: what to call it.

    Raises:
        StoreError: a newer version of Sayso made it, or it is no store but a database of something else.
    """
    with engine.connect() as connection:
        if _found(connection, store) == VERSION:
            return
    if engine.dialect.name == "sqlite":
        _keep_readers_going(engine)
    with writing(engine) as connection:
        found = _found(connection, store)  # again: another process may have been first
        if found != VERSION:
            _upgrade(connection, found, store)


def _found(connection: Connection, store: str) -> str | None:
    found = _version(connection)
    if found is None and _is_taken(connection):
        raise StoreError(store, "is not a store but a database of another program")
    return found


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION_TABLE.name):
        return None
    return connection.execute(select(_VERSION_TABLE.c.version_num)).scalar()


def _is_taken(connection: Connection) -> bool:
    names = inspect(connection).get_table_names()
    # a PostgreSQL database may well hold other things, an SQLite file is one program's
    return bool(names) if connection.dialect.name == "sqlite" else not metadata.tables.keys().isdisjoint(names)


def _keep_readers_going(engine: Engine) -> None:
    """Lets readers go on while somebody writes; the setting stays with the file.

    SQLite does not wait for others when it changes this setting, so whoever is kept from it waits for a moment alone
    with the file.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        for tries_left in reversed(range(_TRIES)):
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError:
                if not tries_left:
                    raise
                cursor.execute("BEGIN EXCLUSIVE")
                cursor.execute("COMMIT")
    finally:
        connection.close()


def _upgrade(connection: Connection, found: str | None, store: str) -> None:
    from alembic import command  # noqa: PLC0415  it is slow to load, and seldom needed
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(store, f"was made by a newer version of Sayso (schema {found}; this one knows {VERSION})")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

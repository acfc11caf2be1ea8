"""The address of a store -> an engine that talks to its database.

In both databases those who write come one after the other, each with a lock on the whole store from the beginning of
its transaction: what it finds there is then true until it is done. Who reads is never kept waiting.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from sayso.errors import StoreError

_KNOWN = "only SQLite files and addresses like postgresql+psycopg://USER@HOST/DATABASE are known"
_PAGE = 4096  # bytes of an SQLite page
_LOG = 64 * 2**20  # bytes that may stand in the log beside an SQLite file before they are copied into it
_CACHE = 64 * 2**20  # bytes of an SQLite file that are kept in memory, at most
_LOCK = 0x5A750  # any number: tells Sayso's locks from those of other programs in one PostgreSQL database


def open_engine(address: str, *, create: bool, patience: float, read_only: bool = False) -> tuple[Engine, str]:
    """Opens the database that an address names.

    Args:
        address: the path of an SQLite file, or an address such as `postgresql+psycopg://…`.
        create: whether an SQLite file that is not there is made.
        patience: seconds to wait for a lock that another program holds.
        read_only: whether every change is refused.

    Returns:
        The engine, and what to call the store: the address without its password.

    Raises:
        StoreError: the address names no database that is known, or a file that is not there.
    """
    url = _url(address)
    name = address if url.drivername == "sqlite" else url.render_as_string(hide_password=True)
    if url.drivername == "sqlite":
        return _sqlite(url, name, create, patience, read_only), name
    if url.drivername != "postgresql+psycopg":
        raise StoreError(name, _KNOWN)
    return _postgresql(url, name, patience, read_only), name


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that nobody else writes beside."""
    with engine.connect().execution_options(sayso_writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            schema = func.hashtext(func.current_schema())  # a database may hold a store in each of its schemas
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK, schema)))
        yield connection


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError(address, "not a valid address") from error
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _sqlite(url: URL, name: str, create: bool, patience: float, read_only: bool) -> Engine:
    path = Path(url.database or "")
    if not url.database or path.is_dir():
        raise StoreError(name, "is a folder" if url.database else _KNOWN)
    if not path.exists() and not create:
        raise StoreError(name, "no such store")
    if not path.parent.is_dir():
        raise StoreError(name, f"{path.parent} is not a folder")
    engine = create_engine(url, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, and hold schema changes too
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # what was reported outlives a power cut
        connection.execute(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
        # fingerprints go to pages all over their table: those that change often are copied into it once for many
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG // _PAGE}")
        connection.execute(f"PRAGMA cache_size = -{_CACHE // 1024}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("sayso_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: URL, name: str, patience: float, read_only: bool) -> Engine:
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": "10"})
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(name, "PostgreSQL needs more: pip install 'sayso[postgresql]'") from error

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        wait = str(max(1, round(patience * 1000)))
        connection.execute("SELECT set_config('lock_timeout', %s, false)", (wait,))
        if read_only:
            connection.execute("SELECT set_config('default_transaction_read_only', 'on', false)")
        connection.commit()

    return engine

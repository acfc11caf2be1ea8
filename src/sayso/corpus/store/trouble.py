"""What databases say when they fail -> one line for the person who asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from sayso.errors import StoreError

_SQLITE = {
    sqlite3.SQLITE_BUSY: "is locked by another program",
    sqlite3.SQLITE_LOCKED: "is locked by another program",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "cannot be written to",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk is full or broken",
    sqlite3.SQLITE_CORRUPT: "is damaged",
    sqlite3.SQLITE_NOTADB: "is not a store",
}
_POSTGRESQL = {  # by SQLSTATE or its class
    "53100": "the server's disk is full",
    "55P03": "is locked by another program",
    "57P": "the connection was lost: the server is shutting down",
    "08": "the connection was lost",
    "28": "the server does not let you in",
    "3D000": "no such database",
    "42501": "permission denied",
}


@contextmanager
def reported(store: str) -> Iterator[None]:
    """Turns what goes wrong in a database into a `StoreError`.

    Args:
        store: what to call the store.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise StoreError(store, _reason(error)) from error


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None and (known := _SQLITE.get(code & 0xFF)):
        return known
    state = getattr(cause, "sqlstate", None) or ""
    for length in (5, 3, 2):
        if known := _POSTGRESQL.get(state[:length]):
            return known
    said = (str(cause).strip() or type(cause).__name__).splitlines()[0]
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return f"the connection was lost ({said})"
    return said

"""The fingerprints of a store's articles, as the index that the search for copies asks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ARRAY, BigInteger, Column, ColumnElement, Connection, cast, delete, func, insert, select

from sayso.corpus.copies import Fingerprints, Hits
from sayso.corpus.copies.finder import COMMON
from sayso.corpus.copies.index import Hashes
from sayso.corpus.store.tables import common, fingerprints

_FEW = 500
"""Common fingerprints that are read at once rather than asked for."""


class TableIndex:
    """An `Index` that stands in a table; as lasting as the transaction it is used in.

    A fingerprint that more than `COMMON` articles have is a sign of nothing: of it no more places are kept, and it
    stands in a table of its own, so that it costs the same however many articles there are.
    """

    def __init__(self, connection: Connection) -> None:
        """Take the connection to read and write by."""
        self._connection = connection
        self._common: dict[int, bool] = {}  # of those that were asked for
        few = connection.execute(select(common.c.hash).limit(_FEW + 1)).scalars().all()
        self._all = frozenset(few) if len(few) <= _FEW else None  # that are common, where these are few
        self._full: frozenset[int] = frozenset()  # with one article more these are common

    def add(self, key: int, prints: Fingerprints) -> None:
        """Take up an article that is not there yet, and whose fingerprints `sharing` was asked for."""
        self.ask([prints[:, 0]])
        places = [(hash_, place) for hash_, place in prints.tolist() if not self._common[hash_]]
        rows = [{"hash": hash_, "article": key, "place": place} for hash_, place in places]
        if rows:
            self._connection.execute(insert(fingerprints), rows)
        new = [hash_ for hash_, _ in places if hash_ in self._full]
        if new:
            self._connection.execute(insert(common), [{"hash": hash_} for hash_ in new])
            self._common |= dict.fromkeys(new, True)

    def ask(self, hashes: Iterable[Hashes]) -> None:
        """Find out at once which of many hashes are common, before each is asked for."""
        new = {hash_ for some in hashes for hash_ in some.tolist()} - self._common.keys()
        if new:
            self._common |= dict.fromkeys(new, False) | dict.fromkeys(self._common_of(new), True)

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """How many articles have each of these hashes, one more than `COMMON` at most.

        Only of those that so many have it is told: 0 stands for all that are rarer.
        """
        self.ask([hashes])
        return np.array([(COMMON + 1) * self._common[hash_] for hash_ in hashes.tolist()], np.int64)

    def sharing(self, hashes: Hashes) -> Hits:
        """Every place of each of these hashes."""
        columns = (fingerprints.c.hash, fingerprints.c.article, fingerprints.c.place)
        query = select(*columns).where(self._among(fingerprints.c.hash, hashes.tolist()))
        rows = self._connection.execute(query).all()
        table = np.array([tuple(row) for row in rows], np.int64).reshape(-1, 3)
        found, counts = np.unique(table[:, 0], return_counts=True)
        self._full = frozenset(found[counts >= COMMON].tolist())
        return Hits(table[:, 0], table[:, 1], table[:, 2])

    def remove(self, key: int, prints: Fingerprints) -> None:
        """Forget an article."""
        hashes = prints[:, 0].tolist()
        here = self._among(fingerprints.c.hash, hashes) & (fingerprints.c.article == key)
        self._connection.execute(delete(fingerprints).where(here))
        number = select(func.count()).where(fingerprints.c.hash == common.c.hash).scalar_subquery()
        self._connection.execute(delete(common).where(self._among(common.c.hash, hashes), number <= COMMON))

    def _common_of(self, hashes: set[int]) -> Iterable[int]:
        if self._all is not None:
            return hashes & self._all
        return self._connection.execute(select(common.c.hash).where(self._among(common.c.hash, list(hashes)))).scalars()

    def _among(self, column: Column[Any], hashes: list[int]) -> ColumnElement[bool]:
        """Whether a row has one of these hashes: however many they are, one parameter."""
        if self._connection.dialect.name == "sqlite":
            listed = func.json_each(json.dumps(hashes)).table_valued("value")
            return column.in_(select(listed.c.value))
        return column == func.any(cast(hashes, ARRAY(BigInteger)))

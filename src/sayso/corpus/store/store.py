"""The store: articles with all their versions, and what is found over many of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from threading import Lock
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from sayso.article import Article
from sayso.corpus.claims import HEARD, profiler, told
from sayso.corpus.records import Claim, Copy
from sayso.corpus.store.engine import open_engine, writing
from sayso.corpus.store.entries import Added, Entry
from sayso.corpus.store.grouped import Groups, keep, numbers, numbers_of, profiles_of
from sayso.corpus.store.preparing import Prepared, prepared
from sayso.corpus.store.rows import article_of, free_ref, given, place_of, row_of
from sayso.corpus.store.schema import prepare
from sayso.corpus.store.search import Hit, search
from sayso.corpus.store.shared import Shared, copy_of, stored_copies
from sayso.corpus.store.tables import articles, copies, is_current
from sayso.corpus.store.trouble import reported
from sayso.errors import InputError, StoreError
from sayso.threads import side_by_side

_AT_ONCE = 200
"""Rows of articles that are in memory at a time."""

_DIGITS = 10
"""Numbers of claims have fewer."""


class Store:
    """Articles in an SQLite file or a PostgreSQL database.

    Several processes may use one store at once. Each article is added in a transaction of its own: when `add` has
    returned, it stays whatever happens. Every method raises `StoreError` where the database fails.
    """

    def __init__(self, address: str, *, create: bool = True, patience: float = 30.0, read_only: bool = False) -> None:
        """Open a store and bring its tables up to date.

        Args:
            address: the path of an SQLite file, or an address such as `postgresql+psycopg://USER@HOST/DATABASE`.
            create: whether an SQLite file that is not there is made.
            patience: seconds to wait for another program that writes.
            read_only: whether the database itself refuses every change.

        Raises:
            StoreError: there is no such store, it cannot be reached, or another version of Sayso made it.
        """
        self._read_only = read_only
        self._turn = Lock()  # threads of this process write one after the other too
        self._shared, self._groups = Shared(), Groups()
        self._engine, self.name = open_engine(
            address, create=create and not read_only, patience=patience, read_only=read_only
        )
        try:
            with reported(self.name):
                prepare(self._engine, self.name)
        except StoreError:
            self.close()
            raise

    @classmethod
    def open(cls, address: str, *, create: bool = True, patience: float = 30.0) -> Self:
        """The same as `Store(address)`."""
        return cls(address, create=create, patience=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def known(self, article: Article, *, source: str | None = None) -> Added | None:
        """What the store has of an article already; it need not have statements yet.

        Args:
            article: as it was read.
            source: the file it came from; None for what came from no file.

        Returns:
            The version that says the same; None where there is none, so that the article is worth reading and adding.
        """
        with self._reading() as connection:
            return _known(connection, article, place_of(article, source))

    def add(self, article: Article | Prepared, *, source: str | None = None) -> Added:
        """Add an article, and find what it shares with those that are there, and its claim.

        One with the address of an article that is there, or where it has none of the same file and ref, is another
        version of it; the store keeps both.

        Args:
            article: with its statements; prepared, where the others who write shall not wait for that.
            source: the file it came from; None for what came from no file.

        Returns:
            What it is called in the store; committed.

        Raises:
            ModelError: the sentence embedder cannot be loaded.
        """
        if isinstance(article, Article):
            if found := self.known(article, source=source):
                return found
            article = prepared(article)
        with self._writing() as connection:
            return self._add(connection, article, place_of(article.article, source))

    def _add(self, connection: Connection, new: Prepared, place: str) -> Added:
        if found := _known(connection, new.article, place):
            return found
        before = connection.execute(select(articles).where(articles.c.place == place, is_current)).first()
        if before:
            connection.execute(update(articles).where(articles.c.key == before.key).values(current=False))
            self._forget(connection, before)
        ref = before.ref if before else free_ref(connection, given(new.article))
        version = before.version + 1 if before else 1
        row = row_of(new.article, ref=ref, version=version, place=place)
        key = connection.execute(insert(articles).values(row).returning(articles.c.key)).scalar_one()
        self._shared.find(connection, replace(new.document, key=key, ref=ref))
        self._groups.find(connection, key, replace(new.profile, ref=ref))
        return Added(ref, version, "changed" if before else "new")

    def remove(self, ref: str) -> None:
        """Remove an article with all its versions and all that was found of it.

        Raises:
            InputError: there is none.
        """
        with self._writing() as connection:
            current = connection.execute(select(articles).where(articles.c.ref == ref, is_current)).first()
            if current:
                self._forget(connection, current)
                connection.execute(delete(articles).where(articles.c.ref == ref))
        if current is None:
            raise _missing(ref)

    def _forget(self, connection: Connection, row: Row[Any]) -> None:
        """Forget what was found of an article that is replaced or removed."""
        self._shared.forget(connection, row)
        self._groups.forget(connection, row.key)

    def get(self, ref: str, *, version: int | None = None) -> Article:
        """An article: its current version, or the one that is asked for.

        Raises:
            InputError: there is none.
        """
        which = is_current if version is None else articles.c.version == version
        with self._reading() as connection:
            row = connection.execute(select(articles).where(articles.c.ref == ref, which)).first()
        if row is None:
            raise _missing(ref if version is None else f"{ref}, version {version}")
        return article_of(row)

    def articles(self, refs: Iterable[str] | None = None) -> Iterator[Article]:
        """The current articles, in the order in which they were added; of `refs` those that are there."""
        query = select(articles).where(is_current)
        if refs is not None:
            query = query.where(articles.c.ref.in_(list(refs)))
        return map(article_of, self._pages(query, articles.c.key))

    def entries(self, *, versions: bool = False) -> Iterator[Entry]:
        """What is in the store, in the order in which it was added.

        Args:
            versions: older versions too.
        """
        columns = [articles.c[name] for name in Entry.__slots__]
        query = select(articles.c.key, *columns)
        for row in self._pages(query if versions else query.where(is_current), articles.c.key):
            yield Entry(**{name: row._mapping[name] for name in Entry.__slots__})

    def texts(self) -> Iterator[tuple[str, str]]:
        """Ref and text of every current article, in the order in which they were added."""
        query = select(articles.c.key, articles.c.ref, articles.c.text).where(is_current)
        return ((row.ref, row.text) for row in self._pages(query, articles.c.key))

    def copies(self, ref: str | None = None, *, among: Collection[str] | None = None) -> Iterator[Copy]:
        """What the current articles share, in the order in which it was found.

        Args:
            ref: only what this article shares with others.
            among: only what articles with these refs share.
        """
        return map(copy_of, self._pages(stored_copies(ref, among), copies.c.key))

    def claims(self, ref: str | None = None) -> Iterator[Claim]:
        """What several of the current articles say alike: those of most articles first, behind each the smaller ones.

        Args:
            ref: only what this article says too.
        """
        with self._reading() as connection:
            found = numbers(connection) if ref is None else numbers_of(connection, ref)
        for number in found:
            yield from (c for c in self._told(number) if len(c.articles) > 1 and (ref is None or ref in c.articles))

    def claim(self, id_: str) -> Claim:
        """A claim of the current articles, also of one article alone.

        Raises:
            InputError: there is none.
        """
        number = id_.partition(".")[0].removeprefix("c")
        for claim in self._told(int(number)) if number.isdecimal() and len(number) < _DIGITS else ():
            if claim.id == id_:
                return claim
        raise _missing(id_)

    def _told(self, number: int) -> list[Claim]:
        """The claim with a number, and the smaller ones within it; none where it is gone."""
        with self._reading() as connection:
            profiles = profiles_of(connection, number)
        lacking = {key: profile for key, profile in islice(profiles.items(), HEARD) if not profile.complete}
        new = dict(zip(lacking, side_by_side(profiler().complete, lacking.values()), strict=True)) if lacking else {}
        if new and not self._read_only:
            with suppress(StoreError), self._writing() as connection:  # what is not kept is worked out again
                keep(connection, new)
        return told(list((profiles | new).values()), number)

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """The current articles that a query finds, the best first.

        Args:
            query: words that must all be there; "a quotation" for words in this order; OR for either; - for absence.
            limit: how many to find at most.
        """
        with self._reading() as connection:
            return search(connection, query, limit)

    def __len__(self) -> int:
        """How many articles there are, older versions not counted."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(articles).where(is_current)).scalar_one()

    def _pages(self, query: Any, key: Any) -> Iterator[Row[Any]]:
        """The rows of a query by one of its keys, some at a time: a slow reader holds nobody up."""
        last = 0
        while True:
            with self._reading() as connection:
                page = query.where(key > last).order_by(key).limit(_AT_ONCE)
                rows = connection.execute(page).all()
            yield from rows
            if len(rows) < _AT_ONCE:
                return
            last = rows[-1].key

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with reported(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._turn, reported(self.name):
            try:
                with writing(self._engine) as connection:
                    yield connection
            except BaseException:
                self._shared, self._groups = Shared(), Groups()  # what is in memory may be ahead of the store
                raise


def _known(connection: Connection, article: Article, place: str) -> Added | None:
    """The same text at the same place, or under the same name: a file that was moved is no other article."""
    moved = (articles.c.given == given(article)) & (articles.c.url.is_(None) if article.url is None else False)
    same = select(articles.c.ref, articles.c.version).where(
        articles.c.id == article.id, or_(articles.c.place == place, moved)
    )
    row = connection.execute(same.order_by(articles.c.key).limit(1)).first()
    return Added(row.ref, row.version, "known") if row else None


def _missing(ref: str) -> InputError:
    return InputError(ref, "not in the store")

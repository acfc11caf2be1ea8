"""What an article shares with those in a store: found when it is added, and kept in the table `copies`."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, or_, select

from sayso.corpus.copies import Document, Finder, compare, document, fingerprints
from sayso.corpus.copies.fingerprints import every_place
from sayso.corpus.records import Copy, Edit
from sayso.corpus.store.index import TableIndex
from sayso.corpus.store.rows import article_of
from sayso.corpus.store.tables import articles, copies, is_current

_KEPT = 1000
"""Documents in memory: articles about one thing come near each other."""

_first = articles.alias("first_article")
_second = articles.alias("second_article")


class Shared:
    """Finds and forgets the copies of one article after the other."""

    def __init__(self) -> None:
        self._documents: OrderedDict[int, Document] = OrderedDict()

    def find(self, connection: Connection, new: Document) -> None:
        """Find and keep what a new article shares with the others.

        Args:
            connection: of the transaction that adds it.
            new: the article, under the key and ref that it has in the store.
        """
        index = TableIndex(connection)
        finder = Finder(index)
        if near := finder.add(new):
            others = list(self._near(connection, near))
            index.ask(every_place(document.words)[:, 0] for document in (new, *others))
            marked = finder.without_boilerplate(new)
            found = ((other, compare(marked, finder.without_boilerplate(other))) for other in others)
            rows = [_row(copy, new, other) for other, shared in found for copy in shared]
            if rows:
                connection.execute(insert(copies), rows)
        self._keep(new)

    def forget(self, connection: Connection, row: Row[Any]) -> None:
        """Forget what was found of an article that is replaced or removed; its row has `key` and `text`."""
        self._documents.pop(row.key, None)
        TableIndex(connection).remove(row.key, fingerprints(row.text))
        connection.execute(delete(copies).where(or_(copies.c.first == row.key, copies.c.second == row.key)))

    def _near(self, connection: Connection, keys: Iterable[int]) -> Iterator[Document]:
        missing = [key for key in keys if key not in self._documents]
        found = connection.execute(select(articles).where(articles.c.key.in_(missing))) if missing else ()
        new = {row.key: document(article_of(row), row.key) for row in found}
        for key in keys:
            if near := new.get(key) or self._documents.get(key):
                yield near
                self._keep(near)

    def _keep(self, document: Document) -> None:
        self._documents[document.key] = document  # what of it is boilerplate changes as they come
        self._documents.move_to_end(document.key)
        while len(self._documents) > _KEPT:
            self._documents.popitem(last=False)


def stored_copies(ref: str | None = None, among: Collection[str] | None = None) -> Select[Any]:
    """The query for copies, with the refs of the two articles.

    Args:
        ref: only those of this article.
        among: only those of articles with these refs.
    """
    query = (
        select(copies, _first.c.ref.label("first_ref"), _second.c.ref.label("second_ref"))
        .join(_first, _first.c.key == copies.c.first)
        .join(_second, _second.c.key == copies.c.second)
    )
    if ref is not None:
        mine = select(articles.c.key).where(articles.c.ref == ref, is_current).scalar_subquery()
        query = query.where(or_(copies.c.first == mine, copies.c.second == mine))
    if among is not None:
        query = query.where(_first.c.ref.in_(among), _second.c.ref.in_(among))
    return query


def copy_of(row: Row[Any]) -> Copy:
    """The copy that a row of `stored_copies` keeps."""
    refs = (row.first_ref, row.second_ref)
    return Copy(
        refs=refs,
        spans=((row.first_start, row.first_end), (row.second_start, row.second_end)),
        kind=row.kind,
        words=row.words,
        share=(row.first_share, row.second_share),
        edits=tuple(Edit((a, b), (c, d)) for a, b, c, d in json.loads(row.edits)),
        earlier=row.earlier and refs[row.earlier == "second"],
        why=row.why,
    )


def _row(copy: Copy, new: Document, other: Document) -> dict[str, Any]:
    keys = {new.ref: new.key, other.ref: other.key}
    (first_start, first_end), (second_start, second_end) = copy.spans
    return {
        "first": keys[copy.refs[0]],
        "second": keys[copy.refs[1]],
        "first_start": first_start,
        "first_end": first_end,
        "second_start": second_start,
        "second_end": second_end,
        "kind": copy.kind,
        "words": copy.words,
        "first_share": copy.share[0],
        "second_share": copy.share[1],
        "edits": json.dumps([[*edit.a, *edit.b] for edit in copy.edits]),
        "earlier": copy.earlier and ("first" if copy.earlier == copy.refs[0] else "second"),
        "why": copy.why,
    }

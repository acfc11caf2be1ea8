"""From a data set back to articles, in the order in which the batch read them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import PurePosixPath
from typing import Any

from sayso.article import Article
from sayso.batch.needed import module
from sayso.batch.publishing import MANIFEST
from sayso.batch.tables import VERSION
from sayso.contract import from_dict
from sayso.corpus.store import Added, Prepared, Store, prepared
from sayso.errors import InputError
from sayso.reader import with_statements
from sayso.statement import Source, Statement
from sayso.threads import side_by_side


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles of a data set are wanted; all of them where nothing is said.

    Attributes:
        refs: what they are called.
        claims: ids of claims; the articles that make one of them.
        first: the first day, `YYYY-MM-DD`; articles without a day are left out then.
        last: the last day.
    """

    refs: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    first: str | None = None
    last: str | None = None


class DataSet:
    """A data set that `sayso batch` has made."""

    def __init__(self, name: str) -> None:
        """Open it.

        Raises:
            InputError: there is none, it is not whole, or a newer version of Sayso made it.
            OutputError: a package is missing.
        """
        self.name = name
        self._system, self._root = module("fsspec.core").url_to_fs(name)
        path = f"{self._root}/{MANIFEST}"
        try:
            self._manifest: dict[str, Any] = json.loads(self._system.cat_file(path))
            made = int(self._manifest["schema"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(name, "no data set of sayso batch, or not a whole one") from error
        if made > VERSION:
            raise InputError(name, "a newer version of Sayso made this data set")

    def articles(self, wanted: Selection) -> Iterator[tuple[Article, str]]:
        """The articles that are wanted, older versions too, each with the file it was read from.

        Raises:
            InputError: a claim that is asked for is not there, or the data set is damaged.
        """
        refs = wanted.refs | self._refs_of(wanted.claims)
        bundles: dict[str, list[str]] = defaultdict(list)
        for path in self._files("articles"):
            if _is_within(path, wanted):
                bundles[PurePosixPath(path).name].append(path)
        some = bool(wanted.refs or wanted.claims)
        for _, paths in sorted(bundles.items()):  # each goes before the next in the order of reading
            yield from self._bundle(paths, refs if some else None)

    def _bundle(self, paths: list[str], refs: Iterable[str] | None) -> Iterator[tuple[Article, str]]:
        tables = {table: self._rows(table, paths, refs) for table in ("articles", "statements", "sources")}
        below = {table: _by_number(tables[table]) for table in ("statements", "sources")}
        for row in sorted(tables["articles"], key=lambda row: row["number"]):
            statements = [_only(Statement, each) for each in below["statements"][row["number"]]]
            sources = [_only(Source, each) for each in below["sources"][row["number"]]]
            whole = row | {"statements": statements, "sources": sources}
            yield from_dict(_only(Article, whole)), row["file"]

    def _rows(self, table: str, beside: list[str], refs: Iterable[str] | None) -> list[dict[str, Any]]:
        """The rows of a table in the files that belong to these files of articles."""
        there = set(self._files(table))
        names = [path.replace("articles/", f"{table}/", 1) for path in beside]
        among = None if refs is None else module("pyarrow").array(sorted(refs), "string")
        found: list[dict[str, Any]] = []
        for name in names:
            if name in there:
                rows = self._table(name)
                if among is not None:
                    rows = rows.filter(module("pyarrow.compute").is_in(rows["ref"], value_set=among))
                found += rows.to_pylist()
        return found

    def _refs_of(self, claims: frozenset[str]) -> frozenset[str]:
        found: dict[str, list[str]] = {}
        for path in self._files("claims") if claims else ():
            table = self._table(path, ["id", "articles"])
            found |= {row["id"]: row["articles"] for row in table.to_pylist() if row["id"] in claims}
        for claim in sorted(claims - found.keys()):
            raise InputError(claim, f"no such claim in {self.name}")
        return frozenset(ref for refs in found.values() for ref in refs)

    def _files(self, table: str) -> list[str]:
        return list(self._manifest["tables"][table]["files"])

    def _table(self, path: str, columns: list[str] | None = None) -> Any:
        arrow = module("pyarrow")
        try:
            with self._system.open(f"{self._root}/{path}", "rb") as stream:
                return module("pyarrow.parquet").ParquetFile(stream).read(columns)
        except (OSError, arrow.ArrowException) as error:
            raise InputError(f"{self.name}/{path}", "is not there, or damaged") from error


def import_into(store: Store, data: DataSet, wanted: Selection) -> Iterator[Added]:
    """Add articles of a data set to a store, where copies and claims are found among what is there.

    Yields:
        What each has become, once it is there for good.

    Raises:
        InputError: the data set is damaged, or a claim that is asked for is not there.
        StoreError: the store fails.
        ModelError: the model cannot be loaded.
    """

    def ready(item: tuple[Article, str]) -> tuple[Prepared | Added, str]:
        article, file = item
        if known := store.known(article, source=file):
            return known, file
        return prepared(article if article.model else with_statements(article)), file

    for made, file in side_by_side(ready, data.articles(wanted)):
        yield made if isinstance(made, Added) else store.add(made, source=file)


def _is_within(path: str, wanted: Selection) -> bool:
    """Whether a file's day is wanted; days are told by their names."""
    if wanted.first is None and wanted.last is None:
        return True
    day = PurePosixPath(path).parent.name.removeprefix("date=")
    return day[:1].isdigit() and (wanted.first or "") <= day <= (wanted.last or "9")


def _by_number(rows: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["number"]].append(row)
    return found


def _only(record: type, row: dict[str, Any]) -> dict[str, Any]:
    return {field.name: row[field.name] for field in fields(record)}

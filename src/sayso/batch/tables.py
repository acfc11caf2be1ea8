"""The tables of the data set: their columns, and the rows that an article gives.

The columns are made from the records, so that they cannot say other than what Sayso hands out everywhere else.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.article import Article
from sayso.batch.corpus.rows import schema as found
from sayso.batch.needed import module
from sayso.contract import to_dict
from sayso.export.parquet import fields
from sayso.statement import Source, Statement
from sayso.views.marks import words

VERSION = 1
"""Of the schema: it grows where a column is renamed, removed or means something else."""

TABLES = ("articles", "statements", "sources", "copies", "claims", "origins", "errors")

_RECORDS: dict[str, type] = {"articles": Article, "statements": Statement, "sources": Source}


@cache
def schema(table: str) -> Any:
    """The columns of a table, as Arrow has them; the table is partitioned by `date`, which is none of them.

    Raises:
        OutputError: pyarrow is not installed.
    """
    arrow = module("pyarrow")
    return arrow.schema(_columns(arrow, table), metadata={"sayso.table": table, "sayso.schema": str(VERSION)})


def _columns(arrow: Any, table: str) -> list[Any]:
    if table == "errors":
        return [arrow.field(name, type_) for name, type_ in _errors(arrow)]
    if table in _RECORDS:
        return [arrow.field(name, type_) for name, type_ in (*_given(arrow), *_own(table))]
    return [field for field in found(table) if field.name != "date"]


@cache
def raw_schema(table: str) -> Any:
    """The columns of a table as the reading writes it."""
    arrow = module("pyarrow")
    return schema("errors") if table == "errors" else arrow.schema([("number", arrow.int32()), *_own(table)])


def _own(table: str) -> list[tuple[str, Any]]:
    """The columns of a table that are known of an article alone."""
    arrow = module("pyarrow")
    kept = [(name, type_) for name, type_ in fields(_RECORDS[table]) if name not in ("ref", "sources", "statements")]
    if table == "articles":
        return [*kept, ("file", arrow.string())]
    if table == "statements":
        return [*fields(Statement), ("holder_name", arrow.string()), ("content", arrow.string())]
    return kept


def _given(arrow: Any) -> list[tuple[str, Any]]:
    """The columns that an article gets among the others."""
    return [
        ("number", arrow.int64()),
        ("ref", arrow.string()),
        ("version", arrow.int64()),
        ("current", arrow.bool_()),
    ]


def _errors(arrow: Any) -> list[tuple[str, Any]]:
    return [
        ("file", arrow.string()),
        ("offset", arrow.int64()),
        ("ref", arrow.string()),
        ("reason", arrow.string()),
    ]


def rows_of(article: Article, file: str, number: int) -> dict[str, list[dict[str, Any]]]:
    """The rows that an article gives, by table.

    Args:
        article: with its statements.
        file: where it was read.
        number: of the article, among those that are read together.
    """
    contract = to_dict(article)
    names = {source.id: source.name for source in article.sources}
    known: dict[str, Any] = {"number": number}
    return {
        "articles": [contract | known | {"file": file}],
        "statements": [
            row
            | known
            | {"holder_name": names.get(statement.holder or ""), "content": words(article, statement.contents)}
            for row, statement in zip(contract["statements"], article.statements, strict=True)
        ],
        "sources": [row | known for row in contract["sources"]],
    }

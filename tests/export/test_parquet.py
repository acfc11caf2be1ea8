"""Parquet, read by pyarrow."""

from __future__ import annotations

import io
from typing import Any

import pytest
from bridge import bridge
from hypothesis import given
from hypothesis import strategies as st

from ferry import ferry
from invented import articles
from sayso.article import Article
from sayso.contract import from_dict
from sayso.export import parquet as parquet_export
from sayso.export.registry import exported

parquet = pytest.importorskip("pyarrow.parquet")


def read(written: bytes) -> Any:
    return parquet.read_table(io.BytesIO(written))


@given(st.lists(articles(), max_size=3))
def test_articles_come_back_as_they_were(given_articles: list[Article]) -> None:
    rows = read(b"".join(exported(given_articles, "parquet"))).to_pylist()
    assert [from_dict(row) for row in rows] == given_articles


def test_columns_are_typed_and_nested() -> None:
    schema = read(b"".join(exported(ferry(), "parquet"))).schema
    assert str(schema.field("published").type) == "string"
    statement = schema.field("statements").type.value_type
    assert str(statement.field("confidence").type) == "double"
    assert str(statement.field("contents").type.value_type.value_type) == "int64"


def test_no_article_is_no_row_but_all_columns() -> None:
    table = read(b"".join(exported([], "parquet")))
    assert table.num_rows == 0
    assert "statements" in table.column_names


def test_articles_are_written_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_export, "_GROUP", 2)
    taken = 0

    def coming() -> Any:
        nonlocal taken
        for _ in range(5):
            taken += 1
            yield ferry()

    chunks = exported(coming(), "parquet")
    written = next(chunks)
    assert taken == 2
    written += b"".join(chunks)
    assert parquet.ParquetFile(io.BytesIO(written)).num_row_groups == 3


def test_a_trace_is_one_row() -> None:
    (row,) = read(b"".join(exported(bridge(), "parquet"))).to_pylist()
    assert row["independent"]["high"] == 2
    assert [link["how"] for link in row["links"]] == ["cites", "cites"]
    (drift,) = row["articles"][1]["drift"]
    assert (drift["what"], drift["before"]["text"], drift["kept"]) == ("hedge", "may close", "post")

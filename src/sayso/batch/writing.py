"""Rows -> Parquet files, the same bytes for the same rows."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sayso.batch.needed import module

_GROUP = 1000
"""Rows in a row group."""


class RowWriter:
    """A Parquet file that is written as its rows come, some at a time."""

    def __init__(self, path: Path, schema: Any) -> None:
        self._arrow = module("pyarrow")
        self._schema = schema
        self._file = module("pyarrow.parquet").ParquetWriter(path, schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        try:
            if kind is None:
                self._flush()
        finally:
            self._file.close()

    def take(self, rows: list[dict[str, Any]]) -> None:
        """Write rows, or keep them until there are some more."""
        self._rows += rows
        if len(self._rows) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._file.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def write_table(table: Any, path: Path) -> None:
    """Write a table to a file."""
    module("pyarrow.parquet").write_table(table, path, compression="zstd", row_group_size=50 * _GROUP)

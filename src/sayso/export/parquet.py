"""Parquet: one row an article (or a trace), its columns the fields of the contract, nested as they are.

The columns are made from the records, so that a row read back is an object of the contract:
`sayso.contract.from_dict` makes the article of it again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import islice
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from sayso.article import Article
from sayso.contract import to_dict
from sayso.corpus.records import Trace
from sayso.export.parts import part
from sayso.export.traced import TracedClaim

_GROUP = 500
"""Articles in a row group: what is held in memory, and what a reader can skip at once."""


def articles_as_parquet(articles: Iterable[Article]) -> Iterator[bytes]:
    """A Parquet file, row group by row group as the articles come.

    Raises:
        OutputError: pyarrow is not installed.
    """
    return _file(Article, map(to_dict, articles))


def trace_as_parquet(traced: TracedClaim) -> Iterator[bytes]:
    """A Parquet file of one row, the trace.

    Raises:
        OutputError: pyarrow is not installed.
    """
    return _file(Trace, [dataclasses.asdict(traced.trace)])


class _Sink:
    """A file to write to that hands on what was written."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self.closed = False

    def write(self, data: bytes) -> int:
        self._chunks.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        self.closed = True

    def taken(self) -> bytes:
        """What was written since this was last asked."""
        data, self._chunks = b"".join(self._chunks), []
        return data


def _file(record: type, rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    arrow, parquet, sink = part("pyarrow", "parquet"), part("pyarrow.parquet", "parquet"), _Sink()
    schema = arrow.schema(fields(record))
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        rows = iter(rows)
        for first in rows:
            group = [first, *islice(rows, _GROUP - 1)]
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))
            yield sink.taken()
    yield sink.taken()


def fields(record: type) -> list[tuple[str, Any]]:
    """Name and Arrow type of each field of a record.

    Raises:
        OutputError: pyarrow is not installed.
    """
    return [(name, arrow_type(hint)) for name, hint in get_type_hints(record).items()]


def arrow_type(hint: Any) -> Any:
    """The Arrow type of a field of the records, by its type hint.

    Raises:
        OutputError: pyarrow is not installed.
    """
    arrow = part("pyarrow", "parquet")
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        options = [argument for argument in arguments if argument is not NoneType]
        return arrow_type(options[0])  # any other option is one more word among words
    if origin is Literal:
        return arrow.string()
    if arguments == (int, int):
        return arrow.list_(arrow.int64(), 2)
    if origin is tuple:
        return arrow.list_(arrow_type(arguments[0]))
    if dataclasses.is_dataclass(hint):
        return arrow.struct(fields(cast(type, hint)))
    return {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}[hint]

"""The stage that lays the rows out: tables, partitioned by day, under the names that the articles were given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from sayso.batch.days import UNKNOWN
from sayso.batch.files import whole_folder
from sayso.batch.needed import module
from sayso.batch.parts import Part
from sayso.batch.tables import schema
from sayso.batch.writing import write_table

_OWN = ("articles", "statements", "sources")


@dataclass(frozen=True, slots=True)
class LayTask:
    """What to lay out.

    Attributes:
        number: of the task; its files are called by it.
        folder: where it writes.
        parts: which to lay out.
        found: files of rows that were found over all parts, each with its table; they have the column `date`.
    """

    number: int
    folder: Path
    parts: tuple[Part, ...] = ()
    found: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True, slots=True)
class LaidFile:
    """A file of the data set: its table, its path in the data set, its rows and bytes."""

    table: str
    path: str
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Laid:
    """The files that a task has written in its folder."""

    folder: Path
    files: tuple[LaidFile, ...]


def lay(task: LayTask) -> Laid:
    """Write the files of some parts, and of what was found over all of them."""
    files: list[LaidFile] = []
    with whole_folder(task.folder) as folder:
        if task.parts:
            named = [_Named(part) for part in task.parts]
            for table in _OWN:
                files += _by_day(table, [part.rows(table) for part in named], folder, task.number)
            errors = [_read(part.folder / "errors.parquet") for part in task.parts]
            files += _one("errors", Path("errors"), _joined(errors), folder, task.number)
        for table in dict.fromkeys(table for table, _ in task.found):
            rows = [_read(path) for its, path in task.found if its == table]
            files += _by_day(table, rows, folder, task.number)
    return Laid(task.folder, tuple(files))


def lay_empty(folder: Path, tables: list[str]) -> Laid:
    """A file without rows for each table that has none, so that whoever reads it finds its columns."""
    files = []
    for table in tables:
        path = Path(table) if table == "errors" else Path(table, f"date={UNKNOWN}")
        files += list(_one(table, path, schema(table).empty_table(), folder, 0, even_empty=True))
    return Laid(folder, tuple(files))


def _read(path: Path, columns: list[str] | None = None) -> Any:
    # one file as it is: `read_table` would look for a data set of many, in twice the time
    with module("pyarrow.parquet").ParquetFile(path) as file:
        return file.read(columns)


def _joined(tables: list[Any]) -> Any:
    return module("pyarrow").concat_tables(tables)


class _Named:
    """A part, with what its articles are called in the data set."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._names = _read(part.current.with_name("names.parquet"))
        self._days = _read(part.folder / "keys.parquet", ["day"])["day"]

    def rows(self, table: str) -> Any:
        """The rows that are kept, with the name, the version and the day of their article."""
        rows, names = _read(self._part.folder / f"{table}.parquet"), self._names
        numbers = rows["number"]
        about = {name: names[name].take(numbers) for name in ("ref", "version", "current")}
        columns = about | {name: rows[name] for name in rows.column_names}
        columns["number"] = module("pyarrow.compute").add(numbers.cast("int64"), self._part.offset)
        laid = module("pyarrow").table(columns | {"date": self._days.take(numbers)})
        return laid.filter(names["kept"].take(numbers))


def _by_day(table: str, tables: list[Any], folder: Path, number: int) -> Iterator[LaidFile]:
    rows = _joined(tables)
    days = rows["date"].to_numpy(zero_copy_only=False).astype(str)
    order = np.argsort(days, kind="stable")
    rows = rows.take(order).drop_columns(["date"])
    found, starts = np.unique(days[order], return_index=True)
    for day, (start, end) in zip(found, pairwise([*starts, len(days)]), strict=True):
        yield from _one(table, Path(table, f"date={day}"), rows.slice(start, end - start), folder, number)


def _one(  # noqa: PLR0913  what a file is made of
    table: str, place: Path, rows: Any, folder: Path, number: int, *, even_empty: bool = False
) -> Iterator[LaidFile]:
    if not len(rows) and not even_empty:
        return
    path = folder / place / f"part-{number:05}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = schema(table)
    write_table(rows.select(columns.names).cast(columns), path)
    yield LaidFile(table, path.relative_to(folder).as_posix(), len(rows), path.stat().st_size)

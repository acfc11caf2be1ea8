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
        found: a table, and a file of its rows that has the column `date`.
    """

    number: int
    folder: Path
    parts: tuple[Part, ...] = ()
    found: tuple[str, Path] | None = None


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
    """Write the files of some parts, or of what was found over all of them."""
    files: list[LaidFile] = []
    with whole_folder(task.folder) as folder:
        for table in _OWN if task.parts else ():
            rows = [_named(table, part) for part in task.parts]
            files += _by_day(table, rows, folder, task.number)
        if task.parts:
            errors = [_read(part.folder / "errors.parquet") for part in task.parts]
            files += _one("errors", Path("errors"), _joined(errors), folder, task.number)
        if task.found:
            table, path = task.found
            files += _by_day(table, [_read(path)], folder, task.number)
    return Laid(task.folder, tuple(files))


def lay_empty(folder: Path, tables: list[str]) -> Laid:
    """A file without rows for each table that has none, so that whoever reads it finds its columns."""
    files = []
    for table in tables:
        path = Path(table) if table == "errors" else Path(table, f"date={UNKNOWN}")
        files += list(_one(table, path, schema(table).empty_table(), folder, 0, even_empty=True))
    return Laid(folder, tuple(files))


def _read(path: Path, columns: list[str] | None = None) -> Any:
    return module("pyarrow.parquet").read_table(path, columns=columns)


def _joined(tables: list[Any]) -> Any:
    return module("pyarrow").concat_tables(tables)


def _named(table: str, part: Part) -> Any:
    """The rows of a part that are kept, with the name, the version and the day of their article."""
    rows, names = _read(part.folder / f"{table}.parquet"), _read(part.current.with_name("names.parquet"))
    days = _read(part.folder / "keys.parquet", ["day"])["day"]
    numbers = rows["number"]
    about = {name: names[name].take(numbers) for name in ("ref", "version", "current")}
    columns = about | {name: rows[name] for name in rows.column_names}
    columns["number"] = module("pyarrow.compute").add(numbers.cast("int64"), part.offset)
    laid = module("pyarrow").table(columns | {"date": days.take(numbers)})
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

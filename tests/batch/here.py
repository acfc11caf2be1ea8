"""What the tests of batches share: a runner that does tasks where it is, and what a data set holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet

from sayso.batch.run import Summary, run
from sayso.batch.running import Runner


class Here(Runner):
    """Does tasks one after the other, in the process that asks."""

    def __init__(self) -> None:
        self.processes = 1

    def each(
        self, kernel: Callable[[Any], Any], tasks: Mapping[int, Any], *, apart: bool = True
    ) -> Iterator[tuple[int, Any]]:
        for number, task in tasks.items():
            yield number, kernel(task)


def batch(inputs: Path | str | list[str], out: Path, **more: Any) -> Summary:
    """A batch without statements, done here, in small tasks."""
    names = inputs if isinstance(inputs, list) else [str(inputs)]
    given: dict[str, Any] = {"runner": Here(), "statements": False, "weight": 3000} | more
    return run(names, str(out), **given)


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table, in the order in which articles were read."""
    found: list[dict[str, Any]] = []
    for path in sorted((out / table).rglob("*.parquet")):
        day = path.parent.name.removeprefix("date=")
        found += [{"date": day} | row for row in pyarrow.parquet.ParquetFile(path).read().to_pylist()]
    return sorted(found, key=lambda row: row.get("number", 0))


def content(out: Path) -> dict[str, bytes]:
    """The files of a data set."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}

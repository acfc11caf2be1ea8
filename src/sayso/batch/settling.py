"""Which articles are the same, which are older versions of others, and what each is called: as in the store.

The store decides this for each article that is added, in their order; so does this, over all of them. It keeps some
700 bytes in memory for each article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.batch.corpus.shelf import write
from sayso.batch.files import whole_folder
from sayso.batch.needed import module
from sayso.batch.writing import write_table
from sayso.corpus.names import Refs


@dataclass(frozen=True, slots=True)
class SettleTask:
    """The folders that the reading has filled, in order, and where to write."""

    read: tuple[Path, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Settled:
    """How many articles are kept, and how many of them are current."""

    kept: int
    current: int


@dataclass(slots=True)
class _Place:
    ref: str
    version: int
    newest: tuple[int, int]


@dataclass(slots=True)
class _Name:
    ref: str
    version: int
    current: bool
    kept: bool


def settle(task: SettleTask) -> Settled:
    """Write, for each folder, a folder of its number with `refs`, `current.npy` and `names.parquet`."""
    names = _names(task.read)
    with whole_folder(task.folder) as folder:
        for number, found in enumerate(names):
            _write(folder / str(number), found)
    flat = [name for found in names for name in found]
    return Settled(sum(name.kept for name in flat), sum(name.current for name in flat))


def _names(folders: tuple[Path, ...]) -> list[list[_Name]]:
    names: list[list[_Name]] = []
    places: dict[bytes, _Place] = {}
    seen: set[tuple[bytes, bytes | str]] = set()
    refs = Refs()
    for part_number, folder in enumerate(folders):
        names.append([])
        for number, key in enumerate(_keys(folder)):
            same: list[tuple[bytes, bytes | str]] = [(key["id"], key["place"])]
            if not key["has_url"]:  # a file that was moved is no other article
                same.append((key["id"], key["given"]))
            before = places.get(key["place"])
            if not seen.isdisjoint(same):
                names[-1].append(_Name(key["given"], 0, current=False, kept=False))
                continue
            seen.update(same)
            if before:
                names[before.newest[0]][before.newest[1]].current = False
            ref, version = (before.ref, before.version + 1) if before else (refs.free(key["given"]), 1)
            places[key["place"]] = _Place(ref, version, (part_number, number))
            names[-1].append(_Name(ref, version, current=True, kept=True))
    return names


def _keys(folder: Path) -> Iterator[dict[str, Any]]:
    for batch in module("pyarrow.parquet").ParquetFile(folder / "keys.parquet").iter_batches():
        yield from batch.to_pylist()


def _write(folder: Path, names: list[_Name]) -> None:
    folder.mkdir()
    arrow = module("pyarrow")
    np.save(folder / "current.npy", np.array([name.current for name in names], dtype=bool))
    write(folder / "refs", (name.ref.encode("utf-8", "surrogatepass") for name in names))
    columns = {
        "ref": arrow.array([name.ref for name in names], arrow.string()),
        "version": arrow.array([name.version for name in names], arrow.int64()),
        "current": arrow.array([name.current for name in names], arrow.bool_()),
        "kept": arrow.array([name.kept for name in names], arrow.bool_()),
    }
    write_table(arrow.table(columns), folder / "names.parquet")

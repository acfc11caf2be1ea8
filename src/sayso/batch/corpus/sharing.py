"""The stages that find copies: from fingerprints to the articles that share some, and to the passages they share.

What is found is what `sayso.corpus.copies.copies` finds, by the same functions. A fingerprint that more than `COMMON`
articles have is a sign of nothing, which bounds what one can cost: what stands on a million pages makes no pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from sayso.batch.corpus.library import KEPT, library
from sayso.batch.corpus.postings import Ints, Postings, Stretch, neighbours, postings
from sayso.batch.corpus.preparing import PRINTS, packed
from sayso.batch.corpus.rows import latest, schema
from sayso.batch.corpus.shelf import ShelfWriter
from sayso.batch.corpus.sorting import bins_of, gathered, saved, sort_out
from sayso.batch.files import whole
from sayso.batch.parts import Part
from sayso.batch.writing import RowWriter
from sayso.corpus.copies import Document, compare
from sayso.corpus.copies.finder import COMMON, without_boilerplate
from sayso.corpus.copies.nearness import near
from sayso.corpus.records import Copy

_AT_ONCE = 1 << 21
"""Shared fingerprints that are in memory at a time."""


@dataclass(frozen=True, slots=True)
class ShareTask:
    """A stretch of fingerprints, where to write what it gives, and how many tasks that is sorted out for."""

    parts: tuple[Part, ...]
    stretch: Stretch
    folder: Path
    bins: int


@dataclass(frozen=True, slots=True)
class Shared:
    """The common fingerprints of a stretch, and shelves of what articles share of the others."""

    common: Path
    shelves: tuple[Path, ...]


def share(task: ShareTask) -> Shared:
    """Find every two articles that have a fingerprint which is not common, with its places in both."""
    found = postings(task.parts, PRINTS, task.stretch)
    hashes, row, counts = np.unique(found.hashes, return_inverse=True, return_counts=True)
    common = saved(task.folder / "common.npy", hashes[counts > COMMON])
    rare = (counts <= COMMON)[row]
    kept = Postings(found.hashes[rare], found.keys[rare], found.places[rare])
    shelves = [
        sort_out(task.folder / f"shared-{n}", rows, bins_of(rows[:, 0] >> 32, task.bins), task.bins)
        for n, rows in enumerate(_shared(kept))
    ]
    return Shared(common, tuple(shelves))


def _shared(found: Postings) -> Iterator[Ints]:
    """The keys of two articles in one number, and the places in both in another, some rows at a time."""
    waiting, size = [], 0
    for one, other in neighbours(found.hashes, COMMON):
        keys = found.keys[one] << 32 | found.keys[other]
        waiting.append(np.stack((keys, found.places[one] << 32 | found.places[other]), axis=1))
        size += len(keys)
        if size >= _AT_ONCE:
            yield np.concatenate(waiting)
            waiting, size = [], 0
    if waiting:
        yield np.concatenate(waiting)


@dataclass(frozen=True, slots=True)
class NearTask:
    """The shelves of all stretches, whose piece is taken, and where to write."""

    shelves: tuple[Path, ...]
    number: int
    path: Path


@dataclass(frozen=True, slots=True)
class Near:
    """A file of articles that may share a passage, two by two, and how many there are."""

    path: Path
    count: int


def nearby(task: NearTask) -> Near:
    """Find which two articles have enough fingerprints near each other."""
    rows = gathered(task.shelves, task.number, 2)
    pairs, number = np.unique(rows[:, 0], return_inverse=True)
    found = pairs[near(number, rows[:, 1] >> 32, rows[:, 1] & 0xFFFFFFFF)]
    return Near(saved(task.path, found), len(found))


@dataclass(frozen=True, slots=True)
class PassageTask:
    """Which of the articles of a file to compare, from one row up to another.

    Attributes:
        parts: all of them.
        common: files of the common fingerprints, in the order of their stretches.
        pairs: the file of articles, two by two.
        start, end: the rows.
        folder: where to write.
    """

    parts: tuple[Part, ...]
    common: tuple[Path, ...]
    pairs: Path
    start: int
    end: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Passages:
    """What was found: the rows of the table, and the keys of the articles with a shelf of their copies."""

    rows: Path
    keys: Path
    copies: Path
    count: int


def passages(task: PassageTask) -> Passages:
    """Find the passages that articles share."""
    marked = _marked(task.parts, task.common)
    made = Passages(task.folder / "copies.parquet", task.folder / "keys.npy", task.folder / "copies", 0)
    keys: list[int] = []
    with (
        whole(made.rows) as rows,
        whole(made.copies) as copies,
        RowWriter(rows, schema("copies")) as table,
        ShelfWriter(copies) as shelf,
    ):
        for pair in np.load(task.pairs, mmap_mode="r")[task.start : task.end].tolist():
            one, other = marked(pair >> 32), marked(pair & 0xFFFFFFFF)
            shared = compare(one, other)
            date = latest((one.published, other.published))
            table.take([_row(copy) | {"date": date} for copy in shared])
            for copy in shared:
                shelf.put(packed(copy))
            keys += [pair] * len(shared)
    saved(made.keys, np.array(keys, np.int64))
    return Passages(made.rows, made.keys, made.copies, len(keys))


def _row(copy: Copy) -> dict[str, Any]:
    """A copy as a row: as `asdict` has it, in a tenth of the time."""
    columns = {field.name: getattr(copy, field.name) for field in fields(Copy)}
    return columns | {"edits": [{"a": edit.a, "b": edit.b} for edit in copy.edits]}


@lru_cache(maxsize=1)
def _marked(parts: tuple[Part, ...], common: tuple[Path, ...]) -> Callable[[int], Document]:
    """What gives the document of an article, with what of it is boilerplate; the same for all tasks of a process."""
    documents, frequencies = library(parts), _Common(common)
    return lru_cache(maxsize=KEPT)(lambda key: without_boilerplate(documents.document(key), frequencies))


class _Common:
    """Tells what is boilerplate: of each fingerprint only whether it is common."""

    def __init__(self, common: Sequence[Path]) -> None:
        # each file is in order, and so are the stretches
        self._common = np.concatenate([np.empty(0, np.int64), *(np.load(path) for path in common)])

    def frequencies(self, hashes: Ints) -> Ints:
        """One more than `COMMON` for what is common, 0 for the rest."""
        left, right = (np.searchsorted(self._common, hashes, side) for side in ("left", "right"))
        return (COMMON + 1) * (right - left)

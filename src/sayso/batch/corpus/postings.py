"""Where in the articles of a part each fingerprint, or each bucket of claims, is found: sorted by hash in one file.

Hashes are spread evenly, so that an even cut of their range cuts the work evenly; and a stretch of hashes lies together
in every file, so that nothing has to be sorted out before the files of all parts are read side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.batch.parts import Part

Ints = NDArray[np.int64]

_LOWEST, _HIGHEST = -(1 << 63), (1 << 63) - 1


class PostingsWriter:
    """Takes the hashes of one article after the other, and writes those of all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hashes: list[Ints] = []
        self._where: list[Ints] = []

    def put(self, number: int, hashes: Ints, places: Ints | int = 0) -> None:
        """Take an article's hashes, each once, and where in it they stand."""
        self._hashes.append(hashes)
        self._where.append(np.broadcast_to(number << 32 | np.asarray(places, np.int64), hashes.shape))

    def write(self) -> None:
        """Write the file."""
        hashes, where = (np.concatenate([np.empty(0, np.int64), *each]) for each in (self._hashes, self._where))
        order = np.argsort(hashes, kind="stable")
        np.save(self._path, np.stack((hashes[order], where[order])))


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Three columns: the hash, the key of an article that has it, its place there. By hash, then by key."""

    hashes: Ints
    keys: Ints
    places: Ints


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hashes from the first to the last."""

    first: int
    last: int


def size(parts: Sequence[Part], name: str) -> int:
    """How many rows the parts have in their files of this name."""
    return sum(np.load(part.folder / name, mmap_mode="r").shape[1] for part in parts)


def stretches(count: int) -> list[Stretch]:
    """All hashes, cut evenly."""
    cuts = [_LOWEST + (n << 64) // count for n in range(count)] + [_HIGHEST + 1]
    return [Stretch(first, end - 1) for first, end in pairwise(cuts)]


def postings(parts: Sequence[Part], name: str, stretch: Stretch) -> Postings:
    """What the current articles of all parts have of a stretch of hashes."""
    found = [(np.empty(0, np.int64),) * 3, *(_of_part(part, name, stretch) for part in parts)]
    hashes, keys, places = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.argsort(hashes, kind="stable")  # parts come in the order of their keys
    return Postings(hashes[order], keys[order], places[order])


def _of_part(part: Part, name: str, stretch: Stretch) -> tuple[Ints, Ints, Ints]:
    table = np.load(part.folder / name, mmap_mode="r")
    start = int(np.searchsorted(table[0], stretch.first, "left"))
    end = int(np.searchsorted(table[0], stretch.last, "right"))
    hashes, where = np.array(table[0, start:end]), np.array(table[1, start:end])
    numbers = where >> 32
    current = np.load(part.current)[numbers]
    return hashes[current], numbers[current] + part.offset, where[current] & 0xFFFFFFFF


def neighbours(hashes: Ints, most: int) -> Iterator[tuple[Ints, Ints]]:
    """Two by two the rows of one hash, as those of the one and those of the other, which come later.

    Args:
        hashes: in order.
        most: how many rows two may lie apart.
    """
    rows = np.arange(len(hashes))
    for apart in range(1, most + 1):
        rows = rows[rows + apart < len(hashes)]
        rows = rows[hashes[rows] == hashes[rows + apart]]
        if not len(rows):
            return
        yield rows, rows + apart

"""A shelf: many small pieces in one file, each to be had by its number without reading the others.

The pieces lie one behind the other, then where each begins and the last ends, then how many there are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from sayso.batch.files import whole

_NUMBER = np.dtype("<i8")


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Put pieces on a new shelf, in their order; the file is there once it is whole."""
    with whole(path) as draft, ShelfWriter(draft) as shelf:
        for piece in pieces:
            shelf.put(piece)


class ShelfWriter:
    """A shelf that is filled piece by piece."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._ends = [0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        with self._file:
            if kind is None:
                self._file.write(np.array([*self._ends, len(self._ends) - 1], _NUMBER).tobytes())

    def put(self, piece: bytes) -> None:
        """Put one more piece behind the others."""
        self._ends.append(self._ends[-1] + self._file.write(piece))


class Shelf:
    """A shelf to take pieces from.

    It opens the file for each piece: there are more shelves than a process may have files open.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        size, width = path.stat().st_size, _NUMBER.itemsize
        count = int(np.frombuffer(self._read(size - width, width), _NUMBER)[0])
        table = (count + 1) * width
        self._ends = np.frombuffer(self._read(size - width - table, table), _NUMBER)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self._ends[number : number + 2].tolist()
        return self._read(start, end - start)

    def _read(self, start: int, size: int) -> bytes:
        file = os.open(self._path, os.O_RDONLY)
        try:
            return os.pread(file, size, start)
        finally:
            os.close(file)

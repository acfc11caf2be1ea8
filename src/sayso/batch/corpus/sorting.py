"""Rows sorted out between two stages: every task of the one has some for every task of the other.

A task writes its rows as a shelf with a piece for each task to come; that one takes its pieces off all shelves.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.batch.corpus.shelf import Shelf, write
from sayso.batch.files import whole

Ints = NDArray[np.int64]

_TOGETHER = 8
"""Bits: so many neighbouring articles go to one task, since what is near each other is like each other."""


def saved(path: Path, array: NDArray[Any]) -> Path:
    """Write an array as a file of its own."""
    with whole(path) as draft, draft.open("wb") as file:
        np.save(file, array)
    return path


def bins_of(keys: Ints, count: int) -> Ints:
    """Which of so many tasks is to have the rows of each article."""
    return (keys >> _TOGETHER) % count


def sort_out(path: Path, rows: Ints, bins: Ints, count: int) -> Path:
    """Write rows for those who come after.

    Args:
        path: the file.
        rows: `[rows, columns]`.
        bins: whose each row is.
        count: how many tasks there are.
    """
    order = np.argsort(bins, kind="stable")
    rows = rows[order]
    edges = np.searchsorted(bins[order], np.arange(count + 1))
    write(path, (rows[edges[n] : edges[n + 1]].tobytes() for n in range(count)))
    return path


def gathered(paths: Sequence[Path], number: int, columns: int) -> Ints:
    """The rows that are there for one task, in the order of the files."""
    pieces = [np.frombuffer(Shelf(path)[number], np.int64).reshape(-1, columns) for path in paths]
    return np.concatenate([np.empty((0, columns), np.int64), *pieces])

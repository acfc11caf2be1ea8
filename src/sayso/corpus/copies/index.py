"""Which articles have a fingerprint: the seam behind which a table can stand, and the index in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.corpus.copies.fingerprints import Fingerprints

Hashes = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Places where articles have fingerprints that were asked for: three columns, in any order.

    Attributes:
        hashes: the fingerprint.
        keys: the article.
        places: the number of the fingerprint's first word in that article.
    """

    hashes: Hashes
    keys: NDArray[np.int64]
    places: NDArray[np.int64]


class Frequencies(Protocol):
    """How common fingerprints are among many articles."""

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """How many articles have each of these hashes."""


class Index(Frequencies, Protocol):
    """Fingerprints of many articles. An article has each hash once at most."""

    def add(self, key: int, prints: Fingerprints) -> None:
        """Take up an article that is not there yet."""

    def sharing(self, hashes: Hashes) -> Hits:
        """Every place of each of these hashes; the hashes are distinct."""


class MemoryIndex:
    """An index of sorted arrays, some 25 bytes a fingerprint.

    What comes in is sorted when it is next asked for, and layers of like size are merged, so that n articles cost
    n log n whether they come all at once or one by one.
    """

    def __init__(self) -> None:
        self._layers: list[_Layer] = []
        self._waiting: list[tuple[int, Fingerprints]] = []

    def add(self, key: int, prints: Fingerprints) -> None:
        """Take up an article that is not there yet."""
        self._waiting.append((key, prints.astype(np.int64)))

    def frequencies(self, hashes: Hashes) -> NDArray[np.int64]:
        """How many articles have each of these hashes."""
        self._settle()
        return sum((layer.between(hashes)[1] for layer in self._layers), np.zeros(len(hashes), np.int64))

    def sharing(self, hashes: Hashes) -> Hits:
        """Every place of each of these hashes; the hashes are distinct."""
        self._settle()
        found = [layer.hits(hashes) for layer in self._layers]
        return Hits(
            np.concatenate([hashes[:0], *(hits.hashes for hits in found)]),
            np.concatenate([hashes[:0], *(hits.keys for hits in found)]),
            np.concatenate([hashes[:0], *(hits.places for hits in found)]),
        )

    def _settle(self) -> None:
        if not self._waiting:
            return
        columns = _columns(self._waiting)
        self._waiting = []  # before the sort, which takes as much room again
        if not len(columns[0]):
            return
        self._layers.append(_Layer.sorted(*columns))
        while len(self._layers) > 1 and len(self._layers[-2].keys) < 2 * len(self._layers[-1].keys):
            last = self._layers.pop()
            self._layers[-1] = self._layers[-1].merged(last)


def _columns(articles: list[tuple[int, Fingerprints]]) -> tuple[Hashes, NDArray[np.int32], NDArray[np.int32]]:
    """Hashes, keys and places of all articles."""
    keys = np.array([key for key, _ in articles], np.int32)
    return (
        np.concatenate([prints[:, 0] for _, prints in articles]),
        np.repeat(keys, [len(prints) for _, prints in articles]),
        np.concatenate([prints[:, 1].astype(np.int32) for _, prints in articles]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """Fingerprints of some articles, sorted by hash.

    Attributes:
        hashes: each hash once, in order.
        firsts: its first row, and behind the last hash the number of rows.
        keys, places: the rows.
        directory: where the hashes with the same leading bits begin. Hashes are spread evenly, so that a look into
            it leaves a few to choose from, where a search through all of them would wait for memory at each step.
        shift: how many bits follow those.
    """

    hashes: Hashes
    firsts: NDArray[np.int64]
    keys: NDArray[np.int32]
    places: NDArray[np.int32]
    directory: NDArray[np.int64]
    shift: int

    @classmethod
    def sorted(cls, rows: Hashes, keys: NDArray[np.int32], places: NDArray[np.int32]) -> _Layer:
        order = np.argsort(rows, kind="stable")  # a merge, where two sorted layers stand one behind the other
        rows = rows[order]
        firsts = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1], [True])))
        hashes = rows[firsts[:-1]]
        bits = max(1, len(hashes).bit_length() - 2)
        begins = np.arange(-(1 << bits - 1), 1 << bits - 1) << (64 - bits)
        directory = np.append(np.searchsorted(hashes, begins), len(hashes))
        return cls(hashes, firsts, keys[order], places[order], directory, 64 - bits)

    def merged(self, other: _Layer) -> _Layer:
        return self.sorted(
            np.concatenate([np.repeat(layer.hashes, np.diff(layer.firsts)) for layer in (self, other)]),
            np.concatenate((self.keys, other.keys)),
            np.concatenate((self.places, other.places)),
        )

    def between(self, hashes: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The first row of each hash, and how many rows it has."""
        bucket = (hashes >> self.shift) + (len(self.directory) >> 1)
        low, high = self.directory[bucket], self.directory[bucket + 1]
        last = len(self.hashes) - 1
        while (apart := low < high).any():
            middle = (low + high) >> 1
            less = self.hashes[np.minimum(middle, last)] < hashes
            low, high = np.where(apart & less, middle + 1, low), np.where(apart & ~less, middle, high)
        low = np.minimum(low, last)
        begin = self.firsts[low]
        return begin, np.where(self.hashes[low] == hashes, self.firsts[low + 1] - begin, 0)

    def hits(self, hashes: Hashes) -> Hits:
        begin, sizes = self.between(hashes)
        rows = np.arange(sizes.sum()) + np.repeat(begin - np.cumsum(sizes) + sizes, sizes)
        return Hits(np.repeat(hashes, sizes), self.keys[rows].astype(np.int64), self.places[rows].astype(np.int64))

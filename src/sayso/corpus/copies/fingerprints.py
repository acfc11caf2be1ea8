"""Fingerprints: runs of words, hashed and sampled by what they say, so that a shared run gives a shared fingerprint.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of every `WINDOW` neighbouring runs of `RUN` words the one with the
smallest hash is kept. Whatever two texts share of `RUN + WINDOW - 1` words or more has a fingerprint in common.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.corpus.copies.words import Words, words

RUN = 5
"""Words of a fingerprint: with fewer, idioms make candidates of articles that have nothing else in common."""

WINDOW = 3
"""Neighbouring runs of which one is kept: keeps half of them, and every run of seven words is found."""

_FACTOR = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)

Fingerprints = NDArray[np.int64]
"""Two columns: the hash of a run of words, and the place (number of its first word in the text)."""


def fingerprints(text: str) -> Fingerprints:
    """The fingerprints of a text, in its order, each hash once (where it first stands).

    Args:
        text: any text; with fewer than `RUN` words it has none.
    """
    return of_words(words(text))


def of_words(found: Words) -> Fingerprints:
    """The fingerprints of a text whose words are known."""
    every = every_place(found)
    first = np.sort(np.unique(every[:, 0], return_index=True)[1])
    return every[first]


def every_place(found: Words) -> Fingerprints:
    """The same, with every place of a hash that stands in several."""
    hashes = runs(found.numbers, RUN)
    places = _winnowed(hashes.view(np.uint64))
    return np.stack((hashes[places], places), axis=1)


def runs(numbers: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """A hash for every run of so many words, by its first word; empty where the text is shorter."""
    size = len(numbers) - length + 1
    if size <= 0:
        return np.empty(0, np.int64)
    unsigned = numbers.view(np.uint64)
    hashes = np.zeros(size, np.uint64)
    for offset in range(length):  # wraps around on purpose
        hashes = hashes * np.uint64(_FACTOR) + unsigned[offset : offset + size]
    for shift, factor in zip((30, 27), _MIX, strict=True):
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)
    return (hashes ^ (hashes >> np.uint64(31))).view(np.int64)


def _winnowed(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The places of the smallest hash of every window."""
    width = min(WINDOW, len(hashes))
    if not width:
        return np.empty(0, np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, width)
    # in order: the next window's never lies before
    places: NDArray[np.int64] = np.arange(len(windows)) + windows.argmin(axis=1)
    return places[np.concatenate(([True], places[1:] != places[:-1]))]

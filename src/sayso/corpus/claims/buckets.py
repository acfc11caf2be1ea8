"""Which articles are worth comparing: those that share rare words two by two.

An article lies in a bucket for every two of the rarest words of its headline, and of its headline and first sentences
together. It meets those that came before it in its buckets: of each bucket the last few, so that a bucket of what
everybody writes costs no more than any other, and of all these the ones that it shares most buckets with.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

import numpy as np
import numpy.typing as npt

from sayso.corpus.claims.profiles import Profile
from sayso.corpus.claims.rarity import weights
from sayso.corpus.claims.words import Keys

Buckets = npt.NDArray[np.uint64]

LAST = 16
"""Articles of a bucket that the next one in it meets."""

MOST = 24
"""Articles that one meets at most."""

_HEADLINE, _BEGINNING = 6, 8
"""The rarest words that are paired."""

_TELLING = 1.0
"""What a word must weigh to be paired: a word that more than one article in three has tells too little."""

_FACTOR, _MIX = 0x9E3779B97F4A7C15, (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


class Meetings(Protocol):
    """Who met whom, among articles that came one after the other and are known by their places."""

    def take(self, place: int, profile: Profile) -> None:
        """Take in one more article; the places rise."""

    def met(self, place: int, profile: Profile) -> list[int]:
        """The articles that one meets that is to be taken in next."""

    def drop(self, place: int) -> None:
        """Forget an article."""


class MemoryBuckets:
    """Buckets in memory, some 100 bytes each; an article has about 40."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}  # the entry that came last in each bucket
        self._before = array("q")  # the entry in the same bucket before each
        self._place = array("q")
        self._gone: set[int] = set()

    def take(self, place: int, profile: Profile) -> None:
        """Take in one more article; the places rise."""
        for bucket in buckets(profile).tolist():
            self._before.append(self._last.get(bucket, -1))
            self._last[bucket] = len(self._place)
            self._place.append(place)

    def met(self, place: int, profile: Profile) -> list[int]:  # noqa: ARG002  who is to come next meets all
        """The articles that one meets that is to be taken in next."""
        shared = Counter(other for bucket in buckets(profile).tolist() for other in self._others(bucket))
        return sorted(sorted(shared, key=lambda other: (-shared[other], -other))[:MOST])

    def drop(self, place: int) -> None:
        """Forget an article."""
        self._gone.add(place)

    def _others(self, bucket: int) -> Iterable[int]:
        entry, left = self._last.get(bucket, -1), LAST
        while entry >= 0 and left:
            place = self._place[entry]
            if place not in self._gone:
                left -= 1
                yield place
            entry = self._before[entry]


def buckets(profile: Profile) -> Buckets:
    """The buckets that an article lies in, each once, in order."""
    beginning = np.union1d(profile.headline_words, profile.first_words)
    pairs = [_pairs(_rarest(profile.headline_words, _HEADLINE)), _pairs(_rarest(beginning, _BEGINNING))]
    return np.unique(np.concatenate(pairs))


def _rarest(keys: Keys, most: int) -> Buckets:
    """The rarest words, in an order that is the same in every article."""
    weighing = weights(keys)
    telling = weighing >= _TELLING
    words = keys[telling].astype(np.uint64)
    return np.sort(words[np.lexsort((_mixed(words), -weighing[telling]))[:most]])


def _pairs(words: Buckets) -> Buckets:
    first, second = np.triu_indices(len(words), 1)
    return _mixed(words[first] * np.uint64(_FACTOR) + words[second])  # wraps around on purpose


def _mixed(numbers: Buckets) -> Buckets:
    for shift, factor in zip((30, 27), _MIX, strict=True):
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(31))

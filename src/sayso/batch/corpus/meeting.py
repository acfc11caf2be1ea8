"""The stages that find which articles are alike: from the buckets that they share to those about one claim.

Who meets whom is the same as in `sayso.corpus.claims.buckets`, where it is written for articles that come one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.batch.corpus.library import library
from sayso.batch.corpus.postings import Ints, Stretch, neighbours, postings
from sayso.batch.corpus.preparing import BUCKETS
from sayso.batch.corpus.sorting import gathered, saved, sort_out
from sayso.batch.parts import Part
from sayso.corpus.claims.buckets import LAST, MOST
from sayso.corpus.claims.grouping import JOIN
from sayso.corpus.claims.likeness import likeness


@dataclass(frozen=True, slots=True)
class MeetTask:
    """A stretch of buckets, where to write who meets in them, and how many tasks that is sorted out for.

    Each of these gets articles that follow each other: most meet others that came shortly before, and the profiles of
    these are then still in memory.
    """

    parts: tuple[Part, ...]
    stretch: Stretch
    path: Path
    bins: int


def meet(task: MeetTask) -> Path:
    """Find which two articles lie in one bucket, the later among the `LAST` behind the earlier, and in how many."""
    found = postings(task.parts, BUCKETS, task.stretch)
    met = [found.keys[later] << 32 | found.keys[one] for one, later in neighbours(found.hashes, LAST)]
    pairs, counts = np.unique(np.concatenate([np.empty(0, np.int64), *met]), return_counts=True)
    rows = np.stack((pairs, counts), axis=1)
    articles = sum(part.count for part in task.parts)
    return sort_out(task.path, rows, (pairs >> 32) * task.bins // max(articles, 1), task.bins)


@dataclass(frozen=True, slots=True)
class AlikeTask:
    """The shelves of all stretches, whose piece is taken, and where to write."""

    parts: tuple[Part, ...]
    shelves: tuple[Path, ...]
    number: int
    path: Path


def alike(task: AlikeTask) -> Path:
    """Find which of the articles that an article meets are likely about one claim with it.

    Two rows are written: the later and the earlier in one number, and how likely it is, in millionths.
    """
    known = library(task.parts)
    found = [np.empty((2, 0), np.int64)]
    for later, met in _met(gathered(task.shelves, task.number, 2)):
        chances = likeness(known.profile(later), [known.profile(key) for key in met.tolist()])
        enough = chances >= JOIN
        pairs = later << 32 | met[enough]
        found.append(np.stack((pairs, (1e6 * chances[enough]).astype(np.int64))))
    return saved(task.path, np.concatenate(found, axis=1))


def _met(rows: Ints) -> Iterator[tuple[int, Ints]]:
    """Each article with those that it meets: the ones that it shares most buckets with, in their order."""
    pairs, number = np.unique(rows[:, 0], return_inverse=True)
    shared = np.bincount(number, rows[:, 1], minlength=len(pairs)).astype(np.int64)
    later, earlier = pairs >> 32, pairs & 0xFFFFFFFF
    order = np.lexsort((-earlier, -shared, later))
    later, earlier = later[order], earlier[order]
    keys, starts = np.unique(later, return_index=True)
    for key, some in zip(keys.tolist(), np.split(earlier, starts[1:]), strict=False):
        yield key, np.sort(some[:MOST])

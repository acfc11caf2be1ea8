"""The stage that parts the articles: those that nothing links have no part in each other's claims.

It is the only one that a single task does: in memory it keeps some 50 bytes for each two articles that are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.batch.corpus.postings import Ints
from sayso.batch.corpus.sorting import saved, sort_out

_FIRMER = (600_000, 800_000, 900_000, 950_000)
"""What a link must reach to count in a component that is too large, in millionths. Where that does not help, every so
many articles stand for themselves."""


@dataclass(frozen=True, slots=True)
class PartTask:
    """How to part the articles.

    Attributes:
        alike: files of who is like whom.
        articles: how many there are.
        folder: where to write.
        largest: how many of a component hang together at most.
        together: how many are to fall to a task, or more where a component is larger.
    """

    alike: tuple[Path, ...]
    articles: int
    folder: Path
    largest: int
    together: int


@dataclass(frozen=True, slots=True)
class Parted:
    """A shelf of links for each task of grouping; the number of the task of each article, -1 where it is alone."""

    links: Path
    tasks: Path
    count: int


def part(task: PartTask) -> Parted:
    """Sort out who is like whom for the tasks that group."""
    rows = np.concatenate([np.empty((2, 0), np.int64), *(np.load(path) for path in task.alike)], axis=1)
    links, firm = rows[:, np.argsort(rows[0])]
    first = _cut(links, firm, task.articles, task.largest)
    linked = links[first[links >> 32] == first[links & 0xFFFFFFFF]]
    tasks = _tasks(first, linked, task.together)
    count = int(tasks.max(initial=-1)) + 1
    path = sort_out(task.folder / "links", linked[:, None], tasks[linked >> 32], count)
    return Parted(path, saved(task.folder / "tasks.npy", tasks), count)


def components(links: Ints, articles: int) -> Ints:
    """The first article of the component of each article.

    Args:
        links: two articles in one number.
        articles: how many there are.
    """
    first = np.arange(articles)
    one, other = links >> 32, links & 0xFFFFFFFF
    while len(one):
        low, high = np.minimum(first[one], first[other]), np.maximum(first[one], first[other])
        apart = low < high
        one, other = one[apart], other[apart]
        first[high[apart]] = low[apart]  # of several, any: the others are still apart
        while (first[first] != first).any():
            first = first[first]
    return first


def _cut(links: Ints, firm: Ints, articles: int, largest: int) -> Ints:
    """The components, none of them too large."""
    first = components(links, articles)
    for least in _FIRMER:
        large = np.bincount(first, minlength=articles)[first] > largest
        if not large.any():
            return first
        kept = (firm >= least) | ~large[links >> 32]
        links, firm = links[kept], firm[kept]
        first = components(links, articles)
    return _chopped(first, largest)


def _chopped(first: Ints, largest: int) -> Ints:
    """The same, every `largest` articles of one that is still too large for themselves."""
    order = np.argsort(first, kind="stable")
    _, starts, sizes = np.unique(first[order], return_index=True, return_counts=True)
    within = np.arange(len(first)) - np.repeat(starts, sizes)
    heads = np.arange(len(first)) - within % largest
    chopped = np.empty_like(first)
    chopped[order] = order[heads]
    return chopped


def _tasks(first: Ints, links: Sequence[int] | Ints, together: int) -> Ints:
    """The number of the task that each article falls to, -1 for one that is alone; neighbours go together."""
    linked = np.zeros(len(first), np.bool_)
    linked[np.asarray(links) >> 32] = True
    linked[np.asarray(links) & 0xFFFFFFFF] = True
    sizes = np.bincount(first[linked], minlength=len(first))
    ends = np.cumsum(sizes)
    return np.where(linked, ((ends - sizes) // together)[first], -1)

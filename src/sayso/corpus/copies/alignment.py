"""Passages that two sequences of words share: equal runs, chained across the edits between them.

A chain gains a point for each equal word and pays for each edit, so it ends where the texts go apart; what it pays
for words left out grows slowly, so it goes on behind a dropped sentence. Where one side has a passage twice (once as
a caption, once in the text), both are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from sayso.corpus.copies.fingerprints import runs

LEAST = 18
"""Equal words of a passage. What is asked for begins at about 30 words, or 150 letters, which a sentence of 18 long
words has; that two articles have one alike is no chance either."""

_SEED = 3
"""Words of the shortest run that can pay for the edit before it."""

_OFTEN = 16
"""Places of one seed on the other side; more are refrains, which longer runs around them find as well."""

_PLACES = 2
"""Places on the other side that one passage is shown with; what stands there more often is how the page is made."""

_CHANGE = 2.75
"""What an edit costs, in equal words."""

_FURTHER = 0.25
"""What each further word left out costs."""

_GAIN = 12
"""What a chain must gain to be a passage: 18 words with two edits, 30 with six."""

_REWORDED = 12
"""Words: where more are changed at once, what is equal among them is chance."""

_REACH = 80
"""Words left out or changed between two runs, at most."""


class Run(NamedTuple):
    """Equal words: where they begin on either side, and how many they are."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage as its equal runs, in order; between two of them lies an edit."""

    runs: tuple[Run, ...]

    @property
    def words(self) -> int:
        """How many words are equal."""
        return sum(run.size for run in self.runs)

    def edits(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """The words between the runs, on either side, as first and one past the last."""
        for before, after in zip(self.runs, self.runs[1:], strict=False):
            yield (before.a + before.size, after.a), (before.b + before.size, after.b)

    @property
    def a(self) -> tuple[int, int]:
        """Its words on the one side, first and one past the last."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].size

    @property
    def b(self) -> tuple[int, int]:
        """Its words on the other side."""
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].size


def align(a: NDArray[np.int64], b: NDArray[np.int64]) -> list[Passage]:
    """The shared passages of at least `LEAST` equal words, the best first.

    Args:
        a: the words of one side, as numbers.
        b: those of the other.
    """
    found = []
    taken_a, taken_b = np.zeros(len(a), np.int64), np.zeros(len(b), np.int64)
    waiting = seeds(a, b)
    while chain := _best(waiting):
        passage = Passage(tuple(_joined(_filled(a, b, chain))))
        if passage.words >= LEAST:
            found.append(passage)
        taken_a[slice(*passage.a)] += 1
        taken_b[slice(*passage.b)] += 1
        waiting = [part for run in waiting for part in _free(run, passage, taken_a, taken_b)]
    return found


def seeds(a: NDArray[np.int64], b: NDArray[np.int64]) -> list[Run]:
    """All equal runs of `_SEED` words or more that cannot be made longer, by their place."""
    left, right = runs(a, _SEED), runs(b, _SEED)
    order = np.argsort(right, kind="stable")
    ranked = right[order]
    begin = np.searchsorted(ranked, left, "left")
    sizes = np.zeros(len(left), np.int64)
    found = np.flatnonzero(ranked.take(begin, mode="clip") == left) if len(ranked) else begin[:0]
    sizes[found] = np.searchsorted(ranked, left[found], "right") - begin[found]
    sizes[sizes > _OFTEN] = 0
    at_a = np.repeat(np.arange(len(left)), sizes)
    at_b = order[np.arange(len(at_a)) + np.repeat(begin - np.cumsum(sizes) + sizes, sizes)]
    if not len(at_a):
        return []
    order = np.lexsort((at_a, at_b - at_a))
    at_a, at_b = at_a[order], at_b[order]
    new = np.concatenate(([True], (np.diff(at_a) != 1) | (np.diff(at_b) != 1)))
    firsts = np.flatnonzero(new)
    lengths = np.diff(np.concatenate((firsts, [len(at_a)]))) + _SEED - 1
    return sorted(map(Run, at_a[firsts].tolist(), at_b[firsts].tolist(), lengths.tolist()))


def _best(found: list[Run]) -> list[Run]:
    """The chain of runs that gains most; empty where none gains `_GAIN`."""
    gains: list[float] = []
    chained: list[Run] = []
    before: list[int] = []
    longest = max((run.size for run in found), default=0)
    for n, run in enumerate(found):
        gain, here, last = float(run.size), run, -1
        begins, ends = run.b, run.b + run.size
        for p in range(n - 1, -1, -1):
            if run.a - found[p].a > longest + _REACH:
                break
            if not begins - _REACH <= found[p].b + found[p].size < ends:  # most lie nowhere near
                continue
            link = _link(found[p], run)
            if link and gains[p] + link[0] > gain:
                gain, here, last = gains[p] + link[0], link[1], p
        gains.append(gain)
        chained.append(here)
        before.append(last)
    at = max(range(len(found)), key=gains.__getitem__, default=-1)
    if at < 0 or gains[at] < _GAIN:
        return []
    chain = []
    while at >= 0:
        chain.append(chained[at])
        at = before[at]
    return chain[::-1]


def _link(before: Run, run: Run) -> tuple[float, Run] | None:
    """What it gains to go on from one run to another, and what of the other is then new; None where it cannot."""
    left, right = run.a - before.a - before.size, run.b - before.b - before.size
    overlap = max(0, -left, -right)
    if overlap >= run.size or max(left, right) > _REACH:
        return None
    new = Run(run.a + overlap, run.b + overlap, run.size - overlap)
    return new.size - _cost(left + overlap, right + overlap), new


def _cost(left: int, right: int) -> float:
    """What it costs to change so many words into so many."""
    fewer, more = sorted((left, right))
    if not more:
        return 0.0
    if not fewer:
        return _CHANGE + _FURTHER * (more - 1)
    word_by_word = _CHANGE * fewer + (_CHANGE + _FURTHER * (more - fewer - 1)) * (more > fewer)
    return min(word_by_word, 2 * _CHANGE + _FURTHER * (left + right - 2))


def _free(run: Run, new: Passage, taken_a: NDArray[np.int64], taken_b: NDArray[np.int64]) -> Iterator[Run]:
    """The parts of a run whose words are not yet in a passage on both sides, nor in `_PLACES` of them on one.

    It was free before the last passage was found; where that does not touch it, it still is.
    """
    (start_a, end_a), (start_b, end_b) = new.a, new.b
    if (run.a >= end_a or run.a + run.size <= start_a) and (run.b >= end_b or run.b + run.size <= start_b):
        yield run
        return
    on_a, on_b = taken_a[run.a : run.a + run.size], taken_b[run.b : run.b + run.size]
    taken = (np.minimum(on_a, on_b) > 0) | (np.maximum(on_a, on_b) >= _PLACES)
    if not taken.any():
        yield run
        return
    edges = np.flatnonzero(np.diff(np.concatenate(([True], taken, [True])).astype(np.int8)))
    for first, end in edges.reshape(-1, 2).tolist():
        if end - first >= _SEED:
            yield Run(run.a + first, run.b + first, end - first)


def _joined(found: Iterator[Run]) -> list[Run]:
    """The runs, those that follow each other on both sides as one."""
    joined: list[Run] = []
    for run in found:
        if joined and (run.a, run.b) == (joined[-1].a + joined[-1].size, joined[-1].b + joined[-1].size):
            joined[-1] = joined[-1]._replace(size=joined[-1].size + run.size)
        else:
            joined.append(run)
    return joined


def _filled(a: NDArray[np.int64], b: NDArray[np.int64], chain: list[Run]) -> Iterator[Run]:
    """The chain with the equal words within its edits, so that an edit holds only what differs."""
    before = chain[0]
    for run in chain[1:]:
        yield before
        end_a, end_b = before.a + before.size, before.b + before.size
        if 0 < min(run.a - end_a, run.b - end_b) <= _REWORDED:
            steps = Levenshtein.opcodes(a[end_a : run.a].tolist(), b[end_b : run.b].tolist())
            for step in steps:
                if step.tag == "equal":
                    yield Run(end_a + step.src_start, end_b + step.dest_start, step.src_end - step.src_start)
        before = run
    yield before

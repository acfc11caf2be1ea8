"""Linear-chain CRFs (Lafferty et al. 2001) over batches of sequences, in numpy.

A batch of scores is `[n, length, tags]`, natural logarithms; `lengths`, `[n]`, says how many pieces of each row
count, the rest is padding behind them. Sums run over scaled probabilities (Rabiner 1989), not logarithms: a step of
the recursion is then one small matrix product.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from sayso.attribution.tags import allowed

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_BARRED = -1e4


@dataclass(frozen=True, slots=True)
class Marginals:
    """Probabilities of tags, over all sequences.

    Attributes:
        tag: `[n, length, tags]` that a piece has a tag.
        follow: `[n, length - 1, tags, tags]` that the next piece has one tag, given that this one has another.
    """

    tag: Doubles
    follow: Doubles


class CRF:
    """Transition scores, with those barred that cannot be."""

    def __init__(self, tags: tuple[str, ...], start: list[float], between: list[list[float]]) -> None:
        """`start` is `[tags]`, `between` `[from, to]`."""
        may_start, may_follow = allowed(tags)
        self._start: Doubles = np.where(may_start, np.array(start, dtype=np.float64), _BARRED)
        self._between: Doubles = np.where(may_follow, np.array(between, dtype=np.float64), _BARRED)

    def best(self, scores: Floats, lengths: Ints) -> Ints:
        """The best tags of each sequence, `[n, length]`; 0 in the padding."""
        n, length, _ = scores.shape
        tops = self._best_scores(scores)
        last = lengths - 1
        tag = tops[last, np.arange(n)].argmax(axis=1)
        into = np.ascontiguousarray(self._between.T)
        out = np.zeros((length, n), dtype=np.int64)
        for t in range(length - 1, 0, -1):
            out[t] = tag
            before = (tops[t - 1] + into.take(tag, axis=0)).argmax(axis=1)
            tag = np.where(t <= last, before, tag)
        out[0] = tag
        out[np.arange(length)[:, None] > last] = 0
        return out.T

    def _best_scores(self, scores: Floats) -> Doubles:
        """The score of the best sequence that ends in each tag at each piece, `[length, n, tags]`."""
        # rows go innermost: the maximum over the tag before is then one over long stretches of numbers
        tops = scores.transpose(1, 2, 0).astype(np.float64, order="C")
        tops[0] += self._start[:, None]
        between = self._between[:, :, None]
        for before, here in pairwise(tops):
            np.add(here, (before[:, None] + between).max(axis=0), out=here)
        return np.ascontiguousarray(tops.transpose(0, 2, 1))

    def tags(self, scores: Floats, lengths: Ints) -> Doubles:
        """How probable each tag is at each piece, `[n, length, tags]`; 0 in the padding."""
        return self._tags(*self._sums(scores, lengths), lengths)

    def marginals(self, scores: Floats, lengths: Ints) -> Marginals:
        """How probable each tag is at each piece, and each next tag behind it."""
        forward, backward = self._sums(scores, lengths)
        follow = np.exp(self._between) * backward[1:, :, None, :]
        follow /= np.maximum(follow.sum(axis=3, keepdims=True), 1e-300)
        return Marginals(self._tags(forward, backward, lengths), follow.transpose(1, 0, 2, 3))

    def _tags(self, forward: Doubles, backward: Doubles, lengths: Ints) -> Doubles:
        counts = np.arange(len(forward))[:, None] < lengths
        ahead = np.ones_like(forward)
        ahead[:-1] = np.where(counts[1:, :, None], backward[1:] @ np.exp(self._between.T), 1.0)
        tag = forward * ahead
        tag *= counts[:, :, None] / tag.sum(axis=2, keepdims=True)
        return tag.transpose(1, 0, 2)

    def _sums(self, scores: Floats, lengths: Ints) -> tuple[Doubles, Doubles]:
        """The sums over all sequences up to each piece and from each piece on, `[length, n, tags]`, scaled to one."""
        emit = _exponentials(scores)
        length, n = emit.shape[:2]
        between = np.exp(self._between)
        # each row is read from its start and from its end in the same steps, which are half as many then
        mirror = np.maximum(lengths - 1 - np.arange(length)[:, None], 0), np.arange(n)
        both = np.stack([emit, emit[mirror]], axis=1)
        steps = np.stack([between, between.T])
        states = np.empty_like(both)
        states[0] = np.stack([np.exp(self._start) * emit[0], both[0, 1]])
        states[0] /= states[0].sum(axis=-1, keepdims=True)
        for (before, state), here in zip(pairwise(states), both[1:], strict=True):
            np.multiply(before @ steps, here, out=state)
            np.divide(state, np.add.reduce(state, axis=-1, keepdims=True), out=state)
        return states[:, 0], states[:, 1][mirror]


def _exponentials(scores: Floats) -> Doubles:
    """exp of the scores, `[length, n, tags]`, the highest of each piece taken out."""
    by_piece: Doubles = scores.transpose(1, 0, 2).astype(np.float64)
    by_piece -= by_piece.max(axis=2, keepdims=True)
    return np.exp(by_piece, out=by_piece)

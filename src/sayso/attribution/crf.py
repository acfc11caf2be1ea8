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

    def best(self, scores: Floats, lengths: Ints) -> tuple[Ints, Doubles]:
        """The best tags of each sequence, `[n, length]` (0 in the padding), and their log probability, `[n]`."""
        n, length, _ = scores.shape
        tops = self._best_scores(scores)
        last = lengths - 1
        at_end = tops[last, np.arange(n)]
        tag = at_end.argmax(axis=1)
        into = np.ascontiguousarray(self._between.T)
        out = np.zeros((length, n), dtype=np.int64)
        for t in range(length - 1, 0, -1):
            out[t] = tag
            before = (tops[t - 1] + into.take(tag, axis=0)).argmax(axis=1)
            tag = np.where(t <= last, before, tag)
        out[0] = tag
        out[np.arange(length)[:, None] > last] = 0
        return out.T, at_end.max(axis=1) - self._log_total(scores, lengths)

    def _best_scores(self, scores: Floats) -> Doubles:
        """The score of the best sequence that ends in each tag at each piece, `[length, n, tags]`."""
        # rows go innermost: the maximum over the tag before is then one over long stretches of numbers
        tops = scores.transpose(1, 2, 0).astype(np.float64, order="C")
        tops[0] += self._start[:, None]
        between = self._between[:, :, None]
        for before, here in pairwise(tops):
            np.add(here, (before[:, None] + between).max(axis=0), out=here)
        return np.ascontiguousarray(tops.transpose(0, 2, 1))

    def _log_total(self, scores: Floats, lengths: Ints) -> Doubles:
        emit, highest = _exponentials(scores)
        _, scales = self._sums(np.exp(self._start) * emit[0], np.exp(self._between), emit)
        logs = np.log(scales) + highest
        return logs.cumsum(axis=0)[lengths - 1, np.arange(len(scores))]

    def marginals(self, scores: Floats, lengths: Ints) -> Marginals:
        """How probable each tag is at each piece, and each next tag behind it."""
        emit, _ = _exponentials(scores)
        between = np.exp(self._between)
        length, n = emit.shape[:2]
        # each row is read from its start and from its end in the same steps, which are half as many then
        mirror = np.maximum(lengths - 1 - np.arange(length)[:, None], 0), np.arange(n)
        both = np.stack([emit, emit[mirror]], axis=1)
        first = np.stack([np.exp(self._start) * emit[0], both[0, 1]])
        states, _ = self._sums(first, np.stack([between, between.T]), both)
        forward, backward = states[:, 0], states[:, 1][mirror]
        follow = between * backward[1:, :, None, :]
        ahead = np.ones_like(forward)
        ahead[:-1] = np.where((np.arange(1, length)[:, None] < lengths)[..., None], follow.sum(axis=3), 1.0)
        tag = forward * ahead
        tag /= tag.sum(axis=2, keepdims=True)
        follow /= np.maximum(follow.sum(axis=3, keepdims=True), 1e-300)
        return Marginals(tag.transpose(1, 0, 2), follow.transpose(1, 0, 2, 3))

    @staticmethod
    def _sums(first: Doubles, between: Doubles, emit: Doubles) -> tuple[Doubles, Doubles]:
        """The sums over all sequences up to each piece, `[length, ..., tags]`, scaled to one, and the scales.

        Args:
            first: the sums at the first piece.
            between: what a step multiplies by, `[..., from, to]`.
            emit: what each piece multiplies by, `[length, ..., tags]`.
        """
        states, scales = np.empty_like(emit), np.empty((*emit.shape[:-1], 1))
        scales[0] = first.sum(axis=-1, keepdims=True)
        states[0] = first / scales[0]
        for (before, state), here, scale in zip(pairwise(states), emit[1:], scales[1:], strict=True):
            np.multiply(before @ between, here, out=state)
            np.add.reduce(state, axis=-1, keepdims=True, out=scale)
            np.divide(state, scale, out=state)
        return states, scales[..., 0]


def _exponentials(scores: Floats) -> tuple[Doubles, Doubles]:
    """exp of the scores `[length, n, tags]`, the highest of each piece taken out, and those `[length, n]`."""
    by_piece = scores.transpose(1, 0, 2).astype(np.float64)
    highest = by_piece.max(axis=2)
    return np.exp(by_piece - highest[..., None]), highest

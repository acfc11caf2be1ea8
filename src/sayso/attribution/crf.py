"""Linear-chain CRFs (Lafferty et al. 2001) over batches of sequences, in numpy.

A batch of scores is `[n, length, tags]`, natural logarithms; `lengths`, `[n]`, says how many pieces of each row
count, the rest is padding behind them. Sums run over scaled probabilities (Rabiner 1989), not logarithms: a step of
the recursion is then one small matrix product.
"""

from __future__ import annotations

from dataclasses import dataclass

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
        n, length, tags = scores.shape
        tops = np.empty((length, n, tags))
        back = np.empty((length, n, tags), dtype=np.int64)
        tops[0] = top = self._start + scores[:, 0]
        for t in range(1, length):
            moves = top[:, :, None] + self._between
            back[t] = moves.argmax(axis=1)
            tops[t] = top = moves.max(axis=1) + scores[:, t]
        rows, last = np.arange(n), lengths - 1
        tag = tops[last, rows].argmax(axis=1)
        value = tops[last, rows, tag]
        out = np.zeros((n, length), dtype=np.int64)
        for t in range(length - 1, -1, -1):
            inside = t <= last
            out[inside, t] = tag[inside]
            if t:
                tag = np.where(inside, back[t, rows, tag], tag)
        return out, value - self._log_total(scores, lengths)

    def _log_total(self, scores: Floats, lengths: Ints) -> Doubles:
        _, logs = self._forward(scores)
        return logs.cumsum(axis=0)[lengths - 1, np.arange(len(scores))]

    def _forward(self, scores: Floats) -> tuple[Doubles, Doubles]:
        """Forward probabilities scaled to sum to one at each piece, `[length, n, tags]`, and the logs of the scales."""
        emit, highest = _exponentials(scores)
        between = np.exp(self._between)
        forward = np.empty_like(emit)
        scales = np.empty(emit.shape[:2])
        state = np.exp(self._start) * emit[0]
        for t in range(len(emit)):
            if t:
                state = (state @ between) * emit[t]
            scales[t] = state.sum(axis=1)
            state = state / scales[t][:, None]
            forward[t] = state
        return forward, np.log(scales) + highest

    def marginals(self, scores: Floats, lengths: Ints) -> Marginals:
        """How probable each tag is at each piece, and each next tag behind it."""
        forward, _ = self._forward(scores)
        emit, _ = _exponentials(scores)
        between = np.exp(self._between)
        backward = np.ones_like(forward)
        for t in range(len(emit) - 2, -1, -1):
            state = (emit[t + 1] * backward[t + 1]) @ between.T
            state /= state.sum(axis=1, keepdims=True)
            backward[t] = np.where((t + 1 < lengths)[:, None], state, 1.0)
        tag = forward * backward
        tag /= tag.sum(axis=2, keepdims=True)
        follow = between * (emit[1:] * backward[1:])[:, :, None, :]
        follow /= np.maximum(follow.sum(axis=3, keepdims=True), 1e-300)
        return Marginals(tag.transpose(1, 0, 2), follow.transpose(1, 0, 2, 3))


def _exponentials(scores: Floats) -> tuple[Doubles, Doubles]:
    """exp of the scores `[length, n, tags]`, the highest of each piece taken out, and those `[length, n]`."""
    by_piece = scores.transpose(1, 0, 2).astype(np.float64)
    highest = by_piece.max(axis=2)
    return np.exp(by_piece - highest[..., None]), highest

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution.crf import CRF, Floats, Ints
from sayso.attribution.tags import CUE_TAGS, allowed

SCORE = st.floats(-4, 4, width=32)
TAGS = st.lists(SCORE, min_size=3, max_size=3)


@dataclass
class Batch:
    """Sequences of several lengths, and the transition scores to read them with."""

    start: list[float]
    between: list[list[float]]
    scores: Floats
    lengths: Ints

    @property
    def crf(self) -> CRF:
        return CRF(CUE_TAGS, self.start, self.between)

    def by_hand(self, row: int) -> dict[tuple[int, ...], float]:
        """The score of every allowed sequence of a row."""
        may_start, may_follow = allowed(CUE_TAGS)
        out = {}
        for tags in product(range(3), repeat=int(self.lengths[row])):
            if may_start[tags[0]] and all(may_follow[pair] for pair in pairwise(tags)):
                value = self.start[tags[0]] + sum(self.between[a][b] for a, b in pairwise(tags))
                out[tags] = value + sum(float(self.scores[row, t, tag]) for t, tag in enumerate(tags))
        return out


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    lengths = draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    shape = len(lengths), max(lengths), 3
    values = draw(st.lists(SCORE, min_size=int(np.prod(shape)), max_size=int(np.prod(shape))))
    scores = np.array(values, dtype=np.float32).reshape(shape)
    return Batch(draw(TAGS), [draw(TAGS) for _ in range(3)], scores, np.array(lengths))


def log_sum(values: list[float]) -> float:
    return float(np.logaddexp.reduce(values)) if values else -np.inf


@settings(deadline=None)
@given(batches())
def test_the_best_sequence_is_the_best_of_all(batch: Batch) -> None:
    tags = batch.crf.best(batch.scores, batch.lengths)
    for row, length in enumerate(batch.lengths):
        every = batch.by_hand(row)
        found = tuple(int(tag) for tag in tags[row, :length])
        assert every[found] == pytest.approx(max(every.values()), abs=1e-4)
        assert not tags[row, length:].any()


@settings(deadline=None)
@given(batches())
def test_marginals_are_those_of_all_sequences(batch: Batch) -> None:
    marginals = batch.crf.marginals(batch.scores, batch.lengths)
    assert (marginals.tag == batch.crf.tags(batch.scores, batch.lengths)).all()
    for row, length in enumerate(batch.lengths):
        assert not marginals.tag[row, length:].any()
        every = batch.by_hand(row)
        total = log_sum(list(every.values()))
        for t, tag in product(range(length), range(3)):
            here = [value for tags, value in every.items() if tags[t] == tag]
            assert marginals.tag[row, t, tag] == pytest.approx(np.exp(log_sum(here) - total), abs=1e-4)
            for following in range(3) if here and t + 1 < length else ():
                both = [value for tags, value in every.items() if tags[t : t + 2] == (tag, following)]
                expected = np.exp(log_sum(both) - log_sum(here))
                assert marginals.follow[row, t, tag, following] == pytest.approx(expected, abs=1e-4)

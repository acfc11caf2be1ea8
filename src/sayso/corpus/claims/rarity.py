"""How much it tells that two articles share a word: the logarithm of how few articles have it.

How few is known of a collection of news articles that were counted once, and of the vocabulary of the encoder, which
is ordered by how common its words are. It is the same however many articles there are and whichever came before: what
two articles have in common is a matter between them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sayso.corpus.claims.words import FIRST, SIZE, Keys

Floats = npt.NDArray[np.float32]

COUNTED = Path(__file__).parent / "frequencies.npy"
"""Two rows: keys of words in order, and how many articles have them; key 0 stands for all articles."""

_FREQUENT = 40  # about every article has the words up to this rank; one in r / 40 has the one of rank r
_PRIOR = 300  # articles that the vocabulary's ranks count for beside those that were counted


def weights(keys: Keys) -> Floats:
    """What sharing each of these words tells, from 0 up."""
    by_rank, strange, strangers = _table()
    at = np.minimum(np.searchsorted(strange, keys), len(strange) - 1)
    behind = np.where(strange[at] == keys, strangers[at], by_rank[-1])
    weights: Floats = np.where(keys < SIZE, by_rank[np.minimum(keys, SIZE)], behind)
    return weights


@cache
def _table() -> tuple[Floats, Keys, Floats]:
    """The weights by rank, and behind them that of a word that nobody counted; strange words with their weights."""
    keys, having = np.load(COUNTED)
    articles, keys, having = having[0], keys[1:], having[1:].astype(np.float64)
    ranks = np.arange(SIZE + 1)
    prior = np.where(ranks < FIRST, 1.0, np.minimum(1.0, _FREQUENT / np.maximum(ranks - FIRST + 1, 1)))
    counted = np.zeros(SIZE + 1)
    known = keys < SIZE
    counted[keys[known]] = having[known]
    by_rank = _weight(counted, prior, articles)
    return by_rank, keys[~known], _weight(having[~known], prior[-1:], articles)


def _weight(having: npt.NDArray[np.float64], prior: npt.NDArray[np.float64], articles: int) -> Floats:
    share = (having + _PRIOR * prior) / (articles + _PRIOR)
    return -np.log(np.minimum(share, 1.0)).astype(np.float32)

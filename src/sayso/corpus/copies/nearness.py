"""From shared fingerprints to the articles that have enough of them near each other to share a passage."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.corpus.copies.fingerprints import RUN

_NEAR = 40
"""Words between two shared fingerprints of one passage, at most: as far as a dropped sentence sets them apart."""

_LEAST = 12
"""Words that fingerprints near each other must cover; a passage of 30 words with some edits has more."""

Ints = NDArray[np.int64]


def near(pairs: Ints, mine: Ints, theirs: Ints) -> Ints:
    """The pairs of articles that may share a passage, in order; it does not matter which of the two is the first.

    Args:
        pairs: whose each shared fingerprint is: a number for every two articles, 0 to 2**31 - 1.
        mine: its place in the first of the two.
        theirs: its place in the other.
    """
    return np.union1d(_covered(pairs, mine, theirs), _covered(pairs, theirs, mine))


def _covered(pairs: Ints, mine: Ints, theirs: Ints) -> Ints:
    """Those with enough fingerprints that lie near each other on the one side and on the other."""
    if not len(pairs):
        return pairs
    order = np.argsort(pairs << 32 | mine)  # by pair, then by place
    pairs, mine, theirs = pairs[order], mine[order], theirs[order]
    step = np.diff(mine)
    joined = (pairs[1:] == pairs[:-1]) & (step <= _NEAR) & (np.abs(np.diff(theirs)) <= _NEAR)
    covered = np.concatenate(([RUN], np.where(joined, np.minimum(step, RUN), RUN)))
    firsts = np.flatnonzero(np.concatenate(([True], ~joined)))
    enough = np.add.reduceat(covered, firsts) >= _LEAST
    return pairs[firsts[enough]]

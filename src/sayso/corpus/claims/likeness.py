"""How likely it is that two articles are about the same claim.

A weighted sum of how near their headlines and openings lie, of the words they share by how rare these are, and of
numbers that agree, made a probability; headlines whose numbers clash are about two claims, however alike they are. It
is a matter between the two: no other article has a say in it, to the last bit. The weights were fitted to pairs of
articles about rumours and rounded; `benchmarks/claims.py` says what they reach, also on rumours that they were not
fitted to.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.corpus.claims.embedder import WIDTH, Vectors
from sayso.corpus.claims.facts import clash, shared
from sayso.corpus.claims.profiles import Profile
from sayso.corpus.claims.rarity import weights
from sayso.corpus.claims.words import Keys

Floats = npt.NDArray[np.float64]

EVIDENCE = ("headlines", "wholes", "words", "first words", "covered", "agree")
WEIGHTS = np.array([2.5, 8.0, 9.0, 5.5, 2.25, 3.0])
EVEN = 9.4
"""The weighted sum at which two articles are as likely about one claim as about two."""
SOFTNESS = 3.0


def likeness(one: Profile, others: Sequence[Profile]) -> Floats:
    """How likely an article and each of others are about the same claim, 0 to 1."""
    if not others:
        return np.zeros(0)
    clashing = np.array([_clash(one, other) for other in others], dtype=np.bool_)
    likeness: Floats = np.where(clashing, 0.0, _chance(evidence(one, others)))
    return likeness


def likeness_among(profiles: Sequence[Profile]) -> Floats:
    """`[profiles, profiles]`: the same for each two of some articles, and 0 for an article with itself."""
    kinds = [
        [one.words for one in profiles],
        [one.first_words for one in profiles],
        [one.headline_words for one in profiles],
    ]
    columns = np.unique(np.concatenate([bag for bags in kinds for bag in bags]))
    bodies, firsts, headlines = (_Table(bags, columns) for bags in kinds)
    own = headlines.weights @ bodies.holds.T / np.maximum(headlines.total, 1e-9)[:, None]
    agree, clashing = np.zeros((len(profiles),) * 2), np.eye(len(profiles), dtype=np.bool_)
    for n, one in enumerate(profiles):
        for m, other in enumerate(profiles[:n]):
            if one.headline_numbers or other.headline_numbers:
                agree[n, m] = agree[m, n] = _agreeing(one, other)
                clashing[n, m] = clashing[m, n] = _clash(one, other)
    near = [lying @ lying.T for lying in (_headlines(profiles), _wholes(profiles))]
    evidence = np.stack([*near, bodies.cosines(), firsts.cosines(), (own + own.T) / 2, agree], axis=-1)
    among: Floats = np.where(clashing, 0.0, _chance(evidence))
    return among


def evidence(one: Profile, others: Sequence[Profile]) -> Floats:
    """`[others, EVIDENCE]`, each between -1 and 1."""
    bodies = _Bags([other.words for other in others])
    firsts = _Bags([other.first_words for other in others])
    headlines = _Bags([other.headline_words for other in others])
    own = bodies.shared(one.headline_words) / max(float(weights(one.headline_words).sum()), 1e-9)
    theirs = headlines.shared(one.words) / np.maximum(headlines.total, 1e-9)
    return np.stack(
        [
            _near(_headlines([one]), _headlines(others)),
            _near(_wholes([one]), _wholes(others)),
            bodies.cosine(one.words),
            firsts.cosine(one.first_words),
            (own + theirs) / 2,
            [_agreeing(one, other) for other in others],
        ],
        axis=1,
    )


def _near(one: Vectors, others: Vectors) -> Vectors:
    """The product of a vector with each of others, row by row: a matrix product rounds by how many rows there are."""
    near: Vectors = (one * others).sum(axis=1)
    return near


def _headlines(profiles: Sequence[Profile]) -> Vectors:
    none = np.zeros(WIDTH, dtype=np.float16)
    return np.stack([one.vectors[0] if one.utterances else none for one in profiles]).astype(np.float32)


def _wholes(profiles: Sequence[Profile]) -> Vectors:
    return np.stack([one.whole for one in profiles]).astype(np.float32)


def _chance(evidence: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp((EVEN - (evidence * WEIGHTS).sum(axis=-1)) / SOFTNESS))
    return chance


def _agreeing(a: Profile, b: Profile) -> float:
    if not (a.headline_numbers or b.headline_numbers):
        return 0.0
    return (shared(a.headline_numbers, b.first_numbers) + shared(b.headline_numbers, a.first_numbers)) / 2


def _clash(a: Profile, b: Profile) -> bool:
    """Whether the headlines count the same thing differently, and neither's number is in the other's first sentence."""
    if not (a.headline_numbers and b.headline_numbers):
        return False
    return clash(a.headline_numbers, b.headline_numbers) and not _agreeing(a, b)


class _Bags:
    """The words of several articles, laid end to end."""

    def __init__(self, bags: list[Keys]) -> None:
        self._count = len(bags)
        self._owner = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        self._words = np.concatenate(bags)
        self._weights = weights(self._words)
        self.total = self._summed(self._weights)

    def shared(self, words: Keys) -> Floats:
        """The weights of those of the words that each has, summed."""
        return self._summed(self._weights * self._in(words))

    def cosine(self, words: Keys) -> Floats:
        """The cosine of each with these words."""
        squares = np.square(self._weights)
        lengths = np.sqrt(self._summed(squares) * np.square(weights(words)).sum(dtype=np.float64))
        cosines: Floats = self._summed(squares * self._in(words)) / np.maximum(lengths, 1e-9)
        return cosines

    def _in(self, words: Keys) -> npt.NDArray[np.bool_]:
        if not len(words):
            return np.zeros(len(self._words), dtype=np.bool_)
        at = np.minimum(np.searchsorted(words, self._words), len(words) - 1)
        among: npt.NDArray[np.bool_] = words[at] == self._words
        return among

    def _summed(self, values: npt.NDArray[np.floating]) -> Floats:
        summed: Floats = np.bincount(self._owner, values, minlength=self._count).astype(np.float64)
        return summed


class _Table:
    """The words of several articles, all against all: a row for each article, a column for each word."""

    def __init__(self, bags: list[Keys], columns: Keys) -> None:
        self.holds = np.zeros((len(bags), len(columns)), dtype=np.float32)
        for row, bag in zip(self.holds, bags, strict=True):
            row[np.searchsorted(columns, bag)] = 1
        self.weights = self.holds * weights(columns)
        self.total: Floats = self.weights.sum(axis=1, dtype=np.float64)

    def cosines(self) -> Floats:
        """The cosine of each two."""
        shared = self.weights @ self.weights.T
        lengths = np.sqrt(shared.diagonal())
        cosines: Floats = shared / np.maximum(np.outer(lengths, lengths), 1e-9)
        return cosines

"""How likely it is that two articles are about the same claim.

A weighted sum of how near their headlines and openings lie, of the words they share by how rare these are, and of
numbers that agree, made a probability; headlines whose numbers clash are about two claims, however alike they are. The
weights were fitted to pairs of articles about rumours and rounded; `benchmarks/claims.py` says what they reach, also
on rumours that they were not fitted to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.corpus.claims.embedder import WIDTH, Vectors
from sayso.corpus.claims.facts import Number, clash, shared
from sayso.corpus.claims.profiles import Profile
from sayso.corpus.claims.words import Rarity

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

EVIDENCE = ("headlines", "wholes", "words", "first words", "covered", "agree")
WEIGHTS = np.array([3.0, 8.0, 17.0, 11.0, 3.0, 5.0])
EVEN = 11.0
"""The weighted sum at which two articles are as likely about one claim as about two."""
SOFTNESS = 3.0


@dataclass(frozen=True, slots=True)
class _Known:
    """What is compared of one article beside its vectors: places of its words, and its numbers."""

    words: Ints
    first_words: Ints
    headline_words: Ints
    headline_numbers: tuple[Number, ...]
    first_numbers: tuple[Number, ...]


class Likeness:
    """Articles in a table, by their place in it, to be compared with each other."""

    def __init__(self) -> None:
        self._rarity = Rarity()
        self._known: list[_Known | None] = []
        self._headlines: Vectors = np.zeros((64, WIDTH), dtype=np.float32)
        self._wholes: Vectors = np.zeros((64, WIDTH), dtype=np.float32)

    def add(self, profile: Profile) -> int:
        """Take an article in; its place is returned."""
        place = len(self._known)
        if place == len(self._wholes):
            self._headlines, self._wholes = (
                np.concatenate([table, np.zeros_like(table)]) for table in (self._headlines, self._wholes)
            )
        if profile.utterances:
            self._headlines[place] = profile.vectors[0]
        self._wholes[place] = profile.whole
        known = _Known(
            self._rarity.places(profile.words),
            self._rarity.places(profile.first_words),
            self._rarity.places(profile.headline_words),
            profile.headline_numbers,
            profile.first_numbers,
        )
        self._rarity.count(known.words)
        self._known.append(known)
        return place

    def remove(self, place: int) -> None:
        """Forget an article; its place stays empty."""
        known = self._at(place)
        self._rarity.count(known.words, by=-1)
        self._known[place] = None
        self._headlines[place] = self._wholes[place] = 0

    def nearest(self, place: int, most: int) -> Ints:
        """Places of the articles that lie nearest to one by headline or as a whole, the nearest first."""
        n = len(self._known)
        near = np.maximum(self._wholes[:n] @ self._wholes[place], self._headlines[:n] @ self._headlines[place])
        near[place] = -2
        best = np.sort(np.argpartition(-near, most)[:most]) if n > most else np.arange(n)
        best = best[np.argsort(-near[best], kind="stable")]
        nearest: Ints = best[near[best] > 0]
        return nearest

    def of(self, place: int, others: Sequence[int] | Ints) -> Floats:
        """How likely an article and each of others are about the same claim, 0 to 1."""
        at = np.asarray(others, dtype=np.int64)
        if not len(at):
            return np.zeros(0)
        one, known = self._at(place), [self._at(other) for other in at.tolist()]
        clashing = np.array([_clash(one, other) for other in known], dtype=np.bool_)
        of: Floats = np.where(clashing, 0.0, _chance(self.evidence(place, at)))
        return of

    def among(self, places: Sequence[int]) -> Floats:
        """`[places, places]`: the same for each two of some articles, and 0 for an article with itself."""
        at = np.asarray(places, dtype=np.int64)
        known = [self._at(place) for place in places]
        kinds = [
            [one.words for one in known],
            [one.first_words for one in known],
            [one.headline_words for one in known],
        ]
        columns = np.unique(np.concatenate([bag for bags in kinds for bag in bags]))
        bodies, firsts, headlines = (_Table(bags, columns, self._rarity) for bags in kinds)
        own = headlines.weights @ bodies.holds.T / np.maximum(headlines.total, 1e-9)[:, None]
        agree, clashing = np.zeros((len(at), len(at))), np.eye(len(at), dtype=np.bool_)
        for n, one in enumerate(known):
            for m, other in enumerate(known[:n]):
                if one.headline_numbers or other.headline_numbers:
                    agree[n, m] = agree[m, n] = _agreeing(one, other)
                    clashing[n, m] = clashing[m, n] = _clash(one, other)
        vectors = (self._headlines[at], self._wholes[at])
        near = [lying @ lying.T for lying in vectors]
        evidence = np.stack([*near, bodies.cosines(), firsts.cosines(), (own + own.T) / 2, agree], axis=-1)
        among: Floats = np.where(clashing, 0.0, _chance(evidence))
        return among

    def evidence(self, place: int, at: Ints) -> Floats:
        """`[others, EVIDENCE]`, each between -1 and 1."""
        one, others = self._at(place), [self._at(other) for other in at.tolist()]
        bodies = _Bags([other.words for other in others], self._rarity)
        firsts = _Bags([other.first_words for other in others], self._rarity)
        headlines = _Bags([other.headline_words for other in others], self._rarity)
        own = bodies.shared(one.headline_words) / max(self._rarity.weights(one.headline_words).sum(), 1e-9)
        theirs = headlines.shared(one.words) / np.maximum(headlines.total, 1e-9)
        return np.stack(
            [
                self._headlines[at] @ self._headlines[place],
                self._wholes[at] @ self._wholes[place],
                bodies.cosine(one.words),
                firsts.cosine(one.first_words),
                (own + theirs) / 2,
                [_agreeing(one, other) for other in others],
            ],
            axis=1,
        )

    def _at(self, place: int) -> _Known:
        known = self._known[place]
        if known is None:
            raise KeyError(place)
        return known


def _chance(evidence: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp((EVEN - evidence @ WEIGHTS) / SOFTNESS))
    return chance


def _agreeing(a: _Known, b: _Known) -> float:
    if not (a.headline_numbers or b.headline_numbers):
        return 0.0
    return (shared(a.headline_numbers, b.first_numbers) + shared(b.headline_numbers, a.first_numbers)) / 2


def _clash(a: _Known, b: _Known) -> bool:
    """Whether the headlines count the same thing differently, and neither's number is in the other's first sentence."""
    if not (a.headline_numbers and b.headline_numbers):
        return False
    return clash(a.headline_numbers, b.headline_numbers) and not _agreeing(a, b)


class _Bags:
    """The words of several articles, laid end to end."""

    def __init__(self, bags: list[Ints], rarity: Rarity) -> None:
        self._rarity = rarity
        self._count = len(bags)
        self._owner = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        self._places = np.concatenate(bags)
        self._weights = rarity.weights(self._places)
        self.total = self._summed(self._weights)

    def shared(self, words: Ints) -> Floats:
        """The weights of those of the words that each has, summed."""
        return self._summed(self._weights * self._in(words))

    def cosine(self, words: Ints) -> Floats:
        """The cosine of each with these words."""
        own = np.square(self._rarity.weights(words)).sum()
        squares = np.square(self._weights)
        lengths = np.sqrt(self._summed(squares) * own)
        cosines: Floats = self._summed(squares * self._in(words)) / np.maximum(lengths, 1e-9)
        return cosines

    def _in(self, words: Ints) -> npt.NDArray[np.bool_]:
        marked = np.zeros(len(self._rarity), dtype=np.bool_)
        marked[words] = True
        return marked[self._places]

    def _summed(self, values: npt.NDArray[np.floating]) -> Floats:
        summed: Floats = np.bincount(self._owner, values, minlength=self._count).astype(np.float64)
        return summed


class _Table:
    """The words of several articles, all against all: a row for each article, a column for each word."""

    def __init__(self, bags: list[Ints], columns: Ints, rarity: Rarity) -> None:
        self.holds = np.zeros((len(bags), len(columns)), dtype=np.float32)
        for row, bag in zip(self.holds, bags, strict=True):
            row[np.searchsorted(columns, bag)] = 1
        self.weights = self.holds * rarity.weights(columns)
        self.total: Floats = self.weights.sum(axis=1, dtype=np.float64)

    def cosines(self) -> Floats:
        """The cosine of each two."""
        shared = self.weights @ self.weights.T
        lengths = np.sqrt(shared.diagonal())
        cosines: Floats = shared / np.maximum(np.outer(lengths, lengths), 1e-9)
        return cosines

"""The words of a text as numbers, and how much it tells that two texts share one.

Words are brought to one form by the vocabulary of the encoder, which is ordered by how common its words are: its rank
says how rare a word is before any article was seen, and the articles themselves say it better as they come in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Keys = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_FIRST = 1996  # the vocabulary's first whole word, “the”; marks, letters and signs stand before it
_SIZE = 30522
_FREQUENT = 40  # about every article has the words up to this rank; one in r / 40 has the one of rank r
_PRIOR = 300  # articles that the vocabulary's ranks count for beside those that were seen
_ENDINGS = (("ies", "y"), ("'s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""))


class Lexicon:
    """Turns words into keys: a word of the vocabulary into its rank, another into a number behind all ranks."""

    def __init__(self, tokenizer: Path) -> None:
        """Take the vocabulary of a tokenizer's JSON file."""
        self._ranks = Tokenizer.from_file(str(tokenizer)).get_vocab()
        self._known: dict[str, int] = {}

    def keys(self, text: str, most: int) -> list[int]:
        """The keys of the first `most` words of a text, in its order."""
        return [self._key(match[0].lower()) for match, _ in zip(WORD.finditer(text), range(most), strict=False)]

    def _key(self, word: str) -> int:
        key = self._known.get(word)
        if key is None:
            if len(self._known) > 200_000:  # strangers' words must not fill the memory
                self._known.clear()
            key = self._known[word] = self._make(word)
        return key

    def _make(self, word: str) -> int:
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                rank = self._ranks.get(word.removesuffix(ending) + instead, 0)
                if rank >= _FIRST:
                    return rank
        rank = self._ranks.get(word, 0)
        return rank if rank >= _FIRST or len(word) == 1 else _SIZE + crc32(word.removesuffix("s").encode()) // 2


class Rarity:
    """How much a shared word tells: the logarithm of how few articles have it, of those seen and of the prior."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._having = np.zeros(1024, dtype=np.float32)
        self._prior = np.zeros(1024, dtype=np.float32)
        self._articles = 0

    def __len__(self) -> int:
        return len(self._places)

    def places(self, keys: Keys) -> npt.NDArray[np.int64]:
        """Where the words of these keys are counted; a word not seen before gets a place."""
        return np.array([self._place(key) for key in keys.tolist()], dtype=np.int64)

    def count(self, places: npt.NDArray[np.int64], by: int = 1) -> None:
        """Count one article more, or one less, that has these words, each named once."""
        self._having[places] += by
        self._articles += by

    def weights(self, places: npt.NDArray[np.int64]) -> Floats:
        """What each of the words tells, from 0 up."""
        share = (self._having[places] + _PRIOR * self._prior[places]) / (self._articles + _PRIOR)
        weights: Floats = -np.log(np.minimum(share, 1.0))
        return weights

    def _place(self, key: int) -> int:
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._places)
            if place == len(self._having):
                self._having = np.concatenate([self._having, np.zeros_like(self._having)])
                self._prior = np.concatenate([self._prior, np.zeros_like(self._prior)])
            self._prior[place] = _prior(key)
        return place


def _prior(key: int) -> float:
    """The share of articles that have a word, by its rank; letters and signs tell nothing."""
    if key < _FIRST:
        return 1.0
    return min(1.0, _FREQUENT / (min(key, _SIZE) - _FIRST + 1))


def distinct(keys: Sequence[int]) -> Keys:
    """The keys, each once, in order."""
    return np.unique(np.array(keys, dtype=np.uint32))

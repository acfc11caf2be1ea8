"""The words of a text as numbers, brought to one form by the vocabulary of the encoder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Keys = npt.NDArray[np.uint32]

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
FIRST = 1996  # the vocabulary's first whole word, “the”; marks, letters and signs stand before it
SIZE = 30522
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
                if rank >= FIRST:
                    return rank
        rank = self._ranks.get(word, 0)
        return rank if rank >= FIRST or len(word) == 1 else SIZE + crc32(word.removesuffix("s").encode()) // 2


def distinct(keys: Sequence[int]) -> Keys:
    """The keys, each once, in order."""
    return np.unique(np.array(keys, dtype=np.uint32))

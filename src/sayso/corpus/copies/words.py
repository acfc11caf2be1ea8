"""A text as numbers, one a word: alike where the words are alike but for case, accents and apostrophes.

Marks, dashes and white space between the words count for nothing, so that they cannot hide a copy.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.statement import Span

# Ideographs and kana are written without spaces: each counts as a word.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W_{_UNSPACED}]"
_JOIN = r"['’\u00ad\u0300-\u036f\u200b-\u200d\u2060]"
_WORD = re.compile(rf"{_LETTER}+(?:{_JOIN}+{_LETTER}+)*|[{_UNSPACED}]")
_MATCHED, _START, _END = re.Match[str].group, re.Match[str].start, re.Match[str].end
_DROPPED = re.compile(_JOIN)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text.

    Attributes:
        numbers: one number for each, the same in every text and process.
        starts: where each begins, in code points.
        ends: where each ends.
    """

    numbers: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.numbers)

    def characters(self, first: int, end: int) -> Span:
        """The stretch of text from word `first` up to word `end`; an empty one lies behind the word before it."""
        if first == end:
            place = int(self.ends[first - 1]) if first else 0
            return place, place
        return int(self.starts[first]), int(self.ends[end - 1])


def words(text: str) -> Words:
    """The words of a text, in order."""
    found = list(_WORD.finditer(text))
    size = len(found)
    return Words(
        np.fromiter(map(_number, map(_MATCHED, found)), np.int64, size),
        np.fromiter(map(_START, found), np.int32, size),
        np.fromiter(map(_END, found), np.int32, size),
    )


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    folded = _DROPPED.sub("", word.casefold())
    if not folded.isascii():
        folded = _DROPPED.sub("", unicodedata.normalize("NFKD", folded))
    digest = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)

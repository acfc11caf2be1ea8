"""Word pieces of a text with what the uncased encoder cannot see: case, quotation state, line breaks.

The pieces are those of BERT's uncased WordPiece vocabulary (Devlin et al. 2019). Beside each piece stand three small
numbers that are embedded together with it; the encoder learns from them where paragraphs end, which words are
names, and what stands inside quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from sayso.attribution.quotations import Quote, quotes
from sayso.statement import Span

Ints = npt.NDArray[np.int64]

CASES = 6
"""lower or uncased, Initial, UPPER, miXed, digits, punctuation"""
STATES = 7
"""outside, in double marks, double mark opening, closing, in single marks, single mark opening, closing"""
BREAKS = 4
"""glued to the piece before, white space between, line break between, empty line (or the start) between"""

_CHUNK = 10_000  # characters given to the tokenizer at once, so that memory stays bounded
_CUT = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text; all arrays have one entry a piece.

    Attributes:
        ids: vocabulary ids.
        starts: code-point offset where each piece begins.
        ends: code-point offset behind each piece.
        features: `[n, 3]` case, quotation state and break, as counted by `CASES`, `STATES` and `BREAKS`.
        quotes: the quotations of the text.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints
    quotes: list[Quote]

    def __len__(self) -> int:
        return len(self.ids)

    def characters(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Spans of pieces in code points of the text."""
        return tuple((int(self.starts[a]), int(self.ends[b - 1])) for a, b in spans)


class PieceReader:
    """Splits texts into word pieces."""

    def __init__(self, tokenizer: Path) -> None:
        """Load the tokenizer from its JSON file."""
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def read(self, text: str) -> Pieces:
        """Split a text of any length."""
        ids: list[int] = []
        offsets: list[tuple[int, int]] = []
        for start, end in _chunks(text):
            encoding = self._tokenizer.encode(text[start:end], add_special_tokens=False)
            ids += encoding.ids
            offsets += [(a + start, b + start) for a, b in encoding.offsets]
        spans = np.array(offsets, dtype=np.int64).reshape(-1, 2)
        starts, ends = spans[:, 0], spans[:, 1]
        marked = quotes(text)
        features = np.stack(
            [_cases(text, offsets), _states(text, marked)[starts], _breaks(text, starts, ends)], axis=1
        ).astype(np.int64)
        return Pieces(np.array(ids, dtype=np.int64), starts, ends, features, marked)


def _chunks(text: str) -> list[tuple[int, int]]:
    """Cut the text at white space into stretches of about `_CHUNK` characters; pieces never cross white space."""
    out, start = [], 0
    while start < len(text):
        cut = _CUT.search(text, min(start + _CHUNK, len(text)))
        end = cut.end() if cut else len(text)
        out.append((start, end))
        start = end
    return out


def _cases(text: str, offsets: list[tuple[int, int]]) -> list[int]:
    return [_case(text[start:end]) for start, end in offsets]


def _case(word: str) -> int:
    if word.islower():
        return 0
    if word.isalpha():
        if word.isupper():
            return 2 if len(word) > 1 else 1
        return 1 if word[:1].isupper() and word[1:].islower() else 3 if not word.isupper() else 0
    return 4 if any(c.isdigit() for c in word) else 5


def _states(text: str, marked: list[Quote]) -> npt.NDArray[np.int8]:
    states = np.zeros(len(text) + 1, dtype=np.int8)
    for quote in marked:
        base = 1 if quote.double else 4
        states[quote.start : quote.end] = base
        states[quote.start : quote.inner[0]] = base + 1
        if quote.closed:
            states[quote.inner[1] : quote.end] = base + 2
    return states


def _breaks(text: str, starts: Ints, ends: Ints) -> Ints:
    before = np.concatenate([np.zeros(1, dtype=np.int64), ends[:-1]]) if len(starts) else starts
    breaks = (starts > before).astype(np.int64)
    for i in np.flatnonzero(breaks):
        gap = text[before[i] : starts[i]]
        if len(gap) > 1 or gap == "\n":
            breaks[i] = 1 + min(2, gap.count("\n") or gap.count("\r"))
    if len(breaks):
        breaks[0] = BREAKS - 1
    return breaks

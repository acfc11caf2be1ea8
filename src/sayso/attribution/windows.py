"""Windows over the pieces of a text: what the encoder sees at once.

A window owns whole lines (paragraphs) as far as they fit and sees some pieces before and behind them as context. A
line too long for one window is cut at the end of a sentence where there is one. Every piece is owned by exactly one
window; a statement belongs to the window that owns its cue.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.attribution.pieces import BREAKS, Ints, Pieces

LEFT, RIGHT = 16, 8
"""How many pieces of context a window sees before and behind what it owns."""
OWN = 236
"""How many pieces a window owns at most; with context and the two special pieces it is 262 long."""

_LINE_BREAK = BREAKS - 2


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)` are seen, `[own_start, own_end)` of them owned; all count from the text's first piece."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows(pieces: Pieces, *, own: int = OWN) -> list[Window]:
    """Cover the pieces with windows that own at most `own` pieces each."""
    out: list[Window] = []
    start = 0
    for end in _cuts(pieces, own):
        out.append(Window(max(0, start - LEFT), min(len(pieces), end + RIGHT), start, end))
        start = end
    return out


def _cuts(pieces: Pieces, own: int) -> list[int]:
    """Where windows end: the last line break that fits, else the last sentence end, else as much as fits."""
    n = len(pieces)
    lines = np.flatnonzero(pieces.features[:, 2] >= _LINE_BREAK)
    sentences = _sentence_starts(pieces)
    cuts, start = [], 0
    while n - start > own:
        most = start + own
        end = _last(lines, start + own // 3, most) or _last(sentences, start + own // 2, most) or most
        cuts.append(end)
        start = end
    return [*cuts, n] if n else []


def _last(places: Ints, low: int, high: int) -> int | None:
    i = int(np.searchsorted(places, high, side="right")) - 1
    return int(places[i]) if i >= 0 and places[i] > low else None


_ENDS = (1012, 1029, 999)  # "." "?" "!" in the vocabulary


def _sentence_starts(pieces: Pieces) -> Ints:
    """Pieces that begin with a capital, behind white space that follows a full stop (and closing marks)."""
    ends = np.isin(pieces.ids, _ENDS)
    closing = np.isin(pieces.features[:, 1], (3, 6))
    ended = ends | (closing & np.concatenate([[False], ends[:-1]]))
    begins = (pieces.features[:, 2] >= 1) & (pieces.features[:, 0] != 0)
    return np.flatnonzero(begins & np.concatenate([[False], ended[:-1]]))

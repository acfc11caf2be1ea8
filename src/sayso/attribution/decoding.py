"""From the network's scores to candidate statements, in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from sayso.attribution.crf import Doubles
from sayso.attribution.network import Encoded, Network
from sayso.attribution.pieces import Ints, Pieces
from sayso.attribution.windows import Window, windows
from sayso.statement import Span

_BEGIN, _INSIDE = 1, 2
_B_SOURCE, _B_CONTENT = 1, 3
LEAST_CUE = 0.05
"""A cue less probable than this is nothing to look from, whatever it might tie."""
_LONGEST_CUE = 16
_GROUP = 32
"""Windows decoded together, so that a text of any length takes the memory of a few pages."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be one; spans are pieces of its text.

    Attributes:
        cue: its cue.
        sources: its sources, in order.
        contents: its contents, in order.
        log_cue: log probability that exactly these pieces are a cue.
        log_ties: log probability of exactly these sources and contents, given the cue.
    """

    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    log_cue: float
    log_ties: float


def candidates(network: Network, pieces: Pieces, least: float = LEAST_CUE) -> Iterator[Candidate]:
    """Every candidate of a text whose cue is at least so probable, in the order of the cues."""
    every = windows(pieces)
    for i in range(0, len(every), _GROUP):
        yield from _of_group(network, pieces, every[i : i + _GROUP], least)


def _of_group(network: Network, pieces: Pieces, group: list[Window], least: float) -> Iterator[Candidate]:
    encoded = [network.encode(pieces, window) for window in group]
    cues = _cues(network, encoded, group, least)
    looks = [network.look(e, [cue for cue, _ in found]) for e, found in zip(encoded, cues, strict=True) if found]
    if not looks:
        return
    scores, lengths, firsts = (np.concatenate(parts) for parts in zip(*looks, strict=True))
    tags, log_ties = network.look_crf.best(scores, lengths)
    shifts = [window.start for window, found in zip(group, cues, strict=True) for _ in found]
    for i, ((start, end), chance) in enumerate(chain.from_iterable(cues)):
        spans = list(_spans(tags[i], int(firsts[i]) + shifts[i]))
        yield Candidate(
            cue=(start + shifts[i], end + shifts[i]),
            sources=tuple(span for begin, span in spans if begin == _B_SOURCE),
            contents=tuple(span for begin, span in spans if begin == _B_CONTENT),
            log_cue=float(np.log(chance)),
            log_ties=float(log_ties[i]),
        )


Cue = tuple[Span, float]


def _cues(network: Network, encoded: list[Encoded], group: list[Window], least: float) -> list[list[Cue]]:
    """The cues that each window owns, as pieces of it, with their probability."""
    lengths = np.array([len(e) for e in encoded])
    scores = np.zeros((len(encoded), lengths.max(), 3), dtype=np.float32)
    for row, e in enumerate(encoded):
        scores[row, : len(e)] = e.cues
    marginals = network.cue_crf.marginals(scores, lengths)
    out = []
    for row, window in enumerate(group):
        first, last = window.own_start - window.start, window.own_end - window.start
        starts = first + np.flatnonzero(marginals.tag[row, first:last, _BEGIN] >= least)
        begins, follow = marginals.tag[row, :, _BEGIN], marginals.follow[row, : lengths[row] - 1, :, _INSIDE]
        found = (_likeliest(int(start), float(begins[start]), follow) for start in starts)
        out.append([cue for cue in found if cue[1] >= least])
    return out


def _likeliest(start: int, chance: float, goes_on: Doubles) -> Cue:
    """The most probable cue that begins at a piece; `goes_on` `[pieces, tag]` is how probably one does behind a tag."""
    best, best_end = 0.0, start + 1
    tag = _BEGIN
    for end in range(start + 1, min(start + _LONGEST_CUE, len(goes_on) + 1) + 1):
        more = float(goes_on[end - 1, tag]) if end <= len(goes_on) else 0.0
        if chance * (1 - more) > best:
            best, best_end = chance * (1 - more), end
        chance *= more
        tag = _INSIDE
    return (start, best_end), best


def _spans(tags: Ints, shift: int) -> Iterator[tuple[int, Span]]:
    """Runs of B-x I-x … as (B-x, span)."""
    marked = np.flatnonzero(tags)
    begins = np.flatnonzero(tags[marked] % 2)
    if not len(marked):
        return
    for begin, following in zip(begins, [*begins[1:], len(marked)], strict=True):
        start, end = int(marked[begin]), int(marked[following - 1]) + 1
        yield int(tags[start]), (start + shift, end + shift)

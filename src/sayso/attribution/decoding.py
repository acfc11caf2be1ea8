"""From the network's scores to candidate statements, in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from sayso.attribution.crf import CRF, Doubles, Floats, Marginals
from sayso.attribution.network import Encoded, Network
from sayso.attribution.pieces import Ints, Pieces
from sayso.attribution.tags import Bools
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
        window: which window of its group owns it.
        cue: its cue.
        sources: its sources, in order.
        contents: its contents, in order.
        log_cue: log probability that exactly these pieces are a cue.
        log_ties: log probability of exactly these sources and contents, given the cue.
        nested: whether it was looked for within another one's content.
    """

    window: int
    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    log_cue: float
    log_ties: float
    nested: bool = False


Cue = tuple[Span, float]
"""The pieces of a cue, counted from its window's first one, and its probability."""


@dataclass(frozen=True, slots=True)
class Group:
    """Windows that are decoded together, and what the encoder says of them."""

    windows: list[Window]
    encoded: list[Encoded]


def groups(network: Network, pieces: Pieces) -> Iterator[Group]:
    """Encode a text, some windows at a time."""
    every = windows(pieces)
    for i in range(0, len(every), _GROUP):
        part = every[i : i + _GROUP]
        yield Group(part, [network.encode(pieces, window) for window in part])


def outermost(network: Network, group: Group, least: float = LEAST_CUE) -> list[Candidate]:
    """Every candidate of the windows whose cue is at least so probable, in the order of the cues."""
    lengths = np.array([len(e) for e in group.encoded])
    marginals = network.cue_crf.marginals(_padded([e.cues for e in group.encoded]), lengths)
    cues = []
    for row, window in enumerate(group.windows):
        first, last = window.own_start - window.start, window.own_end - window.start
        cues.append(_cues(marginals, row, int(lengths[row]), np.arange(first, last), least))
    return _tied(network, group, cues)


@dataclass(frozen=True, slots=True)
class Inside:
    """What the heads say of a window: which pieces are content, and scores of `CUE_TAGS` for all pieces."""

    mask: Bools
    scores: Floats


def inner(network: Network, crf: CRF, group: Group, within: list[Inside], least: float = LEAST_CUE) -> list[Candidate]:
    """Candidates within contents whose cue is at least so probable."""
    places = [np.flatnonzero(part.mask) for part in within]
    lengths = np.array([max(1, len(at)) for at in places])
    scores = _padded([part.scores[at] for part, at in zip(within, places, strict=True)])
    marginals = crf.marginals(scores, lengths)
    cues: list[list[Cue]] = []
    for row, (window, at) in enumerate(zip(group.windows, places, strict=True)):
        owned = np.flatnonzero((at >= window.own_start - window.start) & (at < window.own_end - window.start))
        found = _cues(marginals, row, len(at), owned, least)
        cues.append([((int(at[a]), int(at[b - 1]) + 1), chance) for (a, b), chance in found])
    return _tied(network, group, cues, nested=True)


def _padded(scores: list[Floats]) -> Floats:
    tags = scores[0].shape[-1]
    out = np.zeros((len(scores), max(1, *map(len, scores)), tags), dtype=np.float32)
    for row, values in enumerate(scores):
        out[row, : len(values)] = values
    return out


def _cues(marginals: Marginals, row: int, length: int, owned: Ints, least: float) -> list[Cue]:
    """The cues of one sequence that begin at an owned piece."""
    begins = marginals.tag[row, :, _BEGIN]
    follow = marginals.follow[row, : max(0, length - 1), :, _INSIDE]
    starts = owned[begins[owned] >= least]
    found = (_likeliest(int(start), float(begins[start]), follow) for start in starts)
    return [cue for cue in found if cue[1] >= least]


def _tied(network: Network, group: Group, cues: list[list[Cue]], *, nested: bool = False) -> list[Candidate]:
    """Look from every cue for what it ties."""
    looks = [network.look(e, [cue for cue, _ in found]) for e, found in zip(group.encoded, cues, strict=True) if found]
    if not looks:
        return []
    lengths, firsts = (np.concatenate([look[i] for look in looks]) for i in (1, 2))
    scores = _padded([row for rows, _, _ in looks for row in rows])
    tags, log_ties = network.look_crf.best(scores, lengths)
    rows = [row for row, found in enumerate(cues) for _ in found]
    out = []
    for i, ((start, end), chance) in enumerate(chain.from_iterable(cues)):
        shift = group.windows[rows[i]].start
        spans = list(_spans(tags[i], int(firsts[i]) + shift))
        out.append(
            Candidate(
                window=rows[i],
                cue=(start + shift, end + shift),
                sources=tuple(span for begin, span in spans if begin == _B_SOURCE),
                contents=tuple(span for begin, span in spans if begin == _B_CONTENT),
                log_cue=float(np.log(chance)),
                log_ties=float(log_ties[i]),
                nested=nested,
            )
        )
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

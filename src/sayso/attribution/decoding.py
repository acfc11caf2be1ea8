"""From the network's scores to candidate statements, in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from sayso.attribution.crf import CRF, Doubles, Floats, Marginals
from sayso.attribution.network import Encoded, Network
from sayso.attribution.pieces import Ints, Pieces
from sayso.attribution.tags import Bools
from sayso.attribution.windows import Window, windows
from sayso.statement import Span

_NONE, _BEGIN, _INSIDE = 0, 1, 2
_B_SOURCE, _B_CONTENT = 1, 3
_LEAST_CUE, _LEAST_EXACT = 0.15, 0.05
"""Where a cue of any extent is less probable than this, or this one is, there is nothing to look from."""
_LONGEST_CUE = 16
_GROUP = 32
"""Windows decoded together, so that a text of any length takes the memory of a few pages."""


@dataclass(frozen=True, slots=True)
class Chances:
    """How probable the parts of a candidate are, 0 to 1.

    Attributes:
        exact_cue: that exactly its pieces are a cue.
        cue: that a cue stands there, wherever it begins and ends.
        sources: that a source stands where it has one; where it has none, that there is none.
        contents: how much of all that may be content its contents are expected to share.
    """

    exact_cue: float
    cue: float
    sources: float
    contents: float


CERTAIN = Chances(1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be one; spans are pieces of its text.

    Attributes:
        window: which window of its group owns it.
        cue: its cue.
        sources: its sources, in order.
        contents: its contents, in order.
        chances: how probable they are.
        nested: whether it was looked for within another one's content.
    """

    window: int
    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    chances: Chances = CERTAIN
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue that may be one: its pieces, counted from its window's first one, and `Chances` of it."""

    at: Span
    exact: float
    anyhow: float


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


def outermost(network: Network, group: Group) -> list[Candidate]:
    """Every candidate of the windows, in the order of the cues."""
    lengths = np.array([len(e) for e in group.encoded])
    marginals = network.cue_crf.marginals(_padded([e.cues for e in group.encoded]), lengths)
    cues = []
    for row, window in enumerate(group.windows):
        first, last = window.own_start - window.start, window.own_end - window.start
        cues.append(_cues(marginals, row, int(lengths[row]), np.arange(first, last)))
    return _tied(network, group, cues)


@dataclass(frozen=True, slots=True)
class Inside:
    """What the heads say of a window: which pieces are content, and scores of `CUE_TAGS` for all pieces."""

    mask: Bools
    scores: Floats


def inner(network: Network, crf: CRF, group: Group, within: list[Inside]) -> list[Candidate]:
    """Every candidate within contents."""
    places = [np.flatnonzero(part.mask) for part in within]
    lengths = np.array([max(1, len(at)) for at in places])
    scores = _padded([part.scores[at] for part, at in zip(within, places, strict=True)])
    marginals = crf.marginals(scores, lengths)
    cues: list[list[Cue]] = []
    for row, (window, at) in enumerate(zip(group.windows, places, strict=True)):
        owned = np.flatnonzero((at >= window.own_start - window.start) & (at < window.own_end - window.start))
        found = _cues(marginals, row, len(at), owned)
        cues.append([replace(cue, at=(int(at[cue.at[0]]), int(at[cue.at[1] - 1]) + 1)) for cue in found])
    return _tied(network, group, cues, nested=True)


def _padded(scores: list[Floats]) -> Floats:
    tags = scores[0].shape[-1]
    out = np.zeros((len(scores), max(1, *map(len, scores)), tags), dtype=np.float32)
    for row, values in enumerate(scores):
        out[row, : len(values)] = values
    return out


def _cues(marginals: Marginals, row: int, length: int, owned: Ints) -> list[Cue]:
    """The cues of one sequence that begin at an owned piece."""
    begins = marginals.tag[row, :, _BEGIN]
    follow = marginals.follow[row, : max(0, length - 1), :, _INSIDE]
    some = 1 - marginals.tag[row, :, _NONE]
    starts = owned[begins[owned] >= _LEAST_EXACT]
    found = (_likeliest(int(start), float(begins[start]), follow) for start in starts)
    cues = (Cue((start, end), chance, float(some[start:end].max())) for (start, end), chance in found)
    return [cue for cue in cues if cue.exact >= _LEAST_EXACT and cue.anyhow >= _LEAST_CUE]


def _tied(network: Network, group: Group, cues: list[list[Cue]], *, nested: bool = False) -> list[Candidate]:
    """Look from every cue for what it ties."""
    looks = [network.look(e, [cue.at for cue in found]) for e, found in zip(group.encoded, cues, strict=True) if found]
    if not looks:
        return []
    lengths, firsts = (np.concatenate([look[i] for look in looks]) for i in (1, 2))
    scores = _padded([row for rows, _, _ in looks for row in rows])
    tags = network.look_crf.best(scores, lengths)
    sources, contents = _chances(tags, network.look_crf.tags(scores, lengths))
    rows = [row for row, found in enumerate(cues) for _ in found]
    out = []
    for i, cue in enumerate(chain.from_iterable(cues)):
        shift = group.windows[rows[i]].start
        spans = list(_spans(tags[i], int(firsts[i]) + shift))
        out.append(
            Candidate(
                window=rows[i],
                cue=(cue.at[0] + shift, cue.at[1] + shift),
                sources=tuple(span for begin, span in spans if begin == _B_SOURCE),
                contents=tuple(span for begin, span in spans if begin == _B_CONTENT),
                chances=Chances(cue.exact, cue.anyhow, float(sources[i]), float(contents[i])),
                nested=nested,
            )
        )
    return out


def _chances(tags: Ints, chances: Doubles) -> tuple[Doubles, Doubles]:
    """`Chances.sources` and `Chances.contents` of rows of tags, `[n, length]`, by how probable every tag was."""
    source, content = (chances[..., begin : begin + 2].sum(axis=2) for begin in (_B_SOURCE, _B_CONTENT))
    is_content = tags >= _B_CONTENT
    is_source = (tags >= _B_SOURCE) & ~is_content
    some = np.where(is_source.any(axis=1), (source * is_source).max(axis=1), 1 - source.max(axis=1))
    # expected pieces in both, by the expected pieces in either
    shared, either = (content * is_content).sum(axis=1), np.where(is_content, 1.0, content).sum(axis=1)
    return some, shared / np.maximum(either, 1e-9)


def _likeliest(start: int, chance: float, goes_on: Doubles) -> tuple[Span, float]:
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

"""How firmly statements are put, and the words of their conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from sayso.attribution.crf import Floats, Ints
from sayso.attribution.decoding import Candidate, Group
from sayso.attribution.heads import Headed, Heads
from sayso.attribution.pieces import Pieces
from sayso.attribution.wording import wording
from sayso.statement import Firmness, Span

FIRMNESS: tuple[Firmness, ...] = ("asserted", "hedged", "conditional", "intended", "denied", "asked")
"""In the order of the judge's scores."""

_CONDITION = re.compile(
    r"\b(?:(?i:(?:only |even |and |but )?if|unless|provided(?: that)?|as long as|so long as|in case|on condition that"
    r"|depending on)|[Ss]hould(?= (?:he|she|it|they|we|you|I|the|a|an|his|her|their|[A-Z]\w*)\b)"
    r"|[Ww]ere(?= (?:he|she|it|they|we|you|I)\b))\s"
    # to the end of the clause: a comma, a stop; not the stop of "Mrs.", "U.S." or "3.5"
    r"(?:[^,.;:!?\n“”\"—]|(?<=\d)[,.](?=\d)|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.(?= [A-Z])"
    r"|,(?= (?:which|who|whose)\b[^,.;\n]*,)|“[^“”\n]*”)+"
)


def evidence_of_firmness(
    text: str, pieces: Pieces, group: Group, headed: Sequence[Headed], candidate: Candidate
) -> tuple[Floats, Floats]:
    """What the judge goes by for one candidate: what its pieces show, pooled, and its wording."""
    spans = (_characters(pieces, part) for part in (candidate.sources, (candidate.cue,), candidate.contents))
    pooled = _pooled(headed[candidate.window].shown, group.windows[candidate.window].start, candidate)
    return pooled, wording(text, *spans)


def chances(heads: Heads, given: Sequence[tuple[Floats, Floats]]) -> list[list[float]]:
    """How probable each firmness is, for the evidence of each candidate."""
    pooled, words = (np.stack(parts) for parts in zip(*given, strict=True))
    scores = heads.firmness(pooled, words)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    out: list[list[float]] = (weights / weights.sum(axis=1, keepdims=True)).tolist()
    return out


def _pooled(shown: Floats, first: int, candidate: Candidate) -> Floats:
    width = shown.shape[1] // 3
    parts = []
    for role, spans in enumerate((candidate.contents, (candidate.cue,), candidate.sources)):
        at = _seen(spans, first, len(shown))
        part = shown[at, role * width : (role + 1) * width] if len(at) else np.zeros((1, width), dtype=np.float32)
        parts += [part.mean(axis=0), part.max(axis=0)]
    return np.concatenate(parts)


def _seen(spans: Sequence[Span], first: int, length: int) -> Ints:
    pieces = [i - first for start, end in spans for i in range(start, end)]
    return np.array([i for i in pieces if 0 <= i < length], dtype=np.int64)


def _characters(pieces: Pieces, spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple((int(pieces.starts[a]), int(pieces.ends[b - 1])) for a, b in spans)


def firmness(given: Sequence[float], condition: tuple[Span, ...]) -> Firmness:
    """The most probable firmness; conditional where the words of a condition are there and nothing comes before it.

    Of labelled contents with such words, neither denied nor asked, seven in ten are conditional; the judge alone
    finds half of those.
    """
    best = max((chance, name) for chance, name in zip(given, FIRMNESS, strict=True) if name != "conditional")[1]
    return "conditional" if condition and best not in ("denied", "asked") else best


def conditions(text: str, contents: Sequence[Span]) -> tuple[Span, ...]:
    """The first words of a condition within the contents."""
    for start, end in contents:
        found = _CONDITION.search(text, start, end)
        if found:
            return ((found.start(), found.start() + len(found.group().rstrip())),)
    return ()

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

_SAID: tuple[tuple[Firmness, re.Pattern[str]], ...] = (
    ("denied", re.compile(r"(?i)\b(?:den(?:y|ies|ied|ying)\b|refus|declin|reject|dismiss|disput)")),
    ("asked", re.compile(r"(?i)\b(?:question|wonder)")),
    ("hedged", re.compile(r"(?i)\balleg")),
    (
        "intended",
        re.compile(
            r"(?i)\b(?:plan|vow|promis|pledg|hop(?:e|ing)|want|expect|urg|demand|threat|intend|propos|predict|wish)"
        ),
    ),
)
"""What cues say by themselves, the first that fits."""
_NEGATED = re.compile(r"(?i)\b(?:not|never)\b|n[’']t\b")
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
    spans = (pieces.characters(part) for part in (candidate.sources, (candidate.cue,), candidate.contents))
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


def firmness(given: Sequence[float], cue: str, condition: tuple[Span, ...]) -> Firmness:
    """How firmly a statement is put.

    Some cues say it themselves (of labelled statements with one of them, nine in ten are as it says), a negated one
    mostly denies, and the words of a condition tell it better than the judge, who finds half of those. The rest is
    the judge's.

    Args:
        given: how probable each of `FIRMNESS` is by the judge.
        cue: the words of the cue.
        condition: the words of a condition in the contents.
    """
    said = next((name for name, pattern in _SAID if pattern.search(cue)), None)
    best = max((chance, name) for chance, name in zip(given, FIRMNESS, strict=True) if name != "conditional")[1]
    if _NEGATED.search(cue) and "asked" not in (said, best):
        said = "denied"
    firm = said or best
    return "conditional" if condition and firm not in ("denied", "asked") else firm


def conditions(text: str, contents: Sequence[Span]) -> tuple[Span, ...]:
    """The first words of a condition within the contents."""
    for start, end in contents:
        found = _CONDITION.search(text, start, end)
        if found:
            return ((found.start(), found.start() + len(found.group().rstrip())),)
    return ()

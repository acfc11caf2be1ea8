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
    ("asked", re.compile(r"(?i)\b(?:question|wonder|doubt|unclear)")),
    (
        "hedged",
        re.compile(
            r"(?i)\b(?:alleg|reportedly|seem|appear(?:s|ed)?\b(?! (?:in|on|at|before)\b)|suspect|speculat|rumou?r"
            r"|(?:is|are|was|were|been|be) (?:\w+ly |also )?(?:said|believed|thought|reported|understood|considered)"
            r"(?: to(?: \w+)*)?\Z)"
        ),
    ),
    (
        "intended",
        re.compile(
            r"(?i)\b(?:plan|vow|promis|pledg|hop(?:e|ing)|want|expect|urg|demand|threat|intend|propos|predict|wish"
            r"|call(?:s|ed|ing)? (?:for|on|upon)\b|seek|sought|request|ask(?:s|ed|ing)? (?:to|for|that)\b"
            r"|order(?:s|ed|ing)\b|encourag|prepar(?:e|es|ed|ing)\b)"
        ),
    ),
)
"""What cues say by themselves, the first that fits."""
_PLAIN = re.compile(r"(?i)\b(?:sa(?:id|ys?|ying)|told|tells|add(?:s|ed)|wr(?:ote|ites)|tweeted|posted)\b")
_NEGATED = re.compile(r"(?i)\b(?:not|never)\b|n[’']t\b")
_CONDITION = re.compile(
    # "as if" compares, "know if" asks, "even if" holds either way
    r"(?:\[[Ii]\]f|\b(?:(?<!\bas )(?<!\b[Ee]ven )(?<!know )(?<!sure )(?<!see )(?<!wonder )(?<!ask )(?<!asked )"
    r"(?<!surprised )(?i:(?:only )?if|unless|provided(?: that|(?= (?:he|she|it|they|we|you)\b))|as long as|so long as"
    r"|in case|on (?:the )?condition that|depending on|to the (?:degree|extent) that|in the event (?:that|of)"
    r"|assuming(?: that)?)"
    r"|[Ss]hould(?= (?:he|she|it|they|we|you|I|the|a|an|his|her|their|[A-Z]\w*)\b)"
    r"|[Ww]ere(?= (?:he|she|it|they|we|you|I)\b)))\s"
    # to the end of the clause: a comma, a stop, its reason; not the stop of "Mrs.", "U.S." or "3.5"
    r"(?:(?! because | since | then )[^,.;:!?()\n“”\"—–]|(?<=\d)[,.](?=\d)|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\."
    r"|(?<=\b[A-Z][a-z]{2})\.(?= [A-Z])|, (?:which|who|whose)\b[^,.;\n]*(?=,)(?:,(?= [a-z]+ed\b))?"
    r"|,(?= and [^,.;\n]*,)|“[^“”\n]*”|(?<= )\"(?=\w)[^\"\n,.]*)+"
)

_ASIDE = re.compile(r",? (?:\([^()\n]*\) )?")  # what may stand between a content and its condition


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
    asks = firm == "asked" and not _PLAIN.search(cue)
    return "conditional" if condition and firm != "denied" and not asks else firm


def conditions(text: str, contents: Sequence[Span]) -> tuple[Span, ...]:
    """The first words of a condition within the contents, or right behind them."""
    for start, end in contents:
        found = _CONDITION.search(text, start, end)
        if found:
            return (_stretch(found),)
    for _, end in contents[-1:]:
        aside = _ASIDE.match(text, end)
        found = _CONDITION.match(text, aside.end()) if aside else None
        if found:
            return (_stretch(found),)
    return ()


def _stretch(found: re.Match[str]) -> Span:
    return found.start(), found.start() + len(found.group().rstrip())

"""The text of a claim: of a group's wordings the one that a person would choose.

It lies in the middle of the group and is a plain, complete assertion: no question, no teaser, no shouting, not the
denial where others affirm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from sayso.corpus.claims.embedder import Vectors
from sayso.corpus.claims.utterances import Utterance

_MARKS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (cost, re.compile(pattern, flags))
    for cost, pattern, flags in (
        (0.25, r"\?\W*$", 0),
        (0.15, r"^\W*(?:did|does|do|is|are|was|were|has|have|can|could|will|would|should)\b", re.I),
        (
            0.2,
            r"^\W*(?:this|these|that|here[’']?s|here (?:is|are)|watch|listen|look|meet|see|you|why|how|what|when|who"
            r"|where|so|but|and|oh|wow|whoa|omg|stop|give|get|read|if|want|exclusive|breaking|updated?|rumou?r|videos?"
            r"|photos?|because|about|to|of|which)\b",
            re.I,
        ),
        (0.1, r"\b(?:you|your|you[’']ll|won[’']t believe|shock(?:ing|s|ed)?|insane|amazing|internet|viral)\b", re.I),
        (0.1, r"!", 0),
        (0.1, r"…|\.\.\.", 0),
        (0.05, r"[\[(][^\])]*[\])]", 0),  # [VIDEO]
        (0.05, r"^[^:]{1,25}:\s", 0),  # Report: …
        (0.04, r"\s[-–—|]\s", 0),  # … - The Outlet
        (0.04, r":\s.*\w", 0),
        (0.1, r"^\W*(?:he|she|it|they|we|i|his|her|their|our|my)\b", re.I),  # who is that?
        (0.05, r"^\W*[a-z]", 0),
        (0.05, r"\bthings?\b|\bthe (?:\w+ )?(?:most|best|worst|only|greatest)\b|\bbecause\b", re.I),
        (0.05, r"\b[A-Z]{5,}\b.*\b[A-Z]{4,}\b", 0),
    )
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|may|might|could|can|to|did|does|said|says|found|made|told"
    r"|got|cut|shot|won|lost|left|took|gave|held|kept|sold|bought|dead|[a-z]{2,}(?:ed|es)|(?!as\b|its\b|his\b)[a-z]{3,}s)\b",
    re.I,
)
_WORD = re.compile(r"\w+")
_DENYING = 0.4
_VERBLESS = 0.1


def chosen(wordings: Sequence[Utterance], vectors: Vectors) -> int:
    """Which of the wordings stands for all of them.

    Args:
        wordings: at least one.
        vectors: `[wordings, 384]` where they lie.
    """
    middle = vectors.mean(axis=0)
    near = vectors @ middle / max(float(np.linalg.norm(middle)), 1e-9)
    denials = sum(wording.stance == "denies" for wording in wordings)
    costs = [
        cost(wording.text) + _DENYING * (wording.stance == "denies" and denials < len(wordings)) for wording in wordings
    ]
    return int(np.argmax(np.round(near - np.array(costs), 4)))


def cost(text: str) -> float:
    """What speaks against a wording, from 0 up, on the scale of likeness."""
    words = len(_WORD.findall(text))
    length = 0.08 * max(0, 6 - words) + 0.02 * max(0, words - 16)
    return length + _VERBLESS * (not _VERB.search(text)) + sum(cost for cost, mark in _MARKS if mark.search(text))

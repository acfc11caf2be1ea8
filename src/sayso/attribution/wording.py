"""Words that tell how firmly something is put, as evidence beside what the encoder sees."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from sayso.attribution.crf import Floats
from sayso.statement import Span

_WORDS = (
    "will would 'll shall should must may might could can likely probably possibly perhaps appear appears seem "
    "seems apparently reportedly allegedly alleged suggest suggests believed if unless provided whether ? not n't "
    "no never nobody none deny denied denies reject rejected refuse refused dismiss dismissed decline declined "
    "plan plans planned to want wants wanted hope hopes hoped expect expects expected promise promised vow vowed "
    "pledge pledged ask asked asks wonder question doubt urge urged call called demand demanded need needs going "
    "intend intends offer threaten threatened propose proposed seek sought try oppose opposed against support "
    "supported"
).split()
_FIRST = ("to", "that", "if", "whether", "for", "not")
_TOKEN = re.compile(r"n't|'ll|[a-z]+|\?")

SIZE = 2 * (len(_WORDS) + len(_FIRST)) + 2
"""How many numbers `wording` gives."""


def wording(text: str, sources: tuple[Span, ...], cue: tuple[Span, ...], contents: tuple[Span, ...]) -> Floats:
    """Which words stand in the content and in the cue, which begin them, and whether source and cue are there."""
    parts = [*_of(text, contents), *_of(text, cue), not sources, not cue]
    return np.array(parts, dtype=np.float32)


def _of(text: str, spans: Iterable[Span]) -> list[bool]:
    words = " ".join(text[start:end] for start, end in spans).lower().replace("’", "'").replace("n't", " n't")
    tokens = _TOKEN.findall(words)
    found = set(tokens)
    return [word in found for word in _WORDS] + [tokens[:1] == [word] for word in _FIRST]

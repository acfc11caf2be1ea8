"""The words that show a source, with enough around them to be read alone."""

from __future__ import annotations

import re

from sayso.corpus.origins.relevance import Reading
from sayso.statement import Span

_BREAK = re.compile(r"[,;:—]\s|[“”\"]|\s[–-]\s")
_BEFORE, _AFTER = 90, 60  # characters of the sentence that may be taken in on either side


def in_context(reading: Reading, span: Span) -> Span:
    """A stretch of a sentence widened to the clause around it: "told the Gazette" to "a clerk told the Gazette"."""
    if not reading.sentences:
        return span
    sentence = reading.sentences[reading.at(span[0])]
    if span[0] < sentence.start or span[1] > sentence.end:
        return span
    text = reading.article.text
    return _left(text, max(sentence.start, span[0] - _BEFORE), span[0]), _right(
        text, span[1], min(sentence.end, span[1] + _AFTER)
    )


def _left(text: str, low: int, start: int) -> int:
    breaks = [match.end() for match in _BREAK.finditer(text, low, start)]
    if breaks:
        return breaks[-1]
    while low and not text[low - 1].isspace() and low < start:  # no half a word
        low += 1
    return low


def _right(text: str, end: int, high: int) -> int:
    match = _BREAK.search(text, end, high)
    cut = match.start() if match else high
    while cut > end and cut < len(text) and not match and not text[cut].isspace():
        cut -= 1
    return end + len(text[end:cut].rstrip(" .\n"))

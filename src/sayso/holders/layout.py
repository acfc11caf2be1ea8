"""Where sentences, paragraphs and quotations stand in a text, found once and asked often."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.attribution.quotations import quotes
from sayso.statement import Span

_PARAGRAPH = re.compile(r"[\n\r\u2028\u2029]+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|[\n\r\u2028\u2029]+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|St|Mr|Mrs|Ms|Dr|Jr|Sr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|vs|v))\.\Z"
)


class Layout:
    """Sentences, paragraphs and double-marked quotations of a text, by number from 0."""

    def __init__(self, text: str) -> None:
        self._paragraphs = [match.end() for match in _PARAGRAPH.finditer(text)]
        self._sentences = [
            match.end()
            for match in _SENTENCE.finditer(text)
            if not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start())
        ]
        self._quotes = [(quote.start, quote.end) for quote in quotes(text) if quote.double]
        self._length = len(text)

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place stands in."""
        return bisect_right(self._sentences, at)

    def sentence_span(self, at: int) -> Span:
        """The sentence that a place stands in, up to where the next one begins."""
        return _around(self._sentences, at, self._length)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that a place stands in."""
        return bisect_right(self._paragraphs, at)

    def is_quoted(self, at: int) -> bool:
        """Whether a place stands in double quotation marks."""
        i = bisect_right(self._quotes, (at, self._length + 1)) - 1
        return i >= 0 and at < self._quotes[i][1]


def _around(starts: Sequence[int], at: int, length: int) -> Span:
    i = bisect_right(starts, at)
    return (starts[i - 1] if i else 0, starts[i] if i < len(starts) else length)

"""How Web Annotation points at words of a text: by the words with what stands around them, and by their place.

The standard counts positions in Unicode code points, half-open, from 0, and so does Sayso: spans go through as
they are. A program whose strings are UTF-16 (JavaScript, Java) has to convert them where the text holds
characters beyond U+FFFF.
"""

from __future__ import annotations

from typing import Any

from sayso.statement import Span

_AROUND = 32
"""Code points before and behind the words; doubled as long as the same stands in the text a second time."""

_FARTHEST = 512


def in_text(text: str, span: Span) -> list[dict[str, Any]]:
    """The words of a span and their place, for the text itself."""
    start, end = span
    return [
        quote(text, span),
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def quote(text: str, span: Span, *, within_line: bool = False) -> dict[str, Any]:
    """The words of a span with what stands around them, as much as it takes to tell them from the same words elsewhere.

    Args:
        text: where they stand.
        span: which they are.
        within_line: leave out what stands on other lines: on the page of an article other things may stand
            between its paragraphs.
    """
    start, end = span
    words = text[start:end]
    around = _AROUND
    before, behind = text[max(0, start - around) : start], text[end : end + around]
    while around < _FARTHEST and _is_repeated(text, before + words + behind):
        around *= 2
        before, behind = text[max(0, start - around) : start], text[end : end + around]
    if within_line:
        before, behind = before.rpartition("\n")[2], behind.partition("\n")[0]
    selector = {"type": "TextQuoteSelector", "exact": words, "prefix": before, "suffix": behind}
    return {key: value for key, value in selector.items() if value or key == "exact"}


def _is_repeated(text: str, words: str) -> bool:
    first = text.find(words)
    return text.find(words, first + 1) != -1

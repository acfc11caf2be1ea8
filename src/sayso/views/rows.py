"""How an article's text is laid out on a page: its rows, and a lane for the underline of each content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.article import Article, SegmentRole
from sayso.views.marks import Mark, marks

LANES = 3
"""Underlines that a line of text has room for; deeper ones share the last."""

_GAP = re.compile(r"\n\s*\n")


def rows(article: Article, text: str) -> Iterator[tuple[int, int, SegmentRole]]:
    """Where rows begin and end, at segments and behind empty lines, and what each is.

    Args:
        article: the article.
        text: its text as it is shown, as long as it is.
    """
    gaps = (match.end() for match in _GAP.finditer(text))
    segments = (edge for segment in article.segments for edge in (segment.start, segment.end))
    waiting = sorted(article.segments, key=lambda segment: (segment.start, -segment.end), reverse=True)
    for start, end in pairwise(sorted({0, len(text), *gaps, *segments})):
        while waiting and waiting[-1].end <= start:
            waiting.pop()
        within = waiting and waiting[-1].start <= start and end <= waiting[-1].end
        yield start, end, waiting[-1].role if within else "paragraph"


def lanes(article: Article) -> dict[Mark, int]:
    """A lane for each content, from 1: the first that is free where it begins, so that no two underlines meet."""
    found: dict[Mark, int] = {}
    active: dict[int, Mark] = {}
    for mark in marks(article):
        if mark.role == "contents":
            active = {lane: other for lane, other in active.items() if other.end > mark.start}
            lane = next(lane for lane in range(1, len(active) + 2) if lane not in active)
            found[mark] = lane
            active[lane] = mark
    return found

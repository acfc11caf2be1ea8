"""Two articles side by side: what they share in one row, what either has alone beside nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from sayso.article import Article
from sayso.corpus.records import Copy, Edit
from sayso.statement import Span
from sayso.views.characters import printable

_GAP = re.compile(r"(\n\s*\n)")
_BEFORE, _BEHIND = re.compile(r"[^\w\s]+\Z"), re.compile(r"[^\w\s]+")
_WORD = re.compile(r"\w+")
_NEAR = 8  # characters
_EDITED = (Markup("<del>{}</del>"), Markup("<ins>{}</ins>"))

Cells = tuple[Markup, Markup]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what the two have there, as markup.

    Attributes:
        cells: of the first article and of the second.
        copy: the passage that they share; None where they share none.
        begins: whether the passage begins here; a long one has a row for each paragraph.
    """

    cells: Cells
    copy: Copy | None = None
    begins: bool = False


def aligned(first: Article, second: Article, copies: Sequence[Copy]) -> list[Row]:
    """The rows from the beginning of both to their end.

    Passages that stand in another order in the second article are marked where they stand in each.

    Args:
        first: shown on the left.
        second: shown on the right.
        copies: what they share, the first article's side first.
    """
    return list(_Aligned((printable(first.text), printable(second.text)), copies).rows())


class _Aligned:
    def __init__(self, texts: tuple[str, str], copies: Sequence[Copy]) -> None:
        self._texts = texts
        ordered = sorted(copies, key=lambda copy: copy.spans)
        self._numbers = {copy: n for n, copy in enumerate(ordered, 1)}
        self._in_order = _in_order(ordered)
        self._moved = [copy for copy in ordered if copy not in self._in_order]
        self._places = [0, 0]  # up to where each text is shown

    def rows(self) -> Iterator[Row]:
        for copy in self._in_order:
            spans = [self._whole(side, copy.spans[side]) for side in (0, 1)]
            yield from self._between(spans[0][0], spans[1][0])
            for n, cells in enumerate(self._paragraphs(copy, spans)):
                yield Row(cells, copy, n == 0)
            self._places = [spans[0][1], spans[1][1]]
        yield from self._between(*map(len, self._texts))

    def _whole(self, side: int, span: Span) -> Span:
        """The passage with the quotation marks and full stop around it."""
        text, (start, end) = self._texts[side], span
        floor = max(self._places[side], start - _NEAR)
        before, behind = _BEFORE.search(text, floor, start), _BEHIND.match(text, end, end + _NEAR)
        return (before.start() if before else start, behind.end() if behind else end)

    def _between(self, *ends: int) -> Iterator[Row]:
        first, second = (self._alone(side, self._places[side], ends[side]) for side in (0, 1))
        if first or second:
            yield Row((first, second))

    def _alone(self, side: int, start: int, end: int) -> Markup:
        """Text that is not aligned, with the passages in it that stand elsewhere in the other article."""
        text, html, place = self._texts[side], Markup(), start
        for copy in sorted(self._moved, key=lambda copy: copy.spans[side]):
            a, b = copy.spans[side]
            if place <= a and b <= end:
                passage = Markup().join(cells[side] for cells in self._paragraphs(copy, copy.spans))
                html += escape(text[place:a])
                html += Markup('<span class="moved"><sup>{}</sup>{}</span>').format(self._numbers[copy], passage)
                place = b
        return Markup((html + escape(text[place:end])).strip())  # noqa: S704  it was markup before

    def _paragraphs(self, copy: Copy, spans: Sequence[Span]) -> list[Cells]:
        """The passage in both articles, what differs marked, cut where a paragraph ends in both."""
        ends = [Edit((spans[0][end],) * 2, (spans[1][end],) * 2) for end in (0, 1)]
        rows: list[Cells] = []
        cells = (Markup(), Markup())
        for before, edit in pairwise([ends[0], *copy.edits, ends[1]]):
            alike = [_GAP.split(text[a:b]) for text, a, b in self._stretches(before, edit)]
            while len(alike[0]) > 1 < len(alike[1]) and _same(alike[0][0], alike[1][0]):
                rows.append(_joined(cells, (alike[0][0], alike[1][0])))
                cells = (Markup(), Markup())
                alike = [parts[2:] for parts in alike]
            cells = _joined(cells, ("".join(alike[0]), "".join(alike[1])))
            cells = _joined(cells, (self._edited(0, edit.a), self._edited(1, edit.b)))
        return [*rows, cells]

    def _stretches(self, before: Edit, edit: Edit) -> Iterator[tuple[str, int, int]]:
        """What stands alike in both between two edits."""
        yield self._texts[0], before.a[1], edit.a[0]
        yield self._texts[1], before.b[1], edit.b[0]

    def _edited(self, side: int, span: Span) -> Markup:
        words = self._texts[side][slice(*span)]
        return _EDITED[side].format(words) if words else Markup()


def _same(first: str, second: str) -> bool:
    """Whether two paragraphs have the same words."""
    return _WORD.findall(first) == _WORD.findall(second)


def _joined(cells: Cells, more: Sequence[str]) -> Cells:
    return cells[0] + escape(more[0]), cells[1] + escape(more[1])


def _in_order(copies: Sequence[Copy]) -> list[Copy]:
    """The longest run of passages that follow each other in both articles, without overlap."""
    ends: list[int] = []  # of the second side, by the length of the run that ends there
    last: list[int] = []
    before: dict[int, int | None] = {}
    for n, copy in enumerate(copies):
        start, end = copy.spans[1]
        length = bisect_left(ends, start + 1)
        while length and copies[last[length - 1]].spans[0][1] > copy.spans[0][0]:
            length -= 1
        before[n] = last[length - 1] if length else None
        if length == len(ends):
            ends.append(end)
            last.append(n)
        elif end < ends[length]:
            ends[length], last[length] = end, n
    run: list[Copy] = []
    at: int | None = last[-1] if last else None
    while at is not None:
        run.append(copies[at])
        at = before[at]
    return run[::-1]

"""Where quotation marks open and close.

Newspapers mix straight and curly, double and single marks, leave a quotation open at the end of a paragraph that the
next one carries on, and use the closing single mark as an apostrophe. A paragraph is read by itself: whatever is open
at its end runs to its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.statement import Span

_DOUBLE_OPEN = "“„«"
_DOUBLE_CLOSE = "”»"
_SINGLE = "'‘’‚‹›`"
_MARK = re.compile(f"``|''|[\"{_DOUBLE_OPEN}{_DOUBLE_CLOSE}{_SINGLE}]")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BEFORE_OPEN = frozenset("([{<—–-/:=…") | frozenset(_DOUBLE_OPEN) | frozenset("\"'‘")
_BEFORE_CLOSE = frozenset(".,;:!?…—–-)]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks.

    Attributes:
        start: where its opening mark begins.
        end: behind its closing mark, or the end of the paragraph where it is not closed.
        inner: the words between the marks.
        double: whether the marks are double ones.
        closed: whether the closing mark is there.
    """

    start: int
    end: int
    inner: Span
    double: bool
    closed: bool


def quotes(text: str) -> list[Quote]:
    """Every quotation of the text, in order; a single-marked one inside a double-marked one is left out."""
    return [quote for line in _LINE.finditer(text) for quote in _line_quotes(text, line.start(), line.end())]


def _line_quotes(text: str, start: int, end: int) -> Iterator[Quote]:
    marks = list(_MARK.finditer(text, start, end))
    doubles = list(_doubles(text, [m for m in marks if _is_double(m.group())], start, end))
    singles = _singles(text, [m for m in marks if not _is_double(m.group())], start, end)
    starts = [quote.start for quote in doubles]
    outside = [q for q in singles if not _inside(q, doubles, starts)]
    yield from sorted([*doubles, *outside], key=lambda quote: quote.start)


def _inside(quote: Quote, doubles: list[Quote], starts: list[int]) -> bool:
    i = bisect_left(starts, quote.start)
    return (i > 0 and doubles[i - 1].end > quote.start) or (i < len(doubles) and doubles[i].start < quote.end)


def _is_double(mark: str) -> bool:
    return len(mark) == 2 or mark in _DOUBLE_OPEN or mark in _DOUBLE_CLOSE or mark == '"'


def _doubles(text: str, marks: list[re.Match[str]], start: int, end: int) -> Iterator[Quote]:
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened is not None and _closes(text, mark, end):
            yield Quote(opened.start(), mark.end(), (opened.end(), mark.start()), double=True, closed=True)
            opened = None
        elif _opens(text, mark, start, end):
            if opened is not None:  # never closed before the next one opens: it ends there
                yield Quote(opened.start(), mark.start(), (opened.end(), mark.start()), double=True, closed=False)
            opened = mark
    if opened is not None and opened.end() < end:
        yield Quote(opened.start(), end, (opened.end(), end), double=True, closed=False)


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.group() in _DOUBLE_OPEN or mark.group() == "``":
        return False
    if mark.group() != '"':
        return True
    # a straight mark behind a space and before a word opens, even where one is open already
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return not (before.isspace() and after.isalnum() and mark.end() < end)


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    kind = mark.group()
    if kind in _DOUBLE_OPEN or kind == "``":
        return True
    if kind != '"' or mark.end() >= end or text[mark.end()].isspace():
        return False
    return mark.start() == start or not (text[mark.start() - 1].isalnum() or text[mark.start() - 1] in ".,!?%")


def _singles(text: str, marks: list[re.Match[str]], start: int, end: int) -> list[Quote]:
    """Single-marked quotations; an apostrophe neither opens nor closes one."""
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    weak: re.Match[str] | None = None  # "the voters' …": closes only where nothing firmer follows

    def close(by: re.Match[str]) -> None:
        assert opened is not None
        if by.start() - opened.end() > 1:  # one letter in marks is the 'n' of rock 'n' roll
            inner = (opened.end(), by.start())
            found.append(Quote(opened.start(), by.end(), inner, double=False, closed=True))

    for mark in marks:
        if opened is None:
            opened = mark if _opens_single(text, mark, start, end) else None
        elif _may_close_single(text, mark, end):
            if text[mark.start() - 1] in _BEFORE_CLOSE or not _is_genitive(text, mark, end):
                close(mark)
                opened = weak = None
            else:
                weak = mark
        elif _opens_single(text, mark, start, end) and mark.group() != "’":
            if weak is not None:
                close(weak)
            opened, weak = mark, None
    if opened is not None and weak is not None:
        close(weak)
    return found


def _opens_single(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() not in "'‘‚‹`" or mark.end() >= end:
        return False
    after = text[mark.end()]
    if not (after.isalpha() or after in '[(“"…$£€') and not after.isdigit():
        return False
    return mark.start() == start or text[mark.start() - 1].isspace() or text[mark.start() - 1] in _BEFORE_OPEN


def _may_close_single(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.group() not in "'’›" or text[mark.start() - 1].isspace():
        return False
    return mark.end() >= end or not text[mark.end()].isalnum()


def _is_genitive(text: str, mark: re.Match[str], end: int) -> bool:
    follows = text[mark.end() : min(mark.end() + 2, end)]
    return text[mark.start() - 1] in "sSzxn" and len(follows) == 2 and follows[0] == " " and follows[1].isalpha()

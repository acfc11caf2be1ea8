"""Quotations that reach further than what was looked at from a cue, and those that have no cue of their own.

The look from a cue sees only so far: of a long quotation it may take a part, and the rest belongs to it.

A quoted sentence or paragraph that follows a quoting statement, with nothing else between, carries that statement on.
One that stands alone is a statement with an empty cue: whose words they are is told by other means, or not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.quotations import Quote
from sayso.statement import Firmness, Span, Statement

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 4
"""Fewer words in marks with no cue may be a title, a nickname or a mere scare quote."""
_GAP = re.compile(r"[^.!?\n]{0,120}[.!?:]?[\s\"”’')\]]*")
"""What may stand between a statement and the quotation that carries it on: the rest of its sentence."""
_ALONE_CONFIDENCE = 0.4
"""A quotation for certain, but PolNeAR, which confidence is calibrated on, hardly ever marks one with no cue."""


def complete(text: str, quotes: Sequence[Quote], statements: Sequence[Statement]) -> list[Statement]:
    """Lengthen contents that begin or end in the midst of a quotation to the whole of it.

    One that is introduced goes on to its closing mark, one whose cue follows began at its opening mark; not where
    anything else was found in between, nor to the front where a content begins in the midst of a sentence.

    Args:
        text: the article's text.
        quotes: its quotations, in order.
        statements: its statements, in any order.
    """
    taken = _spans_of(statements)

    def whole(cue: int, span: Span) -> Span:
        start, end = span
        opened, closed = _within(quotes, start), _within(quotes, end)
        if opened and cue >= opened.end and _begins(text, opened, start) and not _touches(taken, (opened.start, start)):
            start = opened.start
        if closed and cue < closed.start and not _touches(taken, (end, closed.end)):
            end = closed.end
        return start, end

    return [
        replace(s, contents=tuple(whole(s.cue[0][0], span) for span in s.contents)) if s.cue else s for s in statements
    ]


def _within(quotes: Sequence[Quote], place: int) -> Quote | None:
    """The double-marked quotation in whose words a place lies, not at their edge."""
    i = bisect_right(quotes, place, key=lambda quote: quote.start) - 1
    inside = i >= 0 and quotes[i].double and quotes[i].inner[0] < place < quotes[i].inner[1]
    return quotes[i] if inside else None


def _begins(text: str, quote: Quote, place: int) -> bool:
    """Whether a sentence of the quotation begins there."""
    return text[place].isupper() and text[quote.start : place].rstrip("'’ ").endswith((".", "?", "!", "…"))


def carry_on(text: str, quotes: Sequence[Quote], statements: Sequence[Statement]) -> list[Statement]:
    """Lengthen statements by the quotations that carry them on, and add those that nothing introduces.

    Args:
        text: the article's text.
        quotes: its quotations, in order.
        statements: its statements, in any order; ids are not looked at.

    Returns:
        The statements with those quotations; new ones have neither cue nor source.
    """
    out = list(statements)
    taken = _spans_of(out)
    quoting = sorted((_end(s), i) for i, s in enumerate(out) if _quotes_last(s, quotes))
    last: tuple[int, int] | None = None  # what was lengthened or added last
    for quote in quotes:
        span = (quote.start, quote.end)
        if not _stands_alone(text, quote) or _touches(taken, span):
            continue
        before = bisect_right(quoting, (quote.start, len(out))) - 1
        carrier = max((x for x in (last, quoting[before] if before >= 0 else None) if x), default=None)
        if carrier and _GAP.fullmatch(text, carrier[0], quote.start):
            i = carrier[1]
            out[i] = replace(out[i], contents=(*out[i].contents, span))
        else:
            i = len(out)
            out.append(_alone(span, asked=text[quote.inner[0] : quote.inner[1]].rstrip().endswith("?")))
        last = (quote.end, i)
    return out


def _stands_alone(text: str, quote: Quote) -> bool:
    """Whether it is a whole sentence or more: a capital or mark begins it, a stop ends it, nothing is glued to it."""
    inner = text[quote.inner[0] : quote.inner[1]].strip()
    if not quote.double or len(_WORD.findall(inner)) < _LEAST_WORDS:
        return False
    begins = inner[0].isupper() or not inner[0].isalnum()
    before = text[max(0, quote.start - 4) : quote.start].rstrip(" \t")[-1:]
    after = text[quote.end : quote.end + 4].lstrip(" \t")[:1]
    return (
        begins
        and (not quote.closed or inner[-1] in ".?!…—")
        and (not before or before in '\n.!?:”"’')
        and (not after or not after.islower())
    )


def _quotes_last(statement: Statement, quotes: Sequence[Quote]) -> bool:
    """Whether the last content ends in a quotation."""
    if not statement.contents:
        return False
    start, end = max(statement.contents)
    i = bisect_right(quotes, end - 1, key=lambda quote: quote.start) - 1
    return i >= 0 and end - 2 <= quotes[i].end and quotes[i].start < end and quotes[i].end > start


def _end(statement: Statement) -> int:
    return max(end for _, end in (*statement.sources, *statement.cue, *statement.contents))


def _spans_of(statements: Sequence[Statement]) -> list[Span]:
    return sorted(span for s in statements for span in (*s.sources, *s.cue, *s.contents))


def _touches(taken: list[Span], span: Span) -> bool:
    """Whether any of the spans, sorted by their start, shares text with this one; they are short beside a paragraph."""
    i = bisect_right(taken, (span[1], 0))
    return any(start < span[1] and end > span[0] for start, end in taken[max(0, i - 8) : i])


def _alone(span: Span, *, asked: bool) -> Statement:
    firmness: Firmness = "asked" if asked else "asserted"
    return Statement("", (), (), (span,), "direct", _ALONE_CONFIDENCE, firmness=firmness)

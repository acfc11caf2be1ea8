"""From candidates to the statements of an article: which hold, and how they lie to each other."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.attribution.continuations import carry_on, complete
from sayso.attribution.decoding import Candidate
from sayso.attribution.firmness import conditions, firmness
from sayso.attribution.pieces import Pieces
from sayso.attribution.quotations import Quote
from sayso.statement import Quotation, Span, Statement

_LINE = re.compile(r"[^\s](?:[^\n\r]*[^\s])?")
_BREAK = re.compile(r"[\n\r]")
_LEAST = 1e-6  # as near to nought and to one as chances are told apart
_QUOTE_MARKS = frozenset("\"“'‘«„`")


@dataclass(frozen=True, slots=True)
class Calibration:
    """How sure a candidate is: a logistic regression (Platt 1999) on what the two CRFs say.

    Attributes:
        bias, exact_cue, cue, sources, contents, no_source: its weights.
        threshold: the least confidence that a statement is kept at.
    """

    bias: float
    exact_cue: float
    cue: float
    sources: float
    contents: float
    no_source: float
    threshold: float

    def confidence(self, candidate: Candidate) -> float:
        """The probability, 0 to 1, that the statement is right."""
        return self.rate(evidence(candidate))

    def rate(self, given: tuple[float, ...]) -> float:
        """The same, from the evidence of a candidate."""
        x = self.bias + sum(weight * value for weight, value in zip(self.weights, given, strict=True))
        return 1 / (1 + math.exp(-x))

    @property
    def weights(self) -> tuple[float, ...]:
        """What each part of the evidence counts."""
        return self.exact_cue, self.cue, self.sources, self.contents, self.no_source


def evidence(candidate: Candidate) -> tuple[float, ...]:
    """Log odds of its chances, and whether no source is tied.

    A statement is right where its cue, its sources and its contents are right in the main, so that chances of exactly
    what was found say less: a boundary that could be one of two halves them.
    """
    chances = candidate.chances
    every = chances.exact_cue, chances.cue, chances.sources, chances.contents
    return *(_log_odds(chance) for chance in every), float(not candidate.sources)


def _log_odds(chance: float) -> float:
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(chance / (1 - chance))


@dataclass(frozen=True, slots=True)
class Rated:
    """A candidate that is sure enough.

    Attributes:
        candidate: the candidate.
        confidence: how sure, 0 to 1.
        firmness: how probable each firmness is, in the order of `FIRMNESS`.
    """

    candidate: Candidate
    confidence: float
    firmness: Sequence[float] = ()


def statements(text: str, pieces: Pieces, found: Sequence[Rated]) -> tuple[Statement, ...]:
    """The statements of a text, in its order, with ids.

    Where two claim the same content and neither is nested in the other, the surer one is kept. Quotations without
    a cue carry on the statement before them, or stand alone.
    """
    drafts = [_draft(text, pieces, rated) for rated in found]
    kept = [draft for group in _neighbours(drafts) for draft in _without_rivals(group)]
    kept = carry_on(text, pieces.quotes, complete(text, pieces.quotes, kept))
    kept.sort(key=lambda draft: (draft.start, draft.cue))
    numbered = [replace(draft, id=f"s{i}") for i, draft in enumerate(kept, 1)]
    return tuple(
        replace(
            draft,
            quotation=quotation(text, pieces.quotes, draft.contents),
            within=_enclosing(draft, group),
        )
        for group in _neighbours(numbered)
        for draft in group
    )


def _draft(text: str, pieces: Pieces, rated: Rated) -> Statement:
    candidate = rated.candidate

    cue = pieces.characters((candidate.cue,))
    contents = tuple(x for span in pieces.characters(candidate.contents) for x in _by_line(text, span, cue[0][0]))
    condition = conditions(text, contents)
    firm = firmness(rated.firmness, text[cue[0][0] : cue[0][1]], condition) if len(rated.firmness) else None
    return Statement(
        id="",
        sources=pieces.characters(candidate.sources),
        cue=cue,
        contents=_with_condition(contents, condition),
        quotation="indirect",
        confidence=round(rated.confidence, 3),
        firmness=firm,
        condition=condition if firm == "conditional" else (),
    )


def _with_condition(contents: tuple[Span, ...], condition: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents, and a condition right behind them: annotators take that in, 242 times of 247."""
    *before, (start, end) = contents
    return (*before, (start, max(end, *(stop for _, stop in condition)))) if condition else contents


def _by_line(text: str, span: Span, cue: int) -> list[Span]:
    """A content a piece a line. What begins in the cue's line goes on in the next one only as a quotation."""
    lines = [(span[0] + m.start(), span[0] + m.end()) for m in _LINE.finditer(text[span[0] : span[1]])]
    begins_elsewhere = bool(_BREAK.search(text, min(cue, span[0]), max(cue, span[0])))
    first, rest = lines[:1], lines[1:]
    return first + [line for line in rest if begins_elsewhere or text[line[0]] in _QUOTE_MARKS]


def _neighbours(drafts: list[Statement]) -> list[list[Statement]]:
    """Statements in groups that share no stretch of text, so that only neighbours are held against each other."""
    groups: list[list[Statement]] = []
    reached = -1
    for draft in sorted(drafts, key=lambda draft: draft.start):
        if draft.start >= reached:
            groups.append([])
        groups[-1].append(draft)
        reached = max(reached, *(end for _, end in (*draft.sources, *draft.cue, *draft.contents)))
    return groups


def _without_rivals(group: list[Statement]) -> list[Statement]:
    kept: list[Statement] = []
    for draft in sorted(group, key=lambda draft: -draft.confidence):
        if not any(_rivals(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _rivals(a: Statement, b: Statement) -> bool:
    if overlap(a.cue, b.cue):
        return True
    if _nested(a, b) or _nested(b, a):
        return False
    return 2 * overlap(a.contents, b.contents) > min(_length(a.contents), _length(b.contents))


def _nested(inner: Statement, outer: Statement) -> bool:
    return overlap(inner.cue, outer.contents) > 0


def _enclosing(draft: Statement, group: list[Statement]) -> str | None:
    """The smallest statement whose content holds this one's cue."""
    outer = [other for other in group if other is not draft and _nested(draft, other) and not _nested(other, draft)]
    return min(outer, key=lambda other: _length(other.contents)).id if outer else None


def overlap(a: tuple[Span, ...], b: tuple[Span, ...]) -> int:
    """How many code points two lists of spans share."""
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans)


def quotation(text: str, quotes: list[Quote], contents: tuple[Span, ...]) -> Quotation:
    """Whether all, some or none of the words stand in quotation marks; single words in marks are some."""
    starts = [quote.start for quote in quotes]
    words = quoted = 0
    for start, end in contents:
        for i in range(start, end):
            if text[i].isalnum():
                words += 1
                at = bisect_right(starts, i) - 1
                quoted += at >= 0 and i < quotes[at].end
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.98 * words else "mixed"

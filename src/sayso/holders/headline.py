"""The headline, held against the place of the body that it comes from: what it leaves out."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import cast

from sayso.article import Article
from sayso.holders.headline_condition import is_conditional
from sayso.holders.headline_evidence import coverage, evidence
from sayso.holders.headline_kept import keeps_condition, keeps_hedge, keeps_source
from sayso.holders.headline_places import Place, headline_span, places
from sayso.statement import Drop, Headline, Span, Statement

THRESHOLDS: dict[Drop, float] = {"source": 0.5, "hedge": 0.4}
"""Probability from which a drop is told: hedges are few, and half the F1 that can be had is where theirs is best."""
_SAME = 0.7  # likeness from which a sentence says what the headline says


def headline(article: Article) -> Headline | None:
    """What the headline drops of the statement of the body that it comes from.

    Args:
        article: an article with its statements; their firmness is used where it is set.

    Returns:
        The headline's own statement, the statements of the body that say the same, and what the headline
        leaves out; None where the article has no headline or no body.
    """
    span = headline_span(article)
    found = places(article, span) if span else []
    if span is None or not found:
        return None
    same = [place for place in found if place.likeness >= _SAME]
    return Headline(
        statement=_own(article, span),
        drops=tuple(_drops(article, span, found)),
        body=tuple(s.id for s in article.statements if _says_it(s, span, same)),
    )


def _drops(article: Article, span: Span, found: Sequence[Place]) -> Iterator[Drop]:
    if not any(place.likeness for place in found):
        return  # it shares no word with the body, and belongs to another page
    words = article.text[slice(*span)]
    attributed = keeps_source(article, span)
    numbers = evidence(article, found, words, attributed=attributed)
    if not attributed and probability("source", numbers) > THRESHOLDS["source"]:
        yield "source"
    if not keeps_hedge(words) and probability("hedge", numbers) > THRESHOLDS["hedge"]:
        yield "hedge"
    if not keeps_condition(words) and is_conditional(article, found):
        yield "condition"


def probability(drop: Drop, numbers: dict[str, float]) -> float:
    """The probability that the body gives a source or a hedge, by the shipped weights."""
    total = sum(weight * numbers[name] for name, weight in _weights()[drop].items())
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = resources.files("sayso.holders").joinpath("headline.json").read_text(encoding="utf-8")
    return cast(dict[str, dict[str, float]], json.loads(text))


def _own(article: Article, span: Span) -> str | None:
    """The outermost statement that the headline makes, the surest first."""
    inside = [s for s in article.statements if any(_overlap(piece, span) for piece in (*s.cue, *s.contents))]
    ids = {s.id for s in inside}
    outer = [s for s in inside if s.within not in ids] or inside
    return max(outer, key=lambda s: s.confidence).id if outer else None


def _says_it(statement: Statement, span: Span, same: Sequence[Place]) -> bool:
    if any(_overlap(piece, span) for piece in (*statement.cue, *statement.contents)):
        return False
    return any(coverage(statement, place) >= 0.5 for place in same)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]

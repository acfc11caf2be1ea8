"""What speaks for a source or a hedge in the body, as the numbers that the shipped weights are for.

`training/headline.py` fits the weights on these very numbers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from sayso.article import Article
from sayso.holders.headline_places import Place
from sayso.holders.headline_words import HEDGED, LEFT_OPEN, RELAYED, SPOKEN, TO_COME, UNSURE
from sayso.statement import Statement

_LEAD = 3  # sentences
_OFTEN = 15  # sentences: what a page tells further down is background
_LIKE = 0.5  # likeness from which a sentence can be the headline's


def evidence(article: Article, found: Sequence[Place], words: str, *, attributed: bool) -> dict[str, float]:
    """The evidence for a source and a hedge.

    Args:
        article: the article.
        found: the sentences of its body, at least one.
        words: the headline.
        attributed: whether the headline keeps a source.

    Returns:
        Numbers by name; `_here` is the mean over the sentences, each by how like the headline's place it is.
    """
    relayed = _marked(RELAYED, found)
    # what a sentence says that shares no word with the headline has no weight here
    hedged = [bool(place.shared) and _is_hedged(article, place) for place in found]
    spoken = [bool(place.shared) and SPOKEN.search(place.text) is not None for place in found]
    best = max(range(len(found)), key=lambda n: found[n].likeness)
    lead = [n for n, place in enumerate(found) if place.shared][:_LEAD]
    return {
        "bias": 1.0,
        "relayed_here": _here(found, relayed),
        "relayed_near": _here(found, [any(relayed[max(0, n - 1) : n + 2]) for n in range(len(found))]),
        "relayed_lead": float(any(relayed[n] for n in lead)),
        "relayed_often": _often(relayed),
        "spoken_here": _here(found, spoken),
        "covered_here": _here(found, [_covered(article, place) for place in found]),
        "hedged_here": _here(found, hedged),
        "hedged_best": float(_is_hedged(article, found[best])),
        "hedged_lead": float(any(hedged[n] for n in lead)),
        "unsure_often": _often(_marked(UNSURE, found[:_OFTEN])),
        "left_open": float(any(LEFT_OPEN.search(place.text) for place in found)),
        "attributed": float(attributed),
        "to_come": float(bool(TO_COME.search(words))),
    }


def coverage(statement: Statement, place: Place) -> float:
    """The share of the headline's words in a sentence that stand in the contents of a statement."""
    inside = sum(any(start <= at < end for start, end in statement.contents) for at, _ in place.shared)
    return inside / len(place.shared) if place.shared else 0.0


def _marked(pattern: re.Pattern[str], found: Sequence[Place]) -> list[bool]:
    return [pattern.search(place.text) is not None for place in found]


def _here(found: Sequence[Place], values: Sequence[float]) -> float:
    weights = [place.likeness**3 for place in found]
    whole = sum(weights)
    return sum(w * v for w, v in zip(weights, values, strict=True)) / whole if whole else 0.0


def _often(marks: Sequence[bool]) -> float:
    return math.log1p(sum(marks[:_OFTEN]))


def _covered(article: Article, place: Place) -> float:
    if place.likeness <= _LIKE:
        return 0.0
    return max((coverage(s, place) * s.confidence for s in article.statements), default=0.0)


def _is_hedged(article: Article, place: Place) -> bool:
    """Whether its words say so, or an earlier stage found a statement hedged that says the headline's words here."""
    if HEDGED.search(place.text):
        return True
    return place.likeness > _LIKE and any(
        s.firmness == "hedged" and coverage(s, place) >= 0.5 for s in article.statements
    )

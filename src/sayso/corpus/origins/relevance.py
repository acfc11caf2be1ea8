"""Which articles, and which of their sentences, are about a claim.

Words of the claim count by how rare they are in the sentences of the set. A sentence also is about what its
neighbours are about, less so the farther they are: "It would be located on 34th Street, she said."
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.article import Article
from sayso.corpus.origins.sentences import sentences
from sayso.corpus.origins.words import term_set, terms
from sayso.statement import Span

_FADING = (1.0, 0.6, 0.35)  # what a sentence takes of itself, its neighbours and theirs
_ABOUT = 0.33  # the share of the claim that an article must have close together to be about it
_CANDIDATE = 0.25  # the share of the claim that must be anywhere in an article to look closer
_SURELY = 0.5  # the share of the claim from which on an article surely is about it
_HARDLY = 0.3  # and below which it hardly is
_TOLD = 16  # words that the sure ones share, for the others to be known by
_KIN = 0.3  # what having all of them adds
_WIDEST = 400  # articles that are looked at more closely


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with how much of the claim it has.

    Attributes:
        start: where it begins.
        end: where it ends.
        own: the share of the claim's weight that its own words have, 0 to 1.
        near: the same with what it takes of its neighbours.
    """

    start: int
    end: int
    own: float
    near: float


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences; `about` is the most of the claim that it has close together."""

    article: Article
    sentences: tuple[Sentence, ...]
    about: float

    @property
    def relevant(self) -> bool:
        """Whether the article is about the claim."""
        return self.about >= _ABOUT

    def at(self, place: int) -> int:
        """The index of the sentence that holds a place, or the nearest before it."""
        low = 0
        for index, sentence in enumerate(self.sentences):
            if sentence.start > place:
                break
            low = index
        return low


def candidates(claim: str, articles: Sequence[Article]) -> list[Article]:
    """The articles that may be about a claim: those with enough of its words anywhere.

    One pass over the plain text for each word of the claim, so that thousands of articles take no time.
    """
    needles = _needles(claim)
    if not needles:
        return []
    texts = [article.text.lower() for article in articles]
    holds = {needle: [needle in text for text in texts] for needle in needles}
    weight = {needle: 1 + math.log((1 + len(texts)) / (1 + sum(held))) for needle, held in holds.items()}
    total = sum(weight.values())
    share = [sum(weight[needle] for needle in needles if holds[needle][n]) / total for n in range(len(texts))]
    order = sorted((n for n in range(len(texts)) if share[n] >= _CANDIDATE), key=lambda n: (-share[n], articles[n].ref))
    return [articles[n] for n in order[:_WIDEST]]


def readings(claim: str, articles: Sequence[Article]) -> list[Reading]:
    """The articles' sentences weighed by a claim."""
    split = [(article, sentences(article)) for article in articles]
    sets = [[term_set(article.text[start:end]) for start, end in spans] for article, spans in split]
    weights = weigh(claim, [words for found in sets for words in found])
    made = [
        _reading(article, spans, [_share(words, weights) for words in found], _together(found, weights))
        for (article, spans), found in zip(split, sets, strict=True)
    ]
    wholes = [frozenset().union(*found) for found in sets]
    graded = list(zip((reading.about for reading in made), wholes, strict=True))
    told = _told_with(
        [w for about, w in graded if about >= _SURELY], [w for about, w in graded if about < _HARDLY], claim
    )
    return [
        replace(reading, about=min(1.0, reading.about + _KIN * len(whole & told) / max(len(told), _TOLD)))
        for reading, whole in zip(made, wholes, strict=True)
    ]


def _told_with(sure: Sequence[frozenset[str]], others: Sequence[frozenset[str]], claim: str) -> frozenset[str]:
    """The words, besides the claim's own, that most articles surely about it have and few that hardly are."""
    known, common = Counter(t for whole in sure for t in whole), Counter(t for whole in others for t in whole)
    own = term_set(claim)
    often = [
        term
        for term, n in known.items()
        if n >= max(2, 0.5 * len(sure)) and common[term] <= 0.1 * len(others) and term not in own and len(term) > 3
    ]
    return frozenset(sorted(often, key=lambda term: (-known[term], term))[:_TOLD])


def weigh(claim: str, found: Sequence[frozenset[str]]) -> dict[str, float]:
    """The claim's terms with the share that each has of its weight; rare terms weigh more."""
    known = Counter(term for words in found for term in words)
    raw = {term: math.log(2 + len(found) / (1 + known[term])) if known[term] else 0.5 for term, _ in terms(claim)}
    total = sum(raw.values()) or 1.0
    return {term: weight / total for term, weight in raw.items()}


def _share(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weight for term, weight in weights.items() if term in words)


def _together(found: Sequence[frozenset[str]], weights: Mapping[str, float]) -> float:
    """The most of the claim that three sentences in a row have; a little less than if one had it all."""
    windows = (found[n : n + 3] for n in range(len(found)))
    return 0.85 * max((_share(frozenset().union(*window), weights) for window in windows), default=0.0)


def _reading(article: Article, spans: Sequence[Span], own: Sequence[float], together: float) -> Reading:
    near = [
        max(
            fading * own[other]
            for by, fading in enumerate(_FADING)
            for other in (n - by, n + by)
            if 0 <= other < len(own)
        )
        for n in range(len(own))
    ]
    lines = tuple(Sentence(*span, mine, around) for span, mine, around in zip(spans, own, near, strict=True))
    return Reading(article, lines, max(together, *own) if own else 0.0)


def _needles(claim: str) -> list[str]:
    """The beginnings of the claim's words that are looked for in plain text."""
    words = {claim[start:end].lower() for _, (start, end) in terms(claim)}
    return sorted({word[: max(4, len(word) - 3)] for word in words if len(word) > 2})

"""Which articles, and which of their sentences, are about a claim.

Words of the claim count by how rare they are in the sentences of the set. A sentence also is about what its
neighbours are about, less so the farther they are: "It would be located on 34th Street, she said."
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from sayso.article import Article
from sayso.corpus.origins.sentences import sentences
from sayso.corpus.origins.words import term_set, terms
from sayso.statement import Span

_FADING = (1.0, 0.6, 0.35)  # what a sentence takes of itself, its neighbours and theirs
_ABOUT = 0.33  # the share of the claim that an article must have close together to be about it
_CANDIDATE = 0.25  # the share of the claim that must be anywhere in an article to look closer
_SURELY, _LEAST = 0.8, 0.4  # of the most that an article has of it: from there on one surely is about it; the least
_HARDLY = 0.3  # the share of the claim below which an article hardly is about it
_TOLD = 16  # words that the sure ones share, for the others to be known by
_KIN = 0.3  # what having all of them adds
_SURE_ENOUGH, _TOLD_ENOUGH = 3, 10  # sure ones and words of theirs by which others can be told to be strangers
_MOST = 0.7  # of the most that an article has of it: from there on it is about it, whatever else it tells
_LONG = 60  # different words from which on an article would have some of them if it told the same story
_CLOSE, _STORY = 0.1, 0.2  # of the claim, or of the words that its story is told with: from there on it is close to it
_STRANGE = 0.2  # the share of the words below which an article tells another story

WIDEST = 400
"""Articles that are looked at more closely."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with how much of the claim it has.

    Attributes:
        start: where it begins.
        end: where it ends.
        own: the share of the claim's weight that its own words have, 0 to 1.
        near: the same with what it takes of its neighbours.
        story: the share of the words that the claim's story is told with, with what it takes of its neighbours.
    """

    start: int
    end: int
    own: float
    near: float
    story: float = 0.0

    @property
    def close(self) -> bool:
        """Whether who is cited here may be cited for the claim, though it may not say it over again."""
        return self.near >= _CLOSE or self.story >= _STORY


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences.

    Attributes:
        article: the article.
        sentences: its sentences.
        about: the most of the claim that it has close together, 0 to 1.
        weights: the claim's terms, each with its share of the claim.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    about: float
    weights: Mapping[str, float]

    @property
    def relevant(self) -> bool:
        """Whether the article is about the claim."""
        return self.about >= _ABOUT

    def share(self, spans: Iterable[Span]) -> float:
        """How much of the claim some stretches of the text have."""
        found = frozenset[str]().union(*(term_set(self.article.text[start:end]) for start, end in spans))
        return _share(found, self.weights)

    def at(self, place: int) -> int:
        """The index of the sentence that holds a place, or the nearest before it."""
        low = 0
        for index, sentence in enumerate(self.sentences):
            if sentence.start > place:
                break
            low = index
        return low


def candidates(claim: str, texts: Iterable[tuple[str, str]]) -> list[str]:
    """The articles that may be about a claim: those with enough of its words anywhere, most of them first.

    One pass over the plain text for each word of the claim, so that thousands of articles take no time.

    Args:
        claim: the claim.
        texts: ref and text of every article; no text is kept.

    Returns:
        Their refs; beyond the first `WIDEST` they are not worth reading closely.
    """
    needles = _needles(claim)
    if not needles:
        return []
    held: list[tuple[str, list[bool]]] = []
    for ref, text in texts:
        lowered = text.lower()
        held.append((ref, [needle in lowered for needle in needles]))
    having = [sum(column) for column in zip(*(holds for _, holds in held), strict=True)]
    weights = [1 + math.log((1 + len(held)) / (1 + n)) for n in having]
    total = sum(weights)
    share = {ref: sum(compress(weights, holds)) / total for ref, holds in held}
    return sorted((ref for ref in share if share[ref] >= _CANDIDATE), key=lambda ref: (-share[ref], ref))


def readings(claim: str, articles: Sequence[Article]) -> list[Reading]:
    """The articles' sentences weighed by a claim."""
    split = [(article, sentences(article)) for article in articles]
    sets = [[term_set(article.text[start:end]) for start, end in spans] for article, spans in split]
    weights = weigh(claim, [words for found in sets for words in found])
    made = [_reading(article, spans, found, weights) for (article, spans), found in zip(split, sets, strict=True)]
    return _with_kin(made, sets, term_set(claim))


def _with_kin(
    made: Sequence[Reading], sets: Sequence[Sequence[frozenset[str]]], claim: frozenset[str]
) -> list[Reading]:
    """The articles that tell the same story as those surely about the claim are more about it, strangers are not.

    What a claim says in five words, other stories may have too: "North Korea", "plans to open". The articles that have
    most of the claim have other words in common by which their story is known, where they are enough.
    """
    wholes = [frozenset[str]().union(*found) for found in sets]
    most = max((reading.about for reading in made), default=0.0)
    sure = [whole for reading, whole in zip(made, wholes, strict=True) if reading.about >= max(_LEAST, _SURELY * most)]
    hardly = [whole for reading, whole in zip(made, wholes, strict=True) if reading.about < _HARDLY]
    told = _told_with(sure, hardly, claim)
    known = len(sure) >= _SURE_ENOUGH and len(told) >= _TOLD_ENOUGH
    weighed = []
    for reading, found, whole in zip(made, sets, wholes, strict=True):
        kin = len(whole & told) / max(len(told), _TOLD_ENOUGH)
        strange = known and len(whole) >= _LONG and kin < _STRANGE and reading.about < _MOST * most
        about = 0.0 if strange else min(1.0, reading.about + _KIN * kin)
        weighed.append(replace(reading, about=about, sentences=_in_story(reading.sentences, found, told)))
    return weighed


def _in_story(lines: Sequence[Sentence], found: Sequence[frozenset[str]], told: frozenset[str]) -> tuple[Sentence, ...]:
    """The sentences with how much they have of the words that the story is told with."""
    having = _faded([len(words & told) / max(len(told), _TOLD_ENOUGH) for words in found])
    return tuple(replace(line, story=share) for line, share in zip(lines, having, strict=True))


def _told_with(
    sure: Sequence[frozenset[str]], others: Sequence[frozenset[str]], claim: frozenset[str]
) -> frozenset[str]:
    """The words, besides the claim's own, that most articles surely about it have and few that hardly are."""
    known, common = Counter(t for whole in sure for t in whole), Counter(t for whole in others for t in whole)
    often = [
        term
        for term, n in known.items()
        if n >= max(2, 0.5 * len(sure)) and common[term] <= 0.1 * len(others) and term not in claim and len(term) > 3
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


def _reading(
    article: Article, spans: Sequence[Span], found: Sequence[frozenset[str]], weights: Mapping[str, float]
) -> Reading:
    own = [_share(words, weights) for words in found]
    lines = tuple(Sentence(*span, mine, around) for span, mine, around in zip(spans, own, _faded(own), strict=True))
    return Reading(article, lines, max(_together(found, weights), *own) if own else 0.0, weights)


def _faded(own: Sequence[float]) -> list[float]:
    """What each sentence has, or takes of its neighbours where they have more."""
    return [
        max(
            fading * own[other]
            for by, fading in enumerate(_FADING)
            for other in (n - by, n + by)
            if 0 <= other < len(own)
        )
        for n in range(len(own))
    ]


def _needles(claim: str) -> list[str]:
    """The beginnings of the claim's words that are looked for in plain text."""
    words = {claim[start:end].lower() for _, (start, end) in terms(claim)}
    return sorted({word[: max(4, len(word) - 3)] for word in words if len(word) > 2})

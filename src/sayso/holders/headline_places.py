"""Where in the body a headline comes from: its sentences, and how much of the headline each one says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, zip_longest

from sayso.article import Article
from sayso.statement import Span

_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*\d|\d+")
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|[\n\r\u2028\u2029]+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Rep|Sen|Gov|St|Inc|Ltd|Corp|Co|No|vs|[A-Z](?:\.[A-Z])*)\.\s+$"
)
_STEM = 5  # letters: "training" and "trains", "acquire" and "acquisition" begin alike
_SHORT = 3  # letters: what is shorter tells nothing, nor do these
_EMPTY = frozenset(
    {
        "the",
        "and",
        "for",
        "but",
        "not",
        "are",
        "was",
        "has",
        "had",
        "its",
        "his",
        "her",
        "she",
        "who",
        "with",
        "from",
        "that",
        "this",
        "will",
    }
)
_MOST = 200  # sentences: further down no headline begins
_BODY = frozenset({"paragraph", "subhead", "quotation", "embed"})


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of the body and what it says of the headline.

    Attributes:
        start: where it begins.
        end: where it ends.
        text: its words.
        likeness: how like it is the place that the headline comes from; 1 for the likeliest one, 0 for one
            that shares no word with it.
        shared: where the words stand that it shares with the headline.
    """

    start: int
    end: int
    text: str
    likeness: float
    shared: tuple[Span, ...]


def headline_span(article: Article) -> Span | None:
    """Where the headline stands; None where the article has none."""
    return next(((s.start, s.end) for s in article.segments if s.role == "headline"), None)


def places(article: Article, headline: Span) -> list[Place]:
    """The sentences of the body in order, with their likeness; lines that repeat the headline are left out."""
    text = article.text
    words = {stem for stem, _ in stems(text, *headline)}
    title = list(_plain(text, headline))
    sentences = [span for span in islice(_sentences(article), _MOST) if not _repeats(text, span, headline, title)]
    shared = [[item for item in stems(text, *span) if item[0] in words] for span in sentences]
    matches = [m * _prior(n) for n, m in enumerate(_matches(shared))]
    best = max(matches, default=0.0) or 1.0
    return [
        Place(start, end, text[start:end], match / best, tuple(span for _, span in found))
        for (start, end), match, found in zip(sentences, matches, shared, strict=True)
    ]


def stems(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """The telling words of a stretch, cut to what their inflections share, each with its place."""
    for match in _WORD.finditer(text, start, end):
        if stem := _stem(match.group()):
            yield stem, match.span()


@lru_cache(maxsize=20_000)  # words: texts say most of theirs again and again
def _stem(word: str) -> str | None:
    """What the inflections of a telling word share; None for a word that tells nothing."""
    word = word.lower()
    if word[0].isdigit():
        return word.replace(",", "")
    return word[:_STEM].removesuffix("s") if len(word) >= _SHORT and word not in _EMPTY else None


def _matches(shared: list[list[tuple[str, Span]]]) -> list[float]:
    """How much of the headline each sentence has; words that few sentences have weigh more."""
    distinct = [{stem for stem, _ in found} for found in shared]
    frequency = Counter(stem for found in distinct for stem in found)
    weight = {stem: math.log((len(shared) + 1) / n) for stem, n in frequency.items()}
    return [sum(weight[stem] for stem in sorted(found)) for found in distinct]


def _prior(n: int) -> float:
    """A headline comes from the top more often than not."""
    if n < 3:
        return 1.0
    return 0.7 if n < 8 else 0.5


def _repeats(text: str, sentence: Span, headline: Span, title: list[str]) -> bool:
    overlaps = sentence[0] < headline[1] and headline[0] < sentence[1]
    # most differ in the first word, and no more of them is read
    return overlaps or all(word == other for word, other in zip_longest(_plain(text, sentence), title))


def _plain(text: str, span: Span) -> Iterator[str]:
    return (match.group().lower() for match in _WORD.finditer(text, *span))


def _sentences(article: Article) -> Iterator[Span]:
    for segment in article.segments:
        if segment.role in _BODY:
            yield from _split(article.text, segment.start, segment.end)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        if _ABBREVIATION.search(text, max(begin, match.end() - 12), match.end()):
            continue
        if text[begin : match.start()].strip():
            yield begin, match.end()
        begin = match.end()
    if text[begin:end].strip():
        yield begin, end

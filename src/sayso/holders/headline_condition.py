"""Whether the body makes what the headline says depend on something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.article import Article
from sayso.holders.headline_places import Place, stems
from sayso.holders.headline_words import CONDITION, OPEN_OUTCOME
from sayso.statement import Span

_CLAUSE_END = re.compile(r"[,;:.!?”\"—]|\s–\s|$")
_SAME_NAMES = 3
"""Names and numbers of the headline's place, beyond the headline's own, from which another one tells more of it."""


def is_conditional(article: Article, found: Sequence[Place]) -> bool:
    """Whether the headline's place, or what tells more of it, has a condition.

    Args:
        article: the article; where its statements have their firmness, their conditions count too.
        found: the sentences of its body, at least one.
    """
    best = max(range(len(found)), key=lambda n: found[n].likeness)
    names = _names(article.text, found[best], found[best].shared)
    return any(_depends(article, place, names, near=n in (best, best + 1)) for n, place in enumerate(found))


def _depends(article: Article, place: Place, names: set[str], *, near: bool) -> bool:
    clauses = [*_clauses(place), *_stated(article, place)]
    if not clauses:
        return False
    if near:  # "it would surprise me if [the headline's claim]" makes the claim the condition, not its outcome
        inside = sum(any(start <= at < end for start, end in clauses) for at, _ in place.shared)
        return 2 * inside < len(place.shared)
    return len(names & _names(article.text, place, clauses)) >= _SAME_NAMES


def _clauses(place: Place) -> Iterator[Span]:
    """The conditions of a sentence, by its words."""
    if OPEN_OUTCOME.search(place.text):
        for match in CONDITION.finditer(place.text):
            end = _CLAUSE_END.search(place.text, match.end())
            yield place.start + match.start(), place.start + (end.start() if end else len(place.text))


def _stated(article: Article, place: Place) -> Iterator[Span]:
    """The conditions that an earlier stage found in a sentence."""
    for statement in article.statements:
        if statement.firmness == "conditional":
            yield from (span for span in statement.condition if span[0] < place.end and place.start < span[1])


def _names(text: str, place: Place, without: Sequence[Span]) -> set[str]:
    """The names and numbers of a sentence outside some stretches of it."""
    return {
        stem
        for stem, (start, end) in stems(text, place.start, place.end)
        if (text[start].isupper() or text[start].isdigit()) and not any(a < end and start < b for a, b in without)
    }

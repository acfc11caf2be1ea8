"""Which later statements a headline, a subhead or the opening foretells, by the words they share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from sayso.article import Article
from sayso.statement import Span, Statement

_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_STEM = 5  # characters that a word is known by
_REACH = 15  # statements behind the headline that it may echo
_LEAST = 0.34  # of the shorter one's words
_SOMEBODY = re.compile(r"(?:an?|one)\s", re.IGNORECASE)


def _holds(spans: list[Span], at: int) -> bool:
    i = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return i >= 0 and at < spans[i][1]


class Echoes:
    """The statements of headlines and subheads, and what they echo."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._statements = article.statements
        heads = [
            (segment.start, segment.end) for segment in article.segments if segment.role in ("headline", "subhead")
        ]
        self._heads = {each.id for each in article.statements if _holds(heads, each.start)}
        self._index = {
            statement.id: i
            for i, statement in enumerate(article.statements)
            if statement.id in self._heads or self._tells_of_somebody(statement)
        }

    def is_head(self, statement: Statement) -> bool:
        """Whether a statement stands in the headline or a subhead."""
        return statement.id in self._heads

    def foretells(self, statement: Statement) -> bool:
        """Whether a statement may say what a later one says in full: a head's, or one of "an expert"."""
        return statement.id in self._index

    def _tells_of_somebody(self, statement: Statement) -> bool:
        first = statement.sources[0][0] if statement.sources else 0
        return bool(statement.sources) and bool(_SOMEBODY.match(self._text, first))

    def of(self, statement: Statement) -> Sequence[Statement]:
        """The later statements of the body that share its words, the likeliest first."""
        if statement.id not in self._index:
            return ()
        own = self._stems(statement)
        first = self._index[statement.id] + 1
        shared = []
        for order, other in enumerate(self._statements[first : first + _REACH]):
            if self.foretells(other) or not own:
                continue
            stems = self._stems(other)
            share = len(own & stems) / max(1, min(len(own), len(stems)))
            if share >= _LEAST and len(own & stems) > 1:
                shared.append((-share, order, other))
        return [other for _, _, other in sorted(shared, key=lambda found: found[:2])]

    def _stems(self, statement: Statement) -> frozenset[str]:
        return frozenset(
            word.lower()[:_STEM] for start, end in statement.contents for word in _WORD.findall(self._text[start:end])
        )

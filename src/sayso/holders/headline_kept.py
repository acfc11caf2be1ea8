"""What a headline keeps of the source, the hedge and the condition: read straight off its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.article import Article
from sayso.attribution.quotations import quotes
from sayso.holders.headline_places import stems
from sayso.holders.headline_words import ATTRIBUTED, FIRST_PERSON, KEPT_CONDITION, NAMING, SPEAKER, WEAKENED
from sayso.statement import Span

_COLON = re.compile(r":\s")
_MAX_SPEAKER = 5  # words


def keeps_source(article: Article, headline: Span) -> bool:
    """Whether the headline says that what it says is someone's word."""
    words = article.text[slice(*headline)].strip()
    return (
        ATTRIBUTED.search(words) is not None
        or any(not NAMING.search(words[: quote.start]) for quote in quotes(words))
        or _speaks_at_a_colon(article, headline, words)
    )


def keeps_hedge(words: str) -> bool:
    """Whether the headline weakens what it says, or denies it."""
    return WEAKENED.search(words) is not None


def keeps_condition(words: str) -> bool:
    """Whether the headline names a condition."""
    return KEPT_CONDITION.search(words) is not None


def _speaks_at_a_colon(article: Article, headline: Span, words: str) -> bool:
    """ "Hospital: …" and "…: mayor" have a speaker; a topic or a dateline before a colon is none."""
    sides = [side for side in _short_sides(words) if side]
    if not sides:
        return False
    if FIRST_PERSON.search(words) or any(SPEAKER.search(side) for side in sides):
        return True
    sources = [
        {stem for span in statement.sources for stem, _ in stems(article.text, *span)}
        for statement in article.statements
        if statement.start >= headline[1]
    ]
    named = [{stem for stem, _ in stems(side, 0, len(side))} for side in sides]
    return any(side and side <= source for side in named for source in sources)


def _short_sides(words: str) -> Iterator[str]:
    """What stands before the first colon and behind the last, where it is short enough for a name or a role."""
    colons = list(_COLON.finditer(words))
    if colons:
        for side in (words[: colons[0].start()], words[colons[-1].end() :]):
            if len(side.split()) <= _MAX_SPEAKER:
                yield side

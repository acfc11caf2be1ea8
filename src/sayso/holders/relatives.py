"""Whom a "who" within somebody's words stands for: "police quoted witnesses who said" has it from witnesses.

Whoever reads such statements out of a text takes the noun or name before the pronoun as their source (54 of 62 of our
labels). Outermost statements keep the pronoun, as PolNeAR's annotators do, by whom these are measured.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.article import Article
from sayso.holders.names import Names
from sayso.holders.phrases import noun_before
from sayso.statement import Span, Statement

_RELATIVE = frozenset({"who", "which", "that"})
_AHEAD = 2  # code points between a name and its pronoun: a space, a comma


def with_antecedents(article: Article, names: Names) -> Article:
    """The article, its nested statements with the words before a relative pronoun as their source.

    Args:
        article: with its statements.
        names: what is named in it.
    """
    return replace(article, statements=tuple(_with_antecedent(article.text, s, names) for s in article.statements))


def _with_antecedent(text: str, statement: Statement, names: Names) -> Statement:
    if statement.within is None or len(statement.sources) != 1:
        return statement
    start, end = statement.sources[0]
    if text[start:end].lower() not in _RELATIVE:
        return statement
    before = _before(text, start, names)
    return replace(statement, sources=(before,)) if before else statement


def _before(text: str, at: int, names: Names) -> Span | None:
    """The name or noun right before a place."""
    name = next(names.before(at), None)
    if name and 0 <= at - name[0][1] <= _AHEAD:
        return name[0]
    noun = noun_before(text, at, names)
    return (noun.start, noun.end) if noun else None

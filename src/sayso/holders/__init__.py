"""Statements -> who holds them, through whom they came; where the article comes from, what its headline leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.article import Article
from sayso.attribution.names import Name
from sayso.holders.credit_lines import without_credit_lines
from sayso.holders.credits import credits
from sayso.holders.headline import headline
from sayso.holders.sources import resolve

__all__ = ["complete"]


def complete(article: Article, names: Sequence[Name]) -> Article:
    """Work out sources, holders, relays, credits and the headline.

    Args:
        article: with its statements.
        names: the names that attribution found in its text.

    Returns:
        The article with `sources`, `credits`, `headline`, and its statements with `holder` and `via`.
    """
    article = without_credit_lines(replace(article, credits=credits(article)))
    article = resolve(article, names)
    return replace(article, headline=headline(article))

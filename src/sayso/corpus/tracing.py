"""A claim traced over a store: all its texts are looked at, and the articles that may be about it are read closely."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.article import Article
from sayso.corpus.origins import WIDEST, candidates, trace, trace_near
from sayso.corpus.records import Claim, Trace
from sayso.corpus.store import Store


@dataclass(frozen=True, slots=True)
class StoredTrace:
    """Where a claim comes from, over a store.

    Attributes:
        trace: of the articles only those that are about it.
        articles: those.
        matched: how many articles have enough words of the claim to be read closely; beyond `WIDEST` those with most
            of them were.
    """

    trace: Trace
    articles: tuple[Article, ...]
    matched: int


def trace_stored(claim: str, store: Store) -> StoredTrace:
    """Follow a claim in somebody's own words back over all articles of a store.

    Raises:
        StoreError: the store fails.
    """
    near = candidates(claim, store.texts())
    read = list(store.articles(near[:WIDEST]))
    found = trace_near(claim, read, list(store.copies(among=[article.ref for article in read])))
    taken = tuple(taken for taken in found.articles if taken.stance != "aside")
    about = {taken.ref for taken in taken}
    articles = tuple(article for article in read if article.ref in about)
    return StoredTrace(replace(found, articles=taken), articles, len(near))


def trace_claim(claim: Claim, store: Store) -> StoredTrace:
    """Follow a claim that articles of a store make back, over these articles.

    Raises:
        StoreError: the store fails.
    """
    articles = tuple(store.articles(claim.articles))
    found = trace(claim.text, articles, list(store.copies(among=claim.articles)))
    return StoredTrace(found, articles, len(articles))

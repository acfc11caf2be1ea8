"""Copies: passages that two articles share, verbatim or lightly edited, with their place in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sayso.article import Article
from sayso.corpus.copies.comparison import compare
from sayso.corpus.copies.documents import Document, document
from sayso.corpus.copies.finder import Finder
from sayso.corpus.copies.fingerprints import Fingerprints, fingerprints
from sayso.corpus.copies.index import Hits, Index, MemoryIndex
from sayso.corpus.records import Copy

__all__ = [
    "Document",
    "Finder",
    "Fingerprints",
    "Hits",
    "Index",
    "MemoryIndex",
    "compare",
    "copies",
    "document",
    "fingerprints",
]


def copies(articles: Iterable[Article]) -> Iterator[Copy]:
    """All copies among some articles, by the refs of the two and the place in the first.

    Args:
        articles: with or without statements, in any order: it changes nothing. An article that comes twice, with
            one ref and one text, counts once.
    """
    once = {(article.ref, article.text): article for article in articles}
    documents = [document(article, key) for key, (_, article) in enumerate(sorted(once.items()))]
    finder = Finder(MemoryIndex())
    for each in documents:
        finder.take(each)

    @lru_cache(maxsize=1 << 12)
    def marked(key: int) -> Document:
        return finder.without_boilerplate(documents[key])

    for each in documents:
        for key in finder.candidates(each):
            if key > each.key:
                yield from compare(marked(each.key), marked(key))

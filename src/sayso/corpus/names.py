"""Names of articles that come together for the first time: each has one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.article import Article


def apart(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles, each under a ref that no other has: its own, or with a number behind it where that is taken.

    One that comes a second time, the same text under the same ref, is passed over.
    """
    seen: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for article in articles:
        if (article.ref, article.id) in seen:
            continue
        seen.add((article.ref, article.id))
        ref, n = article.ref, 1
        while ref in taken:
            n += 1
            ref = f"{article.ref}-{n}"
        taken.add(ref)
        yield article if ref == article.ref else replace(article, ref=ref)

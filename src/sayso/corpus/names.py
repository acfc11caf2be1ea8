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
    refs = Refs()
    for article in articles:
        if (article.ref, article.id) in seen:
            continue
        seen.add((article.ref, article.id))
        ref = refs.free(article.ref)
        yield article if ref == article.ref else replace(article, ref=ref)


class Refs:
    """Names that are taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """The name itself, or with a number behind it where it is taken; it is taken then."""
        ref, n = wanted, self._last.get(wanted, 1)
        while ref in self._taken:
            n += 1
            ref = f"{wanted}-{n}"
        self._last[wanted] = n
        self._taken.add(ref)
        return ref

"""The articles of all parts, by their keys."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from sayso.article import Article
from sayso.batch.corpus.preparing import ARTICLES, DOCUMENTS, PROFILES, unpacked
from sayso.batch.corpus.shelf import Shelf
from sayso.batch.parts import Part
from sayso.corpus.claims import Profile, unpack
from sayso.corpus.copies import Document

KEPT = 1 << 11
"""Documents in memory, with their words: articles that share something come near each other."""

_PROFILES = 1 << 15
"""Profiles in memory, of some 5 kB each: most articles meet others that came shortly before."""


class Library:
    """What the reading left behind of each article, under the name that it has in the data set.

    What was asked for last is kept in memory; `library` gives the tasks that a process does the same one.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._offsets = [part.offset for part in parts]
        self._shelf: Callable[[Path], Shelf] = cache(Shelf)
        self.profile = lru_cache(maxsize=_PROFILES)(self._profile)

    def article(self, key: int) -> Article:
        """An article with its statements."""
        part, number = self._place(key)
        article: Article = unpacked(self._shelf(part.folder / ARTICLES)[number])
        return replace(article, ref=self._ref(part, number))

    def document(self, key: int) -> Document:
        """An article as the search for copies sees it."""
        part, number = self._place(key)
        document: Document = unpacked(self._shelf(part.folder / DOCUMENTS)[number])
        return replace(document, key=key, ref=self._ref(part, number))

    def named_profile(self, key: int) -> Profile:
        """An article as the grouping sees it; `profile` has the same under the name that the article was read by."""
        return replace(self.profile(key), ref=self._ref(*self._place(key)))

    def _profile(self, key: int) -> Profile:
        part, number = self._place(key)
        return unpack(self._shelf(part.folder / PROFILES)[number])

    def _place(self, key: int) -> tuple[Part, int]:
        part = self._parts[bisect(self._offsets, key) - 1]
        return part, key - part.offset

    def _ref(self, part: Part, number: int) -> str:
        return self._shelf(part.refs)[number].decode("utf-8", "surrogatepass")


library = lru_cache(maxsize=1)(Library)

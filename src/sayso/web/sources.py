"""The sources of a store's articles, in memory: only what was added since is read when somebody asks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.article import Article
from sayso.corpus.store import Store
from sayso.statement import SourceKind
from sayso.views.characters import one_line

_FRESH = 3.0
"""Seconds for which nobody looks at the store again: others may add to it, but not every request has to see."""

_FIRST = 5.0
"""Seconds for which whoever asks first waits until all articles are looked through."""

_AT_ONCE = 200
"""Articles that are asked for in one query."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A source in one article.

    Attributes:
        ref: the article.
        id: of the source in it.
        name: the fullest name that the article gives.
        kind: what sort of source it is.
        named: whether a reader could look it up by that name.
        holds: how many statements it holds there.
        relays: how many it passes on there.
    """

    ref: str
    id: str
    name: str
    kind: SourceKind
    named: bool
    holds: int
    relays: int


class Sources:
    """Who holds and passes on statements in the articles of a store."""

    def __init__(self, store: Store, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Follow a store; nothing is read yet."""
        self._store, self._clock = store, clock
        self._lock = threading.Lock()
        self._looked = float("-inf")
        self._texts: dict[str, str] = {}  # ref -> id of the text that was taken up
        self._standings: dict[str, list[Standing]] = {}  # by ref

    def refresh(self, *, at_once: bool = False, on_article: Callable[[], object] = lambda: None) -> None:
        """Take up what was added to the store, and drop what is gone.

        Args:
            at_once: even where that was done a moment ago.
            on_article: called for each article that was taken up.
        """
        if not at_once and self._clock() - self._looked < _FRESH:
            return
        patience = -1 if at_once else 0 if self._looked >= 0 else _FIRST
        if not self._lock.acquire(timeout=patience):
            return  # somebody is at it
        try:
            self._catch_up(on_article)
        finally:
            self._lock.release()

    def all(self) -> list[list[Standing]]:
        """Every source in all its articles, those that hold most first."""
        self.refresh()
        by_name: dict[str, list[Standing]] = {}
        for standing in self._every():
            by_name.setdefault(_key(standing.name), []).append(standing)
        return sorted(by_name.values(), key=lambda found: (-sum(s.holds + s.relays for s in found), found[0].name))

    def named(self, name: str) -> list[Standing]:
        """A source in all articles that call it so."""
        self.refresh()
        return [standing for standing in self._every() if _key(standing.name) == _key(name)]

    def _every(self) -> list[Standing]:
        return [standing for standings in list(self._standings.values()) for standing in standings]

    def _catch_up(self, on_article: Callable[[], object]) -> None:
        there = {entry.ref: entry.id for entry in self._store.entries()}
        for ref in [ref for ref, id_ in self._texts.items() if there.get(ref) != id_]:
            del self._texts[ref], self._standings[ref]
        missing = [ref for ref in there if ref not in self._texts]
        for start in range(0, len(missing), _AT_ONCE):
            for article in self._store.articles(missing[start : start + _AT_ONCE]):
                self._standings[article.ref] = list(_standings(article))
                self._texts[article.ref] = article.id
                on_article()
        self._looked = self._clock()


def _key(name: str) -> str:
    """What a name is looked up by: the same for “The Packet” and “the packet”."""
    return one_line(name).casefold()


def _standings(article: Article) -> Iterator[Standing]:
    for source in article.sources:
        name = one_line(source.name)
        if name and source.kind != "unknown":
            holds = sum(statement.holder == source.id for statement in article.statements)
            relays = sum(source.id in statement.via for statement in article.statements)
            yield Standing(article.ref, source.id, name, source.kind, source.named, holds, relays)

"""What pages and service ask of the store: articles, what they share, claim, and rest on."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, islice

from sayso.article import Article
from sayso.corpus.origins import trace
from sayso.corpus.records import Claim, Copy, Edit
from sayso.corpus.store import Entry, Hit, Store
from sayso.errors import InputError, SaysoError
from sayso.export.traced import TracedClaim
from sayso.statement import Statement
from sayso.web.recent import Recent
from sayso.web.sources import Sources, Standing

_TRACES = 64
"""Traces in memory."""

_MOST_TRACED = 200
"""Articles that a claim in somebody's own words is traced over."""

_WORD = re.compile(r"[^\W_]{3,}")


class MissingError(SaysoError):
    """What was asked for is not there."""


@dataclass(frozen=True, slots=True)
class Said:
    """Statements of one article that a source holds or passes on."""

    article: Article
    standing: Standing
    holds: tuple[Statement, ...]
    relays: tuple[Statement, ...]

    @property
    def description(self) -> str:
        """What the article tells of the source; empty where it tells nothing."""
        return next(source.description for source in self.article.sources if source.id == self.standing.id)


class Library:
    """A store, with what is found over its articles."""

    def __init__(self, store: Store) -> None:
        """Take the store; whoever opened it closes it."""
        self.store = store
        self.sources = Sources(store)
        self.pages: Recent[bytes] = Recent()
        self._claimed: dict[str, str] = {}  # an article of each claim that was given out
        self._traces: OrderedDict[tuple[object, ...], TracedClaim] = OrderedDict()

    def entries(self, offset: int, limit: int) -> tuple[list[Entry], int]:
        """Some articles as they are listed, and how many there are in all."""
        return list(islice(self.store.entries(), offset, offset + limit)), len(self.store)

    def newest(self, limit: int) -> list[Entry]:
        """The articles that were added last, the last one first."""
        skipped = max(0, len(self.store) - limit)
        return list(islice(self.store.entries(), skipped, None))[::-1]

    def search(self, query: str, limit: int) -> list[Hit]:
        """The articles that a query finds, the best first."""
        return self.store.search(query, limit=limit)

    def article(self, ref: str, version: int | None = None) -> Article:
        """An article.

        Raises:
            MissingError: there is none.
        """
        try:
            return self.store.get(ref, version=version)
        except InputError as error:
            raise MissingError(f"There is no article “{error.ref}” in the store.") from error

    def remove(self, ref: str) -> None:
        """Remove an article.

        Raises:
            MissingError: there is none, or somebody else was faster.
        """
        try:
            self.store.remove(ref)
        except InputError as error:
            raise MissingError(f"There is no article “{error.ref}” in the store any more.") from error
        self.changed()

    def changed(self) -> None:
        """Something was added or removed: what is shown from now on has it."""
        self.pages.clear()
        self.sources.refresh(at_once=True)

    def copies(self, first: str, second: str) -> list[Copy]:
        """What two articles share, the first article first."""
        return [_turned(copy, first) for copy in self.store.copies(first) if set(copy.refs) == {first, second}]

    def claims(self, offset: int, limit: int) -> tuple[list[Claim], bool]:
        """Some of the claims of several articles, those of most articles first, and whether there are more."""
        found = list(islice(self.store.claims(), offset, offset + limit + 1))
        self._claimed |= {claim.id: claim.articles[0] for claim in found}
        return found[:limit], len(found) > limit

    def claim(self, id_: str) -> Claim:
        """A claim.

        Raises:
            MissingError: there is none.
        """
        ref = self._claimed.get(id_)
        for claim in chain(self.store.claims(ref) if ref else (), self.store.claims()):
            if claim.id == id_:
                self._claimed[id_] = claim.articles[0]
                return claim
        raise MissingError(f"There is no claim “{id_}”: it may have been grouped anew as articles came in.")

    def traced(self, claim: Claim) -> TracedClaim:
        """Where a claim comes from, over the articles that make it."""
        return self._traced(claim.text, claim.articles, claim)

    def trace(self, words: str) -> TracedClaim:
        """Where a claim in somebody's own words comes from, over the articles with most of these words."""
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(_WORD.findall(words)))
        return self._traced(words, [hit.ref for hit in self.search(query, _MOST_TRACED)], None)

    def source(self, name: str) -> list[Said]:
        """What a source is given as saying, article by article.

        Raises:
            MissingError: no article names it.
        """
        standings: dict[str, list[Standing]] = {}
        for standing in self.sources.named(name):
            standings.setdefault(standing.ref, []).append(standing)
        if not standings:
            raise MissingError(f"No article in the store gives anything as said by “{name}”.")
        return [
            Said(
                article,
                standing,
                tuple(s for s in article.statements if s.holder == standing.id),
                tuple(s for s in article.statements if standing.id in s.via),
            )
            for article in self.store.articles(standings)
            for standing in standings[article.ref]
        ]

    def _traced(self, words: str, refs: Iterable[str], claim: Claim | None) -> TracedClaim:
        articles = tuple(self.store.articles(refs))
        key = (words, claim, *((article.ref, article.id) for article in articles))
        if found := self._traces.get(key):
            return found
        copies = dict.fromkeys(copy for article in articles for copy in self.store.copies(article.ref))
        among = {article.ref for article in articles}
        shared = [copy for copy in copies if among.issuperset(copy.refs)]
        traced = TracedClaim(trace(words, articles, shared), articles, claim)
        self._traces[key] = traced
        while len(self._traces) > _TRACES:
            self._traces.popitem(last=False)
        return traced


def _turned(copy: Copy, first: str) -> Copy:
    """The copy as seen from one of its articles."""
    if copy.refs[0] == first:
        return copy

    return replace(
        copy,
        refs=copy.refs[::-1],
        spans=copy.spans[::-1],
        share=copy.share[::-1],
        edits=tuple(Edit(edit.b, edit.a) for edit in copy.edits),
    )

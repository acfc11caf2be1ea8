"""A claim as it is exported: its trace, with the articles that the trace names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.article import Article
from sayso.corpus.records import Claim, Drift, Taken, Trace


@dataclass(frozen=True, slots=True)
class TracedClaim:
    """A claim, where it comes from, and what is known of the articles that make it.

    Attributes:
        trace: where the claim comes from.
        articles: those of its articles that are at hand, one for each `ref`: they give addresses, outlets and
            dates, and the words around the evidence. Without them the refs stand for the articles.
        claim: the words of each article that make the claim, where they were worked out.
    """

    trace: Trace
    articles: tuple[Article, ...] = ()
    claim: Claim | None = None

    @property
    def id(self) -> str:
        """What identifies the claim: its id where it has one, else its words."""
        return self.claim.id if self.claim else self.trace.claim

    def taken(self) -> Iterator[tuple[Taken, Article | None]]:
        """What each article has of the claim, with the article where it is at hand."""
        known = {article.ref: article for article in self.articles}
        for taken in self.trace.articles:
            yield taken, known.get(taken.ref)

    @property
    def about(self) -> int:
        """How many of the articles are about the claim."""
        return sum(taken.stance != "aside" for taken in self.trace.articles)

    def first_hand(self, taken: Taken) -> list[str]:
        """The origins that an article rests on and that none of its links leads to: it was there itself."""
        ends = {path.end for path in self.trace.links if path.start == taken.ref}
        reached = {id_ for other in self.trace.articles if other.ref in ends for id_ in other.origins}
        known = {origin.id for origin in self.trace.origins}
        return [id_ for id_ in taken.origins if id_ in known - ends - reached]


def drift_words(drift: Drift) -> str:
    """What was lost or changed, and how: `hedge: may reopen → reopens`."""
    return f"{drift.what}: {drift.before.text or '–'} → {drift.after.text or '–'}"

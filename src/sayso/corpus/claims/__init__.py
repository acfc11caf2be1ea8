"""Claims: what statements, headlines and plain assertions of different articles say alike, grouped as they come in."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.article import Article
from sayso.corpus.claims.embedder import Embedder
from sayso.corpus.claims.grouping import Grouping, Row
from sayso.corpus.claims.profiles import Profile, Profiler, pack, unpack
from sayso.corpus.claims.telling import tell, told
from sayso.corpus.claims.utterances import Utterance, utterances
from sayso.corpus.records import Claim

__all__ = [
    "Embedder",
    "Grouping",
    "Profile",
    "Profiler",
    "Row",
    "Utterance",
    "claims",
    "pack",
    "tell",
    "told",
    "unpack",
    "utterances",
]


def claims(articles: Iterable[Article]) -> list[Claim]:
    """The claims that at least two of the articles make.

    Args:
        articles: with their statements. Of two with one ref, the later counts.

    Returns:
        The claims, those of most articles first; behind each the smaller ones within it.

    Raises:
        ModelError: the sentence embedder cannot be loaded.
    """
    profiler, grouping = Profiler(), Grouping()
    for article in articles:
        grouping.add(profiler.profile(article))
    told = [tell(grouping, number) for number in grouping.claims]
    told.sort(key=lambda group: -len(group[0].articles) if group else 0)
    return [claim for group in told for claim in group if len(claim.articles) > 1]

"""Claims: what statements, headlines and plain assertions of different articles say alike, grouped as they come in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.article import Article
from sayso.corpus.claims.embedder import Embedder
from sayso.corpus.claims.grouping import Grouping, Row
from sayso.corpus.claims.profiles import Profile, Profiler, pack, profiler, unpack
from sayso.corpus.claims.telling import HEARD, told
from sayso.corpus.claims.utterances import Utterance, utterances
from sayso.corpus.records import Claim
from sayso.threads import side_by_side

__all__ = [
    "HEARD",
    "Embedder",
    "Grouping",
    "Profile",
    "Profiler",
    "Row",
    "Utterance",
    "claims",
    "pack",
    "profiler",
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
    grouping = Grouping()
    for article in articles:
        grouping.add(profiler().profile(article))
    groups = [(number, [row.profile for row in grouping.rows(number)]) for number in grouping.claims]
    groups.sort(key=lambda group: -len(group[1]))
    every = (told(_complete(group), number) for number, group in groups if len(group) > 1)
    return [claim for claims in every for claim in claims if len(claim.articles) > 1]


def _complete(group: Sequence[Profile]) -> list[Profile]:
    return [*side_by_side(profiler().complete, group[:HEARD]), *group[HEARD:]]

"""The records of who and what an article names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.holders.words import Gender
from sayso.statement import SourceKind, Span


@dataclass(slots=True, eq=False)
class Entity:
    """Someone or something that may hold a statement; grows while an article is read.

    Attributes:
        name: the fullest name so far.
        kind: what sort of source it is.
        named: whether a reader could look it up by its name.
        several: whether it is more than one.
        gender: of a person, where it is known.
        place: whether it is a place, which holds statements only where the text says so.
        own: whether it is, or may be, the outlet that published the article.
        mentions: every place that names it.
    """

    name: str
    kind: SourceKind
    named: bool
    several: bool = False
    gender: Gender | None = None
    place: bool = False
    own: bool = False
    mentions: list[Span] = field(default_factory=list)


class Names:
    """The names of an article, in order, each with its entity."""

    def __init__(self, found: Iterable[tuple[Span, Entity]]) -> None:
        self.places = sorted(found, key=lambda place: place[0])
        self._starts = [span[0] for span, _ in self.places]
        for span, entity in self.places:
            entity.mentions.append(span)

    def within(self, start: int, end: int) -> Sequence[tuple[Span, Entity]]:
        """The names that lie in a stretch of text."""
        found = self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [place for place in found if place[0][1] <= end]

    def before(self, at: int) -> Iterator[tuple[Span, Entity]]:
        """The names that begin before a place, the nearest first."""
        for i in range(bisect_left(self._starts, at) - 1, -1, -1):
            yield self.places[i]

    def after(self, at: int) -> Iterator[tuple[Span, Entity]]:
        """The names that begin at a place or after it, the nearest first."""
        for i in range(bisect_left(self._starts, at), len(self.places)):
            yield self.places[i]

"""What an article has named and who has spoken in it, to be taken up by pronouns and nouns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from sayso.holders.names import Entity, Names
from sayso.holders.ranking import Asked, Ranker
from sayso.holders.traits import Reader, Seen, mark_only_one
from sayso.holders.words import REPORTING, Noun, word_set
from sayso.statement import Span

_BACK = 60  # names that are looked at before a place
_FAR = 6000  # and how far, in code points
_HEARD = 30  # nouns, pronouns and speakers that are looked at before a place
_AHEAD = 12  # names and nouns that are looked at behind a noun
_OPENING = 1500  # code points at the start of an article whose nouns may be named later on
_SOON = 500  # code points within which nouns elsewhere may
_PUBLISHING = word_set("company organization organisation agency service network group firm publisher operation")
_OF_PLACE = re.compile(r"(?:[ie]an|ish|ese|nch|tch|qi|li|ni)\Z")  # "Aldersayan" is said of people, and is none
_SAYING_THINGS = frozenset({"organization", "outlet", "document", "poll", "post"})

_Place = tuple[int, int, Entity]


@dataclass(slots=True)
class Antecedents:
    """What may be taken up.

    Attributes:
        reader: of the candidates' traits.
        names: the names of the article.
        compounds: nouns with a name before them, and pairs of people.
        ranker: which candidate it is.
    """

    reader: Reader
    names: Names
    compounds: Names
    ranker: Ranker
    _heard: list[_Place] = field(default_factory=list)
    _spoke: list[_Place] = field(default_factory=list)

    def hear(self, span: Span, entity: Entity) -> None:
        """A noun or pronoun mentions an entity."""
        entity.mentions.append(span)
        insort(self._heard, (*span, entity), key=_where)

    def speak(self, at: int, entity: Entity) -> None:
        """An entity holds a statement here, in the article's own voice."""
        insort(self._spoke, (at, at, entity), key=_where)

    def speakers(self, before: int) -> list[tuple[int, Entity]]:
        """Who held the statements before a place, and where, the nearest first."""
        return [(at, entity) for at, _, entity in _before(self._spoke, before)]

    def introduced_later(self, at: int, word: Noun) -> Entity | None:
        """Whom "an expert" is that the text goes on to name: the next to speak that is new and of that role."""
        heard = {place[:2] for place in self._heard}
        for place, _, entity in _after(self._spoke, at):
            if place - at > (_OPENING if at < _OPENING else _SOON):
                break
            if (
                entity.kind == "person"
                and entity.named
                and all(span[0] > at or span in heard for span in entity.mentions)
            ):
                return entity if self.reader.is_kindred(entity, word) else None
        return None

    def find(self, asked: Asked) -> Entity | None:
        """What a place takes up; None where that is nothing, or not sure enough."""
        spoke = self.speakers(asked.at)
        fitting = sorted(self._fitting(asked), key=lambda seen: -seen.nearest[0])
        traits = [self.reader.traits(asked, seen, rank, spoke) for rank, seen in enumerate(fitting)]
        mark_only_one(asked, traits)
        return self.ranker.choose(asked, [(seen.entity, each) for seen, each in zip(fitting, traits, strict=True)])

    def _fitting(self, asked: Asked) -> list[Seen]:
        seen: dict[int, Seen] = {}
        for span, entity in self._mentions(asked):
            known = seen.get(id(entity))
            if known is None:
                seen[id(entity)] = Seen(entity, span)
                continue
            known.count += 1
            if abs(span[0] - asked.at) < abs(known.nearest[0] - asked.at):
                known.nearest = span
        return [each for each in seen.values() if _fits(each.entity, asked)]

    def _mentions(self, asked: Asked) -> Iterator[tuple[Span, Entity]]:
        for span, entity in islice(self.names.before(asked.at), _BACK):
            if asked.at - span[0] > _FAR:
                break
            yield span, entity
        for start, end, entity in _before(self._heard, asked.at):
            yield (start, end), entity
        if asked.group not in ("he", "person"):
            yield from islice(self.compounds.before(asked.at), _HEARD)
        if asked.noun:
            yield from self._mentions_ahead(asked)
        for entity in asked.echoes:
            yield min(entity.mentions, key=lambda span: abs(span[0] - asked.at), default=(asked.at, asked.at)), entity

    def _mentions_ahead(self, asked: Asked) -> Iterator[tuple[Span, Entity]]:
        """What is named only behind the noun that speaks of it, as headlines and first paragraphs do."""
        reach = asked.at + (_OPENING if asked.at < _OPENING else _SOON)
        heard = [((start, end), entity) for start, end, entity in _after(self._heard, asked.at)]
        named = list(islice(self.names.after(asked.at), _AHEAD))
        if asked.group == "thing" and asked.at < _OPENING:
            named += islice(self.compounds.after(asked.at), _AHEAD)
        for span, entity in (*named, *heard):
            if span[0] < reach:
                yield span, entity


def _where(place: _Place) -> Span:
    return place[:2]


def _before(places: list[_Place], at: int) -> list[_Place]:
    """The places before one, the nearest first."""
    i = bisect_left(places, (at, -1), key=_where)
    return places[max(0, i - _HEARD) : i][::-1]


def _after(places: list[_Place], at: int) -> list[_Place]:
    i = bisect_right(places, (at + 1, -1), key=_where)
    return places[i : i + _AHEAD]


def _fits(entity: Entity, asked: Asked) -> bool:
    """Whether number, gender and kind allow it."""
    gender = asked.gender or (asked.noun.gender if asked.noun else None)
    if gender and entity.gender and entity.gender != gender:
        return False
    if entity.place and _OF_PLACE.search(entity.name):
        return False
    if entity.own and asked.noun is None:
        return False  # a paper does not speak of itself as "it"
    if asked.group == "they":
        return entity.several or entity.kind in ("crowd", "organization")
    if entity.several or asked.group in ("he", "person"):
        return entity.kind == "person" and not entity.several
    return _is_thing(entity, asked.noun)


def _is_thing(entity: Entity, word: Noun | None) -> bool:
    """Whether an entity may be what "it", or the noun of no person, speaks of."""
    if word is None:
        return entity.kind in _SAYING_THINGS
    if entity.kind == "outlet":
        return word.lemma in REPORTING or word.lemma in _PUBLISHING or word.kind == "outlet"
    return entity.kind == word.kind or (entity.kind, word.kind) == ("organization", "outlet")

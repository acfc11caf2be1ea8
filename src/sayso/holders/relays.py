"""Through whose hands a statement came: relays, nearest to the article first.

A statement's own relays are the channels that its sentence names beside it and that it came through ("told CNN", "on
Truth Social", "in a letter to the court"). A speaker who goes on may do so by the same way, and so may who answers
him; people asked came through their poll. A small model judges both. A statement inside another one came through that
one's relays and its holder, unless that one only reacts to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from sayso.holders.channels import Channels
from sayso.holders.coreference import Holders
from sayso.holders.names import Entity
from sayso.holders.passing import Passing
from sayso.holders.relay_places import Beside, Going, Way
from sayso.holders.relay_traits import SURE, RelayReader, tells_share
from sayso.holders.words import noun
from sayso.statement import Span, Statement

_AROUND = 300  # code points around a cue in which its relay stands
_POLLS_BACK = 20
_FAR_BACK = 40  # statements within which a speaker may go on by one way
_AHEAD = 12
_OPENING = 1500  # code points in which a headline and first paragraphs stand, and what they foretell
_MOST = 2  # relays that a statement names by itself
_PUBLISHED = frozenset({"outlet", "document", "poll", "post"})
_OWNS = re.compile(r"[’'](?:s\s|\s)(?:\w+\s){0,2}")
_TWEETED = re.compile(r"(?:\w+\s)?(?:re)?tweet", re.IGNORECASE)
_REACTS = re.compile(
    r"\b(?:den(?:y|ie|ial)|reject|critici|dismiss|condemn|blast|slam|refut|denounc|attack|oppos|mock|doubt|counter|disput"
    r"|defend|rebuff|react|downplay|distanc|brush|respond|addressed|support|back(?:s|ed)\b|object|deri(?:d|s)|rebuk"
    r"|refus|disavow|ridicul|startl|upset|challeng|contradict|clarif|resist|laud|against\b|agree|fun of\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Relays:
    """The relays of an article's statements, from the outer ones to the inner ones."""

    holders: Holders
    passing: Passing
    channels: Channels
    reader: RelayReader
    via: dict[str, tuple[Entity, ...]] = field(default_factory=dict)
    _own: dict[str, tuple[Entity, ...]] = field(default_factory=dict)
    _outermost: list[Statement] = field(default_factory=list)
    _cues: list[int] = field(default_factory=list)
    _ways: list[Way | None] = field(default_factory=list)

    def find_all(self) -> None:
        """Find the relays of every statement."""
        statements = self.holders.article.statements
        self._cues = sorted(start for statement in statements for start, _ in statement.cue[:1])
        self._outermost = [statement for statement in statements if not self.holders.outers(statement)]
        for statement in statements:
            for each in self._from_outer(statement):
                if each.id not in self._own:
                    self._own[each.id] = self._named(each)
        self._ways = [
            Way(own, i, each.start) if (own := self._own[each.id]) else None for i, each in enumerate(self._outermost)
        ]
        for number, statement in enumerate(self._outermost):
            own = self._own[statement.id] or self._polled(statement) or self._foretold(number, statement)
            self.via[statement.id] = own or self._carried(number, statement)
        for statement in statements:
            for each in self._from_outer(statement):
                if each.id not in self.via:
                    self.via[each.id] = self._passed_on(each)

    def _from_outer(self, statement: Statement) -> Iterator[Statement]:
        yield from reversed(self.holders.outers(statement))
        yield statement

    def _holder(self, statement: Statement) -> Entity | None:
        return self.holders.found[statement.id]

    # What the sentence names

    def _named(self, statement: Statement) -> tuple[Entity, ...]:
        """The channels that the sentence of the cue names as where it was said."""
        places = statement.cue or statement.sources
        if not places:
            return ()
        found = [beside.entity for beside in self._beside(statement, places[-1]) if self._is_own(beside)]
        return tuple(dict.fromkeys(found or self._otherwise_named(statement)))[:_MOST]

    def _is_own(self, beside: Beside) -> bool:
        traits = self.reader.own(beside)
        if SURE in traits:
            return True
        # what stands within other words came as they did
        return beside.statement.within is None and self.passing.is_own(beside.statement.id, beside.entity, traits)

    def _beside(self, statement: Statement, place: Span) -> Iterator[Beside]:
        outers, holder = self.holders.outers(statement), self._holder(statement)
        known = {id(self._holder(each)) for each in (*outers, statement)}
        known |= {id(entity) for each in outers for entity in self._own.get(each.id, ())}
        start, end = self.holders.layout.sentence_span(place[0])
        for span, entity in self.channels.within(max(start, place[0] - _AROUND), min(end, place[1] + _AROUND)):
            # what a newspaper says in an article it says itself
            itself = holder is not None and holder.kind in _PUBLISHED and not entity.named
            if not (itself or entity.own or id(entity) in known or _inside(span, statement.contents)):
                between = self._cues_between(min(span[1], place[1]), max(span[0], place[0]))
                yield Beside(statement, place, span, entity, between)

    def _cues_between(self, start: int, end: int) -> int:
        return max(0, bisect_left(self._cues, end) - bisect_left(self._cues, start))

    def _otherwise_named(self, statement: Statement) -> list[Entity]:
        """The outlet whose reporter speaks ("Reuters’ Jane Roe"), or the platform of a tweet."""
        text, phrase = self.holders.article.text, self.holders.phrases.get(statement.id)
        before = next(self.holders.names.before(phrase.start), None) if phrase and phrase.entity else None
        of_outlet = phrase and before and before[1].kind == "outlet" and not before[1].own
        if phrase and before and of_outlet and _OWNS.fullmatch(text, before[0][1], phrase.start):
            return [before[1]]
        if any(_TWEETED.match(text, start) for start, _ in statement.cue):
            return [entity for _, entity in self.holders.names.places if entity.name in ("Twitter", "X")][:1]
        return []

    def _polled(self, statement: Statement) -> tuple[Entity, ...]:
        """The poll that a share of people answered: the last one by name, or else the last that held something."""
        phrase = self.holders.phrases.get(statement.id)
        if not phrase or not tells_share(self.holders.article.text, phrase):
            return ()
        earlier = islice(self.holders.compounds.before(phrase.start), _POLLS_BACK)
        held = (self._holder(each) for each in reversed(self._outermost) if each.start < phrase.start)
        polls = (entity for entity in (*(named for _, named in earlier), *held) if entity and entity.kind == "poll")
        return tuple(islice(polls, 1))

    def _foretold(self, number: int, statement: Statement) -> tuple[Entity, ...]:
        """The way of the same speaker's next words, where a headline or "an expert" leaves it for later."""
        holder = self._holder(statement)
        if holder is None or not holder.named or not self.holders.echoes.foretells(statement):
            return ()
        later = self._outermost[number + 1 : number + _AHEAD]
        near = (each for each in later if each.start - statement.start < _OPENING and self._holder(each) is holder)
        return next((self._own[each.id] for each in near if self._own[each.id]), ())

    # What goes on by the same way

    def _carried(self, number: int, statement: Statement) -> tuple[Entity, ...]:
        """The way that a statement came by as others of its speaker, or of its neighbours, did."""
        holder = self._holder(statement)
        ways = list(self._open_ways(number, statement, holder))
        judged = [(way.relays, self.reader.carried(self._going(number, way, same=same))) for way, same in ways]
        chosen = self.passing.carried(statement.id, judged)
        if chosen is None and holder and _is_anyone(holder):
            return self._only_way()
        return () if chosen is None else tuple(entity for entity in judged[chosen][0] if entity is not holder)

    def _only_way(self) -> tuple[Entity, ...]:
        """The outlet that all sources of an article spoke to, where it is but one: so did "sources"."""
        ways = [way for each in self.holders.article.statements if (way := self._told(each))]
        return ways[0] if len(ways) > 1 and len(set(ways)) == 1 else ()

    def _told(self, statement: Statement) -> tuple[Entity, ...]:
        """The outlet that a source spoke to: as its sentence says, or as it stands in that outlet's words."""
        outers = self.holders.outers(statement)
        outer = self._holder(outers[-1]) if outers else None
        way = self._own[statement.id] if not outers else (outer,) if outer else ()
        return way if way and way[0].kind == "outlet" else ()

    def _going(self, number: int, way: Way, *, same: bool) -> Going:
        statement = self._outermost[number]
        holder = self._holder(statement)
        between = range(min(number, way.number) + 1, max(number, way.number))
        last = next((i for i in range(number - 1, way.number, -1) if self._is_of(i, holder)), None)
        return Going(
            statement,
            way,
            holder,
            self.holders.phrases.get(statement.id),
            same,
            chain=self._came_by(number - 1, way),
            broken=last is not None and not self._came_by(last, way),
            others=sum(not self._is_of(i, holder) for i in between),
            spoken=sum(self._own[each.id] == way.relays for each in self._outermost),
        )

    def _open_ways(self, number: int, statement: Statement, holder: Entity | None) -> Iterator[tuple[Way, bool]]:
        """The ways to choose from: of the same speaker, of whoever spoke just before, of the last poll; and ahead."""
        back = range(number - 1, max(-1, number - _FAR_BACK), -1)
        ahead = range(number + 1, min(len(self._outermost), number + _AHEAD))
        seen: set[tuple[Entity, ...]] = set()
        for numbers, same in ((back, True), (back, False), (ahead, True), (ahead, False)):
            way = next((way for i in numbers if (way := self._ways[i]) and (not same or self._is_of(i, holder))), None)
            if way and way.relays not in seen and (same or self._is_beside(number, way)):
                seen.add(way.relays)
                yield way, same
        earlier = islice(self.holders.compounds.before(statement.start), _POLLS_BACK)
        poll = next((place for place in earlier if place[1].kind == "poll"), None)
        if poll and (poll[1],) not in seen:
            yield Way((poll[1],), number, poll[0][0]), False

    def _is_beside(self, number: int, way: Way) -> bool:
        """Whether a way of someone else may be a statement's: in its paragraph, or a poll's."""
        layout, at = self.holders.layout, self._outermost[number].start
        return way.relays[0].kind == "poll" or layout.paragraph(at) == layout.paragraph(way.at)

    def _is_of(self, number: int, holder: Entity | None) -> bool:
        return holder is not None and self._holder(self._outermost[number]) is holder

    def _came_by(self, number: int, way: Way) -> bool:
        return number >= 0 and self.via[self._outermost[number].id] == way.relays

    # What is passed on

    def _passed_on(self, statement: Statement) -> tuple[Entity, ...]:
        """The way that what an enclosing statement holds has come, and the statement's own."""
        holder = self._holder(statement)
        passed = self._passed(self.holders.outers(statement)[0], holder)
        return tuple(dict.fromkeys(entity for entity in (*passed, *self._own[statement.id]) if entity is not holder))

    def _passed(self, outer: Statement, holder: Entity | None) -> tuple[Entity, ...]:
        passed, outer_via = self._holder(outer), self.via.get(outer.id, ())
        if passed is holder:
            return outer_via
        text = self.holders.article.text
        if any(_REACTS.search(text, start, min(end, start + _AROUND)) for start, end in outer.cue):
            return ()
        return (*outer_via, passed) if passed and passed.kind != "writer" else outer_via


def find_relays(holders: Holders, passing: Passing) -> dict[str, tuple[Entity, ...]]:
    """The relays of every statement, by its id."""
    text = holders.article.text
    channels = Channels(text, holders.names, holders.compounds)
    relays = Relays(holders, passing, channels, RelayReader(text, holders.layout))
    relays.find_all()
    return relays.via


def _is_anyone(holder: Entity) -> bool:
    """Whether a holder is a source that nothing else is told of."""
    last = noun(holder.name.rsplit(" ", 1)[-1])
    return not holder.named and last is not None and last.lemma in ("source", "insider")


def _inside(span: Span, places: tuple[Span, ...]) -> bool:
    return any(start <= span[0] < end for start, end in places)

"""Through whose hands a statement came: relays, nearest to the article first.

A statement's own relays are the outlets and platforms that its sentence names beside it ("told CNN", "on Truth
Social"), and the poll that a share of people answered. A speaker who goes on does so by the same way. A statement
inside another one came through that one's relays and its holder, unless that one only reacts to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from sayso.holders.coreference import Holders
from sayso.holders.kinds import is_share
from sayso.holders.names import Entity
from sayso.holders.words import noun
from sayso.statement import Span, Statement

_CARRIED = 20  # paragraphs that a speaker goes on by the same way
_AROUND = 300  # code points around a cue in which its relay stands
_OPENING = 1500  # code points in which a headline and first paragraphs stand, and the words that they foretell
_LEADING = 60  # code points before a relay that lead up to it
_POLLS_BACK = 20
_LEADS = re.compile(
    r"""\b(?:told|tells?|telling|to|with|on|in|via|for|by|at|from|through)\s
    (?:(?:the|an?|his|her|their|its)\s)?(?:[\w’'-]+\s){0,3}(?:[\w.]+[’']s?\s)?[“"'‘’]{0,2}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESSED = re.compile(
    r"\b(?:told|tells|telling|wr(?:ote|ites|iting)(?:\s\w+)?\s(?:on|in|for)|interview\s(?:with|on|in|to))\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(r"[’']s?\s(?:own\s)?[“\"'‘’]{0,2}\Z")
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
    via: dict[str, tuple[Entity, ...]] = field(default_factory=dict)
    _last: dict[int, tuple[int, tuple[Entity, ...]]] = field(default_factory=dict)
    _poll: Entity | None = None
    _early: list[Statement] = field(default_factory=list)
    _ways: defaultdict[int, list[tuple[int, tuple[Entity, ...]]]] = field(default_factory=lambda: defaultdict(list))

    def find_all(self) -> None:
        """Find the relays of every statement."""
        for statement in self.holders.article.statements:
            for each in (*reversed(self.holders.outers(statement)), statement):
                if each.id not in self.via:
                    self.via[each.id] = self._find(each)
        for early in self._early:
            self.via[early.id] = self._later(early)

    def _later(self, statement: Statement) -> tuple[Entity, ...]:
        """The way of the same speaker's next words: a headline and a first paragraph leave it for later."""
        places = self._ways.get(id(self.holders.found[statement.id]), ())
        return next((via for at, via in places if 0 <= at - statement.start < _OPENING), ())

    def _find(self, statement: Statement) -> tuple[Entity, ...]:
        holder = self.holders.found[statement.id]
        outer = next(iter(self.holders.outers(statement)), None)
        own = self._own(statement, holder)
        if holder and holder.kind == "poll":
            self._poll = holder
        if outer:
            return _without_holder((*self._passed_on(outer, holder), *own), holder)
        return self._carried(statement, holder, _without_holder(own, holder))

    def _carried(self, statement: Statement, holder: Entity | None, own: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """A statement's own relays, or those that its speaker goes on by."""
        paragraph = self.holders.layout.paragraph(statement.start)
        if own:
            self._last[id(holder)] = (paragraph, own)
            self._ways[id(holder)].append((statement.start, own))
            return own
        if holder and self.holders.echoes.is_head(statement):
            self._early.append(statement)
        since, carried = self._last.get(id(holder), (-_CARRIED, ()))
        return carried if holder and paragraph - since < _CARRIED else ()

    def _passed_on(self, outer: Statement, holder: Entity | None) -> tuple[Entity, ...]:
        """The way that what an enclosing statement holds has come."""
        passed, outer_via = self.holders.found[outer.id], self.via.get(outer.id, ())
        if passed is holder:
            return outer_via
        text = self.holders.article.text
        if any(_REACTS.search(text, start, min(end, start + _AROUND)) for start, end in outer.cue):
            return ()
        return (*outer_via, passed) if passed and passed.kind != "writer" else outer_via

    def _own(self, statement: Statement, holder: Entity | None) -> tuple[Entity, ...]:
        """The outlets and platforms that the sentence of the cue names as where it was said."""
        text = self.holders.article.text
        places = statement.cue or statement.sources
        if not places:
            return ()
        phrase = self.holders.phrases.get(statement.id)
        if phrase and is_share(text[phrase.start : max(phrase.end, phrase.full_end)]):
            return self._polled(statement, phrase.start)
        found = list(self._named_beside(statement, holder, places[-1]))
        if not found and phrase and phrase.entity:
            found = [*self._writing_for(phrase.start)]
        if not found and any(_TWEETED.match(text, start) for start, _ in statement.cue):
            found = [(place, entity) for place, entity in self.holders.names.places if _is_twitter(entity)][:1]
        return tuple(dict.fromkeys(entity for _, entity in found))[:2]

    def _named_beside(self, statement: Statement, holder: Entity | None, place: Span) -> Iterator[tuple[Span, Entity]]:
        start, end = self.holders.layout.sentence_span(place[0])
        start, end = max(start, place[0] - _AROUND), min(end, place[1] + _AROUND)
        waiting: tuple[Span, Entity] | None = None
        for span, entity in self.holders.names.within(start, end):
            if _inside(span, (*statement.contents, *statement.sources)) or entity is holder:
                continue
            if not self._is_relay(entity, span, start):
                continue
            owned = waiting and span[0] - waiting[0][1] < 6
            if waiting and not (owned and _OWNED.search(self.holders.article.text, waiting[0][1], span[0])):
                yield waiting  # and else it only tells whose programme this is: "ABC's This Week"
            waiting = (span, entity)
        if waiting:
            yield waiting

    def _is_relay(self, entity: Entity, span: Span, start: int) -> bool:
        """Whether a name is that of an outlet or platform, and its place one where something was said."""
        text, back = self.holders.article.text, max(start, span[0] - _LEADING)
        if entity.own:
            return False
        if entity.kind in ("outlet", "post"):
            return bool(_LEADS.search(text, back, span[0]))
        if entity.kind != "organization" or entity.place or noun(entity.name.rsplit(" ", 1)[-1]):
            return False
        return bool(_ADDRESSED.search(text, back, span[0]))

    def _polled(self, statement: Statement, at: int) -> tuple[Entity, ...]:
        """The poll that people answered: the last one by name, or else the last that held something."""
        if any(held and held.kind == "poll" for held in map(self._holder, self.holders.outers(statement))):
            return ()
        earlier = islice(self.holders.compounds.before(at), _POLLS_BACK)
        poll = next((entity for _, entity in earlier if entity.kind == "poll"), self._poll)
        return (poll,) if poll else ()

    def _holder(self, statement: Statement) -> Entity | None:
        return self.holders.found[statement.id]

    def _writing_for(self, at: int) -> Iterator[tuple[Span, Entity]]:
        """The outlet whose reporter a name is: "Reuters’ Jane Roe"."""
        before = next(self.holders.names.before(at), None)
        if (
            before
            and before[1].kind == "outlet"
            and not before[1].own
            and _OWNS.fullmatch(self.holders.article.text, before[0][1], at)
        ):
            yield before


def find_relays(holders: Holders) -> dict[str, tuple[Entity, ...]]:
    """The relays of every statement, by its id."""
    relays = Relays(holders)
    relays.find_all()
    return relays.via


def _without_holder(via: tuple[Entity, ...], holder: Entity | None) -> tuple[Entity, ...]:
    """Relays, each once, without the holder."""
    return tuple(dict.fromkeys(entity for entity in via if entity is not holder))


def _inside(span: Span, places: tuple[Span, ...]) -> bool:
    return any(start <= span[0] < end for start, end in places)


def _is_twitter(entity: Entity) -> bool:
    return entity.name in ("Twitter", "X")

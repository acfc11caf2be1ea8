"""What tells whether an entity is what a place takes up: distance, speech, agreement, role."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sayso.holders.layout import Layout
from sayso.holders.names import Entity, Names
from sayso.holders.ranking import Asked, Traits
from sayso.holders.words import REPORTING, Noun, noun, word_set
from sayso.statement import Span

_LEAD = 600  # code points that hold the headline and the first paragraph
_CONTEXT = 70  # code points around a name in which its role is told
_SHOWN = 10  # mentions of which the context is read
_SUBJECT = 80  # code points from the start of a sentence within which its subject stands
_NEAR = ("same sentence", "last sentence", "two back", "three back")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[.;:!?\n\"“”]|\b(?:says?|said|told|tells|claims|claimed|that|who|with)\b")
_OBLIQUE = re.compile(r"\b(?:of|for|to|with|by|on|about|against|from|at|in|than|like|told|over|and)\s\Z", re.IGNORECASE)
_KINDRED = (
    word_set("expert commentator analyst professor historian biographer author researcher scientist economist scholar "
             "specialist academic lecturer fellow critic columnist correspondent adviser strategist"),
    word_set("reporter correspondent journalist columnist editor writer commentator host anchor"),
    word_set("official spokesman spokeswoman spokesperson minister secretary director commissioner chief"),
    word_set("lawmaker senator congressman congresswoman representative legislator politician governor mayor"),
    word_set("friend pal insider source aide ally adviser confidant"),
    word_set("lawyer attorney counsel prosecutor judge barrister"),
    word_set("leader president chairman chairwoman chief head boss executive founder director"),
)  # fmt: skip
"""Nouns that one person may well be called by, one after the other."""
_WRITES_FOR = re.compile(r" (?:of|for|from) (?:the )?")
_OUTLET_BEHIND = 60  # code points behind a name in which the outlet stands that its bearer writes for
_ABBREVIATIONS = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "dr": "doctor", "pm": "minister",
    "prof": "professor", "sgt": "sergeant", "capt": "captain", "ceo": "executive", "president-elect": "president",
}  # fmt: skip


@dataclass(slots=True)
class Seen:
    """A candidate as it was seen around a place: its nearest mention, and how many there are."""

    entity: Entity
    nearest: Span
    count: int = 1


@dataclass(slots=True)
class Reader:
    """Reads the traits of candidates off a text."""

    text: str
    layout: Layout
    names: Names
    _roles: dict[int, frozenset[str]] = field(default_factory=dict)

    def traits(self, asked: Asked, seen: Seen, rank: int, spoke: Sequence[tuple[int, Entity]]) -> Traits:
        """The traits of one candidate.

        Args:
            asked: the place.
            seen: the candidate.
            rank: its place among the candidates, the nearest first.
            spoke: who held the statements before the place, and where, the nearest first.
        """
        entity = seen.entity
        return {
            "candidate": 1.0,
            "often": math.log(seen.count),
            "ever": math.log(1 + len(entity.mentions)),
            "gender": float(asked.gender is not None and entity.gender == asked.gender),
            "place": float(entity.place),
            "own outlet": float(entity.own),
            "person": float(entity.kind == "person"),
            "outlet": float(entity.kind == "outlet"),
            "unnamed": float(not entity.named),
            "echo": float(entity in asked.echoes[:1]),
            "second echo": float(entity in asked.echoes[1:]),
            **self._position(asked, seen.nearest, rank),
            **self._speech(asked, entity, seen.nearest, spoke),
            **(self._role(asked, asked.noun, entity, seen.nearest) if asked.noun else {}),
        }

    def _position(self, asked: Asked, mention: Span, rank: int) -> Traits:
        place: Traits = {
            "subject": float(self._is_subject(mention)),
            "oblique": float(bool(_OBLIQUE.search(self.text, max(0, mention[0] - 12), mention[0]))),
            "possessive": float(self.text.startswith(("'", "’"), mention[1])),
        }
        sentences = self.layout.sentence(asked.at) - self.layout.sentence(mention[0])
        paragraphs = self.layout.paragraph(asked.at) - self.layout.paragraph(mention[0])
        if mention[0] >= asked.at:
            ahead = {"ahead": 1.0, "ahead, sentences": math.log(1 - sentences), "ahead, next": float(sentences >= -1)}
            return place | ahead
        return place | {
            _NEAR[sentences] if sentences < len(_NEAR) else "far": 1.0,
            "sentences": math.log(1 + sentences),
            "paragraphs": math.log(1 + paragraphs),
            "same paragraph": float(paragraphs == 0),
            "nearest": float(rank == 0),
            "rank": math.log(1 + rank),
        }

    def _is_subject(self, mention: Span) -> bool:
        """Whether a mention is the first name of its sentence and stands near its start."""
        start, _ = self.layout.sentence_span(mention[0])
        if mention[0] - start > _SUBJECT:
            return False
        return all(span[0] < start or span == mention for span, _ in islice(self.names.before(mention[1]), 2))

    def _speech(self, asked: Asked, entity: Entity, mention: Span, spoke: Sequence[tuple[int, Entity]]) -> Traits:
        quoted = self.layout.is_quoted(asked.at)
        traits: Traits = {
            "quoted elsewhere": float(self.layout.is_quoted(mention[0]) and not quoted),
            "outer, quoted": float(entity is asked.outer and quoted),
            "outer, unquoted": float(entity is asked.outer and not quoted),
        }
        if not spoke:
            return traits
        sentences = self.layout.sentence(asked.at) - self.layout.sentence(spoke[0][0])
        last = spoke[0][1] is entity
        return traits | {
            "spoke last": float(last),
            "spoke last, near": float(last and sentences <= 1),
            "spoke last, far": float(last and sentences > 3),
            "spoke": float(any(other is entity for _, other in spoke)),
        }

    def _role(self, asked: Asked, word: Noun, entity: Entity, mention: Span) -> Traits:
        roles = self._roles_of(entity)
        has_role = float(word.lemma in roles)
        kindred = self.is_kindred(entity, word)
        where = f"{asked.determiner or 'no article'}, {'ahead' if mention[0] >= asked.at else 'behind'}"
        return {
            "role": has_role,
            "no role": float(not roles),
            where: 1.0,
            f"{where}, role": has_role,
            f"{where}, kindred": float(kindred),
            f"{where}, echo": float(entity in asked.echoes),
            "opening, ahead": float(asked.at < _LEAD and mention[0] >= asked.at),
            "its report": float(word.lemma in REPORTING and entity.kind == "outlet"),
            "same kind": float(entity.kind == word.kind),
            "in its name": float(word.lemma in entity.name.lower()),
        }

    def is_kindred(self, entity: Entity, word: Noun) -> bool:
        """Whether an entity's role is the noun, or one that the same person may be called by."""
        roles = self._roles_of(entity)
        return word.lemma in roles or any(word.lemma in kin and kin & roles for kin in _KINDRED)

    def _roles_of(self, entity: Entity) -> frozenset[str]:
        """The nouns that stand by an entity's mentions and may tell its role."""
        if id(entity) not in self._roles:
            found = {lemma for span in entity.mentions[:_SHOWN] for lemma in self._roles_at(span)}
            self._roles[id(entity)] = frozenset(found)
        return self._roles[id(entity)]

    def _roles_at(self, span: Span) -> Iterator[str]:
        line = self.text[max(0, span[0] - _CONTEXT) : span[0]].replace(". ", " ")
        words = _WORD.findall(_BREAK.split(line)[-1].rsplit(",", 1)[-1])[-5:]
        after = _BREAK.split(self.text[span[1] : span[1] + _CONTEXT])[0]
        if after.startswith((",", " (", " is ", " was ")):
            words += _WORD.findall(after)
        for place, entity in self.names.within(span[1], span[1] + _OUTLET_BEHIND):
            if entity.kind == "outlet" and _WRITES_FOR.fullmatch(self.text, span[1], place[0]):
                yield "journalist"
        for word in words:
            if found := noun(_ABBREVIATIONS.get(word.lower(), word)):
                yield found.lemma


def mark_only_one(asked: Asked, traits: Sequence[Traits]) -> None:
    """Mark the one candidate that has the noun's role, or is of its kind, where "the" stands before it."""
    if asked.determiner != "the":
        return
    for trait in ("role", "same kind"):
        having = [each for each in traits if each.get(trait)]
        if len(having) == 1:
            having[0][f"only one: {trait}"] = 1.0

"""People by their names: surnames and first names go to whom they are short for.

Full names are known before the short ones are read. Two people of one surname are kept apart by their titles, by who
was just named in full, and else by who is named most often.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.attribution.names import Name
from sayso.holders.names import Entity
from sayso.holders.words import HONORIFICS, ROYAL, Gender, first_name_gender, noun
from sayso.statement import Span

_SUFFIX = re.compile(r"^(?:Jr|Sr|I{2,3}|IV|Esq|PhD|MD)\.?$")
_TITLE = re.compile(r"([^\W\d_][\w’'-]*)\.?\s$")
_JUST_NAMED = 150  # code points within which a full name decides what a short one means


@dataclass(slots=True)
class _People:
    """Who was named so far, by each word that they may go by, and where they were last named in full."""

    full: dict[tuple[str, str], Entity] = field(default_factory=dict)
    by_word: defaultdict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    counts: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    last: dict[int, int] = field(default_factory=dict)

    def named_in_full(self, words: list[str]) -> Entity:
        """Whom a name of several words names."""
        first, last = words[0].lower(), words[-1].lower()
        entity = self.full.get((first, last)) or _nickname(self.by_word[last], first)
        if entity is None:
            entity = Entity(" ".join(words), "person", named=True, gender=_gender(words))
            self.full[first, last] = entity
            for word in {first, last}:
                self.by_word[word].append(entity)
        entity.name = max(entity.name, " ".join(words), key=len)
        self.counts[id(entity)] += 1
        return entity

    def named_in_short(self, word: str, gender: Gender | None, at: int) -> Entity:
        """Whom a single word names."""
        key = word.lower()
        entity = self._meant(key, gender, at)
        if entity is None:
            entity = Entity(word, "person", named=True, gender=gender or first_name_gender(word))
            self.by_word[key].append(entity)
        return entity

    def _meant(self, key: str, gender: Gender | None, at: int) -> Entity | None:
        left = [entity for entity in self.by_word[key] if not (gender and entity.gender and entity.gender != gender)]
        near = [entity for entity in left if 0 <= at - self.last.get(id(entity), -_JUST_NAMED) < _JUST_NAMED]
        if len(near) == 1:
            return near[0]
        return max(left, key=lambda entity: self.counts[id(entity)], default=None)


def find_people(text: str, names: Sequence[Name]) -> Iterator[tuple[Span, Entity]]:
    """Who each name of a person names.

    Args:
        text: the article's.
        names: those of persons, in order, without titles.
    """
    people = _People()
    written = [_words(text, name) for name in names]
    full = [people.named_in_full(words) if len(words) > 1 else None for words in written]
    for name, words, known in zip(names, written, full, strict=True):
        gender = _title_gender(text, name)
        if known:
            people.last[id(known)] = name.start
        entity = known or people.named_in_short(words[0], gender, name.start)
        entity.gender = entity.gender or gender
        yield (name.start, name.end), entity


def _words(text: str, name: Name) -> list[str]:
    words = text[name.start : name.end].split()
    return [word for word in words if not _SUFFIX.match(word)] or words


def _nickname(namesakes: list[Entity], first: str) -> Entity | None:
    """Who of one surname has a first name that begins alike ("Ben", "Benjamin"; "J.", "John")."""
    first = first.rstrip(".")
    for entity in namesakes:
        other = entity.name.split()[0].lower().rstrip(".")
        if other.startswith(first) or first.startswith(other):
            return entity
    return None


def _gender(words: list[str]) -> Gender | None:
    """By the first name, or the title of "Prince Harry"."""
    if words[0].lower() not in ROYAL:
        return first_name_gender(words[0])
    title = noun(words[0])
    return (title.gender if title else None) or first_name_gender(words[1])


def _title_gender(text: str, name: Name) -> Gender | None:
    title = _TITLE.search(text, max(0, name.start - 16), name.start)
    return HONORIFICS.get(title.group(1).lower()) if title else None

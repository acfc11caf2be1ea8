"""Organizations, places and the rest by their names: acronyms go to what they are short for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribution.names import Name, NameKind
from sayso.holders.names import Entity
from sayso.holders.words import noun
from sayso.statement import Span

_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z.&]{1,9})\)")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du"})


def find_others(text: str, names: Sequence[Name]) -> Iterator[tuple[Span, Entity]]:
    """What each name names that is no person's.

    Args:
        text: the article's.
        names: in order.
    """
    entities: dict[str, Entity] = {}
    for name in names:
        written = " ".join(text[name.start : name.end].split())
        key = _key(written)
        if key not in entities:
            entities[key] = _other(written, name.kind)
            if name.kind == "organization":
                for alias in _aliases(text, name, written):
                    entities.setdefault(alias, entities[key])
        entity = entities[key]
        entity.name = max(entity.name, written, key=len)
        yield (name.start, name.end), entity


def _other(written: str, kind: NameKind) -> Entity:
    if kind == "other" and written.endswith("s"):
        return Entity(written, "crowd", named=False, several=True)
    return Entity(written, "organization", named=True, place=kind != "organization")


def _aliases(text: str, name: Name, written: str) -> Iterator[str]:
    """What an organization goes by from here on: its acronym, and the first word of several."""
    if match := _ACRONYM.match(text, name.end):
        yield _key(match.group(1))
    words = [word for word in written.split() if word.lower() not in _SMALL]
    if len(words) > 1:
        yield "".join(initials(written)).lower()
    if len(words) > 2 and len(words[0]) > 3 and words[0].isalpha() and not noun(words[0]):
        yield words[0].lower()


def initials(written: str) -> Iterator[str]:
    """The letters that a name of several words is shortened to."""
    words = [word for word in written.split() if word.lower() not in _SMALL]
    if len(words) > 1:
        yield from (word[0] for word in words)


def _key(written: str) -> str:
    return re.sub(r"^the\s|[.’']", "", written.lower())

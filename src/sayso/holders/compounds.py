"""Names put together: nouns with a name before them ("the Cruz campaign", "an ABC News poll"), and pairs of people.

They are what "the campaign", "the poll" and "both" take up later, or earlier in a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.holders.names import Entity, Names
from sayso.holders.words import noun
from sayso.statement import Span

_BEHIND = re.compile(r"(?:[’']s?)?((?:[ /-](?:[^\W\d_][\w-]*)){1,3})")
_WORD = re.compile(r"[\w-]+")
_NO_MODIFIER = re.compile(
    r"(?:\w+(?:ed|s)|the|an?|as|in|on|at|to|for|of|and|or|by|with|from|that|who|which|said|told)$"
)
_KINDS = frozenset({"organization", "document", "poll"})


def find_compounds(text: str, names: Names) -> Names:
    """Every place of such a noun or pair, with what it names; the same words are the same thing."""
    known: dict[str, Entity] = {}
    found: list[tuple[Span, Entity]] = []
    for span, entity in (*_compounds(text, names), *_pairs(text, names)):
        key = text[slice(*span)].lower().replace("'s ", " ").replace("’s ", " ")
        found.append((span, known.setdefault(key, entity)))
    return Names(found)


def _compounds(text: str, names: Names) -> Iterator[tuple[Span, Entity]]:
    for (start, end), modifier in names.places:
        for word in _words_behind(text, end):
            found = noun(text[slice(*word)])
            if found is None:
                continue
            # "the Times report" is the Times itself
            if found.kind in _KINDS and not found.several and (modifier.kind != "outlet" or found.kind == "poll"):
                yield (start, word[1]), Entity(text[start : word[1]], found.kind, named=True)
            break


def _words_behind(text: str, end: int) -> Iterator[Span]:
    """The words behind a name that may belong to it."""
    if behind := _BEHIND.match(text, end):
        for word in _WORD.finditer(text, behind.start(1), behind.end(1)):
            if noun(word.group()) is None and _NO_MODIFIER.match(word.group()):
                return
            yield word.span()


def _pairs(text: str, names: Names) -> Iterator[tuple[Span, Entity]]:
    for (first, one), (second, other) in pairwise(names.places):
        if one.kind == other.kind == "person" and one is not other and text[first[1] : second[0]] == " and ":
            name = f"{one.name} and {other.name}"
            yield (first[0], second[1]), Entity(name, "person", named=True, several=True)

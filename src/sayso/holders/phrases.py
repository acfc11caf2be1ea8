"""What the words of a source say by themselves: a name, a noun with what belongs to it, a pronoun, or several.

A source comes with all that describes it ("Hugh Hill, a doctor", "a spokesman for the mayor"). Its head ends at the
first comma, preposition, relative pronoun or participle; the name or noun that the head ends in is the holder, or the
name in apposition to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.holders.names import Entity, Names
from sayso.holders.words import PRONOUNS, Noun, noun, word_set
from sayso.statement import Span

LONGEST = 400
"""Code points of a source that are looked at."""

_WORD = re.compile(r"[’']s\b|\d+(?:,\d{3})+|[^\W_](?:(?:[\w&%./-]|[’'](?!s\b))*[\w%])?|[^\w\s]")
_BEFORE = re.compile(r"[\w’'-]+")
_REACH = 80  # code points before "who" in which its noun stands
_LEADING = word_set("and or but from by in for to among of with on at as per even both according through via")
_STOPS = word_set(
    "of for from in into onto upon at on with to by about near close familiar privy within among including such like "
    "between who whom whose which that where when while as against inside outside across under over after before "
    "during since around because behind without towards toward but if"
)
_ANYONE = word_set("average ordinary typical everyday")  # "the average Ferrolian" is no one by name
_BRINGS = word_set("quoted quotes quoting cited cites citing told said says asked interviewed named met found")
_PUNCTUATION = frozenset(",;:()[]—–-")
_MARKS = frozenset("\"“”‘'’`")
_LINKS = frozenset({"and", "or", "&", "nor"})
_DEFINITE = word_set("the this that these those his her its their our my your")
_POSSESSIVES = word_set("his her its their our my")
_INDEFINITE = word_set(
    "a an some many most several few all any every no each another other two three four five six seven eight nine ten "
    "one more both such various dozens hundreds thousands numerous certain"
)
_QUANTITIES = word_set(
    "one two three four five six seven some many most several few all none neither either both each any dozens "
    "hundreds thousands millions number group handful lot lots couple pair scores part members host list string series "
    "dozen reports copy copies"
)
_OFFICES = frozenset({"secretary", "speaker", "minister", "director", "commissioner", "chairman"})
_OWNERS = word_set("owner maker operator developer publisher sponsor supplier provider landlord parent rival producer")
_AGED = re.compile(r"\d{1,3}-year-old$")
_PARTICIPLE = re.compile(r"^[a-z]{3,}(?:ing|ed)$|^(?:known|seen|written|held|taken|made|led|run)$")

Determiner = Literal["the", "a", ""]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source, read by itself.

    Attributes:
        start: where its head begins, without the article, in code points.
        end: where its head ends.
        text: the words of the head.
        entity: what it names.
        pronoun: the pronoun that it is, in lower case.
        noun: the noun that it ends in.
        determiner: "the" where it points to what was spoken of, "a" where it does not, and "" where nothing tells.
        possessor: where a possessive pronoun stands before the noun ("her lawyer").
        parts: what it joins by "and".
        full_end: where the words end that belong to it ("spokesman for the mayor").
        modifiers: the names that stand before its noun ("the Cruz campaign").
        owner: what the preposition behind it names ("a survey by the Harbour Board").
    """

    start: int
    end: int
    text: str
    entity: Entity | None = None
    pronoun: str | None = None
    noun: Noun | None = None
    determiner: Determiner = ""
    possessor: Span | None = None
    parts: tuple[Phrase, ...] = ()
    full_end: int = 0
    modifiers: tuple[Entity, ...] = ()
    owner: Entity | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word, or a whole name."""

    start: int
    end: int
    text: str
    entity: Entity | None = None

    @property
    def low(self) -> str:
        return self.text.lower()


def read_phrase(text: str, span: Span, names: Names) -> Phrase | None:
    """What a source says by itself; None where it holds no words."""
    units = list(_units(text, (span[0], min(span[1], span[0] + LONGEST)), names))
    while len(units) > 1 and (not units[0].text[0].isalnum() or units[0].low in _LEADING):
        units = units[1:]
    if not units or not units[0].text[0].isalnum():
        return None
    found = _read(text, units)
    if found.entity is None and found.pronoun is None and not found.parts:
        found = _apposed(text, units, found) or found
    return found


def noun_before(text: str, at: int, names: Names) -> Phrase | None:
    """The phrase that ends in a noun right before a place ("analysts and officials who"); None where none does."""
    words = list(_BEFORE.finditer(text, max(0, at - _REACH), at))
    last = words[-1] if words else None
    if last is None or text[last.end() : at].strip(" ,") or noun(last.group()) is None:
        return None
    start = last.start()
    for word, following in reversed(list(pairwise(words))):
        if text[word.end() : following.start()] != " " or word.group().lower() in _STOPS | _BRINGS:
            break
        start = word.start()
        if word.group().lower() in _DEFINITE | _INDEFINITE:
            break
    return read_phrase(text, (start, last.end()), names)


def _units(text: str, span: Span, names: Names) -> Iterator[_Unit]:
    at = span[0]
    for (start, end), entity in [*names.within(*span), ((span[1], span[1]), None)]:
        if start < at:
            continue
        for word in _WORD.finditer(text, at, start):
            if word.group() in _MARKS and not (word.start() == at > span[0]):
                continue  # a mark around a word; behind a name it may be its possessive
            yield _Unit(word.start(), word.end(), word.group())
        if entity:
            yield _Unit(start, end, text[start:end], entity)
        at = end


def _read(text: str, units: Sequence[_Unit]) -> Phrase:
    units = _without_quantity(units)
    head = units[: _holder_of_post(units) or _head_length(units)]
    link = next((i for i, unit in enumerate(head) if unit.low in _LINKS and 0 < i < len(head) - 1), None)
    if link is not None:
        parts = _joined(text, units, link)
        if parts:
            return parts
    return _head(text, units, head)


def _without_quantity(units: Sequence[_Unit]) -> Sequence[_Unit]:
    """The units behind "a group of", "dozens of", "a copy of"."""
    for i, unit in enumerate(units[:4]):
        if unit.entity:
            break
        if unit.low in _QUANTITIES and i + 2 < len(units) and units[i + 1].low == "of":
            return units[i + 2 :]
    return units


def _head_length(units: Sequence[_Unit]) -> int:
    """Where what follows the head begins."""
    for i, unit in enumerate(units[1:], 1):
        if unit.entity:
            continue
        before = units[i - 1]
        if unit.text == "-" and unit.start == before.end:
            continue
        if unit.text in _PUNCTUATION or unit.low in _STOPS:
            if unit.low == "of" and before.low in _OFFICES and (end := _office_holder(units, i)):
                return end
            return i
        if _PARTICIPLE.match(unit.text) and (before.entity or noun(before.low)) and before.low not in _INDEFINITE:
            return i
    return len(units)


def _office_holder(units: Sequence[_Unit], of: int) -> int:
    """Where the name ends that an office with an "of" in it stands before ("Secretary of State Jane Roe"); or 0."""
    for i, unit in enumerate(units[of + 1 : of + 5], of + 1):
        if unit.entity and unit.entity.kind == "person":
            return i + 1
        if not (unit.text[0].isupper() or unit.low == "the"):
            break
    return 0


def _holder_of_post(units: Sequence[_Unit]) -> int:
    """Where the name ends that a post and its place stand before ("manager at Ferrol Ferries Ana Roe"); or 0."""
    for i, (place, person) in enumerate(pairwise(units)):
        if place.text in _PUNCTUATION:
            break
        if place.entity and person.entity and person.entity.kind == "person" != place.entity.kind and i > 1:
            return i + 2 if units[i - 1].low in {"at", "of", "for", "from", "with"} and noun(units[i - 2].low) else 0
    return 0


def _joined(text: str, units: Sequence[_Unit], link: int) -> Phrase | None:
    """Two holders with an "and" between them; None where that joins words of one ("a writer and critic")."""
    first, second = _head(text, units[:link], units[:link]), _read(text, units[link + 1 :])
    if first.entity is None and first.noun is None and first.pronoun is None:
        return None
    if second.entity is None and second.noun is None and second.pronoun is None:
        return None
    if first.determiner == "a" and second.noun and not second.determiner and not second.noun.several:
        return None
    start, end = first.start, second.end
    parts = (first, *(second.parts or (second,)))
    last = parts[-1].noun
    return Phrase(start, end, text[start:end], parts=parts, noun=last, full_end=end)


def _head(text: str, units: Sequence[_Unit], head: Sequence[_Unit]) -> Phrase:
    last = head[-1]
    anyone = len(head) > 1 and head[-2].low in _ANYONE
    named = last.entity if last.entity and last.entity.named and not anyone else None
    start, end = _start(head), last.end
    bare = text[start:end].rstrip("’'")
    bare = re.sub(r"[’']s$", "", bare)
    if len(head) > 1 and last.low in {"'s", "’s", "'", "’"}:
        return _head(text, units, head[:-1])
    if named:
        return Phrase(last.start, last.end, last.text, entity=named, full_end=last.end)
    lone = re.sub(r"[’'](?:s|ve|re|ll|m|d)?$", "", last.low)
    if len(head) == 1 and lone in PRONOUNS:
        return Phrase(start, start + len(lone), bare, pronoun=lone, full_end=end)
    if len(head) == 2 and head[0].low in {"both", "all", "neither"} and lone in PRONOUNS:
        return Phrase(last.start, last.end, last.text, pronoun=lone, full_end=end)
    first = head[0].low
    possessor = (head[0].start, head[0].end) if first in _POSSESSIVES and len(head) > 1 else None
    modifiers = tuple(unit.entity for unit in head[:-1] if unit.entity)
    if last.entity:
        modifiers += (last.entity,)
    found = noun(lone.rsplit(" ", 1)[-1])
    if found is None and last.low == "itself" and len(head) > 1:
        return _head(text, units, head[:-1])
    if found is None and "-" in lone:
        found = noun("person" if _AGED.match(lone) else lone.rsplit("-", 1)[-1])
    determiner: Determiner = "the" if first in _DEFINITE else "a" if first in _INDEFINITE else ""
    return Phrase(
        start, start + len(bare), bare, noun=found, determiner=determiner, possessor=possessor,
        full_end=_full_end(units, len(head)), modifiers=modifiers, owner=_owner(units[len(head) :]),
    )  # fmt: skip


def _start(head: Sequence[_Unit]) -> int:
    """Where a head begins behind its article."""
    for unit in head[:-1]:
        if unit.entity or unit.low not in (_DEFINITE | {"a", "an"}):
            return unit.start
    return head[-1].start


def _full_end(units: Sequence[_Unit], length: int) -> int:
    """Where the first phrase behind the head ends that tells whose or of what it is."""
    if length >= len(units) or units[length].low not in {
        "of",
        "for",
        "from",
        "at",
        "in",
        "close",
        "familiar",
        "privy",
        "by",
    }:
        return units[length - 1].end
    end = units[length - 1].end
    for unit in units[length:]:
        if unit.text in _PUNCTUATION or unit.low in {"who", "which", "that", "whose", "where", "when"}:
            break
        end = unit.end
    return end


def _owner(behind: Sequence[_Unit]) -> Entity | None:
    """The name that the first preposition behind a head leads to, with nothing but adjectives between."""
    for i, unit in enumerate(behind):
        if unit.entity:
            following = behind[i + 1].low if i + 1 < len(behind) else ""
            return unit.entity if unit.entity.named and noun(following) is None else None
        if unit.text in _PUNCTUATION or unit.low in {"a", "an"}:
            break
    return None


def _apposed(text: str, units: Sequence[_Unit], head: Phrase) -> Phrase | None:
    """The name in apposition to a noun: "its spokeswoman, Bryony Tack", "the group, Clear Water", "one of them, …"."""
    one = any(unit.low == "one" and unit.end < head.start for unit in units)
    if head.noun and head.noun.several and not one:
        return None
    comma = next(
        (i for i, unit in enumerate(units) if unit.text in {",", "-", "—", "–"} and unit.start >= head.end), None
    )
    if comma is None or comma + 1 >= len(units):
        return None
    rest = units[comma + 1 :]
    other = _head(text, rest, rest[: _head_length(rest)])
    if other.entity is None or other.entity.place:
        return None
    person = other.entity.kind == "person"
    wanted = head.noun is None or (head.noun.kind == "person") == person or head.noun.lemma in _OWNERS
    return other if wanted or (one and person) else None

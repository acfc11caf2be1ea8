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

_HAS = (
    r"spokes\w+|representatives?|executives?|employees?|staff|users?|customers?|apps?|platforms?|products?|shares|stock|"
    r"investors?|CEO|CTO|CFO|chief|boss|(?:co-)?founders?|engineers?|officials?|researchers?|lawyers?|website|stores?|"
    r"headquarters|accounts?|subsidiary|board|shareholders?|workers|fans|players?|coach|defender|striker|midfielder"
)
_OF = (
    r"CEO|CTO|CFO|chief|boss|(?:co-)?founders?|director|president|head|analyst|executives?|spokes\w+|manager|engineer|"
    r"owners?|employees?|shares|subsidiary|VP|SVP|officer|representatives?|players?|users?|customers?|products?"
)
_COMPANY_BEFORE = re.compile(
    r"\b(?:firm|company|start-?up|retailer|agency|group|club|studio|giant|charity|union|bank|brand|airline"
    rf"|(?:{_OF}) (?:of|at|for|from)) \Z"
)
_COMPANY_BEHIND = re.compile(
    rf"(?:['’]s)? (?:{_HAS})\b|, which\b|(?:['’]s)?(?: [\w’'-]+){{0,6}} (?:its|itself)\b| (?:Inc|Corp|Ltd|plc|LLC)\b"
)
_TEAM_BEFORE, _TEAM_BEHIND = re.compile(r"\bthe \Z"), re.compile(r" team\b")
_SOMEBODY_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|President|Secretary|Gov|Sir|Miss|Senator)\.? \Z")
_SOMEBODY_BEHIND = re.compile(r", (?:who|\d\d,)|(?:['’]s)?(?: [\w’'-]+){0,5} (?:he|she|his|her|him|himself|herself)\b")
_BEFORE = 40  # code points before a name in which all of these stand


def acts_as_one(text: str, written: str) -> bool:
    """Whether a single name is spoken of as organizations are ("Velden's employees") rather than people ("Mr. Velden").

    An acronym is an organization's.
    """
    if len(written) > 1 and written.isalpha() and written.isupper():
        return written in re.sub(r"^[^a-z]*$", "", text, flags=re.MULTILINE)  # where not all is in capitals
    company = somebody = 0
    for place in re.finditer(rf"\b{re.escape(written)}\b", text):
        start, end = place.span()
        first = max(0, start - _BEFORE)
        team = _TEAM_BEFORE.search(text, first, start) and _TEAM_BEHIND.match(text, end)
        company += bool(team or _COMPANY_BEFORE.search(text, first, start) or _COMPANY_BEHIND.match(text, end))
        somebody += bool(_SOMEBODY_BEFORE.search(text, first, start) or _SOMEBODY_BEHIND.match(text, end))
    return company > 2 * somebody


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

"""Names that were tagged in pieces, put together; and what is tagged and no name, left out.

A name that an acronym behind it spells ("Rivers, Harbours and Locks Aldersay (RHLA)") is whole from its first letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribution.names import Name, NameKind
from sayso.holders.words import HONORIFICS, first_name_gender

_DEFINED = re.compile(r"\(([A-Z]{3,8})\)")
_WORD = re.compile(r"[^\W_][\w’'&-]*")
_LONGEST = 120  # code points before an acronym in which its words stand


def whole_names(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The names of a text, each whole.

    Args:
        text: the article's.
        names: as they were tagged, in any order.
    """
    spelled = list(_spelled(text))
    tagged = [part for name in names for part in _lines(text, name) if not _within(spelled, part)]
    last: Name | None = None
    for name in sorted([*tagged, *spelled], key=lambda name: name.start):
        written = text[name.start : name.end]
        if not any(char.isupper() or char.isdigit() for char in written) or _is_title(written):
            continue
        kind = last and _joint_kind(text, last, name)
        if last and kind:
            last = Name(last.start, name.end, kind)
            continue
        if last:
            yield last
        last = name
    if last:
        yield last


def _lines(text: str, name: Name) -> Iterator[Name]:
    """The parts of a name that was tagged over a line's end: a caption, and the sentence below it."""
    at = name.start
    for line in text[name.start : name.end].split("\n"):
        if line.strip():
            yield Name(at, at + len(line), name.kind)
        at += len(line) + 1


def _spelled(text: str) -> Iterator[Name]:
    """The names that an acronym in brackets behind them spells, letter by letter."""
    for acronym in _DEFINED.finditer(text):
        letters = list(acronym.group(1))
        before = list(_WORD.finditer(text, max(0, acronym.start() - _LONGEST), acronym.start()))
        end = before[-1].end() if before else 0
        for word in reversed(before):
            if word.group()[0] == letters[-1]:
                letters.pop()
            elif word.group()[0].isupper():
                break
            if not letters:
                yield Name(word.start(), end, "organization")
                break


def _within(whole: Sequence[Name], name: Name) -> bool:
    return any(one.start <= name.start and name.end <= one.end for one in whole)


def _is_title(written: str) -> bool:
    """Whether all that was tagged is a short title ("Dr")."""
    return written.rstrip(".") in ("Dr", "Mr", "Mrs", "Ms", "Sen", "Rep", "Gov", "Prof") and (
        written.lower().rstrip(".") in HONORIFICS
    )


def _joint_kind(text: str, first: Name, second: Name) -> NameKind | None:
    """What two names make together that are pieces of one; None where they are two."""
    between = text[first.end : second.start]
    one, two = text[first.start : first.end], text[second.start : second.end]
    single = " " not in one and " " not in two
    if between == " of " and first.kind == second.kind == "organization" and single:
        return "organization"  # "Gift of Light"
    if between != " ":
        return None
    if first.kind == "person" and second.kind != "person" and single and first_name_gender(one) and two.isalpha():
        return "person"  # "Ana" and "English"
    if first.kind == "place" and second.kind == "organization" and not one.endswith(("n", "h", "ese", "i")):
        return "organization"  # "Aldersay" and "Defence Forces"
    return None

"""Names that were tagged in pieces, put together; and what is tagged and no name, left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribution.names import Name, NameKind
from sayso.holders.words import HONORIFICS, first_name_gender


def whole_names(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The names of a text, each whole.

    Args:
        text: the article's.
        names: as they were tagged, in any order.
    """
    last: Name | None = None
    for name in sorted(names, key=lambda name: name.start):
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

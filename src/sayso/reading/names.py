"""Authors as pages write them -> clean names."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BY = re.compile(r"^(?:(?:written|reported|posted|words|story|edited)\s+)?by:?\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:;|\||,\s+and\s+|\s+and\s+|\s&\s)\s*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|columnist|writer|journalist|producer|contributor|staff|chief|desk)\b",
    re.IGNORECASE,
)
_AFFILIATION = re.compile(
    r"\s+(?:for|at|of|in)\s+(?:the\s)?[\w.]+(?:\.com|\.co\.uk|online).*$|\s*[(\[].*?[)\]]|\s+/\s.*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"https?:|www\.|@|\d{2,}|^(?:admin|editor|staff|author|by|none|null|undefined)$", re.IGNORECASE)
_MAX_NAME = 60
_MAX_PART = 200  # characters of a name with what stands around it; also bounds the time of the patterns above
_MAX_VALUE = 5000


def clean_names(found: Iterable[str], outlet: str | None = None) -> tuple[str, ...]:
    """The names among what a page gives as its authors, in order, each once.

    Addresses, handles, slugs of a name that is there in full, and job titles are left out; so is the outlet
    where a person is named beside it.
    """
    names: dict[str, str] = {}
    for value in found:
        for part in _parts(value):
            name = _AFFILIATION.sub("", _BY.sub("", part)).strip(" ,.-–—")
            if len(name) > 1 and len(name) <= _MAX_NAME and not _NO_NAME.search(name):
                names.setdefault(_key(name), name)
    if len(names) > 1:
        people = {key: name for key, name in names.items() if not _ROLE.search(name) and name != outlet}
        names = people or names
    return tuple(names.values())


def _parts(value: str) -> list[str]:
    value = " ".join(value[:_MAX_VALUE].split())
    if _NO_NAME.search(value) and " " not in value:
        return []
    parts = _SPLIT.split(value)
    # "Reyes, Ana" is one name, "Ana Reyes, Tom Okafor" and "Ana Reyes, Health Editor" are two parts.
    return [
        piece
        for part in parts
        if len(part) <= _MAX_PART
        for piece in (part.split(",") if all(" " in p.strip() for p in part.split(",")) else [part])
    ]


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()

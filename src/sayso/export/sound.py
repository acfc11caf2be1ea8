"""Text that any encoder takes: records without halves of surrogate pairs, and text that XML may hold."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar, cast

from sayso.views.characters import printable

_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")

_Record = TypeVar("_Record")


def sound(record: _Record) -> _Record:
    """A record in which every surrogate without its partner is U+FFFD, which keeps all offsets.

    JSON lines may bring such halves along; no encoder of UTF-8 takes them.
    """
    return cast(_Record, _sound(record))


def xml_text(text: str) -> str:
    """`text` on the characters that XML 1.0 can hold, one for one: control characters become pictures."""
    return _NO_CHARACTERS.sub("\ufffd", printable(text))


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value) if not value.isascii() else value
    if isinstance(value, tuple):
        items = tuple(map(_sound, value))
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: new
            for field in dataclasses.fields(value)
            if (new := _sound(old := getattr(value, field.name))) is not old
        }
        return dataclasses.replace(value, **changed) if changed else value
    return value

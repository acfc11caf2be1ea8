"""The names of a text, as the encoder tags them on the side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.attribution.pieces import Ints, Pieces
from sayso.attribution.windows import Window

NameKind = Literal["person", "organization", "place", "other"]
_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORGANIZATION": "organization",
    "LOCATION": "place",
    "MISC": "other",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of text that names someone or something.

    Attributes:
        start: where it begins, in code points.
        end: where it ends.
        kind: what sort of name it is.
    """

    start: int
    end: int
    kind: NameKind


def names(types: Sequence[str], pieces: Pieces, windows: Sequence[Window], tagged: Sequence[Ints]) -> Iterator[Name]:
    """The names that windows own: runs of words of one kind; a word is of the kind of its first piece."""
    kind: NameKind | None = None
    start = end = 0
    for window, tags in zip(windows, tagged, strict=True):
        for i in range(window.own_start, window.own_end):
            here = kind if _continues_word(pieces, i) else _KINDS.get(types[int(tags[i - window.start])])
            if here != kind:
                if kind:
                    yield Name(start, end, kind)
                kind, start = here, int(pieces.starts[i])
            end = int(pieces.ends[i])
    if kind:
        yield Name(start, end, kind)


def _continues_word(pieces: Pieces, i: int) -> bool:
    """Whether a piece carries on the word before it: glued to it, and both of letters."""
    return i > 0 and pieces.features[i, 2] == 0 and pieces.features[i, 0] != 5 and pieces.features[i - 1, 0] != 5

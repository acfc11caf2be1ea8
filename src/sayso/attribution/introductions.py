"""Passages that a line of its own introduces, with no verb of saying: "From the Harbour Times:" and a paragraph.

How news sites quote each other at length. PolNeAR's annotators leave such passages unmarked, so that the encoder does
not look for them; by their layout they are sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from sayso.attribution.decoding import Candidate, Group
from sayso.attribution.pieces import Pieces
from sayso.statement import Span

INTRODUCED = 0.5
"""How sure they are; the confidence of other statements is PolNeAR's, which has none of these."""

_LINE = re.compile(
    r"^[ \t]*(?P<cue>(?:(?:[Mm]ore|[Aa]lso|[Aa]gain) )?(?:[Ff]rom|[Vv]ia|[Pp]er)) "
    r"(?P<source>(?:[Tt]he )?(?!\w+day\b)[A-Z][^.:;!?\n]{1,60}?)[ \t]*:[ \t]*\n\s*"
    r"(?P<content>[A-Z“\"‘'\[(][^\n]{40,}?)[ \t]*$",
    re.MULTILINE,
)
_NEXT = re.compile(r"\n\s*(\S[^\n]*?)[ \t]*$", re.MULTILINE)
_LONGEST = 8  # words of a source


def introduced(text: str, pieces: Pieces, group: Group, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The passages that lines owned by some windows introduce, where nothing was found in such a line.

    Args:
        text: the whole text.
        pieces: its pieces.
        group: the windows.
        found: what was found in them otherwise.
    """
    first, last = group.windows[0].own_start, group.windows[-1].own_end
    end = int(pieces.ends[last - 1])
    for match in _LINE.finditer(text, int(pieces.starts[first])):
        if match.start() >= end:
            return
        if len(match["source"].split()) > _LONGEST:
            continue
        cue, source = (_in_pieces(pieces, match.span(role)) for role in ("cue", "source"))
        if not any(cue[0] <= other.cue[0] < source[1] for other in found):
            window = next(row for row, window in enumerate(group.windows) if cue[0] < window.own_end)
            contents = tuple(_in_pieces(pieces, span) for span in _paragraphs(text, match))
            yield Candidate(window, cue, (source,), contents)


def _paragraphs(text: str, introduction: re.Match[str]) -> Iterator[Span]:
    """The paragraph behind the line, and those that go on and name the source again ("… told the Harbour Times")."""
    yield introduction.span("content")
    name = re.compile(rf"\b{re.escape(introduction['source'].removeprefix('the ').removeprefix('The '))}\b")
    end = introduction.end()
    while (following := _NEXT.match(text, end)) and name.search(following[1]):
        yield following.span(1)
        end = following.end()


def _in_pieces(pieces: Pieces, span: Span) -> Span:
    return int(np.searchsorted(pieces.ends, span[0], "right")), int(np.searchsorted(pieces.starts, span[1], "left"))

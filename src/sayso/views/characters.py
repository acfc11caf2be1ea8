"""Text of others, made safe to show: no character of it may steer the terminal or page that shows it."""

from __future__ import annotations

import re
import textwrap

_CONTROLS = (
    {code: 0x2400 + code for code in range(0x20)}  # pictures of them: ␛ for escape
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
    | dict.fromkeys(map(ord, "\t\r\v\f"), " ")
    | dict.fromkeys(map(ord, "\n\x85\u2028\u2029"), "\n")
    # Embeddings, overrides and isolates reorder the text around them; marks (U+200E, U+200F) stay.
    | dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """`text` with every control character replaced by one harmless character, so that offsets stay.

    Line ends of any sort become a line feed, other white space a space, the rest a picture of what it was.
    """
    return _SURROGATES.sub("\ufffd", text.translate(_CONTROLS))


def one_line(text: str) -> str:
    """`text` made `printable`, on one line, each run of white space as one space."""
    return " ".join(printable(text).split())


def shorten(text: str, limit: int) -> str:
    """`text` on one line; where it is longer than `limit` cut after a whole word, with an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = textwrap.shorten(line, limit, placeholder="…")
    return cut if len(cut) > limit // 2 else line[: limit - 1] + "…"

"""Copies for people and for programs: passages word by word for the terminal, and JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.corpus.records import Copy, CopyKind, Evidenced
from sayso.views.characters import printable, shorten

_WIDEST = 100
_SPACE = re.compile(r"\s+")
_OMITTED = 40
"""Words of an equal stretch that are shown at either end of it."""

_LONGEST_EDIT = 200
_KINDS: dict[CopyKind, str] = {"prose": "shared prose", "quotation": "shared quotation"}
_WHY: dict[Evidenced, str] = {
    "date": "by its date",
    "credit": "the other says it is from there",
    "link": "the other links to it",
    "attribution": "the other names it as a source",
}


def show_copies(copies: Iterable[Copy], text_of: Callable[[str], str], console: Console) -> Iterator[str]:
    """Each copy with its passage, what was changed in it marked; ready to be written.

    With colour the words of the first article alone are struck out and those of the second underlined; without,
    brackets tell the same: `[-first-] {+second+}`.

    Args:
        copies: read only as far as the result is taken.
        text_of: gives the text of an article by its `ref`.
        console: as `sayso.views.terminal.console` makes it for a stream.
    """
    width = min(console.width, _WIDEST)
    for n, copy in enumerate(copies):
        passage = _passage(copy, text_of, plain=console.color_system is None)
        parts: list[RenderableType] = [_heading(copy, 2 * width), Padding(passage, (0, 0, 0, 2))]
        with console.capture() as capture:
            console.print(Group(*parts), width=width)
        lines = capture.get().rstrip("\n").split("\n")
        yield "\n" * (n > 0) + "".join(line.rstrip() + "\n" for line in lines)


def copy_lines(copies: Iterable[Copy]) -> Iterator[str]:
    """One JSON object a line for each copy, as the contract has it."""
    return (json.dumps(copy_to_dict(copy)) + "\n" for copy in copies)


def copy_to_dict(copy: Copy) -> dict[str, object]:
    """The object of the contract for one copy; what belongs to one of the articles stands in the order of `refs`."""
    return {
        "refs": list(copy.refs),
        "spans": [list(span) for span in copy.spans],
        "kind": copy.kind,
        "words": copy.words,
        "share": [round(share, 4) for share in copy.share],
        "edits": [[list(edit.a), list(edit.b)] for edit in copy.edits],
        "earlier": copy.earlier,
        "why": copy.why,
    }


def _heading(copy: Copy, longest: int) -> Text:
    a, b = (shorten(ref, longest) for ref in copy.refs)
    share_a, share_b = (_percent(share) for share in copy.share)
    words = f"{copy.words} words in common, {_KINDS[copy.kind]}: {share_a} of the first, {share_b} of the second."
    return Text.assemble((a, "bold"), " and ", (b, "bold"), "\n", words, f" {_earlier(copy, longest)}")


def _earlier(copy: Copy, longest: int) -> str:
    if copy.earlier is None or copy.why is None:
        return "Which is the earlier is undecided."
    return f"Likely the earlier: {shorten(copy.earlier, longest)} ({_WHY[copy.why]})."


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%" if share >= 0.01 else "under 1%"


def _passage(copy: Copy, text_of: Callable[[str], str], *, plain: bool) -> Text:
    """The passage as the first article has it, with what either has alone at its place."""
    first, second = (text_of(ref) for ref in copy.refs)
    place, end = copy.spans[0]
    passage = Text()
    for edit in copy.edits:
        passage.append(_equal(first[place : edit.a[0]]))
        left = _only(first[slice(*edit.a)], "[-", "-]", "strike red", plain=plain)
        right = _only(second[slice(*edit.b)], "{+", "+}", "underline green", plain=plain)
        passage.append_text(left)
        if right:
            passage.append(" ").append_text(right)  # where nothing is on the left, it stands behind a word
        place = edit.a[1]
    passage.append(_equal(first[place:end]))
    return passage


def _equal(words: str) -> str:
    """Equal words; of a long stretch only its ends."""
    found = _SPACE.sub(" ", printable(words)).split(" ")
    if len(found) > 2 * _OMITTED:
        found = [*found[:_OMITTED], "…", *found[-_OMITTED:]]
    return " ".join(found)


def _only(words: str, opening: str, closing: str, style: str, *, plain: bool) -> Text:
    shown = shorten(words, _LONGEST_EDIT)
    if not shown:
        return Text()
    return Text(f"{opening}{shown}{closing}") if plain else Text(shown, style)

"""Copies in the terminal and as JSON lines."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

from sayso.corpus.records import Copy, Edit
from sayso.views.copies import copy_lines, show_copies
from sayso.views.terminal import console


def place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


FIRST = "She said that the old sluice would open, and so\nit did."
SECOND = "He said that the sluice would surely shut, and so it did."
TEXTS = {"packet": FIRST, "herald": SECOND}
COPY = Copy(
    refs=("packet", "herald"),
    spans=((4, len(FIRST) - 1), (3, len(SECOND) - 1)),
    kind="quotation",
    words=9,
    share=(0.92, 0.004),
    edits=(
        Edit(place(FIRST, "old"), (place(SECOND, "the")[1],) * 2),
        Edit(place(FIRST, "open"), place(SECOND, "surely shut")),
    ),
    earlier="herald",
    why="credit",
)


def shown(copy: Copy, texts: dict[str, str]) -> list[str]:
    (text,) = show_copies([copy], texts.__getitem__, console(StringIO()))
    return text.splitlines()


def test_the_passage_is_shown_with_what_either_has_alone() -> None:
    assert shown(COPY, TEXTS) == [
        "packet and herald",
        "9 words in common, shared quotation: 92% of the first, under 1% of the second.",
        "Likely the earlier: herald (the other says it is from there).",
        "  said that the [-old-] sluice would [-open-] {+surely shut+}, and so it did",
    ]


def test_undecided_is_said() -> None:
    assert "Which is the earlier is undecided." in " ".join(shown(replace(COPY, earlier=None, why=None), TEXTS))


def test_of_a_long_stretch_only_the_ends_are_shown() -> None:
    text = " ".join(f"w{n}" for n in range(500))
    copy = replace(COPY, spans=((0, len(text)),) * 2, edits=())
    passage = " ".join(line.strip() for line in shown(copy, {"packet": text, "herald": text})[3:])
    assert passage.startswith("w0 w1 ")
    assert passage.endswith(" w498 w499")
    assert " … " in passage
    assert "w250" not in passage


def test_no_text_steers_the_terminal() -> None:
    texts = {"packet": FIRST.replace("old", "\x1b[2"), "herald": SECOND.replace("surely", "\x9b31m  ")}
    assert not {"\x1b", "\x9b"} & set("".join(shown(COPY, texts)))


def test_a_line_of_json_for_each_copy() -> None:
    (line, _) = copy_lines([COPY, COPY])
    assert json.loads(line) == {
        "refs": ["packet", "herald"],
        "spans": [[4, 54], [3, 56]],
        "kind": "quotation",
        "words": 9,
        "share": [0.92, 0.004],
        "edits": [[[18, 21], [16, 16]], [[35, 39], [30, 41]]],
        "earlier": "herald",
        "why": "credit",
    }
    assert line.endswith("}\n")

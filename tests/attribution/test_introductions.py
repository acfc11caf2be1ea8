"""Passages that a line of its own introduces, as the shipped model reads them; written for these tests."""

from __future__ import annotations

import pytest
from test_statements import ATTRIBUTOR, words

from sayso.statement import Statement

BRIDGE = "The bridge will cost 20 million pounds and open in May, its builders hope."


def introduced(text: str) -> list[Statement]:
    """The statements whose cue is a mere preposition."""
    found = ATTRIBUTOR.read(text).statements
    return [s for s in found if s.cue and text[slice(*s.cue[0])].lower().endswith(("from", "via", "per"))]


@pytest.mark.parametrize(
    ("line", "cue", "source"),
    [
        ("From the Harbour Courier:", "From", "the Harbour Courier"),
        ("More from The Gull:", "More from", "The Gull"),
        ("Via Coastwise Radio :", "Via", "Coastwise Radio"),
    ],
)
def test_a_line_that_names_an_outlet_introduces_the_paragraph_behind_it(line: str, cue: str, source: str) -> None:
    text = f"Nobody knows when it opens.\n\n{line}\n\n{BRIDGE}\n\nThe council meets on Monday."
    (found,) = introduced(text)
    assert (words(text, found.cue), words(text, found.sources)) == ([cue], [source])
    assert words(text, found.contents) == [BRIDGE]


def test_the_passage_goes_on_where_the_outlet_is_named_again() -> None:
    told = "Two engineers told the Courier that the piers lean, and that nobody asked them about it."
    text = f"From the Courier:\n\n{BRIDGE}\n\n{told}\n\nThe council meets on Monday."
    (found,) = introduced(text)
    assert words(text, found.contents) == [BRIDGE, told]
    nested = [s for s in ATTRIBUTOR.read(text).statements if s.within == found.id]
    assert ["Two engineers"] in [words(text, s.sources) for s in nested]


@pytest.mark.parametrize(
    "text",
    [
        f"From Monday:\n\n{BRIDGE}",
        f"From the menu:\n\n{BRIDGE}",
        f"From Port Vell: {BRIDGE}",
        "From the Harbour Courier:",
        "From The Gull:\n\nToo short.",
    ],
)
def test_what_introduces_nothing(text: str) -> None:
    assert not introduced(text)


def test_however_long_the_text_before_is() -> None:
    before = "The ferry runs every hour from the old pier to the island and back.\n\n" * 40
    text = f"{before}From The Gull:\n\n{BRIDGE}\n\n{before}From The Gull:\n\n{BRIDGE}\n\n{before}"
    assert [words(text, s.contents) for s in introduced(text)] == [[BRIDGE], [BRIDGE]]


def test_a_condition_right_behind_what_is_said_belongs_to_it() -> None:
    text = "The warden plans to open the gates, should the river rise."
    (found,) = ATTRIBUTOR.read(text).statements
    assert found.firmness == "conditional"
    assert words(text, found.condition) == ["should the river rise"]
    assert words(text, found.contents)[-1].endswith("should the river rise")

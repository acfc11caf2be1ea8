"""Quotations longer than what was read of them."""

from __future__ import annotations

import pytest

from sayso.attribution import Attributor
from sayso.attribution.continuations import complete
from sayso.attribution.quotations import quotes
from sayso.statement import Span, Statement

LONG = (
    "We counted the boats when the fog came down, and there were nine. By morning there were eight. The old pilot had "
    "seen the ninth go out past the second buoy with no lamp, and he had called after it, but nobody on board gave a "
    "sign. My brother rowed out as far as the bar and found an oar, a basket and a child's shoe. The harbour office "
    "wrote it all into the book. Nobody has asked for the book since. The basket hangs in the chapel, and the oar lies "
    "on the beam above the door. Every spring I go down and paint the name of that boat on the wall again."
)


def _span(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        (
            "Ida Voss said: “The pier is safe. It was safe last year.”",
            "“The pier is safe.",
            "“The pier is safe. It was safe last year.”",
        ),
        (
            "“The pier is safe. It was safe last year,” said Ida Voss.",
            "It was safe last year,”",
            "“The pier is safe. It was safe last year,”",
        ),
        (
            "“The pier,” said Ida Voss, “is safe. It was safe last year.”",
            "“is safe.",
            "“is safe. It was safe last year.”",
        ),
        # a part of a sentence is a choice of whoever wrote it
        ("“The pier is safe and dry,” said Ida Voss.", "safe and dry,”", "safe and dry,”"),
        # single marks are too often apostrophes
        ("Ida Voss said: ‘The pier is safe. It is dry.’", "‘The pier is safe.", "‘The pier is safe."),
    ],
)
def test_a_part_of_a_quotation_is_made_whole(text: str, content: str, whole: str) -> None:
    statement = Statement("", (), (_span(text, "said"),), (_span(text, content),), "direct", 0.9)
    ((start, end),) = complete(text, quotes(text), [statement])[0].contents
    assert text[start:end] == whole


def test_what_another_statement_has_of_a_quotation_stays_its_own() -> None:
    text = "Ida Voss said: “The pier is safe. Pell promised new planks by May.”"
    mine = Statement("", (), (_span(text, "said"),), (_span(text, "“The pier is safe."),), "direct", 0.9)
    other = Statement(
        "", (_span(text, "Pell"),), (_span(text, "promised"),), (_span(text, "new planks"),), "direct", 0.9
    )
    assert complete(text, quotes(text), [mine, other]) == [mine, other]


@pytest.mark.parametrize("text", [f"Nell Orrin, the keeper, said: “{LONG}”", f"“{LONG}” said Nell Orrin, the keeper."])
def test_a_long_quotation_is_one_content(text: str) -> None:
    (statement,) = (s for s in Attributor().read(text).statements if s.within is None)
    ((start, end),) = statement.contents
    assert text[start:end] == f"“{LONG}”"

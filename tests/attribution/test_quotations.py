from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.quotations import quotes


def inner(text: str) -> list[str]:
    return [text[q.inner[0] : q.inner[1]] for q in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rains,” she said. “It pours.”", ["It rains,", "It pours."]),
        ('"It rains," she said. "It pours."', ["It rains,", "It pours."]),
        ('“It rains," she said.', ["It rains,"]),
        ('"It rains,” she said.', ["It rains,"]),
        ("``It rains,'' she said.", ["It rains,"]),
        ("'It rains,' she said. 'It pours.'", ["It rains,", "It pours."]),
        ("‘It rains,’ she said.", ["It rains,"]),
        ("«Il pleut», dit-elle.", ["Il pleut"]),
        ('The 6" pipe burst.', []),
        ("It’s the voters’ choice, isn’t it?", []),
        ("the '90s and rock 'n' roll", []),
        ("'The keepers' lamp is lit,' she said.", ["The keepers' lamp is lit,"]),
        ("“She told me ‘never’ twice,” he said.", ["She told me ‘never’ twice,"]),
        ("“[i]f Vell [sinks],” he wrote", ["[i]f Vell [sinks],"]),
    ],
)
def test_what_stands_between_the_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said.\n\nFour."
    assert inner(text) == ["One.", "Two.", "Three,"]
    assert [q.closed for q in quotes(text)] == [False, False, True]


def test_an_odd_mark_does_not_swallow_the_next_quotation() -> None:
    assert inner('He said "go and "stay" at once.') == ["go and ", "stay"]


@given(st.text(alphabet="ab \n.,\"'“”‘’«»`([S", max_size=60))
def test_quotations_are_in_order_apart_and_inside_the_text(text: str) -> None:
    found = quotes(text)
    for quote in found:
        assert 0 <= quote.start <= quote.inner[0] <= quote.inner[1] <= quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]
    for a, b in pairwise(found):
        assert a.end <= b.start

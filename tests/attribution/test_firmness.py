from __future__ import annotations

import pytest

from sayso import read
from sayso.article import Article
from sayso.attribution.firmness import FIRMNESS, conditions, firmness

ASSERTED = [0.6, 0.1, 0.1, 0.1, 0.05, 0.05]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the pier will close if the council agrees, he said", "if the council agrees"),
        ("If Mrs. Dell loses the vote, the pier will close", "If Mrs. Dell loses the vote"),
        ("he would leave should the gates fail.", "should the gates fail"),
        ("they will sail unless it rains", "unless it rains"),
        ("the pier should close", ""),
        (
            "“[i]f Varle [raises] the toll, which is its habit, the boats will stay away”",
            "[i]f Varle [raises] the toll, which is its habit",
        ),
        ("he will leave if the strikes, which began in May, lasted.", "if the strikes, which began in May, lasted"),
        ("they will sail so long as the gates hold because the crew wants it", "so long as the gates hold"),
        ("she waved as if to stop the boat", ""),
        ("he did not know if the gates would hold", ""),
        ("the bridge provided a way out", ""),
        ("the pier closes in May", ""),
    ],
)
def test_the_words_of_a_condition(text: str, expected: str) -> None:
    assert "".join(text[a:b] for a, b in conditions(text, [(0, len(text))])) == expected


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "asserted"),
        ("denies", "denied"),
        ("did not say", "denied"),
        ("vowed", "intended"),
        ("does not want", "denied"),
        ("questioned", "asked"),
        ("doubts", "asked"),
        ("is said", "hedged"),
        ("are widely believed", "hedged"),
        ("seemed to suggest", "hedged"),
        ("appeared on", "asserted"),
        ("called on", "intended"),
        ("seeking", "intended"),
        ("asked for", "intended"),
    ],
)
def test_some_cues_say_it_themselves(cue: str, expected: str) -> None:
    assert firmness(ASSERTED, cue, ()) == expected


def test_a_condition_right_behind_what_was_read_as_content() -> None:
    text = "he would leave Varle (or its port, in this case) if the gates failed"
    assert [text[a:b] for a, b in conditions(text, [(0, len("he would leave Varle"))])] == ["if the gates failed"]


@pytest.mark.parametrize(("cue", "expected"), [("said", "conditional"), ("wondered", "asked")])
def test_what_a_speaker_says_with_a_condition_asks_nothing(cue: str, expected: str) -> None:
    assert firmness([0.1, 0.1, 0.1, 0.1, 0.1, 0.5], cue, ((0, 9),)) == expected


def test_a_condition_makes_a_plan_conditional_and_a_denial_not() -> None:
    assert firmness(ASSERTED, "plans", ((0, 5),)) == "conditional"
    assert firmness(ASSERTED, "denied", ((0, 5),)) == "denied"
    assert len(ASSERTED) == len(FIRMNESS)


def test_reading_gives_firmness_condition_and_the_statement_within() -> None:
    text = (
        "Mara Dell said the mill would be sold if the bank agrees.\n\n"
        "The Harbour Gull reported that Otto Lund had said the mill was ruined.\n\n"
        "“Will it ever open again?” Lund asked."
    )
    found = read(Article("mill", "sha256:0", text)).statements
    assert [s.firmness for s in found if s.start < 10] == ["conditional"]
    assert "".join(text[a:b] for a, b in found[0].condition) == "if the bank agrees"
    assert found[-1].firmness == "asked"

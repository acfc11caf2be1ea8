"""What the shipped model makes of texts written for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribution import Attributor
from sayso.statement import Span, Statement

ATTRIBUTOR = Attributor()


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def only(text: str) -> tuple[list[str], list[str], list[str]]:
    """Source, cue and contents of the text's one statement."""
    (statement,) = ATTRIBUTOR.read(text).statements
    return words(text, statement.sources), words(text, statement.cue), words(text, statement.contents)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mara Dell said that the bridge would be closed on Monday.",
            (["Mara Dell"], ["said"], ["that the bridge would be closed on Monday"]),
        ),
        (
            "According to the harbour office, three boats were lost in the storm.",
            (["the harbour office"], ["According to"], ["three boats were lost in the storm"]),
        ),
        (
            "“The bridge is safe,” said Hugh Pell, an engineer. “It always was.”",
            (["Hugh Pell, an engineer"], ["said"], ["“The bridge is safe,”", "“It always was.”"]),
        ),
        (
            '"The bridge is safe," a homeless man told reporters.',
            (["a homeless man"], ["told"], ['"The bridge is safe,"']),
        ),
        (
            "Pell wrote that “[i]f the river [rises], we will open the gates.”",
            (["Pell"], ["wrote"], ["that “[i]f the river [rises], we will open the gates.”"]),
        ),
        (
            "“It’s the voters’ choice,” the mayor said.",
            (["the mayor"], ["said"], ["“It’s the voters’ choice,”"]),
        ),
    ],
)
def test_who_said_what(text: str, expected: tuple[list[str], list[str], list[str]]) -> None:
    assert only(text) == expected


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    text = (
        "Nell Orrin, the keeper, said the lamp had burnt all night.\n\n"
        "“I trimmed it myself at two in the morning,” she said. “It was burning then.\n\n"
        "“At four it was burning still, and I went to bed a happy woman.\n\n"
        "“Whatever they hit, it was not for want of a light.”\n\n"
        "The harbour office is closed on Sundays."
    )
    quoting = [s for s in ATTRIBUTOR.read(text).statements if s.quotation == "direct"]
    assert len(quoting) == 1
    assert words(text, quoting[0].contents)[-1].endswith("for want of a light.”")


def test_a_quotation_that_nothing_introduces_has_no_cue() -> None:
    text = "The meeting lasted four hours.\n\n“Nobody in this town will ever forget that night.”\n\nIt rained."
    (statement,) = ATTRIBUTOR.read(text).statements
    assert (statement.sources, statement.cue, statement.quotation) == ((), (), "direct")


def test_scare_quotes_and_nicknames_are_no_statements() -> None:
    assert ATTRIBUTOR.read("Otto “the Boot” Lund owns a “smart” kettle.").statements == ()


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“We are done here,” Pell said.", "direct"),
        ("Pell said the plan was “a disgrace” to the town.", "mixed"),
        ("Pell said the plan was a disgrace to the town.", "indirect"),
    ],
)
def test_how_much_is_quoted(text: str, quotation: str) -> None:
    (statement,) = ATTRIBUTOR.read(text).statements
    assert statement.quotation == quotation


def test_a_statement_does_not_depend_on_where_in_a_long_text_it_stands() -> None:
    filler = "The ferry runs every hour from the old pier to the island and back. " * 4 + "\n\n"
    core = "“The gates held,” said Inga Moss, the warden. She expects the water to fall by Friday.\n\n"
    found = set()
    for before in (0, 3, 7, 12):
        text = filler * before + core + filler * 8
        start = len(filler) * before
        inside = [s for s in ATTRIBUTOR.read(text).statements if start <= s.start < start + len(core)]
        found.add(tuple((tuple(words(text, s.sources)), tuple(words(text, s.contents))) for s in inside))
    assert len(found) == 1
    assert len(next(iter(found))) == 2


def check(text: str, statements: tuple[Statement, ...]) -> None:
    ids = [s.id for s in statements]
    assert ids == [f"s{i}" for i in range(1, len(ids) + 1)]
    for s in statements:
        assert s.contents
        assert 0 <= s.confidence <= 1
        assert s.within is None or (s.within in ids and s.within != s.id)
        for start, end in (*s.sources, *s.cue, *s.contents):
            assert 0 <= start < end <= len(text)


PHRASES = st.lists(
    st.sampled_from(
        [
            "Pell said ",
            "“We go,” ",
            '"No," ',
            "she told the Gull. ",
            "\n\n",
            "if it rains ",
            "that the dam broke. ",
            "‘Aye’ ",
            "😀",
            "İ ",
            "(",
            "reportedly ",
            "“Open and never closed\n",
        ]
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=40)
@given(PHRASES.map("".join) | st.text(max_size=200))
def test_whatever_the_text_spans_are_inside_it_and_ids_in_order(text: str) -> None:
    statements = ATTRIBUTOR.read(text).statements
    check(text, statements)
    assert ATTRIBUTOR.read(text).statements == statements

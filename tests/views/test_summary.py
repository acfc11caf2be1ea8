"""What is said of an article before anything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ferry import ferry
from invented import article, articles, sluice
from sayso.article import Article
from sayso.statement import Credit, Headline
from sayso.views.summary import summary


def only(*ids: str) -> Article:
    """The ferry's article with some of its statements, and nothing else to tell."""
    known = ferry()
    return replace(known, statements=tuple(s for s in known.statements if s.id in ids), headline=None, credits=())


@pytest.mark.parametrize(
    ("ids", "sentences"),
    [
        ((), []),
        (("s10",), ["1 statement from 1 holder.", "No holder is unnamed."]),
        (
            ("s1", "s2"),
            ["2 statements from 1 holder.", "No holder is unnamed.", "2 statements come at second hand."],
        ),
        (
            ("s9",),
            [
                "1 statement from 1 holder.",
                "1 holder is unnamed, with 1 statement.",
                "1 statement comes at second hand or further, through at most 2 relays.",
            ],
        ),
        (("s6", "s7"), ["2 statements.", "Not sure whose: 1 statement.", "No source stated: 1 statement."]),
    ],
)
def test_statements_and_holders_are_counted(ids: tuple[str, ...], sentences: list[str]) -> None:
    assert list(summary(only(*ids))) == sentences


def test_where_nobody_worked_out_the_holders_none_is_counted() -> None:
    bare = tuple(replace(statement, holder=None, via=()) for statement in sluice().statements)
    assert list(summary(replace(sluice(), statements=bare, sources=(), headline=None))) == [
        "6 statements.",
        "Holder not worked out: 5 statements.",
        "No source stated: 1 statement.",
    ]


@pytest.mark.parametrize(
    ("headline", "sentences"),
    [
        (Headline("s1", ("source", "hedge")), ["The headline leaves out: the source, the hedge."]),
        (Headline("s1", (), ("s2",)), ["The headline leaves out no source, hedge or condition."]),
        (Headline(None), []),
        (None, []),
    ],
)
def test_the_headline_is_told_of_where_it_comes_from_the_body(headline: Headline | None, sentences: list[str]) -> None:
    assert list(summary(replace(article(), headline=headline))) == sentences


def test_an_origin_is_told_once_and_by_the_line_where_it_has_no_name() -> None:
    credits = (
        Credit("wire", "Tidewire", 0, 6, "Sluice"),
        Credit("wire", "Tidewire", 7, 10, "may"),
        Credit("contributed", "", 11, 15, "With files from\nall over. " + "More of it. " * 30),
    )
    (told,) = summary(replace(article(), credits=credits))
    assert told.startswith("The article says it comes from: Tidewire (wire), “With files from all over. More of it.")
    assert told.endswith("…” (contributed).")
    assert len(told) < 200


@given(articles())
def test_every_sentence_is_a_line_of_its_own(given_article: Article) -> None:
    for sentence in summary(given_article):
        assert len(sentence.splitlines()) == 1
        assert sentence.endswith(".")

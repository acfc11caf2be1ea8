"""brat standoff out and in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import article, articles, sluice
from sayso.article import Article
from sayso.errors import InputError, OutputError
from sayso.export.brat import Event, read_brat, to_brat, write_brat
from sayso.statement import Span, Statement


def test_a_statement_is_an_event_in_the_form_of_polnear() -> None:
    text = "“We stay,” said Lin Okafor, “whatever\nhappens.”"
    said = Statement("s1", ((16, 26),), ((11, 15),), ((0, 10), (28, 48)), "direct", 0.9)
    assert to_brat(article(text, (said,))) == (
        "T1\tSource 16 26\tLin Okafor\n"
        "T2\tCue 11 15\tsaid\n"
        "T3\tContent 0 10;28 48\t“We stay,” “whatever happens.”\n"
        "T4\tAttribution 11 15\tsaid\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    )


def test_a_statement_without_source_or_cue_says_so() -> None:
    bare = Statement("s1", (), (), ((0, 4),), "direct", 0.9)
    assert to_brat(article("“No”", (bare,))) == (
        "T1\tContent 0 4\t“No”\nT2\tAttribution-no-source 0 4\t“No”\nE1\tAttribution-no-source:T2 Content:T1\n"
    )


def test_a_nested_statement_names_the_one_around_it() -> None:
    assert "Source:T9 Within:E2\n" in to_brat(sluice())


def test_no_character_of_the_text_ends_a_line_or_column() -> None:
    text = "a\tb\r\nc\u2028d\x1be"
    written = to_brat(article(text, (Statement("s1", (), (), ((0, len(text)),), "indirect", 0.5),)))
    assert f"Content 0 {len(text)}\ta b  c d e\n" in written


def as_sets(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


@given(articles())
def test_what_is_written_is_read_back(given_article: Article) -> None:
    events = {statement.id: f"E{n}" for n, statement in enumerate(given_article.statements, 1)}
    assert read_brat(to_brat(given_article), "x.ann") == tuple(
        Event(
            events[s.id],
            as_sets(s.sources),
            as_sets(s.cue),
            as_sets(s.contents),
            events[s.within] if s.within else None,
        )
        for s in given_article.statements
    )


def test_reading_takes_the_liberties_of_brat_files() -> None:
    annotations = (
        "E1\tAttribution:T4 Content:T3 Content2:T5 Cue:T2\r\n"
        "T2\tCue 3 7\tsays\n"
        "T3\tContent 8 10;12 14\tit\n"
        "\n"
        "goes on after a line end\n"
        "T4\tAttribution 3 7\tsays\n"
        "T5\tContent 20 24\tmore\n"
        "T6\tDiscuss 0 1\tx\n"
        "#1\tAnnotatorNotes T2\tis this right?\n"
        "A1\tSure E1\n"
        "*\tEquiv T3 T5\n"
    )
    assert read_brat(annotations, "x.ann") == (Event("E1", (), ((3, 7),), ((8, 10), (12, 14), (20, 24))),)


def test_an_empty_file_has_no_events() -> None:
    assert read_brat("", "x.ann") == ()


@pytest.mark.parametrize(
    ("annotations", "message"),
    [
        ("T1\tCue 3 7\tsays\nE1\tAttribution:T1\nhello\n", "x.ann:3: not a line of brat standoff"),
        ("T1\tCue three 7\tsays\n", "x.ann:1: “three 7” is not a start and an end"),
        ("\nT1\tCue 7 3\tsays\n", "x.ann:2: “7 3” is not a start and an end"),
        ("T1\tCue 3 7;\tsays\n", "x.ann:1: “” is not a start and an end"),
        ("T1\tCue\tsays\n", "x.ann:1: “” is not a start and an end"),
        ("E1\tAttribution\n", "x.ann:1: “Attribution” is not ROLE:ID"),
        ("E1\t\n", "x.ann:1: an event without a trigger"),
        ("T1\tCue 3 7\tsays\nE1\tCue:T1 Source:T9\n", "x.ann:2: Source names T9, which is not in the file"),
    ],
)
def test_a_bad_line_is_named(annotations: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_brat(annotations, "x.ann")
    assert str(caught.value) == message


@given(st.text(st.sampled_from("TEA#*19 ;:\t\r\nCue"), max_size=60))
def test_any_file_is_read_or_refused(annotations: str) -> None:
    try:
        read_brat(annotations, "x.ann")
    except InputError as error:
        assert error.ref.startswith("x.ann:")


def test_a_folder_gets_the_text_and_the_annotations(tmp_path: Path) -> None:
    text = "One\r\ntwo\n"
    write_brat([replace(article(text), ref="http://a.example/b?c"), article(text, ref="../x")], tmp_path / "new")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "http_a.example_b_c.ann",
        "http_a.example_b_c.txt",
        "x.ann",
        "x.txt",
    ]
    assert (tmp_path / "new" / "x.txt").read_bytes() == text.encode()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="file: cannot be made a folder: File exists"):
        write_brat([], tmp_path / "file")

"""CSV, read by Python's own reader, and what spreadsheets would make of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from bridge import bridge, traces
from hypothesis import given
from hypothesis import strategies as st

from ferry import ferry
from invented import article, articles
from sayso.article import Article
from sayso.export.registry import exported
from sayso.export.table import as_written
from sayso.export.traced import TracedClaim
from sayso.statement import Source, Statement
from sayso.views.characters import one_line

FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def read(what: Article | TracedClaim, separator: str = ",") -> list[dict[str, str]]:
    written = b"".join(exported(what, "csv")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written, newline=""), delimiter=separator))


def said_by(name: str) -> Article:
    """An article in which someone of that name says something."""
    said = Statement("s1", (), (), ((0, 4),), "direct", 1.0, holder="S1")
    return replace(article("“No”", (said,)), sources=(Source("S1", name, "person", True),))


def test_each_statement_is_a_row() -> None:
    first, *_, denied = read(ferry())
    assert first["holder"] == "Ilse Brandt"
    assert first["via"] == "Harbour Post"
    assert first["condition"] == "if the council ends its grant"
    assert (denied["holder"], denied["named"], denied["firmness"]) == ("Lin Okafor", "true", "denied")
    start, end = map(int, denied["contents"].split(".."))
    assert ferry().text[start:end] == denied["content"]


def test_a_spreadsheet_can_tell_that_it_is_utf_8() -> None:
    assert b"".join(exported(ferry(), "csv")).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("beginning", FORMULAS)
def test_no_cell_is_a_formula(beginning: str) -> None:
    formula = f"{beginning}HYPERLINK(“https://x.example”)"
    for name in (formula, f" \t{formula}", f"\r\n{formula}"):
        (row,) = read(said_by(name))
        assert row["holder"] == f"'{formula}"
        assert as_written(row["holder"]) == formula


def test_no_part_of_a_cell_is_one_where_semicolons_separate() -> None:
    (row,) = csv.reader(
        io.StringIO(b"".join(exported(said_by("Okafor;=1+1;x"), "csv")).decode().splitlines()[1]), delimiter=";"
    )
    assert not any(cell.strip(' "').startswith(FORMULAS) for cell in row)


@given(st.text(st.sampled_from("=+-@'; a\t\n\"，＝"), max_size=12) | st.text(max_size=8))
def test_any_cell_is_kept_from_being_a_formula_and_given_back(name: str) -> None:
    (row,) = read(said_by(name))
    assert as_written(row["holder"]) == one_line(name)
    assert not any(part.strip().startswith(FORMULAS) for part in row["holder"].split(";"))


@given(articles())
def test_any_article_has_its_rows_on_a_line_each(given_article: Article) -> None:
    assert [row["statement"] for row in read(given_article)] == [s.id for s in given_article.statements]
    written = b"".join(exported(given_article, "csv"))
    assert written.count(b"\n") == 1 + len(given_article.statements)


def test_each_article_of_a_trace_is_a_row() -> None:
    post, herald, blog = read(bridge())
    assert (post["ref"], post["origins"], post["origin_names"]) == ("post", "O1", "Marrow Post")
    assert (herald["takes_from"], herald["links"]) == ("Marrow Post", "cites post")
    assert herald["drift"] == "hedge: may close → will close"
    assert (blog["stance"], blog["outlet"]) == ("doubts", "")


@given(traces())
def test_any_trace_has_its_rows(given_trace: TracedClaim) -> None:
    assert [as_written(row["ref"]) for row in read(given_trace)] == [
        one_line(t.ref) for t in given_trace.trace.articles
    ]

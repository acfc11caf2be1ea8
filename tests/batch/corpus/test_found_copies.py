"""The copies of a batch: those of the articles all at once, however they are cut into parts and tasks."""

from __future__ import annotations

import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from corpus_parts import found, parts

from sayso.article import Article
from sayso.batch.corpus import finding, sharing
from sayso.corpus.copies import copies, finder
from stories import story

WORDS = [f"word{n}" for n in range(4000)]


def stories(count: int, *, footer: bool = False, seed: int = 1) -> list[Article]:
    """Made-up articles; every third carries a passage of the one before it, with a word changed."""
    numbers, made = random.Random(seed), []
    passage: list[str] = []
    for n in range(count):
        text = numbers.choices(WORDS, k=120)
        if passage and n % 3 == 0:
            passage[17] = "changed"
            text[60:60] = passage
        passage = text[40:90]
        end = " This stands below every page of the house and nobody reads it to the end" if footer else ""
        made.append(story(" ".join(text) + end, f"story{n:03}", published=f"2026-03-{1 + n % 28:02}"))
    return made


def as_rows(articles: list[Article]) -> list[dict[str, Any]]:
    """What is found over all of them at once, in some order."""
    rows = [asdict(copy) for copy in copies(articles)]
    for row in rows:
        row["edits"] = [{side: list(span) for side, span in edit.items()} for edit in row["edits"]]
        row["refs"], row["share"], row["spans"] = list(row["refs"]), list(row["share"]), [list(s) for s in row["spans"]]
    return sorted(rows, key=str)


def without_date(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(({name: row[name] for name in row if name != "date"} for row in rows), key=str)


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks of a few rows."""
    monkeypatch.setattr(finding, "_POSTINGS", 500)
    monkeypatch.setattr(finding, "_PAIRS", 3)
    monkeypatch.setattr(sharing, "_AT_ONCE", 50)


def cut(articles: list[Article], size: int) -> list[list[tuple[Article, None]]]:
    return [[(article, None) for article in articles[n : n + size]] for n in range(0, len(articles), size)]


@pytest.mark.parametrize("size", [7, 30, 200])
def test_found_as_over_all_at_once(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    articles = stories(60)
    rows = found(tmp_path, parts(tmp_path / "read", *cut(articles, size)))["copies"]
    assert len(rows) > 15
    assert without_date(rows) == as_rows(articles)


def test_what_many_articles_share_is_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    monkeypatch.setattr(finder, "COMMON", 20)
    monkeypatch.setattr(sharing, "COMMON", 20)
    articles = stories(60, footer=True)
    rows = found(tmp_path, parts(tmp_path / "read", *cut(articles, 20)))["copies"]
    assert without_date(rows) == as_rows(articles)
    assert all(row["words"] < 60 for row in rows)


def test_what_stands_on_every_page_makes_no_pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "COMMON", 20)
    monkeypatch.setattr(sharing, "COMMON", 20)
    articles = [story(" ".join(WORDS[:200]), f"page{n}") for n in range(40)]
    assert found(tmp_path, parts(tmp_path / "read", *cut(articles, 10)))["copies"] == []


def test_older_versions_have_no_part_in_it(tmp_path: Path) -> None:
    articles = stories(30)
    made = parts(tmp_path / "read", *cut(articles, 10), old=["story003", "story009"])
    rows = found(tmp_path, made)["copies"]
    assert without_date(rows) == as_rows([a for a in articles if a.ref not in ("story003", "story009")])


def test_a_copy_has_the_day_of_the_later_article(tmp_path: Path) -> None:
    rows = found(tmp_path, parts(tmp_path / "read", *cut(stories(4), 4)))["copies"]
    assert [(row["refs"], row["date"], row["earlier"]) for row in rows] == [
        (["story002", "story003"], "2026-03-04", "story002")
    ]


def test_no_articles_have_no_copies(tmp_path: Path) -> None:
    assert found(tmp_path / "none", [])["copies"] == []
    assert found(tmp_path / "empty", parts(tmp_path / "read", []), claims=True)["claims"] == []

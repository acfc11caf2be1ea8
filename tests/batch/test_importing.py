"""From a data set into a store: what comes out is what adding the same files gives."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from here import batch

from sayso.article import Article
from sayso.batch import importing, reading
from sayso.batch.importing import DataSet, Selection, import_into
from sayso.corpus.store import Store
from sayso.errors import InputError
from sayso.reading import articles
from standin import read_then

WORDS = (
    "The council of Aldersay voted on Friday to close the old swing bridge for the winter and to tell nobody about it "
    "until the last barge of the season had gone through."
)


def line(name: str, day: str, text: str = WORDS, **more: str) -> str:
    whole = f"{text}\n\nThe keeper of {name} said that it had come as a surprise to him, as had the barge."
    return json.dumps({"id": name, "title": f"Bridge shut, says {name}", "text": whole, "date": day} | more)


def with_statements(article: Article) -> Article:
    found: Article = next(read_then(lambda same: same, [article]))
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "bridges.jsonl"
    url = "https://lantern.example/bridge"
    lines = [
        line("late", "2026-01-05"),
        line("first", "2026-01-02", url=url),
        line("other", "2026-01-03", "Nothing happened at the lock, and nobody in Marrisk wondered why that was so."),
        line("second", "2026-01-02", url=url),
        line("undated", ""),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def data(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataSet:
    monkeypatch.setattr(reading, "with_statements", with_statements)
    batch(file, tmp_path / "out", statements=True, weight=2000)
    return DataSet(str(tmp_path / "out"))


def refs(data: DataSet, **wanted: object) -> list[str]:
    return [article.ref for article, _ in data.articles(Selection(**wanted))]  # type: ignore[arg-type]


def test_articles_come_back_as_they_were_read_and_in_that_order(data: DataSet, file: Path) -> None:
    expected = [with_statements(article) for article in articles([file]) if isinstance(article, Article)]
    expected[3] = replace(expected[3], ref="first")  # another version of that one
    assert [article for article, _ in data.articles(Selection())] == expected


def test_a_store_that_imports_is_like_one_that_adds(data: DataSet, file: Path, tmp_path: Path) -> None:
    with Store(str(tmp_path / "imported.db")) as imported, Store(str(tmp_path / "added.db")) as added:
        made = list(import_into(imported, data, Selection()))
        for article in articles([file]):
            assert isinstance(article, Article)
            added.add(with_statements(article), source=str(file))
        assert [each.change for each in made] == ["new", "new", "new", "changed", "new"]
        assert list(imported.articles()) == list(added.articles())
        assert list(imported.copies()) == list(added.copies()) != []
        assert list(imported.claims()) == list(added.claims())
        again = list(import_into(imported, data, Selection()))
        assert {each.change for each in again} == {"known"}


def test_some_of_them(data: DataSet) -> None:
    assert refs(data, refs=frozenset(["late", "first"])) == ["late", "first", "first"]
    assert refs(data, first="2026-01-03") == ["late", "other"]
    assert refs(data, first="2026-01-02", last="2026-01-03") == ["first", "other", "first"]
    assert refs(data, refs=frozenset(["late"]), last="2026-01-03") == []


def test_a_claim_that_is_not_there(data: DataSet) -> None:
    with pytest.raises(InputError, match="c999: no such claim in"):
        refs(data, claims=frozenset(["c999"]))


def test_what_has_no_statements_gets_them(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "with_statements", with_statements)
    batch(file, tmp_path / "out")
    with Store(str(tmp_path / "store.db")) as store:
        list(import_into(store, DataSet(str(tmp_path / "out")), Selection(refs=frozenset(["late"]))))
        assert len(store.get("late").statements) == 1


def test_what_is_no_data_set(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no data set of sayso batch"):
        DataSet(str(tmp_path))
    (tmp_path / "manifest.json").write_text('{"schema": 99, "tables": {}}')
    with pytest.raises(InputError, match="a newer version of Sayso"):
        DataSet(str(tmp_path))

"""The data set: what others read of it, and which articles it takes for the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from here import batch, content, rows

from sayso.batch import reading
from sayso.batch import run as running
from sayso.batch.tables import TABLES, VERSION, schema
from sayso.errors import InputError, OutputError
from standin import read_then

SHARED = (
    "The ferry came late on Friday because a rope had caught in its wheel, the harbour master of Orrin said, and none "
    "of the ninety people who had been waiting on the quay since noon was told why, or when another would come"
)


def line(name: str, text: str = "", **more: Any) -> str:
    text = text or f"The ferry {name} came late on Friday, the harbour master said.\n\nNobody on {name} minded."
    return json.dumps({"id": name, "text": text, "date": "2026-01-02"} | more)


@pytest.fixture
def ferries(tmp_path: Path) -> Path:
    file = tmp_path / "ferries.jsonl"
    file.write_text("\n".join([line("a"), line("b", date="2026-01-03T10:00:00Z"), line("c", date="2026-01")]))
    return file


@pytest.fixture
def made(ferries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data set with a statement an article."""
    monkeypatch.setattr(reading, "with_statements", lambda article: next(read_then(lambda same: same, [article])))
    batch(ferries, tmp_path / "out", statements=True)
    return tmp_path / "out"


def test_tables_are_partitioned_by_day(made: Path) -> None:
    days = sorted(path.name for path in (made / "articles").iterdir())
    assert days == ["date=2026-01-02", "date=2026-01-03", "date=unknown"]
    assert [(row["ref"], row["date"]) for row in rows(made, "statements")] == [
        ("a", "2026-01-02"),
        ("b", "2026-01-03"),
        ("c", "unknown"),
    ]


def test_rows_are_the_same_however_many_are_laid_out_together(
    ferries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferries.write_text("\n".join([line(name, f"{SHARED} {name}.") for name in "abcd"]))
    batch(ferries, tmp_path / "one", weight=1)
    monkeypatch.setattr(running, "_TOGETHER", 1)
    monkeypatch.setattr(running, "_FOUND", 1)
    batch(ferries, tmp_path / "many", weight=1)
    assert len(content(tmp_path / "many")) > len(content(tmp_path / "one"))
    for table in TABLES:
        assert rows(tmp_path / "many", table) == rows(tmp_path / "one", table)
    assert len(rows(tmp_path / "one", "copies")) == 6


@pytest.mark.parametrize("table", TABLES)
def test_files_say_their_schema(table: str, made: Path) -> None:
    for path in (made / table).rglob("*.parquet"):
        found = pyarrow.parquet.ParquetFile(path).schema_arrow
        assert found.equals(schema(table))
        assert found.metadata[b"sayso.schema"] == str(VERSION).encode()
        assert found.metadata[b"sayso.table"] == table.encode()


def test_the_manifest_tells_all_files(made: Path) -> None:
    manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["schema"] == VERSION
    told = sorted(path for table in manifest["tables"].values() for path in table["files"])
    assert [*told, "manifest.json"] == sorted(content(made), key=lambda path: (path == "manifest.json", path))
    assert manifest["tables"]["statements"]["rows"] == 3


def test_duckdb_reads_it(made: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    query = f"select ref, date::varchar, content from '{made}/statements/**/*.parquet' where current order by ref"
    found = duckdb.connect().execute(query).fetchall()
    assert found[1] == ("b", "2026-01-03", "The ferry b came late on Friday, the harbour master said.")
    for table in TABLES:
        duckdb.connect().execute(f"select count(*) from '{made}/{table}/**/*.parquet'").fetchall()


def test_polars_reads_it(made: Path) -> None:
    polars = pytest.importorskip("polars")
    found = polars.scan_parquet(f"{made}/articles/**/*.parquet", hive_partitioning=True)
    assert sorted(found.select("ref", "date").collect().rows()) == [
        ("a", "2026-01-02"),
        ("b", "2026-01-03"),
        ("c", "unknown"),
    ]


def test_pandas_reads_it(made: Path) -> None:
    pandas = pytest.importorskip("pandas")
    found = pandas.read_parquet(made / "articles", engine="pyarrow")
    assert sorted(zip(found["ref"], found["date"].astype(str), strict=True)) == [
        ("a", "2026-01-02"),
        ("b", "2026-01-03"),
        ("c", "unknown"),
    ]


def test_the_same_article_twice_counts_once(tmp_path: Path) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text("\n".join([line("a"), line("b")]), encoding="utf-8")
    made = batch([str(tmp_path / "one.jsonl"), str(tmp_path / "two.jsonl")], tmp_path / "out")
    assert made.rows["articles"] == 2


def test_an_older_capture_stays_but_is_not_current(tmp_path: Path) -> None:
    file = tmp_path / "crawl.jsonl"
    url = "https://lantern.example/ferry"
    file.write_text("\n".join([line("a", "It is late.", url=url), line("x"), line("b", "It is lost.", url=url)]))
    batch(file, tmp_path / "out")
    found = [(row["ref"], row["version"], row["current"]) for row in rows(tmp_path / "out", "articles")]
    assert found == [("a", 1, False), ("x", 1, True), ("a", 2, True)]


def test_articles_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text(line("a", f"The ferry is late, says {name}."), encoding="utf-8")
    batch([str(tmp_path / "one.jsonl"), str(tmp_path / "two.jsonl")], tmp_path / "out")
    assert [row["ref"] for row in rows(tmp_path / "out", "articles")] == ["a", "a-2"]


def test_one_article_that_trips_the_reader_up_is_an_error(
    ferries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trips(article: Any) -> Any:
        if article.ref == "b":
            raise RecursionError("too deep")
        return article

    monkeypatch.setattr(reading, "with_statements", trips)
    made = batch(ferries, tmp_path / "out", statements=True)
    assert (made.rows["articles"], made.rows["errors"]) == (2, 1)
    assert rows(tmp_path / "out", "errors")[0]["reason"] == "cannot be read (RecursionError: too deep)"


def test_it_is_there_whole_or_not_at_all(ferries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("sayso.batch.publishing._link", fails)
        with pytest.raises(OutputError, match="out: No space left on device"):
            batch(ferries, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    batch(ferries, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ferries.jsonl", "out"]


def test_what_is_there_is_not_done_again_and_nothing_else_is_overwritten(ferries: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = batch(ferries, out)
    before = content(out)
    again = batch(ferries, out)
    assert (again.rows, again.seconds) == (first.rows, {})
    with pytest.raises(OutputError, match="made of other inputs or with other options"):
        batch(ferries, out, statements=True)
    assert content(out) == before
    (tmp_path / "other").mkdir()
    with pytest.raises(OutputError, match="is no data set"):
        batch(ferries, tmp_path / "other")


def test_a_work_folder_is_one_plans_own(ferries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.batch.run.publish", lambda *_: (_ for _ in ()).throw(OutputError("full")))
    for statements, reason in ((False, "full"), (True, "was begun with other inputs or options")):
        with pytest.raises(OutputError, match=reason):
            batch(ferries, tmp_path / "out", statements=statements, weight=1000)


def test_an_object_store_takes_it_too(ferries: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    with pytest.raises(OutputError, match="--work"):
        batch(ferries, "memory://ferries")  # type: ignore[arg-type]
    batch(ferries, "memory://ferries", work=tmp_path / "work")  # type: ignore[arg-type]
    batch(ferries, tmp_path / "out")
    memory = fsspec.filesystem("memory")
    there = {path.removeprefix("/ferries/"): memory.cat_file(path) for path in memory.find("/ferries")}
    assert there == content(tmp_path / "out")


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        batch(tmp_path / "nothing.jsonl", tmp_path / "out")

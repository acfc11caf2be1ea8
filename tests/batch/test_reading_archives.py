"""What a batch reads is what `sayso read` reads, in however many pieces."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from here import batch, rows

from crawls import archive, page, response
from sayso.article import Article
from sayso.reading import articles, from_bytes, jsonl

NAMES = [f"{letter}{number}" for number in range(8) for letter in "abc"]
PAGES = [response(page(name), name) for name in NAMES]
SHARED = Path(__file__).parents[3] / "shared" / "data" / "pages"

both = pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])


def read(inputs: list[Path]) -> list[tuple[str, str]]:
    return [(item.ref, item.text) for item in articles(inputs) if isinstance(item, Article)]


def batched(out: Path) -> list[tuple[str, str]]:
    return [(row["ref"], row["text"]) for row in rows(out, "articles")]


@both
def test_a_web_archive_in_pieces_gives_the_text_of_its_pages(packed: bool, tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.warc"
    crawl.write_bytes(archive(PAGES, packed=packed))
    batch(crawl, tmp_path / "out")
    texts = []
    for name in NAMES:
        (article,) = from_bytes(page(name), name, kind="html")
        assert isinstance(article, Article)
        texts.append((f"https://lantern.example/{name}", article.text))
    assert batched(tmp_path / "out") == texts
    assert rows(tmp_path / "out", "errors") == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared pages are not here")
def test_real_pages_in_a_web_archive_are_read_like_the_pages(tmp_path: Path) -> None:
    pages = {path.name.split(".")[0]: gzip.decompress(path.read_bytes()) for path in sorted(SHARED.glob("*.html.gz"))}
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(archive([response(data, name) for name, data in pages.items()], packed=True))
    batch(crawl, tmp_path / "out", weight=2**20)
    expected = []
    for name, data in pages.items():
        found = from_bytes(data, name, kind="html", url=f"https://lantern.example/{name}", charset="utf-8")
        expected += [item.text for item in found if isinstance(item, Article)]
    assert len(expected) == len(pages)
    assert [text for _, text in batched(tmp_path / "out")] == expected


@both
@pytest.mark.parametrize("damaged", range(0, len(NAMES), 5))
def test_a_corrupt_record_is_lost_alone(packed: bool, damaged: int, tmp_path: Path) -> None:
    records = [archive([record], packed=packed) for record in PAGES]
    middle = len(records[damaged]) // 2
    hurt = records[damaged]
    records[damaged] = hurt[:middle] + b"?" * 40 + hurt[middle:]
    crawl = tmp_path / "crawl.warc"
    crawl.write_bytes(b"".join(records))
    batch(crawl, tmp_path / "out")
    left = [name for number, name in enumerate(NAMES) if number != damaged]
    assert [ref.rpartition("/")[2] for ref, _ in batched(tmp_path / "out")] == left
    (error,) = rows(tmp_path / "out", "errors")
    assert error["file"] == str(crawl)
    places = [len(b"".join(records[:number])) for number in (max(0, damaged - 1), damaged)]
    assert error["offset"] in places  # where the damage hides the record's beginning, the one before it
    assert error["reason"].startswith("damaged or cut-off record")


@both
def test_of_a_cut_off_archive_only_the_last_record_is_lost(packed: bool, tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.warc"
    crawl.write_bytes(archive(PAGES, packed=packed)[:-200])
    made = batch(crawl, tmp_path / "out")
    assert [ref.rpartition("/")[2] for ref, _ in batched(tmp_path / "out")] == NAMES[:-1]
    assert made.rows["errors"] == 1


def lines(count: int) -> list[dict[str, Any]]:
    return [
        {
            "title": f"Ferry {n} is late",
            "text": f"The ferry {n} came late, the harbour said.\n\nNobody minded.",
            "date": "2026-01-02",
        }
        for n in range(count)
    ]


def test_json_lines_in_pieces_keep_their_line_numbers(tmp_path: Path) -> None:
    file = tmp_path / "ferries.jsonl"
    text = "\n".join(map(json.dumps, lines(60)))
    file.write_text(f"{text}\n\nno JSON\n{text.replace('Ferry', 'Boat')}", encoding="utf-8")
    batch(file, tmp_path / "out")
    assert batched(tmp_path / "out") == read([file])
    (error,) = rows(tmp_path / "out", "errors")
    assert (error["ref"], error["offset"]) == (f"{file}:62", len(text) + 2)


@both
def test_parquet_is_read_like_json_lines(packed: bool, tmp_path: Path) -> None:
    file = tmp_path / "ferries.parquet"
    table = pyarrow.Table.from_pylist([*lines(40), {"title": "no text"}])
    pyarrow.parquet.write_table(table, file, row_group_size=7 if packed else 100)
    batch(file, tmp_path / "out", weight=200)
    same = tmp_path / "ferries.jsonl"
    same.write_text("\n".join(map(json.dumps, lines(40))), encoding="utf-8")
    assert batched(tmp_path / "out") == read([same])
    (error,) = rows(tmp_path / "out", "errors")
    assert (error["ref"], error["offset"]) == (f"{file}:41", 40)


def test_what_read_takes_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "below").mkdir(parents=True)
    (folder / "notes.txt").write_text("The bridge is shut, the mayor said.", encoding="utf-8")
    (folder / "page.html").write_bytes(page("h"))
    (folder / ".hidden.txt").write_text("Nothing to see.", encoding="utf-8")
    (folder / "below" / "crawl.warc.gz").write_bytes(archive(PAGES[:2], packed=True))
    (folder / "below" / "settings.ini").write_text("x = 1", encoding="utf-8")
    batch(folder, tmp_path / "out")
    assert sorted(ref for ref, _ in batched(tmp_path / "out")) == sorted(ref for ref, _ in read([folder]))


def test_patterns_find_files(tmp_path: Path) -> None:
    for name in ("a/x.txt", "b/y.txt", "b/z.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"The bridge is shut, said {name}.", encoding="utf-8")
    batch(str(tmp_path / "**" / "*.txt"), tmp_path / "out")
    assert [ref for ref, _ in batched(tmp_path / "out")] == ["x", "y"]


def test_an_input_that_is_not_there_is_an_error_among_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge is shut, the mayor said.", encoding="utf-8")
    made = batch([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], tmp_path / "out")
    assert (made.rows["articles"], made.rows["errors"]) == (1, 1)
    (error,) = rows(tmp_path / "out", "errors")
    assert (error["file"], error["reason"]) == (str(tmp_path / "b.txt"), "no such file or folder")


@pytest.mark.parametrize("name", ["ferries.jsonl", "ferries.jsonl.gz"])
def test_a_line_that_trips_the_parser_up_is_lost_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trips(record: dict[str, Any], ref: str, source: str) -> Any:
        if record["title"] == "Ferry 3 is late":
            raise RecursionError("too deep")
        return from_record(record, ref, source)

    from_record = jsonl.from_record
    monkeypatch.setattr(jsonl, "from_record", trips)
    data = "\n".join(map(json.dumps, lines(9))).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    made = batch(tmp_path / name, tmp_path / "out")
    assert made.rows["articles"] == 8
    (error,) = rows(tmp_path / "out", "errors")
    assert (error["ref"], error["reason"]) == (f"{tmp_path / name}:4", "cannot be read (RecursionError: too deep)")


@pytest.mark.parametrize("name", ["empty.jsonl", "empty.warc", "empty.txt", "empty.parquet"])
def test_an_empty_file_is_an_error_or_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    made = batch(tmp_path / name, tmp_path / "out")
    assert made.rows["articles"] == 0
    assert made.rows["errors"] == (name != "empty.warc")

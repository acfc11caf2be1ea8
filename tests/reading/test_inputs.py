from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from sayso.article import Article
from sayso.errors import InputError
from sayso.reading import articles, from_bytes
from sayso.reading.kinds import kind_of_bytes, ref_of_name

PAGE = (
    "<!doctype html><html><head><title>Lock stays shut</title></head><body><article><h1>Lock stays shut</h1>"
    "<p>The council said on Friday that the lock stays shut.</p><p>It gave no reason for it.</p></article></body>"
)


def refs(results: list[Article | InputError]) -> list[str]:
    return [result.ref for result in results]


def test_inputs_come_in_order_and_errors_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("The lock is shut.", encoding="utf8")
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    missing = str(tmp_path / "none.txt")
    results = list(articles([tmp_path / "b.txt", missing, tmp_path / "a.html.gz"]))
    assert refs(results) == ["b", missing, "a"]
    assert str(results[1]) == f"{missing}: no such file or folder"


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in (
        "z.txt",
        "b/two.txt",
        "b/one.txt",
        "a/x.txt",
        ".hidden.txt",
        ".git/y.txt",
        "image.png",
        "notes.ann",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("The lock is shut.", encoding="utf8")
    (tmp_path / "gold.json").write_text('{"labels": []}', encoding="utf8")
    assert refs(list(articles([tmp_path]))) == ["z", "x", "one", "two"]


def test_a_folder_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "b.txt").write_text("The lock is shut.", encoding="utf8")
    bad, good = articles([tmp_path])
    assert isinstance(bad, InputError) and isinstance(good, Article)
    assert bad.ref == str(tmp_path / "a.txt")


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (result,) = articles([tmp_path])
    assert str(result) == f"{tmp_path}: no articles in this folder"


def test_an_unreadable_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (result,) = articles([file])
    assert str(result) == f"{file}: permission denied"


@pytest.mark.parametrize("data", [PAGE.encode(), gzip.compress(PAGE.encode())])
def test_standard_input_is_told_by_its_content_and_left_open(data: bytes) -> None:
    stdin = io.BytesIO(data)
    (article,) = articles(["-"], stdin=stdin)
    assert isinstance(article, Article)
    assert (article.ref, article.title) == ("-", "Lock stays shut")
    assert not stdin.closed


def test_other_addresses_are_refused() -> None:
    (result,) = articles(["ftp://lantern.example/a"])
    assert str(result) == "ftp://lantern.example/a: only http and https addresses are read"


def test_the_ending_goes_before_the_content(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf8")
    (article,) = articles([file])
    assert isinstance(article, Article)
    assert article.text == PAGE


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("a/page.html.gz", "page"),
        ("story.jsonl", "story"),
        ("lock_2026-01-04.txt", "lock_2026-01-04"),
        ("version 2.0", "version 2.0"),
        ("noending", "noending"),
    ],
)
def test_refs(name: str, ref: str) -> None:
    assert ref_of_name(name) == ref


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "html"),
        (b"<!-- saved --><html lang=en>", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "html"),
        (b"<?xml version='1.0'?><feed>", "feed"),
        (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "feed"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "warc"),
        (b'{"id": 1, "text": "a"}\n{"id": 2}', "jsonl"),
        (b'{\n "text": "a"\n}', "json"),
        (b'[{"text": "a"}]', "json"),
        (b"[Update] The lock is shut.", "text"),
        (b"<3 is how she signed it", "text"),
        (b"The lock is shut.", "text"),
        ("<html>".encode("utf-16"), "html"),
    ],
)
def test_kinds(head: bytes, kind: str) -> None:
    assert kind_of_bytes(head) == kind


def test_a_page_in_another_language_is_read_with_a_warning() -> None:
    text = (
        "Der Stadtrat hat am Freitag beschlossen, dass die alte Schleuse geschlossen bleibt. "
        "Eine Sprecherin nannte dafür keine Gründe, wie die Zeitung berichtete."
    )
    (article,) = from_bytes(text.encode(), "de")
    assert isinstance(article, Article)
    assert article.language == "de"
    assert article.warnings == ("The text seems to be German; the model reads English.",)


def test_a_short_text_has_no_language() -> None:
    (article,) = from_bytes(b"Lock stays shut", "x")
    assert isinstance(article, Article)
    assert article.language is None

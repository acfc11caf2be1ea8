from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from sayso.article import Article
from sayso.errors import InputError
from sayso.reading import articles, from_bytes

RECORD = {
    "id": "lenne-1",
    "title": "Bridge may reopen",
    "text": "The mayor said that it may.\n\nNobody else did.",
    "url": "https://lantern.example/bridge",
    "date": "2026-02-03T10:00:00Z",
    "outlet": "The Lantern",
    "byline": ["Ana Torvik", "Tom Okafor"],
}


def one(record: object) -> Article:
    (article,) = from_bytes(json.dumps(record).encode(), "file", kind="jsonl")
    assert isinstance(article, Article), article
    return article


def test_a_line_with_all_fields() -> None:
    article = one(RECORD)
    assert article.ref == "lenne-1"
    assert article.text == "Bridge may reopen\n\nThe mayor said that it may.\n\nNobody else did."
    assert [s.role for s in article.segments] == ["headline", "paragraph", "paragraph"]
    assert article.title == "Bridge may reopen"
    assert article.url == "https://lantern.example/bridge"
    assert article.published == "2026-02-03T10:00:00+00:00"
    assert article.outlet == "The Lantern"
    assert article.byline == ("Ana Torvik", "Tom Okafor")


def test_a_title_that_the_text_begins_with_is_not_doubled() -> None:
    printed = one(RECORD)
    again = one({"ref": printed.ref, "title": printed.title, "text": printed.text, "published": printed.published})
    assert (again.ref, again.id, again.segments) == (printed.ref, printed.id, printed.segments)
    assert again.published == printed.published


def test_a_text_that_begins_with_the_words_of_the_title_has_it_before() -> None:
    assert one({"title": "Bridge", "text": "Bridge is shut."}).text == "Bridge\n\nBridge is shut."


def test_a_text_without_title_is_kept_to_the_character() -> None:
    text = " Bridge may reopen\n\nThe mayor of the town said that it may.\n"
    article = one({"text": text})
    assert article.text == text
    assert article.title == "Bridge may reopen"
    assert article.ref == "file:1"


def test_html_in_a_line() -> None:
    html = "<p>The mayor said that the bridge may reopen.</p><p>A <a href='/b'>letter</a> says otherwise.</p>"
    article = one({"id": 7, "title": "Bridge may reopen", "html": html, "url": "https://lantern.example/a"})
    assert article.ref == "7"
    assert article.text == (
        "Bridge may reopen\n\nThe mayor said that the bridge may reopen.\n\nA letter says otherwise."
    )
    assert [link.url for link in article.links] == ["https://lantern.example/b"]


def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": "Something was said."}) for n in range(9)]
    lines[6] = '{"id": "a6", "text": '
    file = tmp_path / "story.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(lines).encode()))
    results = list(articles([file]))
    assert [r.ref for r in results] == ["a0", "a1", "a2", "a3", "a4", "a5", f"{file}:7", "a7", "a8"]
    assert isinstance(results[6], InputError)
    assert "invalid JSON" in str(results[6])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[1]", "not a JSON object"),
        ('{"id": "a"}', "neither"),
        ('{"text": ""}', "neither"),
        ('{"text": 5}', "not a string"),
        ('{"text": "a", "title": []}', "not a string"),
        ("[" * 100_000, "invalid JSON"),
        ('{"text": "\\ud800"}', None),
    ],
)
def test_odd_lines(line: str, reason: str | None) -> None:
    (result,) = from_bytes(line.encode(), "f", kind="jsonl")
    if reason is None:
        assert isinstance(result, Article)
        assert result.text == "\ufffd"
    else:
        assert isinstance(result, InputError)
        assert str(result).startswith("f:1: ")
        assert reason in result.reason


def test_json_files_hold_one_object_or_a_list(tmp_path: Path) -> None:
    single, several = tmp_path / "one.json", tmp_path / "two.json"
    single.write_text(json.dumps({"text": "Something was said."}, indent=1), encoding="utf8")
    several.write_text(json.dumps([{"text": "This was said."}, 3, {"id": "b", "text": "That too."}]), encoding="utf8")
    results = list(articles([single, several]))
    assert [r.ref for r in results] == ["one", "two:1", f"{several}:2", "b"]


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "endless.jsonl"
    file.write_text('{"text": "first"}\n' + '{"text": "more"}\n' * 10_000, encoding="utf8")
    assert next(articles([file])).ref == "endless:1"

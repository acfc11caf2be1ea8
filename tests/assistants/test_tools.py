"""What an assistant is offered, what it gets, and what it cannot do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import sayso
from assistants.client import STORY, Assistant
from sayso.assistants import server
from sayso.contract import from_dict, to_dict
from sayso.corpus.store import Store

FERRY = "Ferry may stop\n\nThe Marrow ferry may stop in May, Mayor Lin Okafor said on Monday. 🛳 “We have no crew.”\n"


def whole(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer without what is added to the contract."""
    statements = [{k: v for k, v in statement.items() if k != "words"} for statement in answer["statements"]]
    return {k: v for k, v in answer.items() if k != "part"} | {"statements": statements}


def test_it_is_told_when_to_use_what_and_that_nothing_is_a_verdict(assistant: Assistant) -> None:
    tools = assistant.tools()
    assert set(tools) == {"read", "search", "article", "claims", "copies", "trace"}
    for tool in tools.values():
        assert tool.description and "never what is true" in tool.description and "offsets" in tool.description
        assert tool.annotations and tool.annotations.read_only_hint and not tool.annotations.open_world_hint
        assert tool.output_schema and tool.input_schema["additionalProperties"] is False
    assert "never says what is true" in assistant.instructions()


def test_files_and_addresses_are_offered_only_where_the_user_allowed_them(store: Store, tmp_path: Path) -> None:
    assert "read_file" in Assistant(store, tmp_path).tools()
    tools = Assistant(store, fetching=True).tools()
    assert tools["read_address"].annotations and tools["read_address"].annotations.open_world_hint
    assert "read_file" not in tools
    assert Assistant(store).error("read_address", address="https://news.example/") == "There is no tool “read_address”."


def test_a_text_is_read_as_the_library_reads_it(assistant: Assistant, tmp_path: Path) -> None:
    answer = assistant.answer("read", text=FERRY, name="ferry")
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    expected = to_dict(sayso.read(tmp_path / "ferry.txt"))
    assert whole(answer) == {**expected, "encoding": None}
    assert answer["part"] == {"start": 0, "end": len(FERRY), "of": len(FERRY)}
    assert answer["statements"]


def test_statements_have_their_words_beside_the_offsets(assistant: Assistant) -> None:
    answer = assistant.answer("article", ref="coastwise")
    for statement in answer["statements"]:
        for role in ("sources", "cue", "contents", "condition"):
            words = [answer["text"][start:end] for start, end in statement[role]]
            assert statement["words"][role] == " … ".join(words)


def test_what_was_read_can_be_asked_for_again_by_its_id(store: Store) -> None:
    assistant = Assistant(store)
    text = "".join(f"The harbour will close on day {n}, Mayor Lin Okafor said.\n\n" for n in range(400))
    part = first = assistant.answer("read", text=text)
    pieces, ids = [part["text"]], [statement["id"] for statement in part["statements"]]
    while part["part"]["end"] < part["part"]["of"]:
        part = assistant.answer("article", ref=first["id"], start=part["part"]["end"])
        pieces.append(part["text"])
        ids += [statement["id"] for statement in part["statements"]]
    assert "".join(pieces) == text
    assert len(pieces) > 1 and len(ids) == len(set(ids))
    assert assistant.error("article", ref=first["id"], start=len(text)) == f"text: has only {len(text):,} characters"
    with pytest.raises(AssertionError):  # of another session it knows nothing
        Assistant(store).answer("article", ref=first["id"])


def test_the_store_is_searched(assistant: Assistant) -> None:
    hits = assistant.answer("search", query='"Skarrow Point"', limit=3)["hits"]
    assert 0 < len(hits) <= 3
    for start, end in hits[0]["marks"]:
        assert hits[0]["snippet"][start:end].lower() in {"skarrow point", "skarrow", "point"}
    assert assistant.answer("search", query="zeppelin") == {"hits": []}


def test_an_article_of_the_store_is_the_contract(assistant: Assistant, store: Store) -> None:
    assert from_dict(whole(assistant.answer("article", ref="tidewire"))) == store.get("tidewire")


def test_claims_are_listed_a_few_at_a_time(assistant: Assistant) -> None:
    every = assistant.answer("claims", limit=30)
    first = assistant.answer("claims", limit=1)
    assert first["claims"] == every["claims"][:1] and first["more"]
    assert assistant.answer("claims", offset=len(every["claims"]) - 1)["claims"] == every["claims"][-1:]
    of_one = assistant.answer("claims", ref="coastwise", limit=30)["claims"]
    assert of_one == [claim for claim in every["claims"] if "coastwise" in claim["articles"]]


def test_copies_have_the_words_of_both_articles(assistant: Assistant, store: Store) -> None:
    (copy,) = assistant.answer("copies", ref="radio-marrisk", other="coastwise")["copies"]
    assert copy["refs"] == ["radio-marrisk", "coastwise"]
    for ref, (start, end), words in zip(copy["refs"], copy["spans"], copy["texts"], strict=True):
        assert store.get(ref).text[start:end].startswith(words.removesuffix("…"))
    assert copy in [
        {**other, "refs": other["refs"][::-1]} | {k: copy[k] for k in ("spans", "share", "edits", "texts")}
        for other in assistant.answer("copies", ref="coastwise")["copies"]
    ]


def test_a_claim_is_traced_by_its_words_and_by_its_id(assistant: Assistant, store: Store) -> None:
    (claim,) = assistant.answer("claims", limit=1)["claims"]
    for asked in (claim["id"], "The lighthouse at Skarrow Point may become a hotel"):
        traced = assistant.answer("trace", claim=asked)
        ids = {origin["id"] for origin in traced["origins"]}
        assert ids and traced["independent"]["low"] <= traced["independent"]["high"]
        for taken in traced["articles"]:
            assert taken["stance"] != "aside" and set(taken["origins"]) <= ids
            text = store.get(taken["ref"]).text
            assert all(text[e["start"] : e["end"]] == e["text"] for e in taken["evidence"])
    short = assistant.answer("trace", claim=claim["id"], limit=1)
    assert len(short["articles"]) == 1 and short["left_out"]["articles"] > 0


@pytest.mark.parametrize(
    ("tool", "arguments", "reason"),
    [
        ("article", {"ref": "no\nsuch\x1b[2J"}, "There is no article “no such␛[2J” in the store."),
        ("claims", {"ref": "nowhere"}, "There is no article “nowhere” in the store."),
        ("copies", {"ref": "nowhere"}, "There is no article “nowhere” in the store."),
        ("copies", {"ref": "coastwise", "other": "nowhere"}, "There is no article “nowhere” in the store."),
        ("article", {"ref": "coastwise", "version": 9}, "There is no article “coastwise, version 9” in the store."),
        ("read", {"text": " \n"}, "text: is empty"),
        ("read", {}, "text: Field required"),
        ("search", {"query": "ferry", "limit": 51}, "limit: Input should be less than or equal to 50"),
        ("search", {"query": "ferry", "store": "/tmp/x"}, "store: Extra inputs are not permitted"),
        ("delete", {"ref": "coastwise"}, "There is no tool “delete”."),
    ],
)
def test_errors_are_one_line(assistant: Assistant, tool: str, arguments: dict[str, Any], reason: str) -> None:
    assert assistant.error(tool, **arguments) == reason


def test_an_unknown_claim_and_a_text_that_is_too_long(assistant: Assistant) -> None:
    assert assistant.error("trace", claim="c99999").startswith("There is no claim “c99999”")
    assert "at most 100000 characters" in assistant.error("read", text="a" * 100_001)


def test_what_people_type_in_a_search_breaks_nothing(assistant: Assistant) -> None:
    for query in ('"', "' OR 1=1 --", "NEAR(", "* ^ :", "\x00", "O'Brien \"unclosed"):
        assistant.answer("search", query=query)


def test_an_answer_has_its_bounds(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LONGEST_ANSWER", 1000)
    reason = "The answer would be too long: ask for less at a time."
    assert assistant.error("article", ref="coastwise") == reason


def test_a_store_that_goes_away_is_said_without_its_place(tmp_path: Path) -> None:
    path = tmp_path / "lost.db"
    with Store(str(path)) as store:
        assistant = Assistant(store)
        connection = sqlite3.connect(path)
        connection.execute("DROP TABLE articles")
        connection.close()
        reason = assistant.error("article", ref="coastwise")
    assert reason.startswith("The store cannot be used: ") and str(tmp_path) not in reason


def test_nothing_is_written_to_the_store(store: Store, story_path: str) -> None:
    def dump() -> list[str]:
        connection = sqlite3.connect(story_path)
        lines = list(connection.iterdump())
        connection.close()
        return lines

    before = dump()
    assistant = Assistant(store, STORY)
    assistant.answer("read", text=FERRY)
    assistant.answer("read_file", path="coastwise.txt")
    assistant.answer("trace", claim="The ferry may stop in May")
    assert dump() == before


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Path]:
    """A folder that is allowed, and much around it that is not."""
    folder = tmp_path / "files"
    (folder / "within" / ".git").mkdir(parents=True)
    (tmp_path / "files-not-these").mkdir()
    for place in ("files/ferry.txt", "files/within/ferry.txt", "files/.env.txt", "files/within/.git/a.txt"):
        (tmp_path / place).write_text(FERRY, encoding="utf-8")
    for place in ("secret.txt", "files-not-these/secret.txt", "files/key.pem"):
        (tmp_path / place).write_text("The secret is 42, she said.", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inner.txt").symlink_to(folder / "ferry.txt")
    (folder / "ring.txt").symlink_to(folder / "ring.txt")
    yield folder


@pytest.mark.parametrize("name", ["ferry.txt", "within/ferry.txt", "within/../ferry.txt", "inner.txt"])
def test_a_file_in_an_allowed_folder_is_read(store: Store, files: Path, name: str) -> None:
    assert Assistant(store, files).answer("read_file", path=name)["text"] == FERRY
    assert Assistant(store, files).answer("read_file", path=str(files / name))["text"] == FERRY


OUTSIDE: list[Callable[[Path], str]] = [
    lambda files: "../secret.txt",
    lambda files: str(files.parent / "secret.txt"),
    lambda files: str(files.parent / "files-not-these" / "secret.txt"),
    lambda files: "link.txt",
    lambda files: "ring.txt",
    lambda files: ".env.txt",
    lambda files: "within/.git/a.txt",
    lambda files: "within",
    lambda files: "not-there.txt",
    lambda files: "https://news.example/story.txt",
    lambda files: "-",
    lambda files: "a\x00.txt",
    lambda files: "x" * 4000,
]


@pytest.mark.parametrize("outside", OUTSIDE)
def test_no_other_file_is_read_nor_told_from_one_that_is_not_there(
    store: Store, files: Path, outside: Callable[[Path], str]
) -> None:
    reason = Assistant(store, files).error("read_file", path=outside(files))
    assert "not a file within the folders" in reason or reason.endswith("…")
    assert "42" not in reason


def test_a_file_that_holds_no_article_is_said_by_the_name_that_was_asked_for(store: Store, files: Path) -> None:
    (files / "empty.txt").touch()
    assistant = Assistant(store, files)
    assert assistant.error("read_file", path="empty.txt") == "empty.txt: is empty"
    assert assistant.error("read_file", path="key.pem") == "key.pem: not a kind of file that holds articles"


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "-", "http://127.0.0.1:1/", "http://[::1]/"])
def test_only_public_addresses_are_fetched(store: Store, address: str) -> None:
    reason = Assistant(store, fetching=True).error("read_address", address=address)
    assert reason.startswith(f"{address}: ") and ("not an http" in reason or "not public" in reason)

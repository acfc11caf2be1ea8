"""Adding to a store: what is new, what has changed, what is there; by one process and by several."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

import invented
from invented import sluice
from sayso.article import Article
from sayso.corpus.store import Added, Store
from sayso.errors import InputError
from stories import story

URL = "https://lantern.example/lock"


def refs(store: Store) -> list[tuple[str, int]]:
    return [(entry.ref, entry.version) for entry in store.entries()]


def test_an_article_comes_back_as_it_was(address: str) -> None:
    with Store(address) as store:
        assert store.add(sluice()) == Added("sluice", 1, "new")
        assert store.get("sluice") == sluice()
        assert list(store.articles()) == [sluice()]
        assert len(store) == 1
    with Store(address, create=False) as store:
        assert store.get("sluice") == sluice()


def test_adding_again_does_nothing(address: str, tmp_path: Path) -> None:
    with Store(address) as store:
        for source in (None, str(tmp_path / "sluice.txt")):
            store.add(sluice(), source=source)
            assert store.known(sluice(), source=source) == Added("sluice", 1, "known")
            assert store.add(sluice(), source=source) == Added("sluice", 1, "known")
        assert store.known(story("The lock is open.")) is None
        assert len(store) == 1


def test_a_changed_article_keeps_both_versions(address: str) -> None:
    old, new = (story(f"The lock is {state}.", url=URL) for state in ("shut", "open"))
    with Store(address) as store:
        store.add(old)
        assert store.add(replace(new, ref="other")) == Added("story", 2, "changed")
        assert refs(store) == [("story", 2)]
        assert [(entry.version, entry.current) for entry in store.entries(versions=True)] == [(1, False), (2, True)]
        assert store.get("story").text == "The lock is open."
        assert store.get("story", version=1).text == "The lock is shut."
        assert store.add(old) == Added("story", 1, "known")


def test_without_an_address_the_file_tells_versions_from_articles(address: str, tmp_path: Path) -> None:
    one, two = str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")
    with Store(address) as store:
        store.add(story("The lock is shut.", "x"), source=one)
        assert store.add(story("The lock is open.", "x"), source=one) == Added("x", 2, "changed")
        assert store.add(story("The ferry sank.", "y"), source=one) == Added("y", 1, "new")
        assert store.add(story("A ferry sank.", "x"), source=two) == Added("x-2", 1, "new")


def test_a_file_that_was_moved_is_the_same_article(address: str, tmp_path: Path) -> None:
    with Store(address) as store:
        store.add(story("The lock is shut."), source=str(tmp_path / "a" / "story.txt"))
        assert store.add(story("The lock is shut."), source=str(tmp_path / "b" / "story.txt")).change == "known"


def test_one_text_under_two_addresses_is_two_articles(address: str) -> None:
    with Store(address) as store:
        store.add(story("The lock is shut.", url=URL))
        added = store.add(story("The lock is shut.", url="https://packet.example/lock"))
        assert added == Added("story-2", 1, "new")
        assert store.get("story-2").ref == "story-2"


def test_the_address_of_a_whole_site_tells_no_articles_apart(address: str, tmp_path: Path) -> None:
    with Store(address) as store:
        for name in ("a", "b"):
            page = story(f"The {name} is shut.", name, url="https://lantern.example/")
            assert store.add(page, source=str(tmp_path / f"{name}.html")).change == "new"


def test_names_stay_apart_however_many_have_one(address: str) -> None:
    with Store(address) as store:
        given = [store.add(story(f"Lock {n} is shut.", "index")).ref for n in range(12)]
        assert given[0] == "index"
        assert len(set(given)) == 12
        store.remove(given[3])
        assert store.add(story("The ferry sank.", "index")).ref not in set(given) - {given[3]}


def test_removing_takes_all_versions(address: str) -> None:
    with Store(address) as store:
        for state in ("shut", "open"):
            store.add(story(f"The lock is {state}.", url=URL))
        store.add(story("The ferry sank.", "ferry"))
        store.remove("story")
        assert refs(store) == [("ferry", 1)]
        assert store.search("lock") == []
        assert store.add(story("The lock is shut.", url=URL)) == Added("story", 1, "new")


@pytest.mark.parametrize("use", [Store.get, Store.remove])
def test_what_is_not_there_is_named(address: str, use: object) -> None:
    with Store(address) as store:
        assert callable(use)
        with pytest.raises(InputError, match="none: not in the store"):
            use(store, "none")


def test_many_articles_come_in_the_order_of_adding(address: str) -> None:
    with Store(address) as store:
        for n in range(205):
            store.add(story(f"Lock {n} is shut.", f"a{n}"))
        assert [article.ref for article in store.articles()] == [f"a{n}" for n in range(205)]
        assert [article.ref for article in store.articles(["a7", "none", "a3"])] == ["a3", "a7"]


def test_any_article_comes_back(address: str) -> None:
    @settings(max_examples=30)
    @given(invented.articles())
    def check(article: Article) -> None:
        added = store.add(article)
        if added.change != "known":
            assert store.get(added.ref, version=added.version) == replace(article, ref=added.ref)

    with Store(address) as store:
        check()
        for odd in (
            story("The\0lock is shut.", "zero", title="The\0lock", url="https://lantern.example/" + "a" * 9000),
            story("The lock is open.", "a" * 9000, outlet="The \x1b[31mLantern"),
        ):
            added = store.add(odd)
            assert store.get(added.ref) == replace(odd, ref=added.ref)
        assert store.get(store.add(story("Half \ud800 of a pair.", "half")).ref).text == "Half \ufffd of a pair."


def test_a_text_of_any_length_is_taken(address: str) -> None:
    words = " ".join(f"w{n:x}" for n in range(300_000))
    with Store(address) as store:
        assert store.get(store.add(story(words)).ref).text == words


def _add(address: str, names: list[int], start: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    with Store(address) as store:
        for name in names:
            store.add(story(f"Lock {name} is shut.", "lock", url=f"{URL}/{name}"))


def test_several_processes_make_and_fill_one_store(address: str) -> None:
    several = multiprocessing.get_context("spawn")
    start = several.Barrier(4)
    runs = [several.Process(target=_add, args=(address, list(range(n, n + 20)), start)) for n in (0, 5, 10, 15)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0] * 4
    with Store(address) as store:
        entries = list(store.entries(versions=True))
    assert sorted(entry.url or "" for entry in entries) == sorted(f"{URL}/{n}" for n in range(35))
    assert {entry.version for entry in entries} == {1}
    assert len({entry.ref for entry in entries}) == 35

"""What articles of a store share: found as they are added, the same as over all of them at once."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from sayso.corpus.copies import copies
from sayso.corpus.store import Store
from sayso.corpus.store.tables import fingerprints
from stories import story

PASSAGE = (
    "the old lock at Varle stays shut for the winter because the council has found no one to mend its gates, and the "
    "barges that carry gravel to the quarry will have to wait until the thaw comes down from the hills in April"
)
FIRST = story(f"Ana Torvik writes from the harbour that {PASSAGE}.", "first", published="2026-01-02")
SECOND = story(f"It was reported on Monday by several people, {PASSAGE}, and nothing else.", "second")
OTHER = story("A ferry was sold to a man from Marrow who wants to turn it into a restaurant with a bar.", "other")
OPENED = story("The lock opens again.", "second", url="https://lantern.example/lock")


def prints(store: Store) -> int:
    with store._reading() as connection:
        return connection.execute(select(func.count()).select_from(fingerprints)).scalar_one()


def test_copies_are_found_as_articles_come(address: str) -> None:
    with Store(address) as store:
        for article in (FIRST, OTHER, SECOND):
            store.add(article)
        found = list(store.copies())
        assert found == list(copies([FIRST, OTHER, SECOND]))
        (copy,) = found
        assert copy.refs == ("first", "second")
        assert PASSAGE in FIRST.text[slice(*copy.spans[0])]
        assert list(store.copies("second")) == found
        assert list(store.copies("other")) == []


def test_another_run_finds_them_too(address: str) -> None:
    with Store(address) as store:
        store.add(FIRST)
    with Store(address) as store:
        store.add(SECOND)
        assert len(list(store.copies())) == 1


def test_an_edited_copy_and_which_was_earlier_come_back(address: str) -> None:
    later = story(SECOND.text.replace("found no one", "found nobody"), "later", published="2026-01-05")
    with Store(address) as store:
        store.add(later)
        store.add(FIRST)
        (copy,) = store.copies()
        assert [copy] == list(copies([FIRST, later]))
        assert copy.edits
        assert (copy.earlier, copy.why) == ("first", "date")


def test_a_replaced_version_shares_nothing(address: str) -> None:
    with Store(address) as store:
        store.add(FIRST)
        store.add(story(SECOND.text, "second", url=OPENED.url))
        assert len(list(store.copies())) == 1
        store.add(OPENED)
        assert list(store.copies()) == []


def test_a_removed_article_leaves_nothing_behind(address: str) -> None:
    with Store(address) as store:
        store.add(FIRST)
        before = prints(store)
        store.add(SECOND)
        store.remove("second")
        assert list(store.copies()) == []
        assert prints(store) == before
        assert store.add(SECOND).change == "new"
        assert len(list(store.copies())) == 1


def test_names_given_anew_are_told_apart(address: str) -> None:
    with Store(address) as store:
        store.add(FIRST, source="a/first.txt")
        store.add(story(SECOND.text, "first"), source="b/first.txt")
        assert [copy.refs for copy in store.copies()] == [("first", "first-2")]


def test_what_too_many_share_is_no_copy_until_fewer_do(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sayso.corpus.store.index", "sayso.corpus.copies.finder"):
        monkeypatch.setattr(f"{module}.COMMON", 3)
    pages = [story(f"Page {n} is about {'abcdefg'[n] * 9}. {PASSAGE}.", f"page{n}") for n in range(7)]
    with Store(address) as store:
        for page in pages[:6]:
            store.add(page)
        refs = {copy.refs for copy in store.copies()}
        assert ("page0", "page1") in refs
        assert not any("page5" in pair for pair in refs)
        for page in pages[2:6]:
            store.remove(page.ref)
    with Store(address) as store:
        store.add(pages[6])
        assert {copy.refs for copy in store.copies("page6")} == {("page0", "page6"), ("page1", "page6")}

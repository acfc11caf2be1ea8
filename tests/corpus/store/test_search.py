"""Searching a store: the same way of asking in both databases, and no way to ask wrongly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.corpus.store import Store
from stories import story

STORIES = {
    "lock": "The council said on Friday that the old lock stays shut for the winter.",
    "ferry": "The ferry to Marrow was sold. A councillor had said it would stay.",
    "shut": "Ferries and locks: all shut, said the harbour post. The ferry shut first, the ferry office said.",
}


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store(address) as store:
        for ref, text in STORIES.items():
            store.add(story(text, ref))
        yield store


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ("winter", {"lock"}),
        ("WINTERS", {"lock"}),
        ("ferries", {"ferry", "shut"}),
        ("ferry shut", {"shut"}),
        ("ferry -shut", {"ferry"}),
        ('ferry -"shut first"', {"ferry"}),
        ("winter OR sold", {"lock", "ferry"}),
        ('"old lock"', {"lock"}),
        ('"lock old"', set()),
        ('winter OR "harbour post" -lock', {"lock"}),
        ('"harbour post', {"shut"}),
        ("zebra", set()),
        ("", set()),
        ('"" - OR () *', set()),
        ("text:winter", set()),
        ("winter*", {"lock"}),
    ],
)
def test_queries(store: Store, query: str, refs: set[str]) -> None:
    assert {hit.ref for hit in store.search(query)} == refs


def test_no_query_is_a_mistake(store: Store) -> None:
    tricky = st.text(st.sampled_from("\"'*()^:-+{}&|!<>\\ \0\ud800aORNDEé"), max_size=12) | st.text(max_size=12)

    @given(tricky)
    def check(query: str) -> None:
        store.search(query)

    check()


def test_a_hit_shows_the_words(store: Store) -> None:
    (hit,) = store.search("winters locks")
    assert hit.ref == "lock"
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["lock", "winter"]


def test_the_best_comes_first_and_a_word_in_the_title_counts_more(store: Store) -> None:
    assert [hit.ref for hit in store.search("ferry")] == ["shut", "ferry"]
    store.add(story("Sailors ask for more.\n\nThey wrote so.", "title", title="Ferry strike"))
    assert store.search("ferry", limit=1)[0].ref == "title"


def test_only_the_newest_version_is_found(store: Store) -> None:
    for state in ("green", "yellow"):
        store.add(story(f"The buoy is {state}.", "buoy", url="https://lantern.example/buoy"))
    assert store.search("green") == []
    assert [hit.ref for hit in store.search("yellow buoys")] == ["buoy"]

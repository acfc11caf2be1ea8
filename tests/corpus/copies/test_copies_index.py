"""Fingerprints, the index behind its seam, and what so many articles share that it is no copy."""

from __future__ import annotations

import numpy as np
from copied_stories import PASSAGE, around, filler
from hypothesis import given
from hypothesis import strategies as st

from invented import article
from sayso.corpus.copies import Finder, MemoryIndex, copies, document, fingerprints
from sayso.corpus.copies.finder import COMMON
from sayso.corpus.copies.fingerprints import WINDOW


def test_fingerprints_hold_across_processes_and_versions() -> None:
    hashes = fingerprints("The ferry left at dawn.")
    assert hashes.tolist() == [[-6321432098287028301, 0]]


@given(st.text(max_size=200), st.text(max_size=200))
def test_what_two_texts_share_has_a_fingerprint_in_common(before: str, after: str) -> None:
    shared = " one two three four five six seven "
    first, second = fingerprints(before + shared + after), fingerprints(shared)
    assert np.intersect1d(first[:, 0], second[:, 0]).size


def test_a_text_has_each_fingerprint_once() -> None:
    hashes = fingerprints("again and again it was said " * 50)[:, 0]
    assert len(np.unique(hashes)) == len(hashes)


_ROWS = st.lists(st.lists(st.integers(0, 20), unique=True, max_size=8), max_size=30)


@given(_ROWS, st.sets(st.integers(0, 20)))
def test_an_index_filled_bit_by_bit_knows_every_place(rows: list[list[int]], asked: set[int]) -> None:
    index = MemoryIndex()
    hashes = np.array(sorted(asked), np.int64)
    for key, row in enumerate(rows):
        index.add(key, np.array([(hash_, place) for place, hash_ in enumerate(row)], np.int64).reshape(-1, 2))
        if key % 3:
            index.frequencies(hashes)  # what has come in is sorted in here and there
    hits = index.sharing(hashes)
    places = {(hash_, key, place) for key, row in enumerate(rows) for place, hash_ in enumerate(row) if hash_ in asked}
    assert sorted(zip(hits.hashes, hits.keys, hits.places, strict=True)) == sorted(places)
    assert index.frequencies(hashes).tolist() == [sum(hash_ in row for row in rows) for hash_ in hashes.tolist()]


def test_a_finder_names_those_that_came_before() -> None:
    finder = Finder(MemoryIndex())
    texts = [around(PASSAGE, 1), filler(99), around(PASSAGE, 2)]
    documents = [document(article(text), key) for key, text in enumerate(texts)]
    assert [finder.add(each) for each in documents] == [[], [], [0]]
    assert finder.candidates(documents[0]) == [2]


def test_what_hundreds_of_pages_share_is_no_copy_and_ends_one() -> None:
    footer = (
        "Sign up for the Callow Packet and never miss a boat again: all the news of the islands in your letter box, "
        * 2
    )
    pages = [f"{filler(n, 30)}. {footer}" for n in range(COMMON + 1)]
    copied = [f"{filler(n, 30)}. {PASSAGE}. {footer}" for n in (1001, 1002)]
    (copy,) = copies(article(text, ref=f"r{n:04}") for n, text in enumerate([*pages, *copied]))
    passage = copied[0][slice(*copy.spans[0])]
    assert passage.startswith(PASSAGE)
    assert len(passage.split()) < len(PASSAGE.split()) + WINDOW  # a word or two, since fingerprints are a sample

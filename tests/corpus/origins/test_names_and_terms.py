from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rumours import article

from sayso.corpus.origins.names import alike, cleaned, names
from sayso.corpus.origins.sentences import sentences
from sayso.corpus.origins.words import number, term_set, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Tulmont Post", "Scottish tabloid The Tulmont Post"),
        ("TulmontDaily", "Tulmont Daily"),
        ("TOHR", "Tulmont Observatory for Harbour Rights"),
        ("Brandt", "Ola Brandt"),
        ("Ola Brandtner", "Ola Brantner"),
        ("TH", "Tulmont Harbours"),
    ],
)
def test_names_of_one_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("New York", "New Yorker"), ("Ola Brandt", "Tom Velker"), ("", "Ola")])
def test_names_of_two_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a new report from BrickWire", "BrickWire"),
        ("Mr. Ola Brandt’s", "Ola Brandt"),
        ("the Britain-based Tulmont Observatory for Harbour Rights", "Tulmont Observatory for Harbour Rights"),
        ("one well-placed source", ""),
        ("North Korean officials", ""),
        ("Sheikh Munir al-Ostrey", "Munir al-Ostrey"),
        ("gazette.tulmont.co.uk", "gazette.tulmont.co.uk"),
        ("Oct. 7", ""),
        ("Multiple", ""),
        ("Islamic", ""),
    ],
)
def test_what_names_is_cut_out(words: str, name: str) -> None:
    assert cleaned(words) == name


def test_places_and_roles_name_nobody() -> None:
    assert not any(map(names, ("Texas", "New York City", "Reports", "Sources")))
    assert names("The Guardian"), "though it ends like a people's name"


@pytest.mark.parametrize(
    ("written", "plain"), [("$72 million", "72000000"), ("300,000", "300000"), ("$300k", "300000")]
)
def test_numbers_compare_however_they_are_written(written: str, plain: str) -> None:
    assert number(written) == plain


def test_nineteen_million_is_not_ninety() -> None:
    assert term_set("19 million") != term_set("90 million")


def test_news_words_that_say_the_same_compare() -> None:
    assert term_set("acquiring the firm") == term_set("buys firms")


@given(st.text(max_size=300))
def test_terms_and_sentences_lie_in_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for _, (start, end) in terms(text))
    spans = sentences(article("a", text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_initials_do_not_end_a_sentence() -> None:
    text = "Robert X. Cole spoke. He left."
    assert [text[start:end] for start, end in sentences(article("a", text))] == ["Robert X. Cole spoke.", "He left."]

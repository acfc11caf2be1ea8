"""Numbers that tell claims apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.corpus.claims.facts import clash, numbers, shared


@pytest.mark.parametrize(
    ("text", "value", "counts"),
    [
        ("19 million shoes", 19e6, "shoe"),
        ("19M shoes", 19e6, "shoe"),
        ("sold 1,250 pairs", 1250, "pair"),
        ("a $300k dinner", 300_000, "$"),
        ("£1.5 million for the roof", 1.5e6, "£"),
        ("2,000 dollars in tips", 2000, "$"),
        ("7.5 per cent faster", 7.5, "%"),
        ("twelve passengers", 12, "passenger"),
        ("in 2014 the sluice", 2014, "calendar"),
    ],
)
def test_what_a_number_comes_to_and_counts(text: str, value: float, counts: str) -> None:
    (number,) = numbers(text)
    assert number.value == pytest.approx(value)
    assert counts in number.counts


@pytest.mark.parametrize("text", ["the iPhone6s", "route B2", "nobody", "v1.2.3-beta"])
def test_figures_inside_words_are_no_numbers(text: str) -> None:
    assert not [number for number in numbers(text) if number.value >= 6]


def test_19_million_and_90_million_clash() -> None:
    assert clash(numbers("sells 19 million shoes"), numbers("sells 90 million shoes"))


def test_a_rounded_number_does_not_clash() -> None:
    assert not clash(numbers("cuts 111,000 jobs"), numbers("cuts more than 110,000 jobs"))


def test_numbers_of_different_things_do_not_clash() -> None:
    assert not clash(numbers("212 passengers"), numbers("40 lifeboats"))


def test_a_year_in_common_is_no_number_in_common() -> None:
    assert not shared(numbers("in 2014"), numbers("since 2014"))


@given(st.text(max_size=400))
def test_any_text_agrees_with_itself(text: str) -> None:
    found = numbers(text)
    assert not clash(found, found)
    assert all(number.value >= 0 for number in found)


def test_what_agrees_of_one_thing_does_not_hide_what_clashes_of_another() -> None:
    offered = numbers("Ostrey had offered 4 million crowns for a lease of 60 years")
    swollen = numbers("Ostrey would pay 40 million crowns for 60 years of it")
    assert clash(offered, swollen)
    assert not clash(offered, numbers("a lease of 60 years for 4 million crowns"))

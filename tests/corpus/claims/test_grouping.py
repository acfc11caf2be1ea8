"""Articles into claims, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_articles import CHOIR, FERRY, SHOES, profiles
from sayso.corpus.claims import Grouping, Profile
from sayso.corpus.claims.likeness import Floats
from sayso.corpus.claims.linkage import linked


def grouped(of: Iterable[Profile]) -> Grouping:
    grouping = Grouping()
    for profile in of:
        grouping.add(profile)
    return grouping


def parts(grouping: Grouping) -> set[frozenset[str]]:
    return {frozenset(row.profile.ref for row in grouping.rows(claim)) for claim in grouping.claims}


@cache
def _all_profiles() -> list[Profile]:
    return profiles(FERRY, SHOES, CHOIR)


EVENTS = {frozenset(FERRY), frozenset(CHOIR), frozenset({"nineteen", "nineteen-again"}), frozenset({"ninety"})}


@settings(max_examples=15)
@given(st.permutations(range(len(FERRY) + len(SHOES) + len(CHOIR))))
def test_events_are_claims_in_any_order(order: list[int]) -> None:
    made = _all_profiles()
    assert parts(grouped(made[n] for n in order)) == EVENTS


def test_what_changed_is_said() -> None:
    grouping, (first, second, *_), (choir,) = Grouping(), profiles(FERRY), profiles(CHOIR)
    assert grouping.add(first) == {1}
    assert grouping.add(choir) == {2}
    assert grouping.add(second) == {1}
    assert grouping.claim_of("ledger") == 1


def test_an_article_added_again_stands_once() -> None:
    grouping = grouped([*profiles(FERRY), *profiles(FERRY)])
    assert len(grouping) == len(FERRY)
    assert parts(grouping) == {frozenset(FERRY)}


def test_an_article_taken_out_is_gone() -> None:
    grouping = grouped(profiles(FERRY, CHOIR))
    assert grouping.remove("choir") == {2}
    assert "choir" not in grouping
    assert grouping.claims == [1]
    assert grouping.remove("choir") == set()


def test_the_grouping_goes_on_from_its_rows() -> None:
    *before, last = profiles(CHOIR, SHOES, FERRY)
    stopped = grouped(before)
    resumed = Grouping.load(stopped.rows())
    assert resumed.add(last) == stopped.add(last)
    assert parts(resumed) == parts(stopped)


def test_articles_without_words_stand_alone() -> None:
    empty = [
        Profile(ref, (), np.zeros((0, 384), np.float16), whole, *[np.zeros(0, np.uint32)] * 3)
        for ref, whole in (("a", np.zeros(384, np.float16)), ("b", np.zeros(384, np.float16)))
    ]
    assert parts(grouped(empty)) == {frozenset("a"), frozenset("b")}


def _camps(size: int, within: float, between: float) -> Floats:
    camp = np.repeat([0, 1], size)
    return np.where(camp[:, None] == camp, within, between)


def test_two_camps_stay_apart_and_two_strays_do_not() -> None:
    assert len(linked(_camps(10, 0.9, 0.6), 0.4)) == 2
    assert len(linked(_camps(1, 0.9, 0.6), 0.4)) == 1
    assert len(linked(_camps(10, 0.9, 0.85), 0.4)) == 1


@given(st.integers(0, 12), st.integers(0, 2**32 - 1))
def test_linkage_loses_no_item(count: int, seed: int) -> None:
    values = np.random.default_rng(seed).random((count, count))
    groups = linked((values + values.T) / 2, 0.5)
    assert sorted(n for group in groups for n in group) == list(range(count))

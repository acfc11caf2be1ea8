"""How like two articles are, and which are worth comparing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from claim_articles import CHOIR, FERRY, SHOES, profiles
from sayso.corpus.claims import Profile
from sayso.corpus.claims.buckets import LAST, MOST, MemoryBuckets, buckets
from sayso.corpus.claims.likeness import likeness, likeness_among
from sayso.corpus.claims.rarity import weights


@cache
def made() -> list[Profile]:
    return profiles(FERRY, SHOES, CHOIR)


def test_likeness_is_a_matter_between_two() -> None:
    for one in made():
        among_many = likeness(one, made()).tolist()
        assert among_many == [float(likeness(one, [other])[0]) for other in made()]
        assert among_many == pytest.approx([float(likeness(other, [one])[0]) for other in made()], abs=1e-6)


def test_all_against_all_is_the_same() -> None:
    among = likeness_among(made())
    for n, one in enumerate(made()):
        others = [m for m in range(len(made())) if m != n]
        assert np.allclose(among[n, others], likeness(one, [made()[m] for m in others]), atol=1e-5)


def test_articles_without_words_are_like_nothing() -> None:
    none = np.zeros(384, np.float16)
    empty = Profile("empty", (), np.zeros((0, 384), np.float16), none, *[np.zeros(0, np.uint32)] * 3)
    assert likeness(empty, []).tolist() == []
    assert max(likeness(empty, [empty, *made()])) < 0.1
    assert len(buckets(empty)) == 0


def test_rarer_words_tell_more() -> None:
    the, said, ferry, unheard = 1996, 2056, 7766, 1_234_567_891
    told = weights(np.array([the, said, ferry, unheard], np.uint32)).tolist()
    assert told == sorted(told)
    assert told[0] < 0.1 and told[-1] > 5


def filled(articles: list[Profile]) -> MemoryBuckets:
    meetings = MemoryBuckets()
    for place, profile in enumerate(articles):
        meetings.take(place, profile)
    return meetings


def test_articles_about_one_event_meet() -> None:
    first, *others, last = profiles(FERRY)
    assert set(filled([first, *others, *profiles(CHOIR)]).met(99, last)) == {0, 1, 2}


def test_of_a_full_bucket_the_last_are_met() -> None:
    gannet = made()[0]
    met = filled([replace(gannet, ref=str(n)) for n in range(3 * LAST)]).met(99, gannet)
    assert met == list(range(2 * LAST, 3 * LAST))[-MOST:]


def test_who_is_gone_is_not_met_and_takes_no_room() -> None:
    gannet = made()[0]
    meetings = filled([replace(gannet, ref=str(n)) for n in range(3 * LAST)])
    for place in range(2 * LAST, 3 * LAST):
        meetings.drop(place)
    assert meetings.met(99, gannet) == list(range(LAST, 2 * LAST))[-MOST:]

"""What is kept of an article, and that it comes back from a store as it was."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_articles import FERRY, profiler, profiles, stating, told
from invented import articles
from sayso.article import Article
from sayso.corpus.claims import Profile, pack, unpack


def _same(a: Profile, b: Profile) -> bool:
    arrays = ("vectors", "whole", "words", "first_words", "headline_words")
    return (a.ref, a.utterances) == (b.ref, b.utterances) and all(
        np.array_equal(getattr(a, name), getattr(b, name)) for name in arrays
    )


@settings(max_examples=40)
@given(articles())
def test_any_article_comes_back(article: Article) -> None:
    made = profiler().profile(article)
    assert _same(unpack(pack(made)), made)


def test_a_complete_profile_comes_back() -> None:
    said = stating(told("gannet", FERRY["gannet"]), "the engine had failed in heavy fog")
    made = profiler().profile(said)
    whole = profiler().complete(made)
    assert (made.complete, whole.complete) == (False, True)
    assert whole.vectors.shape == (len(whole.utterances), 384)
    assert _same(unpack(pack(whole)), whole)
    assert profiler().complete(whole) is whole


def test_an_article_without_text_has_a_profile() -> None:
    made = profiler().profile(Article("empty", "sha256:" + "0" * 64, ""))
    assert made.utterances == ()
    assert _same(unpack(pack(made)), made)


@given(st.binary(max_size=200))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a profile"):
        unpack(data)


@given(st.integers(0, 3000))
def test_bytes_cut_off_are_refused(length: int) -> None:
    data = pack(profiles(FERRY)[0])
    with pytest.raises(ValueError, match="not a profile"):
        unpack(data[: min(length, len(data) - 1)])

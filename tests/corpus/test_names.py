"""Names of articles that come together for the first time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.corpus.names import apart
from stories import story

named = st.tuples(st.sampled_from(["a", "a-2", "a-3", "b"]), st.sampled_from(["The lock is shut.", "It is open."]))


@given(st.lists(named, max_size=12))
def test_each_has_a_name_of_its_own_and_none_is_lost(given_: list[tuple[str, str]]) -> None:
    found = list(apart(story(text, ref) for ref, text in given_))
    assert len({article.ref for article in found}) == len(found)
    assert sorted(article.text for article in found) == sorted(text for _, text in set(given_))


def test_a_name_is_kept_where_it_can_be() -> None:
    texts = [story("One.", "a"), story("Two.", "a"), story("Three.", "a-2"), story("One.", "a")]
    assert [article.ref for article in apart(texts)] == ["a", "a-2", "a-2-2"]

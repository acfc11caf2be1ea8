"""The claims of a store: found as articles are added, by one process or by several, the same as over all at once."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_articles import CHOIR, FERRY, SHOES, articles, stating
from sayso.article import Article
from sayso.corpus.claims import Profile, grouping
from sayso.corpus.claims import claims as all_at_once
from sayso.corpus.copies import copies
from sayso.corpus.store import Store, prepared
from sayso.errors import StoreError

ALL = articles(FERRY, SHOES, CHOIR)
EVENTS = {frozenset(FERRY), frozenset({"nineteen", "nineteen-again"})}


def events(store: Store) -> set[frozenset[str]]:
    """The articles of each claim that several make."""
    return {frozenset(claim.articles) for claim in store.claims() if claim.within is None}


def test_claims_are_those_of_all_articles_at_once(address: str) -> None:
    with Store(address) as store:
        for article in told_by_two():
            store.add(article)
        assert list(store.claims()) == all_at_once(told_by_two())
        assert events(store) == EVENTS


def told_by_two() -> list[Article]:
    """Articles with statements of which some say the same."""
    return [stating(article, article.text.split("\n\n")[2]) for article in ALL]


def test_what_was_told_once_is_not_worked_out_again(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(address) as store:
        for article in told_by_two():
            store.add(article)
        before = list(store.claims())
    monkeypatch.setattr("sayso.corpus.claims.embedder.Embedder.embed", None)
    with Store(address) as store:
        assert list(store.claims()) == before


def test_a_store_that_cannot_be_written_tells_its_claims(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(address) as store:
        for article in told_by_two():
            store.add(article)
    with Store(address, read_only=True) as store:
        told = list(store.claims())
        assert told == all_at_once(told_by_two())

    def fail(*_: object) -> None:
        raise StoreError(address, "is full")

    monkeypatch.setattr("sayso.corpus.store.store.keep", fail)
    with Store(address) as store:
        assert list(store.claims()) == told
        assert store.claim(told[0].id) == told[0]


def test_what_one_article_says_too(address: str) -> None:
    with Store(address) as store:
        for article in ALL:
            store.add(article)
        (claim,) = store.claims("ledger")
        assert set(claim.articles) == set(FERRY)
        assert "denial" in {member.ref for member in claim.members if member.stance == "denies"}
        assert list(store.claims("choir")) == []
        assert list(store.claims("none")) == []


def test_another_run_goes_on_where_the_first_ended(address: str) -> None:
    for article in ALL:
        with Store(address) as store:
            store.add(article)
    with Store(address) as store:
        assert list(store.claims()) == all_at_once(ALL)


def test_two_that_are_open_see_what_the_other_did(address: str) -> None:
    with Store(address) as first, Store(address) as second:
        for n, article in enumerate(ALL):
            (first, second)[n % 2].add(article)
        assert list(first.claims()) == all_at_once(ALL)
        first.remove("ledger")
        second.remove("nineteen")
        ledger = next(article for article in ALL if article.ref == "ledger")
        first.add(ledger)
        assert events(second) == {frozenset(FERRY)}
        second.add(next(article for article in ALL if article.ref == "nineteen"))
        assert events(first) == EVENTS


def test_an_article_leaves_its_claim_when_it_is_changed_or_removed(address: str, tmp_path: Path) -> None:
    source = str(tmp_path / "all.jsonl")
    choir = next(article for article in ALL if article.ref == "choir")
    with Store(address) as store:
        for article in ALL:
            store.add(article, source=source)
        assert store.add(replace(choir, ref="tidewire"), source=source).change == "changed"
        store.remove("gannet")
        assert events(store) == {
            frozenset(FERRY) - {"gannet", "tidewire"},
            frozenset({"nineteen", "nineteen-again"}),
            frozenset({"choir", "tidewire"}),
        }


def test_articles_are_named_as_the_store_names_them(address: str, tmp_path: Path) -> None:
    with Store(address) as store:
        for n, article in enumerate(articles(FERRY)[:2]):
            store.add(replace(article, ref="ferry"), source=str(tmp_path / f"{n}.txt"))
        assert events(store) == {frozenset({"ferry", "ferry-2"})}


def test_no_number_is_given_twice(address: str) -> None:
    with Store(address) as store:
        for article in ALL:
            store.add(article)
        before = {claim.id for claim in store.claims()}
        for article in ALL:
            store.remove(article.ref)
    with Store(address) as store:
        for article in ALL:
            store.add(article)
        assert events(store) == EVENTS
        assert before.isdisjoint(claim.id for claim in store.claims())


def test_what_was_worked_out_beforehand_is_not_worked_out_again(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = [prepared(article) for article in ALL]
    monkeypatch.setattr("sayso.corpus.store.store.prepared", None)
    with Store(address) as store:
        for article in ready:
            store.add(article)
        assert events(store) == EVENTS


def test_an_add_that_fails_leaves_no_trace(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(address) as store:
        for article in ALL[:3]:
            store.add(article)

        def fail(*_: object) -> None:
            raise StoreError(address, "is broken")

        with monkeypatch.context() as broken:
            broken.setattr("sayso.corpus.store.store.Added", fail)  # the last that is done in the transaction
            with pytest.raises(StoreError):
                store.add(ALL[-1])
        for article in ALL[3:]:
            store.add(article)
        assert list(store.claims()) == all_at_once(ALL)
        assert list(store.copies()) == list(copies(ALL))


def test_nothing_is_grouped_again_by_who_comes_later(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(address) as store:
        for article in ALL[:-1]:
            store.add(article)
    asked: list[str] = []
    alike = grouping.Grouping._alike

    def noted(self: grouping.Grouping, profile: Profile) -> dict[int, float]:
        asked.append(profile.ref)
        return alike(self, profile)

    monkeypatch.setattr(grouping.Grouping, "_alike", noted)
    with Store(address) as store:
        store.add(ALL[-1])
    assert asked == [ALL[-1].ref]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_any_order_of_two_that_add_and_remove_gives_what_a_new_one_would_find(address: str, tmp_path: Path) -> None:
    steps = st.lists(st.tuples(st.booleans(), st.integers(0, len(ALL) - 1)), max_size=14)

    @settings(max_examples=15)
    @given(steps)
    def check(steps: list[tuple[bool, int]]) -> None:
        there: list[Article] = []
        with Store(address) as first, Store(address) as second:
            for n, (add, which) in enumerate(steps):
                store = (first, second)[n % 2]
                if add:
                    new = store.add(ALL[which]).change == "new"
                    there += [ALL[which]] if new else []
                elif ALL[which] in there:
                    there.remove(ALL[which])
                    store.remove(ALL[which].ref)
            told = {frozenset(claim.articles) for claim in all_at_once(there) if claim.within is None}
            assert events(first) == events(second) == told
            for article in there:
                first.remove(article.ref)

    check()


def _add(address: str, some: list[Article], start: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    with Store(address) as store:
        for article in some:
            store.add(article)


def test_two_processes_find_what_one_would(address: str) -> None:
    several = multiprocessing.get_context("spawn")
    start = several.Barrier(2)
    runs = [several.Process(target=_add, args=(address, ALL[n::2] + ALL[:2], start)) for n in (0, 1)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    with Store(address) as store:
        assert len(store) == len(ALL)
        assert list(store.claims()) == all_at_once(store.articles())
        assert events(store) == EVENTS

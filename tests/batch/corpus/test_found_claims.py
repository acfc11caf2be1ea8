"""The claims and origins of a batch: those of a store that the articles come to in their order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from corpus_parts import found, parts
from hypothesis import given
from hypothesis import strategies as st

from claim_articles import CHOIR, FERRY, SHOES, articles, profiler
from sayso.article import Article
from sayso.batch.corpus import finding
from sayso.batch.corpus.components import PartTask, part
from sayso.batch.corpus.shelf import Shelf, write
from sayso.batch.parts import Part
from sayso.corpus.claims import Grouping, Profile
from sayso.corpus.claims.utterances import Utterance
from sayso.corpus.store import Store
from sayso.corpus.tracing import trace_claim
from stories import story

EVENTS = [{"gannet", "ledger", "tidewire", "denial"}, {"nineteen", "nineteen-again"}]


def rumours(count: int, seed: int = 1) -> list[tuple[Article, Profile]]:
    """Articles about a few rumours, and between them, as profiles that no model was asked for."""
    random = np.random.default_rng(seed)
    middles = random.normal(size=(count // 6 + 1, 384))
    made = []
    for n in range(count):
        about = int(random.integers(len(middles)))
        lies = middles[about] + random.normal(size=384) * random.choice([0.3, 0.6, 1.2])
        vector = (lies / np.linalg.norm(lies)).astype(np.float16)
        own = np.uint32(40_000) + random.choice(900, 30, replace=False)
        shared = np.uint32(50_000 + 40 * about) + random.choice(16, int(random.integers(4, 14)), replace=False)
        words = np.unique(np.concatenate([own, shared]).astype(np.uint32))
        text = f"Rumour {about} is told by {n}"
        said = (Utterance("headline", (0, len(text)), text, "affirms"),)
        made.append((story(text, f"a{n}"), Profile(f"a{n}", said, vector[None], vector, words, words, words[-8:])))
    return made


def grouped(profiles: list[Profile]) -> list[list[str]]:
    """The articles of each claim, by a grouping that they come to one after the other."""
    grouping = Grouping()
    for profile in profiles:
        grouping.add(profile)
    groups = [[row.profile.ref for row in grouping.rows(number)] for number in grouping.claims]
    return sorted(group for group in groups if len(group) > 1)


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks of a few rows."""
    monkeypatch.setattr(finding, "_POSTINGS", 700)
    monkeypatch.setattr(finding, "_FILES", 2)
    monkeypatch.setattr(finding, "_TOGETHER", (5, 5))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_grouped_as_where_they_come_one_by_one(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    made = rumours(150, seed)
    rows = found(tmp_path, parts(tmp_path / "read", made[:40], made[40:45], made[45:]), claims=True)["claims"]
    assert len(rows) > 10
    assert sorted(row["articles"] for row in rows) == grouped([profile for _, profile in made])


def ferries() -> list[tuple[Article, Profile]]:
    """Articles about events, read as they would be."""
    return [(article, profiler().profile(article)) for article in articles(FERRY, SHOES, CHOIR)]


def test_claims_and_origins_are_those_of_a_store(tmp_path: Path) -> None:
    made = ferries()
    rows = found(tmp_path, parts(tmp_path / "read", made[:3], made[3:]), claims=True)
    with Store(str(tmp_path / "store.db")) as store:
        for article, _ in made:
            store.add(article)
        claims = list(store.claims())
        traces = [trace_claim(claim, store).trace for claim in claims]
    assert [(row["text"], tuple(row["articles"])) for row in rows["claims"]] == [(c.text, c.articles) for c in claims]
    assert [row["independent"]["likely"] for row in rows["claims"]] == [trace.independent.likely for trace in traces]
    origins = defaultdict(list)
    for row in rows["origins"]:
        origins[row["claim"]].append((row["id"], row["name"], row["articles"], len(row["refs"])))
    assert list(origins.values()) == [[(o.id, o.name, o.articles, o.articles) for o in t.origins] for t in traces]


def test_claims_are_called_by_their_first_article_and_dated_by_their_earliest(tmp_path: Path) -> None:
    days = {"ledger": "2026-02-03T10:00:00Z", "denial": "2026-02-01"}
    made = [(replace(article, published=days.get(article.ref)), profile) for article, profile in ferries()[::-1]]
    rows = found(tmp_path, parts(tmp_path / "read", made), claims=True)["claims"]
    assert {row["id"]: (set(row["articles"]), row["date"]) for row in rows} == {
        "c2": (EVENTS[1], "unknown"),
        "c5": (EVENTS[0], "2026-02-01"),
    }


def test_older_versions_make_no_claims(tmp_path: Path) -> None:
    made = parts(tmp_path / "read", ferries(), old=["nineteen", "denial"])
    rows = found(tmp_path, made, claims=True)["claims"]
    assert [set(row["articles"]) for row in rows] == [EVENTS[0] - {"denial"}]


def test_names_are_those_that_the_articles_were_given(tmp_path: Path) -> None:
    (made,) = parts(tmp_path / "read", ferries()[:4])
    named = tmp_path / "named"
    write(named, (ref + b"-2" for ref in map(Shelf(made.refs).__getitem__, range(4))))
    renamed = Part(made.number, made.folder, made.offset, made.count, made.current, named)
    (row,) = found(tmp_path, [renamed], claims=True)["claims"]
    assert set(row["articles"]) == {f"{ref}-2" for ref in EVENTS[0]} == {m["ref"] for m in row["members"]}


Links = list[tuple[int, int, int]]


def parted(links: Links, count: int, folder: Path, largest: int) -> list[set[int]]:
    """The articles of each component, as they are left together."""
    rows = np.array([(max(a, b) << 32 | min(a, b), firm) for a, b, firm in links if a != b], np.int64).reshape(-1, 2)
    np.save(folder / "alike.npy", rows.T)
    made = part(PartTask((folder / "alike.npy",), count, folder, largest, 1))
    shelf = Shelf(made.links)
    pieces = [np.frombuffer(shelf[n], np.int64) for n in range(made.count)]
    return [set((piece >> 32).tolist()) | set((piece & 0xFFFFFFFF).tolist()) for piece in pieces if len(piece)]


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29), st.just(500_000))))
def test_linked_articles_are_together_and_others_are_not(
    tmp_path_factory: pytest.TempPathFactory, links: Links
) -> None:
    reached = [{n} for n in range(30)]
    for a, b, _ in links:
        joined = reached[a] | reached[b]
        for n in joined:
            reached[n] = joined
    expected = {frozenset(group) for group in reached if len(group) > 1}
    found = parted(links, 30, tmp_path_factory.mktemp("parts"), 1000)
    assert {frozenset(group) for group in found} == expected and len(found) == len(expected)


def test_what_is_too_large_hangs_together_by_its_firmer_links(tmp_path: Path) -> None:
    firm = [(n, n + 1, 990_000) for n in range(0, 100, 5)]
    loose = [(n, n + 1, 450_000) for n in range(99)]
    assert parted([*loose, *firm], 100, tmp_path, 50) == [{n, n + 1} for n in range(0, 100, 5)]


def test_what_nothing_cuts_is_cut_by_number(tmp_path: Path) -> None:
    firm = [(n, n + 1, 990_000) for n in range(99)]
    assert [len(group) for group in parted(firm, 100, tmp_path, 40)] == [40, 40, 20]

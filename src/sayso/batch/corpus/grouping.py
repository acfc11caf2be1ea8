"""The stages that find claims and their origins: of the articles that something links, some components at a time.

Articles are grouped as a store groups them that they come to in their order, and each claim is traced as a store's is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.article import Article
from sayso.batch.corpus.library import Library, library
from sayso.batch.corpus.postings import Ints
from sayso.batch.corpus.preparing import unpacked
from sayso.batch.corpus.rows import earliest, schema
from sayso.batch.corpus.sharing import Passages
from sayso.batch.corpus.shelf import Shelf
from sayso.batch.corpus.sorting import gathered, sort_out
from sayso.batch.files import whole
from sayso.batch.parts import Part
from sayso.batch.writing import RowWriter
from sayso.corpus.claims import HEARD, Grouping, Profile, profiler, told
from sayso.corpus.origins import trace
from sayso.corpus.records import Claim, Copy, Trace


@dataclass(frozen=True, slots=True)
class AmongTask:
    """Files of copies, the number of the first of them, the tasks of the articles, and where to write."""

    passages: tuple[Passages, ...]
    first: int
    tasks: Path
    count: int
    path: Path


def among(task: AmongTask) -> Path:
    """Sort out the copies for the tasks that group the articles: which file they are in, and which row."""
    tasks = np.load(task.tasks, mmap_mode="r")
    rows, whose = [np.empty((0, 2), np.int64)], [np.empty(0, np.int64)]
    for file, made in enumerate(task.passages, task.first):
        keys = np.load(made.keys)
        one, other = tasks[keys >> 32], tasks[keys & 0xFFFFFFFF]
        kept = np.flatnonzero((one == other) & (one >= 0))
        rows.append(np.stack((np.full(len(kept), file), kept), axis=1))
        whose.append(one[kept])
    return sort_out(task.path, np.concatenate(rows), np.concatenate(whose), task.count)


@dataclass(frozen=True, slots=True)
class GroupTask:
    """What to group.

    Attributes:
        parts: all of them.
        number: of the task.
        links: the shelf of who is like whom.
        among: the shelves that tell which copies are of these articles.
        copies: the shelves of all copies.
        folder: where to write.
    """

    parts: tuple[Part, ...]
    number: int
    links: Path
    among: tuple[Path, ...]
    copies: tuple[Path, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Grouped:
    """The rows of the two tables."""

    claims: Path
    origins: Path


def group(task: GroupTask) -> Grouped:
    """Find the claims of some components, and the origins of each."""
    known, links = library(task.parts), gathered([task.links], task.number, 1)[:, 0]
    made = Grouped(task.folder / "claims.parquet", task.folder / "origins.parquet")
    copies: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in _copies(task):
        copies[copy.refs[0]].append(copy)
    with (
        whole(made.claims) as claim_path,
        whole(made.origins) as origin_path,
        RowWriter(claim_path, schema("claims")) as claims,
        RowWriter(origin_path, schema("origins")) as origins,
    ):
        for keys in grouped(links, known):
            of_claim = _Claims(keys, known, copies)
            for claim in of_claim.told():
                traced, date = of_claim.traced(claim), of_claim.date(claim)
                claims.take([asdict(claim) | {"independent": asdict(traced.independent), "date": date}])
                origins.take([row | {"date": date} for row in _origins(claim, traced)])
    return made


def grouped(links: Ints, known: Library) -> list[list[int]]:
    """The keys of the articles of each claim of several articles, in their order."""
    keys = np.unique(np.concatenate((links >> 32, links & 0xFFFFFFFF)))
    grouping = Grouping(_Linked(keys, links))
    for key in keys.tolist():
        grouping.add(known.named_profile(key))
    places: defaultdict[int, list[int]] = defaultdict(list)
    for key, row in zip(keys.tolist(), grouping.rows(), strict=True):
        places[row.claim].append(key)
    return [keys for keys in places.values() if len(keys) > 1]


class _Linked:
    """Who met whom, where it was found out before: those that are not alike are left out."""

    def __init__(self, keys: Ints, links: Ints) -> None:
        self._met: defaultdict[int, list[int]] = defaultdict(list)
        later, earlier = np.searchsorted(keys, links >> 32), np.searchsorted(keys, links & 0xFFFFFFFF)
        for one, other in zip(later.tolist(), earlier.tolist(), strict=True):
            self._met[one].append(other)

    def take(self, place: int, profile: Profile) -> None:
        """All are there."""

    def met(self, place: int, profile: Profile) -> list[int]:  # noqa: ARG002  where articles come one by one it tells
        """The articles that one meets."""
        return self._met[place]

    def drop(self, place: int) -> None:
        """None goes."""


class _Claims:
    """The claims that some articles make."""

    def __init__(self, keys: Sequence[int], known: Library, copies: Mapping[str, list[Copy]]) -> None:
        self._profiles = [known.named_profile(key) for key in keys]
        self._number = keys[0] + 1
        self._articles: Mapping[str, Article] = {article.ref: article for article in map(known.article, keys)}
        self._copies = copies  # by the first of their two articles

    def told(self) -> list[Claim]:
        """The one that they are about, then the smaller ones that some of them also make."""
        profiles = [*map(profiler().complete, self._profiles[:HEARD]), *self._profiles[HEARD:]]
        return [claim for claim in told(profiles, self._number) if len(claim.articles) > 1]

    def traced(self, claim: Claim) -> Trace:
        """The claim followed back over its articles."""
        refs = set(claim.articles)
        copies = [copy for ref in claim.articles for copy in self._copies.get(ref, ()) if copy.refs[1] in refs]
        return trace(claim.text, [self._articles[ref] for ref in claim.articles], copies)

    def date(self, claim: Claim) -> str:
        """The day of its earliest article."""
        return earliest(self._articles[ref].published for ref in claim.articles)


def _origins(claim: Claim, traced: Trace) -> list[dict[str, Any]]:
    resting: defaultdict[str, list[str]] = defaultdict(list)
    for taken in traced.articles:
        for origin in taken.origins:
            resting[origin].append(taken.ref)
    return [asdict(origin) | {"claim": claim.id, "refs": resting[origin.id]} for origin in traced.origins]


def _copies(task: GroupTask) -> Iterable[Copy]:
    for file, rows in _by_file(gathered(task.among, task.number, 2)):
        shelf = Shelf(task.copies[file])
        for row in rows:
            yield unpacked(shelf[row])


def _by_file(rows: Ints) -> Iterable[tuple[int, list[int]]]:
    for file in np.unique(rows[:, 0]).tolist():
        yield file, rows[rows[:, 0] == file, 1].tolist()

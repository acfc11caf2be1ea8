"""From the articles that were read to their copies, claims and origins: one stage after the other.

Every task reads files and writes files of its own, and needs memory for a share of the work that is the same however
much there is: more articles make more tasks. So it does not matter who does which, on one machine or many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.batch.corpus.components import PartTask, part
from sayso.batch.corpus.grouping import AmongTask, Grouped, GroupTask, among, group
from sayso.batch.corpus.meeting import AlikeTask, MeetTask, alike, meet
from sayso.batch.corpus.postings import size, stretches
from sayso.batch.corpus.preparing import BUCKETS, PRINTS
from sayso.batch.corpus.sharing import NearTask, Passages, PassageTask, ShareTask, nearby, passages, share
from sayso.batch.parts import Part
from sayso.batch.stages import Stages

_POSTINGS = 1 << 21
"""Fingerprints, or buckets, of one task."""

_PAIRS = 4000
"""Articles, two by two, that one task compares: some seconds of work, as a process takes half of one to start."""

_LARGEST = 20_000
"""Articles that one task can group, which need some kilobytes of memory each."""

_TOGETHER = (100, 2000)
"""Articles of one task that groups, at least and at most, where their components are smaller."""

_SHARES = 16
"""Tasks that group, where none is to become too small or too large: so that several share even a small work."""

_FILES = 32
"""Files of copies that one task sorts out."""


@dataclass(frozen=True, slots=True)
class Found:
    """Parquet files of what was found, each table's in the order of its rows."""

    copies: list[Path]
    claims: list[Path]
    origins: list[Path]


def find(stages: Stages, parts: Sequence[Part], *, claims: bool) -> Found:
    """Find what the current articles of some parts share and say alike, and where that comes from.

    Args:
        stages: runs the tasks.
        parts: in order; what `Preparing` wrote is in their folders.
        claims: whether claims and origins are asked for.
    """
    shared = _copies(stages, tuple(parts))
    grouped = _claims(stages, tuple(parts), shared) if claims else []
    return Found(
        [made.rows for made in shared if made.count],
        [made.claims for made in grouped],
        [made.origins for made in grouped],
    )


def _copies(stages: Stages, parts: tuple[Part, ...]) -> list[Passages]:
    folder, count = stages.folder / "copies", 1 + size(parts, PRINTS) // _POSTINGS
    shared = stages.run(
        "copies: what articles share",
        share,
        [ShareTask(parts, each, folder / f"shared-{n}", count) for n, each in enumerate(stretches(count))],
    )
    shelves = tuple(shelf for each in shared for shelf in each.shelves)
    near = stages.run(
        "copies: who shares enough",
        nearby,
        [NearTask(shelves, n, folder / f"near-{n}.npy") for n in range(count)],
    )
    common = tuple(each.common for each in shared)
    cuts = [(each.path, start, start + _PAIRS) for each in near for start in range(0, each.count, _PAIRS)]
    return stages.run(
        "copies: passages",
        passages,
        [PassageTask(parts, common, *cut, folder / f"passages-{n}") for n, cut in enumerate(cuts)],
    )


def _claims(stages: Stages, parts: tuple[Part, ...], shared: Sequence[Passages]) -> list[Grouped]:
    folder, count = stages.folder / "claims", 1 + size(parts, BUCKETS) // _POSTINGS
    met = stages.run(
        "claims: who meets whom",
        meet,
        [MeetTask(parts, each, folder / f"met-{n}", count) for n, each in enumerate(stretches(count))],
    )
    like = stages.run(
        "claims: who is like whom",
        alike,
        [AlikeTask(parts, tuple(met), n, folder / f"alike-{n}.npy") for n in range(count)],
    )
    articles = sum(each.count for each in parts)
    together = min(max(articles // _SHARES, _TOGETHER[0]), _TOGETHER[1])
    (parted,) = stages.run("claims: components", part, [PartTask(tuple(like), articles, folder, _LARGEST, together)])
    sorted_out = stages.run(
        "claims: copies",
        among,
        [
            AmongTask(some, first, parted.tasks, parted.count, folder / f"copies-{first}")
            for first, some in _some(shared, _FILES)
        ],
    )
    copies = tuple(made.copies for made in shared)
    return stages.run(
        "claims and origins",
        group,
        [
            GroupTask(parts, n, parted.links, tuple(sorted_out), copies, folder / f"grouped-{n}")
            for n in range(parted.count)
        ],
    )


def _some(made: Sequence[Passages], most: int) -> Iterator[tuple[int, tuple[Passages, ...]]]:
    """The files, some at a time, with the number of the first of these."""
    return ((first, tuple(made[first : first + most])) for first in range(0, len(made), most))

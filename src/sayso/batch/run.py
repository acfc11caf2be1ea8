"""A batch from its inputs to its data set: one stage after the other."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.batch.corpus import find
from sayso.batch.cutting import CutTask, Piece, cut, gathered, is_large, whole_file
from sayso.batch.laying import Laid, LayTask, lay, lay_empty
from sayso.batch.parts import Part
from sayso.batch.planning import Plan, planned, work_folder
from sayso.batch.publishing import is_remote, manifest, publish, published
from sayso.batch.reading import Read, ReadTask, given_up, read
from sayso.batch.running import Runner
from sayso.batch.settling import SettleTask, settle
from sayso.batch.stages import Stages
from sayso.batch.tables import TABLES
from sayso.batch.watching import Watch
from sayso.errors import OutputError

_TOGETHER = 20_000
"""Articles whose rows are laid out together: so many are in memory, and so few files there are of a day."""

_FOUND = 100
"""Files of what was found over all articles that are laid out together, for the same two reasons."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run has made.

    Attributes:
        out: where the data set is.
        rows: of each table.
        seconds: that each stage took, in this run; nothing where the data set was there already.
    """

    out: str
    rows: dict[str, int]
    seconds: dict[str, float] = field(default_factory=dict)


def run(  # noqa: PLR0913  what a person can ask for
    inputs: Iterable[str],
    out: str,
    *,
    work: Path | None = None,
    runner: Runner | None = None,
    statements: bool = True,
    watch: Watch | None = None,
    weight: int | None = None,
) -> Summary:
    """Read archives into a Parquet data set.

    A run that was cut short goes on where it was when it is started again with the same inputs and options, and its
    result is the same to the byte. Once the data set is there, nothing is done again.

    Args:
        inputs: paths or addresses of files, folders or patterns.
        out: the data set: a folder that is not there yet, or an address that fsspec can write to.
        work: a folder for what is not finished, on Ray one that all nodes have; beside `out` where not given.
        runner: where the work is done; on the cores of this machine where not given.
        statements: whether statements are read; without them only texts, copies and what headlines claim.
        watch: hears how far it is.
        weight: of a task, in bytes of a gzipped web archive; chosen by the whole where not given.

    Returns:
        What the data set holds.

    Raises:
        InputError: there is nothing to read.
        OutputError: the data set cannot be written, or something else is there.
        ModelError: the model cannot be loaded.
        BatchError: a stage failed; what is done is kept.
    """
    plan = planned(inputs, statements=statements, weight=weight)
    folder = _folder(out, work)
    if there := published(out):
        if there["run"] != plan.digest:
            raise OutputError(f"{out}: is there already, made of other inputs or with other options")
        shutil.rmtree(folder, ignore_errors=True)
        return _summary(out, there, {})
    with work_folder(folder, plan):
        stages = Stages(folder, runner or Runner(), watch)
        laid = _laid(stages, plan)
        about = manifest(laid, {"sayso": plan.sayso, "run": plan.digest, "statements": plan.statements})
        publish(laid, about, out, folder)
    shutil.rmtree(folder, ignore_errors=True)
    return _summary(out, about, stages.seconds)


def _summary(out: str, about: dict[str, Any], seconds: dict[str, float]) -> Summary:
    return Summary(out, {table: about["tables"][table]["rows"] for table in TABLES}, seconds)


def _folder(out: str, work: Path | None) -> Path:
    if work is None and is_remote(out):
        raise OutputError(f"{out}: name a folder for what is not finished, with --work")
    return (work or Path(f"{out.rstrip('/')}.unfinished")).absolute()


def _laid(stages: Stages, plan: Plan) -> list[Laid]:
    """The files of the data set, from the first stage to the last."""
    tasks = _read_tasks(stages, plan)
    parts = _settled(stages, tasks, stages.run("reading", read, tasks, instead=given_up))
    found = find(stages, parts, claims=True)
    tables = [*_named("copies", found.copies), *_named("claims", found.claims), *_named("origins", found.origins)]
    laid = stages.run("laying out", lay, _lay_tasks(stages.folder / "laid", parts, tables))
    empty = [table for table in TABLES if not any(file.table == table for each in laid for file in each.files)]
    return [*laid, lay_empty(stages.folder / "laid" / "empty", empty)]


def _read_tasks(stages: Stages, plan: Plan) -> list[ReadTask]:
    cuts = [CutTask(file, plan.weight) for file in plan.files]
    large = [task for task in cuts if is_large(task)]
    pieces = dict(zip(large, stages.run("cutting", cut, large), strict=True))

    def in_order() -> Iterator[Piece]:
        for name, reason in plan.lost:
            yield Piece(name, None, lost=reason)
        for task in cuts:
            yield from pieces.get(task) or [whole_file(task.file)]

    bundles = gathered(in_order(), plan.weight)
    return [ReadTask(stages.folder / "read" / str(n), bundle, plan.statements) for n, bundle in enumerate(bundles)]


def _settled(stages: Stages, tasks: Sequence[ReadTask], done: Sequence[Read]) -> list[Part]:
    folder = stages.folder / "settled"
    stages.run("settling", settle, [SettleTask(tuple(task.folder for task in tasks), folder)])
    parts: list[Part] = []
    offset = 0
    for number, (task, result) in enumerate(zip(tasks, done, strict=True)):
        own = folder / str(number)
        parts.append(Part(number, task.folder, offset, result.articles, own / "current.npy", own / "refs"))
        offset += result.articles
    return parts


def _named(table: str, paths: Sequence[Path]) -> list[tuple[str, Path]]:
    return [(table, path) for path in paths]


def _lay_tasks(folder: Path, parts: Sequence[Part], found: Sequence[tuple[str, Path]]) -> list[LayTask]:
    """Some parts, or some of what was found; what is little goes together, in one task that needs no process."""
    bundles = [tuple(bundle) for bundle in _bundles(parts)]
    files = [tuple(found[first : first + _FOUND]) for first in range(0, len(found), _FOUND)]
    if len(bundles) <= 1 and len(files) <= 1:
        return [LayTask(0, folder / "0", tuple(parts), tuple(found))]
    tasks = [LayTask(n, folder / str(n), parts=bundle) for n, bundle in enumerate(bundles)]
    return tasks + [LayTask(n, folder / f"found-{n}", found=some) for n, some in enumerate(files)]


def _bundles(parts: Sequence[Part]) -> Iterator[list[Part]]:
    bundle: list[Part] = []
    for part in parts:
        if bundle and sum(each.count for each in bundle) + part.count > _TOGETHER:
            yield bundle
            bundle = []
        bundle.append(part)
    if bundle:
        yield bundle

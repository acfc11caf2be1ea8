"""The stages of a batch, one after the other; what a stage has done is not done again.

The result of every task lies in a file of its own, which the process that did the task writes last. So a run that is
killed at any moment goes on, when it is started again, with the tasks whose files are not there.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from sayso.batch.files import whole
from sayso.batch.running import Runner, WorkerDied
from sayso.batch.watching import Watch
from sayso.errors import BatchError

T = TypeVar("T")
R = TypeVar("R")

_TRIES = 2
"""How often a task is tried alone after a process died with it, before it is taken for the cause."""


class Stages:
    """Runs stages in a work folder.

    Attributes:
        folder: the work folder; what the stages write lies in it too.
        seconds: how long each stage took in this run.
    """

    def __init__(self, folder: Path, runner: Runner, watch: Watch | None = None) -> None:
        self.folder = folder
        self.seconds: dict[str, float] = {}
        self._runner = runner
        self._watch = watch or Watch()

    def run(
        self,
        name: str,
        kernel: Callable[[T], R],
        tasks: Sequence[T],
        *,
        instead: Callable[[T], R] | None = None,
    ) -> list[R]:
        """Do the tasks of a stage that are not done yet.

        Args:
            name: the stage's own.
            kernel: what is done with each task, in another process; it may be done more than once.
            tasks: the same at every run, in the same order.
            instead: what stands for a task that processes die of; without it such a task ends the run.

        Returns:
            The results, in the order of the tasks.

        Raises:
            BatchError: a task failed; those that are done stay done.
        """
        began = time.perf_counter()
        done = _Done(self.folder / "done" / name)
        results = done.results(tasks)
        self._watch.stage(name, len(tasks))
        for result in results.values():
            self._watch.step(result, again=True)

        def take(number: int, result: R) -> None:
            results[number] = result
            self._watch.step(result)

        kept = _Kept(kernel, done)
        # one task alone is not worth a process, unless processes may die of it and the run is to go on
        apart = len(tasks) > 1 or instead is not None
        while missing := {n: (n, task) for n, task in enumerate(tasks) if n not in results}:
            try:
                for number, result in self._runner.each(kept, missing, apart=apart):
                    take(number, result)
            except WorkerDied as death:
                suspects = [n for n in done.under_way(missing) if n not in results]
                if not suspects:  # it died before it began with anything, and would again
                    raise BatchError(f"{name}: a process cannot be started: {_line(death)}") from death
                for number in suspects:
                    take(number, self._alone(name, kept, missing[number], instead))
        self.seconds[name] = time.perf_counter() - began
        return [results[number] for number in range(len(tasks))]

    def _alone(self, name: str, kept: _Kept, task: tuple[int, T], instead: Callable[[T], R] | None) -> R:
        """The result of a task that may be what a process died of: done while nothing else is."""
        number, inner = task
        for _ in range(_TRIES):
            try:
                for _, result in self._runner.each(kept, {number: task}):
                    return cast(R, result)
            except WorkerDied as death:
                last = death
        if instead is None:
            raise BatchError(f"{name}: processes die of task {number}: {_line(last)}") from last
        result = instead(inner)
        kept.done.keep(number, result)
        return result


def _line(death: WorkerDied) -> str:
    return (str(death).splitlines() or ["no reason is known"])[0]


@dataclass(frozen=True, slots=True)
class _Done:
    """The results of a stage, a file each."""

    folder: Path

    def results(self, tasks: Sequence[object]) -> dict[int, Any]:
        """What is there; nothing is under way as yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for mark in self.folder.glob("*.begun"):
            mark.unlink(missing_ok=True)
        there = {path.name for path in self.folder.iterdir()}
        return {n: self._read(n) for n in range(len(tasks)) if str(n) in there}

    def under_way(self, numbers: Iterable[int]) -> list[int]:
        """Which of these tasks were begun and not ended."""
        return [n for n in numbers if self._mark(n).exists() and not (self.folder / str(n)).exists()]

    def begin(self, number: int) -> None:
        """A task is begun."""
        self._mark(number).touch()

    def keep(self, number: int, result: object) -> None:
        """A task is done."""
        with whole(self.folder / str(number)) as path:
            path.write_bytes(pickle.dumps(result))
        self._mark(number).unlink(missing_ok=True)

    def _read(self, number: int) -> Any:
        return pickle.loads((self.folder / str(number)).read_bytes())  # noqa: S301  what an earlier run of ours wrote

    def _mark(self, number: int) -> Path:
        return self.folder / f"{number}.begun"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A kernel that leaves its result behind before it hands it back."""

    kernel: Callable[[Any], Any]
    done: _Done

    def __call__(self, task: tuple[int, Any]) -> Any:
        number, inner = task
        self.done.begin(number)
        result = self.kernel(inner)
        self.done.keep(number, result)
        return result

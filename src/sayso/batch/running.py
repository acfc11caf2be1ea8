"""Where tasks run: over the processes of this machine, or over the nodes of a Ray cluster. Daft spreads them.

This is all that knows of Daft. A kernel is a plain function of a module, from a task to a result, both small; what is
large goes through files. It may run more than once for one task, and must write the same each time.
"""

from __future__ import annotations

import os
import pickle
import time
import traceback
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from threading import Thread
from typing import Any, TypeVar

from sayso.attribution.runtime import cores
from sayso.batch.needed import module
from sayso.errors import BatchError, SaysoError

T = TypeVar("T")
R = TypeVar("R")

_WAVE = 64
"""Tasks for each process that Ray gets at a time: it keeps books on every one that is waiting."""


_LOOK = 0.5
"""Seconds between two looks at whether the process that hands out the tasks is still there."""


class WorkerDied(Exception):  # noqa: N818  an event, and nobody's mistake
    """A process that did a task is gone; what had been done is done."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """What went wrong in a kernel: one line, and where it was no error of ours all that Python tells of it."""

    reason: str
    details: str = ""


class Runner:
    """Runs a kernel over tasks, each in another process.

    Attributes:
        processes: how many tasks run at a time.
    """

    def __init__(self, processes: int | None = None, *, ray: str | None = None) -> None:
        """Get ready.

        Args:
            processes: how many tasks run at a time; as many as there are cores where not given.
            ray: the address of a Ray cluster; this machine where not given.

        Raises:
            OutputError: Daft, or Ray, is not installed.
            BatchError: the cluster cannot be reached.
        """
        _stay_off_the_network()
        self._daft = module("daft")
        self._ray = ray is not None
        if ray is None:
            self._daft.set_runner_native()
            self.processes = processes or cores()
        else:
            there = _join(ray)
            self.processes = processes or there
            self._daft.set_runner_ray(noop_if_initialized=True)
        # otherwise tasks are dealt out in turn, and whoever has done a small one waits for the other's large one
        self._daft.set_execution_config(maintain_order=False)

    def each(self, kernel: Callable[[T], R], tasks: Mapping[int, T], *, apart: bool = True) -> Iterator[tuple[int, R]]:
        """Do tasks, and hand out the result of each as it is done.

        Args:
            kernel: what is done with each.
            tasks: by their numbers.
            apart: whether other processes do them; otherwise, without Ray, this one does.

        Yields:
            The number of a task and its result.

        Raises:
            BatchError: a kernel failed.
            WorkerDied: a process is gone; the tasks that were not handed out may be tried again.
        """
        packed = [pickle.dumps((number, task)) for number, task in tasks.items()]
        if not apart and not self._ray:
            yield from (_outcome(_done(kernel, each)) for each in packed)
            return
        wave = _WAVE * self.processes if self._ray else len(packed)
        for first in range(0, len(packed), max(1, wave)):
            with closing(self._rows(kernel, packed[first : first + wave])) as rows:
                yield from map(_outcome, rows)

    def _rows(self, kernel: Callable[[T], R], packed: list[bytes]) -> Generator[bytes]:
        daft = self._daft
        hand = _hand(daft, min(self.processes, len(packed)), use_process=not self._ray)
        frame = daft.from_pydict({"task": packed})
        if self._ray:
            frame = frame.into_partitions(len(packed))  # a partition stays on one node
        frame = frame.select(hand(kernel).do(daft.col("task")).alias("done"))
        try:
            for row in frame.iter_rows():
                yield row["done"]
        except SaysoError:
            raise
        except Exception as error:  # whatever Daft or Ray make of a process that is gone
            raise WorkerDied(str(error)) from error


@cache
def _hand(daft: Any, processes: int, *, use_process: bool) -> Any:
    """What Daft keeps one of in each process."""

    class Hand:
        def __init__(self, kernel: Callable[[Any], Any]) -> None:
            self.kernel = kernel
            if use_process:
                _end_with(os.getppid())

        @daft.method.batch(return_dtype=daft.DataType.binary(), batch_size=1)  # type: ignore[untyped-decorator]
        def do(self, tasks: Any) -> list[bytes]:
            return [_done(self.kernel, task) for task in tasks.to_pylist()]

    return daft.cls(max_concurrency=processes, use_process=use_process or None)(Hand)


def _outcome(row: bytes) -> tuple[int, Any]:
    """The number of a task and its result; raises where it failed."""
    number, outcome = pickle.loads(row)  # noqa: S301  what our own processes hand back
    if isinstance(outcome, _Failure):
        raise BatchError(outcome.reason, outcome.details)
    return number, outcome


def _end_with(parent: int) -> None:
    """End this process soon after the one that it works for, however that one ends."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os._exit(1)

    Thread(target=look, daemon=True).start()


def _done(kernel: Callable[[Any], Any], packed: bytes) -> bytes:
    """The result of a task. An error is handed back as one: raised, it would take the other tasks with it."""
    number, task = pickle.loads(packed)  # noqa: S301  what our own process hands out
    try:
        outcome = kernel(task)
    except SaysoError as error:
        outcome = _Failure(str(error))
    except Exception as error:
        outcome = _Failure(f"{type(error).__name__}: {error}", traceback.format_exc())
    return pickle.dumps((number, outcome))


def _stay_off_the_network() -> None:
    """Daft and Ray report usage home unless they are told not to; and their bars would stand in ours."""
    os.environ["DAFT_ANALYTICS_ENABLED"] = "0"
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["DAFT_PROGRESS_BAR"] = "0"


def _join(address: str) -> int:
    """Connect to a Ray cluster; how many processors it has."""
    ray = module("ray", "ray")
    quiet = {"DAFT_ANALYTICS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0", "OPENBLAS_NUM_THREADS": "1"}
    try:
        ray.init(
            address,
            ignore_reinit_error=True,
            log_to_driver=False,
            logging_level="ERROR",
            runtime_env={"env_vars": quiet},
        )
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise BatchError(f"no Ray cluster at {address}: {str(error).splitlines()[0]}") from error
    return max(1, int(ray.cluster_resources().get("CPU", 1)))

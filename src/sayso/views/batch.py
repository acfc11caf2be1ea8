"""What a batch tells of itself at a terminal: a bar while it runs, and a summary at the end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from sayso.batch.reading import Read
from sayso.batch.run import Summary
from sayso.batch.watching import Watch


class _Bar(Watch):
    """A bar for each stage, which goes when the next begins; the reading says how many articles it reads a second."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None
        self._began = 0.0
        self._articles = 0

    def stage(self, name: str, tasks: int) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(name, total=tasks, pace="")
        self._began, self._articles = time.monotonic(), 0

    def step(self, result: Any, *, again: bool = False) -> None:
        if self._task is None:
            return
        pace = ""
        if isinstance(result, Read) and not again:
            self._articles += result.articles
            pace = f"{self._articles / max(time.monotonic() - self._began, 1e-3):,.1f} articles a second"
        self._progress.update(self._task, advance=1, pace=pace)


@contextmanager
def watching(*, shown: bool) -> Iterator[Watch]:
    """Show how far a batch is, on standard error, and take it away at the end."""
    if not shown:
        yield Watch()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} of {task.total}"),
        TextColumn("{task.fields[pace]}"),
        TimeRemainingColumn(),
    )
    # the first tasks of a run say little of how long the others take
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=600) as progress:
        yield _Bar(progress)


def summary(made: Summary) -> str:
    """What a batch has made: the rows of each table, and how long each stage took."""
    lines = [made.out]
    lines += [f"  {table:<12}{rows:>12,} rows" for table, rows in made.rows.items()]
    if not made.seconds:
        lines.append("It was there already: nothing was done again.")
    lines += [f"  {stage:<28}{_time(seconds):>10}" for stage, seconds in made.seconds.items()]
    if made.rows["errors"]:
        lines.append("What could not be read is in the table errors.")
    return "\n".join(lines) + "\n"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if seconds >= 60 else f"{seconds:.1f} s"

"""How far a run over many articles is: a bar on standard error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from sayso.views.messages import Messages


class _Bar(Messages):
    """A bar that is on the screen, with the messages above it."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        super().__init__()
        self._progress = progress
        self._task = progress.add_task("reading", total=total)

    def step(self) -> None:
        """One more input or article is done."""
        self._progress.advance(self._task)

    def _print(self, line: str) -> None:
        self._progress.console.print(Text(line), soft_wrap=True)


@contextmanager
def bar(inputs: Sequence[str], *, countable: bool) -> Iterator[Messages]:
    """Show a bar, which is gone again at the end.

    Args:
        inputs: what will be read.
        countable: whether each of them is one article; otherwise there is only a count.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Results go to standard output by themselves: a bar that caught them would print them as messages.
    progress = Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False
    )
    with progress:
        yield _Bar(progress, len(inputs) if countable else None)

"""What a run tells of how far it is."""

from __future__ import annotations

from typing import Any


class Watch:
    """Hears of stages and of the tasks that are done; this one keeps it to itself."""

    def stage(self, name: str, tasks: int) -> None:
        """A stage begins, of so many tasks."""

    def step(self, result: Any, *, again: bool = False) -> None:
        """A task is done, or was done by an earlier run."""

"""What the tests of running have done in other processes."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import InputError


@dataclass(frozen=True)
class Task:
    """A number, and a folder to leave notes in."""

    number: int
    folder: Path


def doubled(task: Task) -> int:
    with (task.folder / "notes").open("a") as notes:
        notes.write(f"{task.number}\n")
    return 2 * task.number


def once_killed(task: Task) -> int:
    """Dies of the task 3 the first time."""
    note = task.folder / "killed"
    if task.number == 3 and not note.exists():
        note.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(task)


def always_killed(task: Task) -> int:
    if task.number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(task)


def fails(task: Task) -> int:
    """Fails at the task 3, until somebody helps."""
    if task.number == 3 and not (task.folder / "helped").exists():
        raise InputError("three", "is too odd")
    return doubled(task)


def trips(task: Task) -> int:
    return 1 // (task.number - 3)

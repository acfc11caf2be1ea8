"""The plan of a run: what it reads and how. A run that is started again goes on only with the same plan."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from sayso.batch.cutting import weight_of
from sayso.batch.files import whole
from sayso.batch.inputs import File, files
from sayso.errors import InputError, OutputError

_SMALLEST, _LARGEST = 2**20, 2**26
"""Bytes of a gzipped web archive in a task: some 10 to 800 articles."""

_SHARES = 128
"""Tasks that a run has at least, where they do not become too small: at the end few wait for the last."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run reads and how.

    Attributes:
        files: what is read.
        lost: inputs that are not there, and why.
        statements: whether statements are read.
        weight: of a task, in bytes of a gzipped web archive.
        sayso: the version of Sayso.
    """

    files: tuple[File, ...]
    lost: tuple[tuple[str, str], ...]
    statements: bool
    weight: int
    sayso: str

    @property
    def digest(self) -> str:
        """What tells it from other plans."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()


def planned(inputs: Iterable[str], *, statements: bool, weight: int | None = None) -> Plan:
    """Look at the inputs and make a plan.

    Raises:
        InputError: there is nothing to read.
    """
    found = list(files(inputs))
    readable = tuple(item for item in found if isinstance(item, File))
    lost = [item for item in found if isinstance(item, InputError)]
    if not readable:
        raise lost[0] if lost else InputError("inputs", "nothing to read")
    whole_weight = sum(map(weight_of, readable))
    return Plan(
        readable,
        tuple((error.ref, error.reason) for error in lost),
        statements,
        weight or min(max(whole_weight // _SHARES, _SMALLEST), _LARGEST),
        version("sayso"),
    )


@contextmanager
def work_folder(folder: Path, plan: Plan) -> Iterator[None]:
    """The work folder of a plan, made where it is not there; nobody else works there meanwhile.

    Raises:
        OutputError: it is another plan's, or another run works there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            if not _has_lock(lock.fileno()):
                raise OutputError(f"{folder}: another run works there")
            _claim(folder, plan)
            yield
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error


def _claim(folder: Path, plan: Plan) -> None:
    begun = folder / "plan.json"
    if not begun.exists():
        with whole(begun) as path:
            path.write_text(json.dumps(asdict(plan) | {"digest": plan.digest}, indent=1), encoding="utf-8")
    elif json.loads(begun.read_text(encoding="utf-8"))["digest"] != plan.digest:
        raise OutputError(f"{folder}: was begun with other inputs or options; remove it, or give another --work")


def _has_lock(file: int) -> bool:
    try:
        import fcntl  # noqa: PLC0415  not everywhere; elsewhere nobody looks
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

"""Files that are either whole or not there, under names that any file system takes."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sayso.errors import OutputError

_LONGEST = 120
"""Bytes; file systems take 255, and an ending comes after the name."""


def write_file(path: Path, chunks: Iterable[str] | Iterable[bytes]) -> None:
    """Write a file, text as UTF-8, that takes its place under `path` once all of it is written.

    Where making the chunks or writing them fails or is interrupted, what stood under `path` before stays.
    Line ends are written as they are.

    Raises:
        OutputError: the file cannot be written.
    """
    draft = path.with_name(f".sayso-{secrets.token_hex(8)}.part")
    with _reported(path):
        stream = draft.open("xb")
    try:
        for chunk in chunks:
            with _reported(path):
                stream.write(chunk.encode("utf-8", "replace") if isinstance(chunk, str) else chunk)
        with _reported(path):
            stream.close()
            draft.replace(path)
    finally:
        with suppress(OSError):
            stream.close()
        draft.unlink(missing_ok=True)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


class FileNames:
    """Gives every ref a file name of its own.

    Names are unique also where the file system takes capitals and small letters for the same.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, ref: str) -> str:
        """A name for `ref`: its letters, digits, dots and hyphens, and a number where it was taken."""
        plain = re.sub(r"[^\w.-]+", "_", ref).strip("._-")
        base = plain.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore") or "article"
        name, n = base, 1
        while name.casefold() in self._taken:
            n += 1
            name = f"{base}-{n}"
        self._taken.add(name.casefold())
        return name

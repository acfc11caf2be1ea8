"""Files and folders that are either whole or not there, however often and by however many they are made at once."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file to write, which takes its place under `path` once the block is left; its folder is made.

    Yields:
        The path to write to until then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path)
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to fill, which takes its place under `path` once the block is left.

    Where another was faster, its folder stays: whoever makes it fills it with the same.

    Yields:
        The folder to fill until then.
    """
    draft = _draft(path)
    draft.mkdir(parents=True)
    try:
        yield draft
        try:
            draft.rename(path)
        except OSError:
            if not path.is_dir():
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")

"""Inputs of a batch -> the files that they come down to, on this machine or wherever fsspec reaches."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO, Literal, cast

from sayso.batch.needed import module
from sayso.errors import InputError
from sayso.reading.container import input_errors
from sayso.reading.kinds import Kind, kind_of_name

FileKind = Kind | Literal["parquet"]


@dataclass(frozen=True, slots=True)
class File:
    """A file to read.

    Attributes:
        name: its path or address.
        size: in bytes.
        kind: what it is by its ending; None where that says nothing.
    """

    name: str
    size: int
    kind: FileKind | None


def files(inputs: Iterable[str]) -> Iterator[File | InputError]:
    """The files that inputs come down to, in the order of the inputs, and of their names within each.

    Args:
        inputs: paths or addresses of files, folders, or patterns with `*`, `?`, `[…]` or `**`.

    Yields:
        Each file; or in its place the error of an input that is not there or holds nothing to read.

    Raises:
        OutputError: fsspec is not installed.
    """
    for name in inputs:
        try:
            with input_errors(name):
                yield from _files(name)
        except InputError as error:
            yield error
        except (
            ImportError,
            ValueError,
        ) as error:  # an address of a kind that fsspec does not know, or lacks a part for
            yield InputError(name, str(error).partition("\n")[0])


def opened(name: str) -> BinaryIO:
    """A file, open for reading and able to seek where its kind of address allows it.

    Raises:
        OSError: it cannot be opened.
    """
    return cast(BinaryIO, module("fsspec").open(name, "rb").open())


def _files(name: str) -> Iterator[File | InputError]:
    system, path = module("fsspec.core").url_to_fs(name)
    found = False
    for entry in _entries(system, path):
        found = True
        shown = _shown(system, name, entry["name"])
        yield File(shown, int(entry["size"] or 0), _kind(entry["name"]))
    if not found:
        there = system.exists(path)
        yield InputError(name, "no articles in this folder" if there else "no such file or folder")


def _entries(system: Any, path: str) -> Iterator[dict[str, Any]]:
    """What a path or pattern finds: of a folder the files that end like something to read."""
    if not system.exists(path) and any(sign in path for sign in "*?["):
        found = system.glob(path, detail=True)
    else:
        found = {path: system.info(path)} if system.exists(path) else {}
    for _, entry in sorted(found.items()):
        if entry["type"] != "directory":
            yield entry
        else:
            below = system.find(entry["name"], detail=True)
            yield from (below[name] for name in sorted(below) if _is_wanted(name[len(entry["name"]) :]))


def _is_wanted(path: str) -> bool:
    """Whether a file of a folder is read: as with `sayso read`, not a hidden one, nor `.json`."""
    hidden = any(step.startswith(".") for step in PurePath(path.lstrip("/")).parts)
    return not hidden and _kind(path) not in (None, "json")


def _kind(name: str) -> FileKind | None:
    return "parquet" if name.lower().endswith((".parquet", ".pq")) else kind_of_name(name)


def _shown(system: Any, given: str, found: str) -> str:
    """What a file is called: as its input was written, from here where that was."""
    if "file" not in (system.protocol if isinstance(system.protocol, tuple) else (system.protocol,)):
        return str(system.unstrip_protocol(found))
    return found if os.path.isabs(given) or "://" in given else os.path.relpath(found)  # noqa: PTH117  addresses too

"""The data set takes its place: on a file system by one renaming, on an object store by its manifest, put last."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sayso.batch.laying import Laid, LaidFile
from sayso.batch.needed import module
from sayso.batch.tables import TABLES, VERSION
from sayso.errors import OutputError

MANIFEST = "manifest.json"


def manifest(laid: Iterable[Laid], about: dict[str, Any]) -> dict[str, Any]:
    """What the data set is and holds; nothing of when or where it was made, so that it is the same at every run."""
    files: dict[str, list[LaidFile]] = {table: [] for table in TABLES}
    for each in laid:
        for file in each.files:
            files[file.table].append(file)
    tables = {
        table: {
            "rows": sum(file.rows for file in found),
            "bytes": sum(file.size for file in found),
            "files": sorted(file.path for file in found),
        }
        for table, found in files.items()
    }
    return {"schema": VERSION, **about, "tables": tables}


def publish(laid: list[Laid], about: dict[str, Any], out: str, work: Path) -> None:
    """Put the files of a data set, and its manifest, where they were asked for.

    Args:
        laid: the files.
        about: the manifest.
        out: a path, or an address that fsspec can write to.
        work: the work folder.

    Raises:
        OutputError: they cannot be written.
    """
    text = json.dumps(about, indent=1, ensure_ascii=False) + "\n"
    with _reported(out):
        if is_remote(out):
            _put(laid, text, out)
        else:
            _rename(laid, text, Path(out), work)


def published(out: str) -> dict[str, Any] | None:
    """The manifest of the data set that is there; None where nothing is.

    Raises:
        OutputError: what is there is no data set, or only begins to be one.
    """
    system, path = module("fsspec.core").url_to_fs(out)
    with _reported(out):
        if system.exists(f"{path}/{MANIFEST}"):
            found: dict[str, Any] = json.loads(system.cat_file(f"{path}/{MANIFEST}"))
            return found
        if system.exists(path) and not is_remote(out):
            raise OutputError(f"{out}: is there already, and is no data set")
    return None


def is_remote(name: str) -> bool:
    """Whether an address is anywhere but in this machine's file system."""
    system, _ = module("fsspec.core").url_to_fs(name)
    protocol = system.protocol
    return "file" not in (protocol if isinstance(protocol, tuple) else (protocol,))


def _rename(laid: list[Laid], text: str, out: Path, work: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f"{out.name}.unfinished")
    near = work.stat().st_dev == out.parent.stat().st_dev  # only within a file system a renaming is one step
    draft = (work if near else beside) / "whole"
    shutil.rmtree(draft, ignore_errors=True)
    for source, path in _sources(laid):
        target = draft / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(source, target)
    (draft / MANIFEST).write_text(text, encoding="utf-8")
    draft.rename(out)
    if not near:
        beside.rmdir()


def _link(source: Path, target: Path) -> None:
    """The same file under another name; a copy where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _put(laid: list[Laid], text: str, out: str) -> None:
    system, root = module("fsspec.core").url_to_fs(out)
    for source, path in _sources(laid):
        target = f"{root}/{path}"
        system.makedirs(target.rpartition("/")[0], exist_ok=True)
        system.put_file(str(source), target)
    system.pipe_file(f"{root}/{MANIFEST}", text.encode())


def _sources(laid: list[Laid]) -> Iterator[tuple[Path, str]]:
    for each in laid:
        for file in each.files:
            yield each.folder / file.path, file.path


@contextmanager
def _reported(out: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise OutputError(f"{out}: {getattr(error, 'strerror', None) or error}") from error

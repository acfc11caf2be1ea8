"""Whatever the user names -> articles: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from sayso.article import Article
from sayso.errors import InputError
from sayso.reading.container import HEAD, decode, input_errors, read_all, unpacked
from sayso.reading.fetch import fetch
from sayso.reading.html import from_html
from sayso.reading.jsonl import from_json, from_lines
from sayso.reading.kinds import Kind, kind_of_bytes, kind_of_name, ref_of_name
from sayso.reading.text import from_text

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def articles(
    inputs: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None
) -> Iterator[Article | InputError]:
    """Reads inputs one after the other, in order, as their articles are asked for.

    An input is

    - a file: plain text, HTML, JSON lines or JSON, each also gzipped; told by its ending, else by content;
    - a folder: the files in it that end like one of these (but not `.json`, which is seldom an article), with
      those of the folders within, in the order of their names. Hidden files and files with other endings are
      passed over without a word, as they commonly lie beside articles;
    - `-`: standard input, its kind told by its content;
    - an http or https address. Only then is the network used.

    Args:
        inputs: what to read.
        stdin: what `-` stands for; the process's own standard input where not given.

    Yields:
        Each article, or in its place the error that says which input, or line of it, could not be read.
    """
    for item in inputs:
        name = os.fspath(item)
        try:
            yield from _input(name, stdin)
        except InputError as error:
            yield error


def from_bytes(  # noqa: PLR0913  what is known of them
    data: bytes,
    ref: str,
    *,
    kind: Kind | None = None,
    url: str | None = None,
    charset: str | None = None,
    source: str | None = None,
) -> Iterator[Article | InputError]:
    """Reads articles from bytes; never raises for what is in them.

    Args:
        data: one file's content, gzipped or not.
        ref: what the user calls it.
        kind: what it is; told by its content where not given.
        url: where it was fetched from.
        charset: the encoding that came with it.
        source: its name in errors; `ref` where not given.
    """
    try:
        yield from _stream(BytesIO(data), ref, source or ref, kind=kind, url=url, charset=charset)
    except InputError as error:
        yield error


def _input(name: str, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    if name == "-":
        yield from _stream(stdin or sys.stdin.buffer, "-", "standard input")
    elif match := _ADDRESS.match(name):
        yield from _fetched(name, match[1].lower())
    elif Path(name).is_dir():
        yield from _folder(name)
    else:
        yield from _file(name)


def _fetched(url: str, scheme: str) -> Iterator[Article | InputError]:
    if scheme not in ("http", "https"):
        raise InputError(url, "only http and https addresses are read")
    page = fetch(url)
    yield from from_bytes(page.data, url, url=page.url, charset=page.charset)


def _folder(name: str) -> Iterator[Article | InputError]:
    unreadable: list[OSError] = []
    empty = True
    for folder, folders, files in os.walk(name, onerror=unreadable.append):
        folders[:] = sorted(entry for entry in folders if not entry.startswith("."))
        for entry in sorted(files):
            if not entry.startswith(".") and kind_of_name(entry) not in (None, "json"):
                empty = False
                try:
                    yield from _file(str(Path(folder, entry)))
                except InputError as error:
                    yield error
    for failure in unreadable:
        yield InputError(str(failure.filename), (failure.strerror or "cannot be opened").lower())
    if empty and not unreadable:
        raise InputError(name, "no articles in this folder")


def _file(name: str) -> Iterator[Article | InputError]:
    with input_errors(name), Path(name).open("rb") as stream:
        yield from _stream(stream, ref_of_name(name), name, kind=kind_of_name(name))


def _stream(  # noqa: PLR0913  what is known of it
    stream: BinaryIO,
    ref: str,
    source: str,
    *,
    kind: Kind | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Article | InputError]:
    with input_errors(source), closing(unpacked(stream)) as content:
        found: Kind | Literal["xml"] = kind or kind_of_bytes(content.peek(HEAD)[:HEAD])
        if found == "jsonl":
            yield from from_lines(content, ref, source)
            return
        data = read_all(content, source)
    if not data.strip():
        raise InputError(source, "is empty")
    if found == "json":
        yield from from_json(data, ref, source)
    elif found == "html":
        yield from_html(data, ref, url=url, charset=charset, source=source)
    elif found == "xml":
        raise InputError(source, "XML that is not a web page")
    else:
        decoded = decode(data, source, declared=charset)
        yield from_text(decoded.text, ref, encoding=decoded.encoding, warnings=decoded.warnings)

"""Whatever the user names -> articles: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from io import BufferedReader, BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from sayso.article import Article
from sayso.errors import InputError
from sayso.reading.container import HEAD, decode, input_errors, read_all, unpacked
from sayso.reading.feed import Entry, entries, from_entry
from sayso.reading.fetch import fetch
from sayso.reading.html import from_html
from sayso.reading.jsonl import from_json, from_lines
from sayso.reading.kinds import Kind, kind_of_bytes, kind_of_name, ref_of_name
from sayso.reading.text import from_text
from sayso.reading.warc import Capture, captures

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def articles(
    inputs: Iterable[str | os.PathLike[str]], *, stdin: BinaryIO | None = None
) -> Iterator[Article | InputError]:
    """Reads inputs one after the other, in order, as their articles are asked for.

    An input is

    - a file: plain text, HTML, JSON lines or JSON, an RSS or Atom feed, each also gzipped, or WARC; told by its
      ending, else by content;
    - a folder: the files in it that end like one of these (but not `.json`, which is seldom an article), with
      those of the folders within, in the order of their names. Hidden files and files with other endings are
      passed over without a word, as they commonly lie beside articles;
    - `-`: standard input, its kind told by its content;
    - an http or https address. Only then is the network used; of a feed that was fetched also the addresses of
      those entries that it does not hold whole.

    Args:
        inputs: what to read.
        stdin: what `-` stands for; the process's own standard input where not given.

    Yields:
        Each article, or in its place the error that says which input, or line of it, could not be read.
    """
    for name in expanded(inputs):
        if isinstance(name, InputError):
            yield name
            continue
        try:
            yield from _input(name, stdin)
        except InputError as error:
            yield error


def expanded(inputs: Iterable[str | os.PathLike[str]]) -> Iterator[str | InputError]:
    """The inputs, with the files of a folder in its place: what `articles` reads one after the other.

    Yields:
        The name of each file, address or `-`, or the error of a folder that cannot be read or holds nothing.
    """
    for item in inputs:
        name = os.fspath(item)
        if name == "-" or _ADDRESS.match(name) or not Path(name).is_dir():
            yield name
        else:
            yield from _folder(name)


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
        yield from from_stream(BytesIO(data), ref, source or ref, kind=kind, url=url, charset=charset)
    except InputError as error:
        yield error


def from_captures(found: Iterable[Capture | InputError], source: str) -> Iterator[Article | InputError]:
    """Reads the articles of a WARC file's pages, which `sayso.reading.warc.captures` finds.

    Args:
        found: the pages, and errors, which are handed on.
        source: the file's name in errors.
    """
    for capture in found:
        if isinstance(capture, InputError):
            yield capture
            continue
        for item in from_bytes(
            capture.data,
            capture.url,
            kind=capture.kind,
            url=capture.url,
            charset=capture.charset,
            source=f"{source}:{capture.url}",
        ):
            if isinstance(item, InputError):
                item.offset = capture.offset
            yield item


def _input(name: str, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    if name == "-":
        yield from from_stream(stdin or sys.stdin.buffer, "-", "standard input")
    elif match := _ADDRESS.match(name):
        if match[1].lower() not in ("http", "https"):
            raise InputError(name, "only http and https addresses are read")
        yield from _fetched(name, follow=True)
    else:
        with input_errors(name), Path(name).open("rb") as stream:
            yield from from_stream(stream, ref_of_name(name), name, kind=kind_of_name(name))


def _fetched(url: str, *, follow: bool) -> Iterator[Article | InputError]:
    page = fetch(url)
    yield from from_stream(BytesIO(page.data), url, url, url=page.url, charset=page.charset, follow=follow)


def _folder(name: str) -> Iterator[str | InputError]:
    unreadable: list[OSError] = []
    empty = True
    for folder, folders, files in os.walk(name, onerror=unreadable.append):
        folders[:] = sorted(entry for entry in folders if not entry.startswith("."))
        for entry in sorted(files):
            if not entry.startswith(".") and kind_of_name(entry) not in (None, "json"):
                empty = False
                yield str(Path(folder, entry))
    for failure in unreadable:
        yield InputError(str(failure.filename), (failure.strerror or "cannot be opened").lower())
    if empty and not unreadable:
        yield InputError(name, "no articles in this folder")


def from_stream(  # noqa: PLR0913  what is known of it
    stream: BinaryIO,
    ref: str,
    source: str,
    *,
    kind: Kind | None = None,
    url: str | None = None,
    charset: str | None = None,
    follow: bool = False,
) -> Iterator[Article | InputError]:
    """Reads articles from a stream, as they are asked for.

    Args:
        stream: one file's content, gzipped or not.
        ref: what the user calls it.
        source: its name in errors.
        kind: what it is; told by its content where not given.
        url: where it was fetched from.
        charset: the encoding that came with it.
        follow: whether the network may be used, for those entries of a feed that it does not hold whole.

    Raises:
        InputError: the stream cannot be read.
    """
    with input_errors(source), closing(unpacked(stream)) as content:
        kind = kind or kind_of_bytes(content.peek(HEAD)[:HEAD])
        if kind == "jsonl":
            yield from from_lines(content, ref, source)
            return
        if kind == "warc":
            yield from _warc(stream, content, source)
            return
        data = read_all(content, source)
    if not data.strip():
        raise InputError(source, "is empty")
    if kind == "json":
        yield from from_json(data, ref, source)
    elif kind == "html":
        yield from_html(data, ref, url=url, charset=charset, source=source)
    elif kind == "feed":
        for entry in entries(data, ref, source, url=url, charset=charset):
            yield from [entry] if isinstance(entry, InputError) else _entry(entry, source, follow=follow)
    else:
        decoded = decode(data, source, declared=charset)
        yield from_text(decoded.text, ref, encoding=decoded.encoding, warnings=decoded.warnings, source=source)


def _entry(entry: Entry, source: str, *, follow: bool) -> Iterator[Article | InputError]:
    """The article of a feed's entry: from the feed, or from its own address where the feed has but a summary."""
    try:
        if follow and entry.url and not entry.whole:
            yield from _fetched(entry.url, follow=False)
        else:
            yield from_entry(entry, f"{source}:{entry.ref}")
    except InputError as error:
        yield error


def _warc(stream: BinaryIO, content: BufferedReader, source: str) -> Iterator[Article | InputError]:
    with TemporaryFile() as spool:
        if stream.seekable():
            archive = stream
        else:
            archive = cast(BinaryIO, spool)
            with suppress(EOFError, zlib.error):  # of a file that is cut off what there is
                copyfileobj(content, archive)
        yield from from_captures(captures(archive, source), source)

"""A piece of a file -> its articles, by the functions that `sayso read` reads with."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from sayso.article import Article
from sayso.batch.cutting import Piece
from sayso.batch.inputs import opened
from sayso.batch.needed import module
from sayso.errors import InputError, SaysoError
from sayso.reading import from_stream
from sayso.reading.container import MAX_BYTES, input_errors, unpacked
from sayso.reading.inputs import from_captures
from sayso.reading.jsonl import from_lines, from_record
from sayso.reading.kinds import ref_of_name
from sayso.reading.warc import captures

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ROWS = 100
"""Of a Parquet file, that are in memory at a time."""


def articles_of(piece: Piece) -> Iterator[Article | InputError]:
    """Reads a piece of a file; never raises for what is in it.

    Yields:
        Each article, or in its place the error of what could not be read, with the byte (of a Parquet file the row)
        where that begins.
    """
    if piece.lost is not None:
        yield InputError(piece.file, piece.lost, offset=0)
        return
    yield from _guarded(piece.file, piece.start, _opened, piece)


def _guarded(
    source: str, offset: int, read: Callable[..., Iterable[Article | InputError]], *what: object
) -> Iterator[Article | InputError]:
    """What is read, and where that ends in an error of any kind, the error.

    Nobody can look at each of a million records: one that trips up a parser is told of like one that is damaged.
    """
    try:
        yield from read(*what)
    except InputError as error:
        yield error
    except SaysoError:
        raise
    except Exception as error:
        yield InputError(source, f"cannot be read ({type(error).__name__}: {error})", offset=offset)


def _opened(piece: Piece) -> Iterator[Article | InputError]:
    with input_errors(piece.file), opened(piece.file) as stream:
        if piece.kind == "warc" and stream.seekable():
            yield from _pages(piece, stream)
        elif piece.kind == "parquet":
            yield from _rows(piece, stream)
        elif piece.kind == "jsonl":
            yield from _lines(piece, stream)
        else:
            url = piece.file if piece.file.startswith(("http://", "https://")) else None
            yield from from_stream(stream, ref_of_name(piece.file), piece.file, kind=piece.kind, url=url)


def _pages(piece: Piece, stream: BinaryIO) -> Iterator[Article | InputError]:
    for capture in captures(stream, piece.file, start=piece.start, end=piece.end):
        if isinstance(capture, InputError):
            yield capture
        else:
            source = f"{piece.file}:{capture.url}"
            yield from _guarded(source, capture.offset, from_captures, [capture], piece.file)


def _lines(piece: Piece, stream: BinaryIO) -> Iterator[Article | InputError]:
    if piece.start:
        stream.seek(piece.start)
    size = None if piece.end is None else piece.end - piece.start
    ref, number, offset = ref_of_name(piece.file), piece.lines, piece.start
    with closing(unpacked(cast(BinaryIO, _Stretch(stream, size)))) as content:
        while line := content.readline(MAX_BYTES + 1):
            yield from _guarded(f"{piece.file}:{number + 1}", offset, _line, line, ref, piece.file, number, offset)
            number, offset = number + 1, offset + len(line)
            if len(line) > MAX_BYTES:  # that was said; where the next begins nobody knows
                return
    if number == 0:
        yield InputError(piece.file, "is empty", offset=0)


def _line(line: bytes, ref: str, file: str, before: int, offset: int) -> Iterator[Article | InputError]:
    stream: BufferedReader = BufferedReader(BytesIO(line))
    return from_lines(stream, ref, file, lines=before, offset=offset)


def _rows(piece: Piece, stream: BinaryIO) -> Iterator[Article | InputError]:
    arrow = module("pyarrow")
    try:
        file = module("pyarrow.parquet").ParquetFile(stream)
    except arrow.ArrowInvalid as error:
        raise InputError(piece.file, "no Parquet file, or a damaged one", offset=0) from error
    number = sum(file.metadata.row_group(n).num_rows for n in range(piece.start))
    ref, end = PurePath(piece.file).stem, file.num_row_groups if piece.end is None else piece.end
    for batch in file.iter_batches(_ROWS, row_groups=list(range(piece.start, end))):
        for row in batch.to_pylist():
            number += 1
            source = f"{piece.file}:{number}"
            yield from _guarded(source, number - 1, _row, row, f"{ref}:{number}", source, number - 1)


def _row(row: dict[str, Any], ref: str, source: str, offset: int) -> Iterator[Article | InputError]:
    found = from_record(_as_json(row), ref, source)
    if isinstance(found, InputError):
        found.offset = offset
    yield found


def _as_json(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a line of JSON would have it: dates as they are written there."""
    return {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in row.items()}


class _Stretch(RawIOBase):
    """A stream as far as a byte."""

    def __init__(self, stream: BinaryIO, size: int | None) -> None:
        self._stream, self._left = stream, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view) if self._left is None else min(len(view), self._left))
        if self._left is not None:
            self._left -= len(data)
        view[: len(data)] = data
        return len(data)

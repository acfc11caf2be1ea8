"""Large files -> pieces of them that are read side by side, and small ones gathered; the same at every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from sayso.batch.inputs import File, FileKind, opened
from sayso.batch.needed import module
from sayso.errors import InputError
from sayso.reading.container import HEAD, input_errors, unpacked
from sayso.reading.kinds import kind_of_bytes
from sayso.reading.warc import beginnings, begins_record

_DENSE = 16
"""A byte of text alone takes about so many times the work of a byte of a gzipped page or web archive."""

_MOST_FILES = 200
"""In one task, however small they are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file, or all of it.

    Attributes:
        file: its path or address.
        kind: what it is; None where its content is to tell.
        start: the byte it begins at, or the row group of a Parquet file.
        end: the first byte, or row group, after it; None for the end of the file.
        lines: how many lines stand before it.
        weight: how much work it is, in bytes of a gzipped web archive.
        lost: why it cannot be read, where that is known already.
    """

    file: str
    kind: FileKind | None
    start: int = 0
    end: int | None = None
    lines: int = 0
    weight: int = 0
    lost: str | None = None


@dataclass(frozen=True, slots=True)
class CutTask:
    """A file to be cut into pieces of this weight."""

    file: File
    weight: int


def is_large(task: CutTask) -> bool:
    """Whether a file is worth looking into: others are a piece as they are."""
    return weight_of(task.file) > task.weight


def weight_of(file: File) -> int:
    """How much work a file is, in bytes of a gzipped web archive."""
    packed = file.name.lower().endswith(".gz")
    return file.size * (_DENSE if file.kind in ("jsonl", "parquet", "text") and not packed else 1)


def whole_file(file: File) -> Piece:
    """A file as one piece."""
    return Piece(file.name, file.kind, weight=weight_of(file))


def cut(task: CutTask) -> tuple[Piece, ...]:
    """The pieces of a file, in order; one where it cannot be cut, or not be opened, which the reading will tell."""
    try:
        with input_errors(task.file.name), opened(task.file.name) as stream:
            pieces = tuple(_pieces(task, stream))
    except InputError:
        pieces = ()
    return pieces or (whole_file(task.file),)


def gathered(pieces: Iterable[Piece], weight: int) -> list[tuple[Piece, ...]]:
    """Pieces in bundles of about this weight, in order."""
    bundles: list[list[Piece]] = []
    heavy = 0
    for piece in pieces:
        if not bundles or heavy + piece.weight > weight or len(bundles[-1]) == _MOST_FILES:
            bundles.append([])
            heavy = 0
        bundles[-1].append(piece)
        heavy += piece.weight
    return [tuple(bundle) for bundle in bundles]


def _pieces(task: CutTask, stream: BinaryIO) -> Iterator[Piece]:
    if task.file.kind == "parquet":
        yield from _row_groups(task, stream)
    elif stream.seekable():
        head = stream.read(HEAD)
        stream.seek(0)
        kind = task.file.kind or _kind_of(stream)
        if kind == "warc":
            yield from _records(task, stream)
        elif kind == "jsonl" and not head.startswith(b"\x1f\x8b"):
            yield from _lines(task, stream)


def _kind_of(stream: BinaryIO) -> FileKind:
    with unpacked(stream) as content:
        kind = kind_of_bytes(content.peek(HEAD)[:HEAD])
    stream.seek(0)
    return kind


def _records(task: CutTask, stream: BinaryIO) -> Iterator[Piece]:
    """Of a web archive, from record to record: where one begins is known only by reading on from the first."""
    cuts = [0]
    for place in beginnings(stream):
        if place - cuts[-1] >= task.weight:
            cuts.append(place)
    cuts = [place for place in cuts if place == 0 or begins_record(stream, place)]
    for start, end in pairwise([*cuts, None]):
        weight = (task.file.size if end is None else end) - (start or 0)
        yield Piece(task.file.name, "warc", start or 0, end, weight=weight)


def _lines(task: CutTask, stream: BinaryIO) -> Iterator[Piece]:
    """Of JSON lines, from line to line; the lines before are counted, as those without an id are called by them."""
    cuts, lines = [0], [0]
    counted, place = 0, 0
    while block := stream.read(max(1, task.weight // _DENSE)):
        rest = stream.readline()
        counted += block.count(b"\n") + rest.count(b"\n")
        place += len(block) + len(rest)
        cuts.append(place)
        lines.append(counted)
    ends = [*cuts[1:-1], None]
    for start, end, before in zip(cuts, ends, lines, strict=False):
        weight = ((place if end is None else end) - start) * _DENSE
        yield Piece(task.file.name, "jsonl", start, end, before, weight)


def _row_groups(task: CutTask, stream: BinaryIO) -> Iterator[Piece]:
    about = module("pyarrow.parquet").ParquetFile(stream).metadata
    start, weight = 0, 0
    for number in range(about.num_row_groups):
        weight += about.row_group(number).total_byte_size
        if weight * _DENSE >= task.weight or number + 1 == about.num_row_groups:
            yield Piece(task.file.name, "parquet", start, number + 1, weight=weight * _DENSE)
            start, weight = number + 1, 0

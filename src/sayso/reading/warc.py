"""WARC files, also gzipped -> the pages that were captured in them.

A record that is damaged or cut off is lost alone: reading goes on at the next place where a record begins.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from sayso.errors import InputError
from sayso.reading.container import MAX_BYTES

_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_KINDS: dict[str, Literal["html", "text"]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
_BEGINNING = re.compile(rb"\x1f\x8b\x08|WARC/\d\.\d\r?\n")
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_LONGEST_BEGINNING = 16  # bytes
_HEADER = 2**16  # bytes: more than any record's header has
_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class Capture:
    """One page as it was captured.

    Attributes:
        url: its address.
        kind: what it is by its content type.
        data: its bytes.
        charset: their charset, where it is said.
        offset: the byte of the file at which its record begins.
    """

    url: str
    kind: Literal["html", "text"]
    data: bytes
    charset: str | None
    offset: int


class _DamagedError(Exception):
    """A record is not what its header or its digest says."""


def captures(
    stream: BinaryIO, source: str, *, start: int = 0, end: int | None = None
) -> Iterator[Capture | InputError]:
    """The pages of a WARC file, in order, each read as it is asked for.

    Pages are responses with status 200, resources and conversions that are HTML or plain text; what else a crawl
    holds is passed over.

    Args:
        stream: the file, gzipped or not, able to seek.
        source: its name in errors.
        start: the byte to begin at; a record begins there.
        end: the byte before which the records begin that are read; the end of the file where not given.

    Yields:
        Each page, or in its place the error that says which record is lost.
    """
    place: int | None = start
    said = False
    while place is not None and (end is None or place < end):
        last = place
        try:
            for record in _records(stream, place):
                last = record.stream_pos
                if end is not None and last >= end:
                    return
                if record.record_type & _PAGES:
                    yield from _page(record, source)
                said = False
            if not _is_whole(stream, last):
                raise _DamagedError
            return
        except (_DamagedError, OSError):
            if not said:  # one break is said once, however many places are tried after it
                yield InputError(source, f"damaged or cut-off record at byte {last:,} or after it", offset=last)
            said = True
            place = _next_beginning(stream, last + 1)


def beginnings(stream: BinaryIO) -> Iterator[int]:
    """The bytes at which the records of a WARC file begin, damaged ones passed over.

    Args:
        stream: the file, gzipped or not, able to seek.
    """
    place: int | None = 0
    while place is not None:
        last = place
        with suppress(OSError):
            for record in _records(stream, place):
                last = record.stream_pos
                yield last
            if _is_whole(stream, last):
                return
        place = _next_beginning(stream, last + 1)


def _records(stream: BinaryIO, start: int) -> Iterator[WarcRecord]:
    stream.seek(start)
    return iter(ArchiveIterator(stream, parse_http=False))


def _page(record: WarcRecord, source: str) -> Iterator[Capture | InputError]:
    length = record.content_length
    if length > MAX_BYTES:
        return  # no page; and where the length is wrong, no room must be made for it
    record.freeze()
    if record.content_length != length or not _has_its_digest(record):
        raise _DamagedError
    url = "".join((record.headers.get("WARC-Target-URI") or "").split()).strip("<>")
    try:
        if capture := _capture(record, url):
            yield capture
    except (OSError, ValueError) as error:
        yield InputError(f"{source}:{url}", f"cannot be unpacked ({error})", offset=record.stream_pos)


def _has_its_digest(record: WarcRecord) -> bool:
    said = record.headers.get("WARC-Block-Digest") or ""
    return not said.lower().startswith("sha1:") or record.verify_block_digest()


def _capture(record: WarcRecord, url: str) -> Capture | None:
    mime, charset = record.headers.get("Content-Type"), None
    if record.record_type == WarcRecordType.response:
        if not record.is_http:
            return None
        record.parse_http(auto_decode="all")
        if record.http_headers.status_code != 200:
            return None
        mime, charset = record.http_content_type, record.http_charset
    kind = _KINDS.get((mime or "").partition(";")[0].strip().lower())
    if kind is None:
        return None
    data = record.reader.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"more than {MAX_BYTES // 2**20} MB")
    return Capture(url, kind, data, charset, record.stream_pos)


def _is_whole(stream: BinaryIO, last: int) -> bool:
    """Whether the file ends where its last record does."""
    stream.seek(last)
    head = stream.read(_HEADER)
    if head.startswith(b"\x1f\x8b"):
        stream.seek(last)
        return _ends_with_member(stream)
    header, end, _ = head.partition(b"\r\n\r\n")
    length = _LENGTH.search(header)
    if not end or not length:
        return not head
    rest = stream.seek(0, 2) - last - len(header) - len(end) - int(length[1])
    return 0 <= rest <= len(b"\r\n\r\n")


def _ends_with_member(stream: BinaryIO) -> bool:
    """Whether the gzip member that begins here is whole, and nothing comes after it."""
    inflate = zlib.decompressobj(wbits=31)
    while not inflate.eof and (block := inflate.unconsumed_tail or stream.read(_BLOCK)):
        try:
            inflate.decompress(block, _BLOCK)
        except zlib.error:
            return False
    return inflate.eof and not inflate.unused_data and not stream.read(1)


def _next_beginning(stream: BinaryIO, start: int) -> int | None:
    """The next place, from `start` on, that looks like the beginning of a record."""
    kept = b""
    place = stream.seek(start)
    while block := stream.read(_BLOCK):
        window = kept + block
        for match in _BEGINNING.finditer(window):
            found = place - len(kept) + match.start()
            if begins_record(stream, found):
                return found
        stream.seek(place + len(block))
        place += len(block)
        kept = window[-_LONGEST_BEGINNING:]
    return None


def begins_record(stream: BinaryIO, place: int) -> bool:
    """Whether the bytes at a place look like the beginning of a record."""
    stream.seek(place)
    head = stream.read(1024)
    if not head.startswith(b"WARC/"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 64)
        except zlib.error:
            return False
    return _BEGINNING.match(head) is not None and head.startswith(b"WARC/")

"""Bytes in their wrappings: gzip, character encodings, and telling a binary from a text."""

from __future__ import annotations

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from charset_normalizer import from_bytes

from sayso.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_BYTES = 32 * 2**20
"""The most that one article's file may hold after decompression, in bytes."""

HEAD = 2**16
"""How many bytes from the start of an input are enough to tell its kind."""

_GZIP_MAGIC = b"\x1f\x8b"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is a prefix of it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARIES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_STRAY = 0.001  # of the bytes: so few zeros are damage, not another format
_DAMAGE = 0.01  # of the characters
_FEW_ACCENTS = 0.2  # of the bytes
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was decoded by, with a warning where that was not UTF-8.

    `utf8` is the bytes themselves where they were UTF-8 from first to last.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    utf8: bytes | None = None


def unpacked(stream: BinaryIO) -> BufferedReader:
    """The bytes of a stream, without gzip where it is packed by that; reads no more than its start.

    Closing the result leaves `stream` open.
    """
    plain: BufferedReader = BufferedReader(_Borrowed(stream), HEAD)
    if plain.peek(2)[:2] != _GZIP_MAGIC:
        return plain
    return BufferedReader(cast(RawIOBase, gzip.GzipFile(fileobj=plain)), HEAD)


@contextmanager
def input_errors(source: str) -> Iterator[None]:
    """Turns what goes wrong in reading a stream into an `InputError`."""
    try:
        yield
    except EOFError as error:
        raise InputError(source, "gzip file is cut off") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(source, "damaged gzip file") from error
    except PermissionError as error:
        raise InputError(source, "permission denied") from error
    except FileNotFoundError as error:
        raise InputError(source, "no such file or folder") from error
    except OSError as error:
        raise InputError(source, (error.strerror or str(error)).lower()) from error


def read_all(stream: BufferedReader, source: str, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a stream.

    Raises:
        InputError: there are more than `limit`.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(source, f"more than {limit / 2**20:g} MB of text")
    return data


class _Borrowed(RawIOBase):
    """A stream that stays open when its reader is closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def decode(data: bytes, source: str, *, declared: str | None = None) -> Decoded:
    """Decodes by byte order mark, as UTF-8, as declared, or as the bytes look, in that order.

    Args:
        data: the bytes of a text.
        source: the input's name, for errors.
        declared: the encoding that came with it (an HTTP header), if one did.

    Raises:
        InputError: these are not the bytes of a text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    for magic, name in _BINARIES:
        if data.startswith(magic):
            raise InputError(source, f"not a text but {name}")
    if data.count(0) > _STRAY * len(data):
        if wide := _utf16(data):
            return _decoded(data.decode(wide, "replace"), wide)
        raise InputError(source, "not a text but binary data")
    try:
        return Decoded(data.decode(), "utf-8", utf8=data)
    except UnicodeDecodeError:
        return _decode_other(data, source, declared)


def _decode_other(data: bytes, source: str, declared: str | None) -> Decoded:
    for encoding in (declared, _declared_in_html(data)):
        if encoding and (decoded := _try(data, encoding)):
            return decoded
    text = data.decode(errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - sum(map(str.isascii, text)) - bad
    if good > bad and bad < _DAMAGE * len(text):
        return Decoded(text, "utf-8", ("Some bytes are not UTF-8; they show as \ufffd.",))
    return _guess(data, source)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = data[:HEAD]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared_in_html(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _try(data: bytes, encoding: str, errors: str = "strict") -> Decoded | None:
    try:
        name = codecs.lookup(encoding).name
        # What pages call ISO 8859-1 browsers have always read as Windows-1252.
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        text = data.decode(name, errors)
    except (LookupError, ValueError):
        return None
    return _decoded(text, name)


def _guess(data: bytes, source: str) -> Decoded:
    high = sum(1 for byte in data[:HEAD] if byte > 0x7F)
    # A few accents in a Latin text are too little to guess by, and most often Windows-1252.
    best = from_bytes(data[:HEAD]).best() if high > _FEW_ACCENTS * len(data[:HEAD]) else None
    decoded = (best and _try(data, best.encoding)) or _try(data, "cp1252", "replace")
    if decoded and len(_NO_TEXT.findall(decoded.text)) <= _DAMAGE * len(decoded.text):
        return decoded
    raise InputError(source, "not a text but binary data")


def _decoded(text: str, encoding: str) -> Decoded:
    warnings = () if encoding == "utf-8" else (f"Read as {encoding}, not UTF-8; offsets count the decoded text.",)
    return Decoded(text, encoding, warnings)

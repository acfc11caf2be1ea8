"""JSON lines and JSON files -> articles.

An object has `text` or `html`, and may have `id`, `title`, `url`, `date`, `outlet`, and `byline` or `authors`
(a list of names or a string of them). What Sayso itself prints is read back: `ref` and `published` stand for
`id` and `date`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import Any, TypeAlias

from sayso.article import Article, Segment
from sayso.errors import InputError
from sayso.reading.build import build, encodable
from sayso.reading.container import MAX_BYTES
from sayso.reading.dates import iso_date
from sayso.reading.html import from_html
from sayso.reading.names import clean_names
from sayso.reading.text import find_segments

_Record: TypeAlias = dict[str, Any]


def from_lines(
    stream: BufferedReader, ref: str, source: str, *, lines: int = 0, offset: int = 0
) -> Iterator[Article | InputError]:
    """One article a line, read as they are asked for; an `InputError` in place of a line that cannot be read.

    Args:
        stream: the bytes, without gzip.
        ref: what the user calls the input; lines without an `id` are `REF:LINE`.
        source: its name in errors, which name the line too.
        lines: how many lines of the input stand before the stream.
        offset: how many bytes of it do.
    """
    number = lines
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            yield InputError(f"{source}:{number}", f"a line of more than {MAX_BYTES // 2**20} MB", offset=offset)
            return
        if line.strip():
            plain = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            found = _from_json(plain, f"{ref}:{number}", f"{source}:{number}")
            if isinstance(found, InputError):
                found.offset = offset
            yield found
        offset += len(line)
    if number == 0:
        yield InputError(source, "is empty")


def from_json(data: bytes, ref: str, source: str) -> Iterator[Article | InputError]:
    """The article of a JSON object, or those of a list, which are `REF:NUMBER` where they have no `id`."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield InputError(source, f"invalid JSON ({_reason(error)})")
        return
    if isinstance(value, list):
        for number, record in enumerate(value, start=1):
            yield from_record(record, f"{ref}:{number}", f"{source}:{number}")
    else:
        yield from_record(value, ref, source)


def _from_json(line: bytes, ref: str, source: str) -> Article | InputError:
    try:
        record = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        return InputError(source, f"invalid JSON ({_reason(error)})")
    return from_record(record, ref, source)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}"
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else "too deeply nested or not a number"


def from_record(record: object, ref: str, source: str) -> Article | InputError:
    """The article of an object, or what is wrong with it.

    Args:
        record: what JSON gave, or a row with such columns.
        ref: what the article is called where the object has no `id`.
        source: its name in errors.
    """
    try:
        if not isinstance(record, dict):
            raise InputError(source, "not a JSON object")
        name = record.get("id", record.get("ref"))
        ref = encodable(str(name)) if isinstance(name, str | int) and name != "" else ref
        if _string(record, "html", source):
            return _from_html(record, ref, source)
        if _string(record, "text", source):
            return _from_text(record, ref, source)
        raise InputError(source, 'has neither "text" nor "html"')
    except InputError as error:
        return error


def _from_text(record: _Record, ref: str, source: str) -> Article:
    text = encodable(record["text"])
    title = _title(record, source)
    if title and not _begins_with_line(text, title):
        text = f"{title}\n\n{text}"
    body_start = len(title) if title else 0
    segments, byline = find_segments(text[body_start:], source, headed=title is None)
    segments = [Segment(s.role, s.start + body_start, s.end + body_start) for s in segments]
    if title:
        segments.insert(0, Segment("headline", 0, len(title)))
    elif segments and segments[0].role == "headline":
        title = text[segments[0].start : segments[0].end]
    return build(
        text,
        ref,
        segments,
        title=title,
        byline=_byline(record) or byline,
        published=_published(record, source),
        outlet=_string(record, "outlet", source),
        url=_string(record, "url", source),
    )


def _from_html(record: _Record, ref: str, source: str) -> Article:
    """The page's article; what the record says of it goes before what the page says."""
    url = _string(record, "url", source)
    article = from_html(record["html"], ref, url=url, title=_title(record, source), source=source)
    return replace(
        article,
        url=url or article.url,
        outlet=_string(record, "outlet", source) or article.outlet,
        published=_published(record, source) or article.published,
        byline=_byline(record) or article.byline,
    )


def _string(record: _Record, key: str, source: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(source, f'"{key}" is not a string')
    return encodable(value) if value and not value.isspace() else None


def _title(record: _Record, source: str) -> str | None:
    title = _string(record, "title", source)
    return " ".join(title.split()) if title else None


def _begins_with_line(text: str, title: str) -> bool:
    """Whether the title is the first line already, as in what Sayso prints."""
    return text.startswith(title) and text[len(title) :].lstrip(" ")[:1] in ("", "\n", "\r")


def _published(record: _Record, source: str) -> str | None:
    value = _string(record, "date", source) or _string(record, "published", source)
    return iso_date(value) if value else None


def _byline(record: _Record) -> tuple[str, ...]:
    value = record.get("byline") or record.get("authors")
    names = value if isinstance(value, list) else [value]
    return clean_names(encodable(name) for name in names if isinstance(name, str))

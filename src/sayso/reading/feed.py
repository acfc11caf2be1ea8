"""RSS and Atom feeds -> their entries, and an entry -> `Article`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax import SAXParseException

from lxml.etree import ParserError
from lxml.html import fragment_fromstring

from sayso.article import Article
from sayso.errors import InputError
from sayso.reading.addresses import host
from sayso.reading.build import encodable
from sayso.reading.dates import iso_date
from sayso.reading.html import from_html
from sayso.reading.names import clean_names

_ENTITY = re.compile(rb"<!DOCTYPE[^<>]*\[[^\]]*<!ENTITY", re.IGNORECASE)
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>(?:\s|<!--.{0,4000}-->)*$", re.IGNORECASE | re.DOTALL)
_MAX_TAGS = 500_000  # those of whole articles too; a feed that a site hands out has some thousands
_LONGEST_DECLARATION = 1000  # bytes
_TAIL = 8192  # bytes in which a feed's end is looked for
_BLOCK = re.compile(r"<(?:p|div|section|article|blockquote|ul|ol|table|h\d)[\s>]", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n\s*\n")
_PARTS = re.compile(r"\s+[|»>–—-]\s+|:\s+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_SUMMARY_ONLY = "Only a summary: the feed does not hold the article itself."


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        ref: its address, or its id, or the feed's ref and its number.
        url: the address of its article.
        title: its title.
        html: its content, or its summary, as HTML; empty where it has neither.
        whole: whether that is the content.
        published: ISO 8601.
        byline: the authors' names.
        outlet: who published it.
    """

    ref: str
    url: str | None
    title: str | None
    html: str
    whole: bool
    published: str | None
    byline: tuple[str, ...]
    outlet: str | None


def entries(
    data: bytes, ref: str, source: str, *, url: str | None = None, charset: str | None = None
) -> Iterator[Entry | InputError]:
    """The entries of a feed, in its order; of a feed that is cut off those that are whole, then an error.

    Args:
        data: the feed.
        ref: what the user calls it.
        source: its name in errors.
        url: where it was fetched from; makes its relative links absolute.
        charset: the encoding that came with it.

    Raises:
        InputError: it is no feed, holds nothing or far too much, or declares entities, by which a small feed can
            become endless.
    """
    if _ENTITY.search(data.replace(b"\0", b"")):  # UTF-16 looks like this
        raise InputError(source, "declares XML entities of its own, which may expand for ever")
    if data.count(b"<") > _MAX_TAGS:
        raise InputError(source, f"more than {_MAX_TAGS:,} tags: cut the feed into smaller ones")
    parsed = _parse(_with_a_first_line(data, source), source, url, charset)
    found = parsed.get("entries", [])
    if not parsed.get("version") and not found:
        raise InputError(source, "neither a web page nor an RSS or Atom feed")
    cut = isinstance(parsed.get("bozo_exception"), SAXParseException) and not _END.search(data[-_TAIL:])
    for number, entry in enumerate(found[:-1] if cut else found, start=1):
        yield _entry(entry, parsed.get("feed", {}), f"{ref}:{number}", url)
    if cut:
        raise InputError(source, "cut-off feed")
    if not found:
        raise InputError(source, "no articles in this feed")


def from_entry(entry: Entry, source: str) -> Article:
    """The article of an entry; a warning says where that is only a summary.

    Raises:
        InputError: there is no text in it.
    """
    if not entry.html.strip():
        raise InputError(source, "has no text")
    heading = f"<h1>{escape(entry.title)}</h1>" if entry.title else ""
    body = entry.html if _BLOCK.search(entry.html) else f"<p>{entry.html}</p>"
    page = f"<html><body><article>{heading}{body}</article></body></html>"
    article = from_html(page, entry.ref, url=entry.url, title=entry.title, source=source)
    warnings = article.warnings if entry.whole else (*article.warnings, _SUMMARY_ONLY)
    return replace(
        article,
        url=entry.url,
        outlet=entry.outlet or article.outlet,
        byline=entry.byline or article.byline,
        published=entry.published or article.published,
        warnings=warnings,
    )


def _with_a_first_line(data: bytes, source: str) -> bytes:
    """The feed with a line break after its XML declaration.

    The parser looks for the encoding in all of the first line, in a time that grows with the cube of its length.
    """
    if not data[:8].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff").startswith(b"<?"):
        return data
    for end, line_break in ((b"?>", b"\n"), (b"?\0>\0", b"\n\0"), (b"\0?\0>", b"\0\n")):  # the others are UTF-16
        if (place := data.find(end, 0, _LONGEST_DECLARATION)) >= 0:
            return data[: place + len(end)] + line_break + data[place + len(end) :]
    raise InputError(source, "has an XML declaration without an end")


def _parse(data: bytes, source: str, url: str | None, charset: str | None) -> Mapping[str, Any]:
    import feedparser  # noqa: PLC0415  it is slow to load

    headers = {"content-location": url or ""}
    if charset:
        headers["content-type"] = f"application/xml; charset={charset}"
    try:
        parsed: Mapping[str, Any] = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:
        # Feeds are as odd as pages can be, and so is what their parser raises.
        raise InputError(source, f"could not be read as a feed ({type(error).__name__})") from error
    return parsed


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], ref: str, base: str | None) -> Entry:
    url = _address(entry.get("link"), base)
    content = "\n".join(_html(part) for part in _parts(entry.get("content")) if part.get("value"))
    return Entry(
        ref=encodable(url or " ".join((entry.get("id") or "").split()) or ref),
        url=url,
        title=_plain(entry.get("title")),
        html=content or "".join(map(_html, _parts([entry.get("summary_detail")]))),
        whole=bool(content),
        published=_date(entry),
        byline=clean_names(encodable(part["name"]) for part in _parts(entry.get("authors")) if part.get("name")),
        outlet=_outlet(entry, feed, url),
    )


def _parts(value: object) -> list[Mapping[str, Any]]:
    """What the parser gives for an element with parts: a feed may have an element of the very name that it uses."""
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def _address(link: str | None, base: str | None) -> str | None:
    try:
        full = urljoin(base or "", (link or "").strip())
        return encodable(full) if urlsplit(full).scheme in ("http", "https") else None
    except ValueError:
        return None


def _html(part: Mapping[str, Any]) -> str:
    value = encodable(part.get("value") or "")
    if part.get("type") != "text/plain":
        return value
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in _EMPTY_LINE.split(value))


def _plain(value: str | None) -> str | None:
    """Words without the markup that feeds put into them."""
    words = encodable(value or "")
    if "<" in words or "&" in words:
        try:
            words = fragment_fromstring(words, create_parent="div").text_content()
        except (ParserError, ValueError):
            return None
    return " ".join(words.split()) or None


def _date(entry: Mapping[str, Any]) -> str | None:
    for name in ("published", "updated"):
        if found := iso_date(entry.get(name) or ""):
            return found
    return None


def _outlet(entry: Mapping[str, Any], feed: Mapping[str, Any], url: str | None) -> str | None:
    """The outlet by name: a feed of many outlets says it of each entry, others in their title ("World | The Post")."""
    source = next(iter(_parts([entry.get("source")])), {})
    title = _plain(source.get("title") or feed.get("publisher") or feed.get("title"))
    if not title:
        return None
    own = _letters(host(url or feed.get("link")))
    named = [part for part in _PARTS.split(title) if _letters(part).removeprefix("the") in own]
    return max(named, key=len, default=title)


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub("", words).casefold()

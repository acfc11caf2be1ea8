"""What strangers wrote, of every kind: articles that are sound, or an `InputError`, and each time the same."""

from __future__ import annotations

import contextlib
import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawls import PAGES, page, response
from sayso.article import Article
from sayso.contract import from_dict, to_dict
from sayso.errors import ContractError, InputError
from sayso.reading import from_bytes, from_text
from sayso.reading.kinds import Kind
from soundness import assert_sound

ODD = st.text(max_size=20) | st.sampled_from(["\x00", "\x85", "\u2028", "\ufeff", "İ", "ß", "&#0;", "&#xD800;", "%00"])
ENTRY = st.sampled_from(
    [
        *(
            "<item>",
            "</item>",
            "<entry>",
            "</entry>",
            "<title>",
            "</title>",
            "<title type='html'>",
            "<link>",
            "</link>",
        ),
        *("<link href='/a'/>", "<link>http://[</link>", "<pubDate>Fri, 02 Jan 2026 08:30:00 +0000</pubDate>"),
        *("<content:encoded><![CDATA[", "]]></content:encoded>", "<description>", "</description>", "<source>"),
        *("<content type='xhtml'>", "</content>", "&lt;p&gt;", "<p>", "</p>", "<guid>a</guid>", "<author>", "<name>"),
        *("The council said on Friday that the lock stays shut. ", "xml:base='http://['", "&amp;nbsp;", "<!--", "-->"),
    ]
)
FEED = st.builds(
    lambda start, inside, end: start + "".join(inside) + end,
    st.sampled_from(
        [
            "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>",
            "<?xml version='1.0' encoding='utf-16'?><feed xmlns='http://www.w3.org/2005/Atom'>",
            "<rdf:RDF>",
            "",
        ]
    ),
    st.lists(ENTRY | ODD, max_size=25),
    st.sampled_from(["</channel></rss>", "</feed>", ""]),
)
HEADERS = st.sampled_from(
    [
        *("WARC/1.0", "WARC-Type: response", "WARC-Type: resource", "WARC-Type: conversion", "Content-Length: 20"),
        *("Content-Length: -1", "Content-Length: 99999999999", "Content-Type: text/html", "HTTP/1.1 200 OK", ""),
        *(
            "WARC-Target-URI: <http://[>",
            "Transfer-Encoding: chunked",
            "Content-Encoding: gzip",
            "WARC-Block-Digest: sha1:x",
        ),
    ]
).map(lambda line: line.encode() + b"\r\n")
ARCHIVE = st.lists(HEADERS | st.binary(max_size=20) | st.sampled_from(PAGES), max_size=12).map(b"".join)
CHARSETS = st.sampled_from(
    [
        "utf-8",
        "utf-7",
        "utf-16",
        "utf-32",
        "cp037",
        "iso-2022-jp",
        "idna",
        "punycode",
        "rot13",
        "zlib",
        "unknown",
        "\x00",
        "",
    ]
)
KINDS: tuple[Kind | None, ...] = (None, "html", "feed", "warc", "jsonl", "json", "text")


def read(data: bytes, kind: Kind | None, charset: str | None = None) -> list[Article | InputError]:
    """What is read of the bytes, once it is sound and has been read twice."""
    first, second = (
        list(from_bytes(data, "x", kind=kind, url="https://lantern.example/a", charset=charset)) for _ in range(2)
    )
    assert [str(result) for result in first] == [str(result) for result in second]
    for result in first:
        if isinstance(result, Article):
            assert_sound(result)
            assert from_dict(json.loads(json.dumps(to_dict(result)))) == result
        else:
            assert "\n" not in str(result)
    return first


@settings(deadline=None)
@given(FEED)
def test_feeds(feed: str) -> None:
    read(feed.encode(errors="surrogatepass"), "feed")


@settings(deadline=None)
@given(ARCHIVE, st.booleans())
def test_archives(archive: bytes, packed: bool) -> None:
    read(gzip.compress(archive) if packed else archive, "warc")


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text().map(lambda text: text.encode("utf-16", "surrogatepass")), CHARSETS)
def test_encodings(body: bytes, charset: str) -> None:
    for kind in ("html", "text"):
        read(body, kind, charset)
    read(response(page("a") + body, "a", Content_Type=f"text/html; charset={charset.replace(chr(0), '')}"), "warc")


@settings(deadline=None)
@given(
    st.recursive(st.none() | st.booleans() | st.floats() | ODD, lambda inner: st.lists(inner, max_size=4)), st.data()
)
def test_objects_of_the_contract(value: object, data: st.DataObject) -> None:
    whole = to_dict(
        from_text("Sluice may open\n\nBy Ana Torvik\n\nThe council said so on Friday, in one sentence.", "x")
    )
    place = whole
    while isinstance(inner := place[data.draw(st.sampled_from(sorted(place)))], list) and inner:
        if not isinstance(inner[0], dict):
            break
        place = inner[0]
    place[data.draw(st.sampled_from(sorted(place)))] = value
    with contextlib.suppress(ContractError):
        assert isinstance(from_dict(whole), Article)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("unit", [b"<", b"[", b"\n", b"> a\n", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"\xff\xfe", b"&"])
def test_the_same_over_and_over(unit: bytes, kind: Kind | None) -> None:
    read(unit * 5000, kind)

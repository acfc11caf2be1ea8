"""WARC files: the pages in them, and what is lost where they are broken."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawls import PAGES, archive, page, record, response
from sayso.article import Article
from sayso.errors import InputError
from sayso.reading import articles, from_bytes


def refs(data: bytes) -> list[str]:
    """The refs of what was read, with errors as they are shown."""
    found = from_bytes(data, "crawl", kind="warc")
    return [item.ref.rpartition("/")[2] if isinstance(item, Article) else str(item) for item in found]


both = pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])


@both
def test_pages_are_read_with_their_addresses(packed: bool, tmp_path: Path) -> None:
    name = "crawl.warc.gz" if packed else "crawl.warc"
    (tmp_path / name).write_bytes(archive(PAGES, packed=packed))
    found = list(articles([tmp_path]))
    assert [item.ref for item in found] == [f"https://lantern.example/{name}" for name in "abc"]
    (first, *_) = found
    assert isinstance(first, Article)
    assert (first.url, first.title) == ("https://lantern.example/a", "Lock a stays shut")


@both
def test_standard_input(packed: bool) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    found = articles(["-"], stdin=Pipe(archive(PAGES, packed=packed)))
    assert [item.ref for item in found] == [f"https://lantern.example/{name}" for name in "abc"]


def test_what_is_no_page_is_passed_over() -> None:
    others = [
        record(b"software: none\r\n", "warcinfo", "application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http;msgtype=request"),
        response(b"\x89PNG", "p", Content_Type="image/png"),
        response(page("m"), "m", "301 Moved", Location="https://lantern.example/n"),
        response(page("e"), "e", "404 Not Found"),
        record(page("r"), "resource", "text/html", "r"),
        record(b"The lock is shut, the council said.", "conversion", "text/plain", "t"),
    ]
    assert refs(archive([*others, *PAGES], packed=True)) == ["r", "t", "a", "b", "c"]


def test_packed_and_chunked_answers_are_unpacked() -> None:
    packed = gzip.compress(page("z"))
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:20], packed[20:])) + b"0\r\n\r\n"
    record = response(chunked, "z", Content_Encoding="gzip", Transfer_Encoding="chunked")
    (found,) = from_bytes(archive([record], packed=True), "crawl")
    assert isinstance(found, Article)
    assert found.title == "Lock z stays shut"


def test_what_keeps_an_answer_from_being_unpacked_is_said_on_one_line() -> None:
    error, *_ = from_bytes(response(page("z"), "z", Transfer_Encoding="chunked\n\r<p>"), "crawl", kind="warc")
    assert isinstance(error, InputError)
    assert "cannot be unpacked (" in str(error)
    assert len(str(error).splitlines()) == 1


def test_an_answer_that_unpacks_for_ever_is_bounded() -> None:
    bomb = gzip.compress(gzip.compress(b"a" * (40 * 2**20)))
    record = response(gzip.decompress(bomb), "z", Content_Encoding="gzip")
    (message, *rest) = refs(archive([record, *PAGES], packed=True))
    assert message == "crawl:https://lantern.example/z: cannot be unpacked (more than 32 MB)"
    assert rest == ["a", "b", "c"]


def test_a_page_without_text_is_named() -> None:
    message, *rest = refs(archive([response(b"<html><body></body></html>", "z"), *PAGES], packed=False))
    assert message.startswith("crawl:https://lantern.example/z: no article text")
    assert rest == ["a", "b", "c"]


@both
@pytest.mark.parametrize("keep", [0.05, 0.3, 0.9])
def test_cut_off_in_the_middle(packed: bool, keep: float) -> None:
    whole, last = archive(PAGES[:2], packed=packed), archive(PAGES[2:], packed=packed)
    found = refs(whole + last[: int(len(last) * keep)])
    assert found[:2] == ["a", "b"]
    (message,) = found[2:]
    assert message.startswith("crawl: damaged or cut-off record at byte ")


@both
def test_damage_loses_only_the_record_that_has_it(packed: bool) -> None:
    a, b, c = (archive([page], packed=packed) for page in PAGES)
    middle = len(b) // 2
    for damaged in (
        b[:middle] + bytes(byte ^ 0x55 for byte in b[middle : middle + 9]) + b[middle + 9 :],
        b[:middle] + b[middle + 40 :],
        b[:middle] + b"?" * 40 + b[middle:],
    ):
        found = refs(a + damaged + c)
        assert [ref for ref in found if len(ref) == 1] == ["a", "c"]
        assert len(found) == 3


def test_a_length_that_swallows_what_follows() -> None:
    data = archive(PAGES, packed=False).replace(b"Content-Length: ", b"Content-Length: 9", 2)
    found = refs(data.replace(b"Content-Length: 9", b"Content-Length: ", 1))
    assert [ref for ref in found if len(ref) == 1] == ["a", "c"]


@pytest.mark.parametrize("length", [b"-5", b"99999999999", b"9" * 30, b"x"])
def test_a_length_that_cannot_be(length: bytes) -> None:
    data = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + length + b"\r\n\r\nabc"
    (message,) = refs(data)
    assert message.startswith("crawl: damaged or cut-off record at byte ")


def test_an_address_over_two_lines_is_made_one() -> None:
    assert refs(archive([response(page("a"), "harbour\nlock"), response(b"", "harbour\nsluice")], packed=False)) == [
        "harbourlock",
        "crawl:https://lantern.example/harboursluice: is empty",
    ]


@given(st.booleans(), st.floats(0, 1), st.integers(0, 300), st.binary(max_size=30))
def test_damage_never_costs_what_comes_before_it(packed: bool, place: float, length: int, instead: bytes) -> None:
    records = [archive([page], packed=packed) for page in PAGES]
    whole = b"".join(records)
    start = int(len(whole) * place)
    found = list(from_bytes(whole[:start] + instead + whole[start + length :], "crawl", kind="warc"))
    assert all(isinstance(item, Article | InputError) for item in found)
    untouched = sum(start >= sum(map(len, records[: n + 1])) for n in range(3))
    assert [item.ref for item in found[:untouched]] == [f"https://lantern.example/{name}" for name in "abc"[:untouched]]

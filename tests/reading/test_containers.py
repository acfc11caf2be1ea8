from __future__ import annotations

import gzip
from itertools import islice

import pytest

from sayso.article import Article
from sayso.errors import InputError
from sayso.reading import container, from_bytes

TEXT = "Café owner says the lock stays\n\nThe owner, René Molyneux, told the Courier that “it stays”."


def only(data: bytes) -> Article:
    (result,) = from_bytes(data, "ref")
    assert isinstance(result, Article), result
    return result


def error(data: bytes) -> str:
    (result,) = from_bytes(data, "ref", source="in.txt")
    assert isinstance(result, InputError), result
    assert "\n" not in str(result)
    return str(result)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    article = only(data)
    assert article.text == TEXT
    assert article.encoding == encoding
    assert bool(article.warnings) == (encoding != "utf-8")


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = ("naïve café “quoted” words, " * 20).encode() + b"\xff end"
    article = only(data)
    assert article.encoding == "utf-8"
    assert article.text.endswith("\ufffd end")
    assert article.warnings


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"abc\x00\x01\x02def", "binary"),
        (b"<?xml version='1.0'?><urlset></urlset>", "neither a web page nor an RSS or Atom feed"),
        (gzip.compress(TEXT.encode())[:-9], "cut off"),
        (gzip.compress(TEXT.encode())[:12] + b"\xff" * 40, "gzip"),
    ],
)
def test_bad_bytes_are_one_line(data: bytes, reason: str) -> None:
    message = error(data)
    assert message.startswith("in.txt: ")
    assert reason in message


def test_gzip_is_undone() -> None:
    assert only(gzip.compress(TEXT.encode())).text == TEXT


def test_a_decompression_bomb_is_refused() -> None:
    bomb = gzip.compress(b"a" * (container.MAX_BYTES + 1))
    assert len(bomb) < 100_000
    assert "MB" in error(bomb)


def test_a_long_line_of_five_megabytes_is_read() -> None:
    text = "and he said “so (photo by " * 200_000
    assert only(text.encode()).text == text


def test_lines_before_a_cut_are_read() -> None:
    line = b'{"id": "a", "text": "Something was said."}\n'
    results = list(islice(from_bytes(gzip.compress(line * 50_000)[:-20], "ref"), 60_000))
    assert isinstance(results[0], Article)
    assert isinstance(results[-1], InputError)
    assert "cut off" in results[-1].reason

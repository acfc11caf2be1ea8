from __future__ import annotations

import gzip
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.article import Article
from sayso.errors import InputError
from sayso.reading import from_bytes, from_html, from_text
from sayso.reading.kinds import Kind
from soundness import assert_sound

LINES = st.sampled_from(
    [
        *("#", "", " ", "A title", "By Ana Torvik", "> quoted", "WHAT NOW", "Photo: Mina Laing"),
        *("The council said so on Friday, in a long sentence.", "— Ana (@ana) January 4, 2026"),
        "This story was first published by The Lantern.",
    ]
)
PLAIN = st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\r\n\r\n".join))
PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<br>", "<a href='/x'>", "</a>", "<a>", "<li>", "&nbsp;", " ", "\n"),
        *("<h1>", "</h1>", "<h2>", "</h2>", "<blockquote>", "</blockquote>", "<blockquote class='twitter-tweet'>"),
        *("<figure>", "<figcaption>", "</figcaption>", "<img alt='A lock between two piers'>", "<aside>", "</aside>"),
        *("<article>", "<script>", "</script>", "<table><tr><td>", "The council said so. "),
        "A long sentence about a lock that was shut on a Friday in spring. ",
    ]
)
HTML = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40).map("".join)
KEYS = st.sampled_from(["id", "ref", "title", "text", "html", "url", "date", "outlet", "byline", "authors"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)
RECORDS = st.dictionaries(KEYS, st.text() | VALUES)
KINDS: tuple[Kind | None, ...] = (None, "text", "html", "json", "jsonl")


@settings(deadline=None)
@given(PLAIN)
def test_plain_text_is_kept(text: str) -> None:
    article = from_text(text, "x")
    assert_sound(article)
    assert article.text == text.encode(errors="surrogatepass").decode(errors="surrogatepass")


@settings(deadline=None)
@given(PLAIN)
def test_plain_text_survives_the_way_through_bytes(text: str) -> None:
    for result in from_bytes(gzip.compress(text.encode()), "x", kind="text"):
        if isinstance(result, Article) and result.encoding == "utf-8":
            assert result.text == text.removeprefix("\ufeff")
            assert_sound(result)


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    for kind in KINDS:
        for result in from_bytes(data, "x", kind=kind):
            if isinstance(result, Article):
                assert_sound(result)
            else:
                assert "\n" not in str(result)


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 60), st.binary(min_size=1, max_size=3))
def test_no_damaged_gzip_raises(data: bytes, place: int, damage: bytes) -> None:
    packed = bytearray(gzip.compress(data))
    packed[2 + place : 2 + place + len(damage)] = damage
    assert all(isinstance(result, Article | InputError) for result in from_bytes(bytes(packed), "x"))


@settings(deadline=None)
@given(HTML)
def test_pages_are_sound_or_an_error(page: str) -> None:
    try:
        article = from_html(page, "x", url="https://lantern.example/a")
    except InputError as error:
        assert "could not be read" not in str(error), error.__cause__
        return
    assert_sound(article)
    assert all(link.url.startswith("http") for link in article.links)


@settings(deadline=None)
@given(st.lists(RECORDS.map(json.dumps) | st.text(max_size=30), max_size=5))
def test_json_lines_are_articles_or_errors(lines: list[str]) -> None:
    data = "\n".join(" ".join(line.splitlines()) for line in lines).encode(errors="surrogatepass")
    for result in from_bytes(data, "x", kind="jsonl"):
        if isinstance(result, Article):
            assert_sound(result)
        else:
            assert "\n" not in str(result)

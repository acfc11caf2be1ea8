"""Feeds as their readers meet them: RSS, Atom, what is odd in them and what is meant to hurt."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.article import Article, Link
from sayso.errors import FetchError, InputError
from sayso.reading import articles, from_bytes
from sayso.reading.fetch import Fetched

WHOLE = (
    "<p>The council said on Friday that the <a href='/lock'>old lock</a> stays shut for the winter.</p>"
    "<p>It gave no reason for it, and none of its members would speak.</p>"
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour news | The Daily Lantern</title><link>https://dailylantern.example/</link>
<item><title>Lock stays shut &amp;amp; dry</title><link>https://dailylantern.example/a</link>
<pubDate>Fri, 02 Jan 2026 08:30:00 +0000</pubDate><dc:creator>Ana Torvik</dc:creator>
<description>The lock stays shut.</description><content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>
<item><title>Ferry may stop</title><link>https://dailylantern.example/b</link>
<description>The Marrow ferry may stop in May, the mayor said on Monday.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Varle Gazette</title><id>x</id>
<entry><title type="html">Sluice &lt;b&gt;opens&lt;/b&gt;</title><id>tag:varle,2026:1</id>
<author><name>Jon Vesk</name></author><updated>2026-02-03T04:05:06Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The sluice was opened on Monday, the town's
engineer said.</p></div></content></entry></feed>"""
PAGE = (
    b"<html><body><article><h1>Ferry may stop</h1><p>The Marrow ferry may stop in May if the grant ends, Mayor Lin "
    b"Okafor told the Lantern on Monday.</p><p>She gave no date.</p></article></body></html>"
)


def read(feed: str | bytes, name: str = "news.rss", tmp: Path | None = None) -> list[Article | InputError]:
    data = feed.encode() if isinstance(feed, str) else feed
    if tmp is None:
        return list(from_bytes(data, "news"))
    (tmp / name).write_bytes(data)
    return list(articles([tmp]))


def article(found: Article | InputError) -> Article:
    assert isinstance(found, Article), found
    return found


def test_an_entry_that_the_feed_holds_whole() -> None:
    first = article(read(RSS)[0])
    assert first.ref == first.url == "https://dailylantern.example/a"
    assert first.title == "Lock stays shut & dry"
    assert first.text.startswith("Lock stays shut & dry\n\nThe council said on Friday that the old lock stays shut")
    assert "The lock stays shut." not in first.text
    assert first.published == "2026-01-02T08:30:00+00:00"
    assert (first.byline, first.outlet, first.warnings) == (("Ana Torvik",), "The Daily Lantern", ())
    start = first.text.index("old lock")
    assert first.links == (Link(start, start + 8, "https://dailylantern.example/lock"),)


def test_a_summary_is_read_and_said_to_be_one() -> None:
    second = article(read(RSS)[1])
    assert second.text == "Ferry may stop\n\nThe Marrow ferry may stop in May, the mayor said on Monday."
    assert second.warnings == ("Only a summary: the feed does not hold the article itself.",)
    assert second.published is None


def test_atom() -> None:
    (entry,) = map(article, read(ATOM))
    assert (entry.ref, entry.url, entry.outlet) == ("tag:varle,2026:1", None, "Varle Gazette")
    assert (entry.title, entry.byline) == ("Sluice opens", ("Jon Vesk",))
    assert entry.published == "2026-02-03T04:05:06+00:00"
    assert "The sluice was opened on Monday, the town's engineer said." in entry.text


def test_entries_without_address_or_id_are_numbered() -> None:
    item = "<item><title>Lock shut</title><description>The lock is shut, the council said.</description></item>"
    found = read(f"<rss version='2.0'><channel>{item * 2}</channel></rss>")
    assert [article(entry).ref for entry in found] == ["news:1", "news:2"]


def test_feeds_are_found_in_folders_and_by_content(tmp_path: Path) -> None:
    refs = [f"https://dailylantern.example/{name}" for name in "ab"]
    assert [found.ref for found in read(RSS, tmp=tmp_path)] == refs
    assert [found.ref for found in read(gzip.compress(RSS.encode()))] == refs
    assert [article(found).title for found in read(RSS.replace("utf-8", "utf-16").encode("utf-16"))][
        1
    ] == "Ferry may stop"


def online(monkeypatch: pytest.MonkeyPatch, pages: dict[str, bytes]) -> list[str]:
    asked: list[str] = []

    def fetch(url: str) -> Fetched:
        asked.append(url)
        if url not in pages:
            raise FetchError(url, "the server answered 404")
        return Fetched(pages[url], url, "utf-8")

    monkeypatch.setattr("sayso.reading.inputs.fetch", fetch)
    return asked


def test_of_a_fetched_feed_the_pages_of_its_summaries_are_fetched_too(monkeypatch: pytest.MonkeyPatch) -> None:
    feed = "https://dailylantern.example/feed"
    asked = online(monkeypatch, {feed: RSS.encode(), "https://dailylantern.example/b": PAGE})
    found = [article(entry) for entry in articles([feed])]
    assert asked == [feed, "https://dailylantern.example/b"]
    assert found[1].ref == "https://dailylantern.example/b"
    assert "Mayor Lin Okafor told the Lantern" in found[1].text
    assert found[1].warnings == ()


def test_an_address_in_a_file_is_never_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = online(monkeypatch, {})
    assert len(read(RSS, tmp=tmp_path)) == 2
    assert asked == []


def test_a_page_that_cannot_be_fetched_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    feed = "https://dailylantern.example/feed"
    online(monkeypatch, {feed: RSS.encode()})
    first, second = articles([feed])
    assert article(first).title == "Lock stays shut & dry"
    assert str(second) == "https://dailylantern.example/b: the server answered 404"


BOMB = (
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]><rss version='2.0'><channel><item><title>&a11;</title><description>x</description></item></channel></rss>"
)
SPY = (
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    "<rss version='2.0'><channel><item><title>&a;</title><description>x</description></item></channel></rss>"
)


@pytest.mark.parametrize("write", [str.encode, lambda feed: feed.encode("utf-16")], ids=["utf-8", "utf-16"])
@pytest.mark.parametrize("feed", [BOMB, SPY], ids=["bomb", "external"])
def test_entities_of_its_own_are_refused(feed: str, write: Callable[[str], bytes]) -> None:
    (found,) = read(write(feed))
    assert str(found) == "news: declares XML entities of its own, which may expand for ever"


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("This is no feed.", "neither a web page nor an RSS or Atom feed"),
        ("<?xml version='1.0'?><urlset><url/></urlset>", "neither a web page nor an RSS or Atom feed"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "no articles in this feed"),
        ("<rss><channel>" + "<item>" * 500_000, "more than 500,000 tags: cut the feed into smaller ones"),
        ("<?xml " + "encoding='utf-8' " * 50_000 + "<rss>", "has an XML declaration without an end"),
        (" ", "is empty"),
    ],
)
def test_what_is_no_feed_is_one_line(feed: str, reason: str, tmp_path: Path) -> None:
    (found,) = read(feed, tmp=tmp_path)
    assert str(found) == f"{tmp_path / 'news.rss'}: {reason}"


def test_of_a_feed_that_is_cut_off_the_whole_entries_are_read() -> None:
    first, error = read(RSS[: RSS.index("in May, the mayor")])
    assert article(first).title == "Lock stays shut & dry"
    assert str(error) == "news: cut-off feed"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_feed_in_one_line_that_tells_of_encodings(encoding: str) -> None:
    feed = RSS.replace("\n", "").replace("The lock stays shut.", "encoding='utf-8' " * 20_000)
    feed = feed.replace("utf-8", encoding.removesuffix("-sig"), 1)
    assert [article(entry).title for entry in read(feed.encode(encoding))] == [
        "Lock stays shut & dry",
        "Ferry may stop",
    ]


def test_a_feed_with_a_mistake_in_its_xml_is_read() -> None:
    found = read(RSS.replace("Ferry may stop", "Ferry&nbsp;may stop & sink"))
    assert [article(entry).title for entry in found][1] == "Ferry may stop & sink"


def test_an_id_of_several_lines_is_a_ref_and_an_error_of_one() -> None:
    entry = "<entry><id>tag:varle\n2026</id><title>{}</title><content>{}</content></entry>"
    feed = f"<feed>{entry.format('Lock', 'The council said so on Friday.')}{entry.format('', '')}</feed>"
    found, error = read(f"<?xml version='1.0'?>{feed}")
    assert (found.ref, str(error)) == ("tag:varle 2026", "news:tag:varle 2026: has no text")


def test_an_address_that_is_none_is_no_reason_not_to_read() -> None:
    (first, _) = read(RSS.replace("https://dailylantern.example/", "http://[/"))
    assert (article(first).url, article(first).outlet) == (None, "Harbour news | The Daily Lantern")


@pytest.mark.parametrize("name", ["authors", "content", "summary_detail", "source", "link", "id", "title", "published"])
def test_elements_with_the_names_of_the_parsers_own_parts(name: str) -> None:
    for place in ("<item>", "<channel>"):
        assert len(read(RSS.replace(place, f"{place}<{name}>x</{name}><x:{name}>x</x:{name}>", 1))) == 2


@given(st.integers(0, len(RSS)), st.integers(0, 40), st.binary(max_size=20))
def test_damage_is_an_error_at_worst(start: int, length: int, instead: bytes) -> None:
    data = RSS.encode()
    for found in from_bytes(data[:start] + instead + data[start + length :], "news", kind="feed"):
        assert isinstance(found, Article | InputError)

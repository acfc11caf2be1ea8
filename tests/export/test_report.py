"""The HTML report, read by an HTML parser."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources

from bridge import bridge, traces
from hypothesis import given
from lxml import html

from ferry import ferry
from invented import article, articles, sluice
from sayso.article import Article, Segment
from sayso.export.registry import exported
from sayso.export.sound import xml_text
from sayso.export.traced import TracedClaim
from sayso.statement import Source, Statement

VOID = {"meta", "br", "path", "rect"}
KNOWN = VOID | {"html", "head", "title", "style", "body", "main", "article", "header", "h1", "h2", "p", "ul", "li"}
KNOWN |= {"span", "b", "i", "a", "aside", "div", "small", "table", "thead", "tbody", "tr", "th", "td", "details"}
KNOWN |= {"summary", "pre", "q", "figure", "figcaption", "svg", "g", "text"}


class Page(HTMLParser):
    """What a page holds, after a look that all of it is balanced, known, and from here."""

    def __init__(self, what: Article | TracedClaim | list[Article]) -> None:
        super().__init__()
        self.source = b"".join(exported(what, "html")).decode()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(self.source)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))
        for link in self.links:
            assert link.startswith(("https://", "http://")) or link.removeprefix("#") in self.ids
        self.tree = html.fromstring(self.source.encode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert tag in KNOWN
        assert not [name for name in found if name.startswith("on") or name in ("src", "style", "srcdoc")]
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def text(self, path: str) -> list[str]:
        return [" ".join(str(found.text_content()).split()) for found in self.tree.xpath(path)]


def test_notes_stand_beside_the_paragraph_that_begins_their_statement() -> None:
    page = Page(ferry())
    (row,) = [row for row in page.text("//div[contains(@class, 'row')]") if row.startswith("The Post quoted")]
    assert "3Harbour Post (named; outlet) quoted." in row
    assert "4engineer (unnamed) said, by way of Harbour Post. Firmness: hedged. Within: statement 3." in row


def test_the_underline_tells_who_is_named() -> None:
    marks = {
        str(found.text_content()): found.get("class").split()[1]
        for found in Page(ferry()).tree.xpath("//p[@class='words']//span[contains(@class, 'said')]")
    }
    assert marks["“There is no other boat,”"] == "named"
    assert marks["the plan “a joke.”"] == "unnamed"
    assert marks["sold in 2019"] == "unstated"


def test_statements_within_statements_have_a_lane_each() -> None:
    (inner,) = Page(sluice()).tree.xpath(
        "//span[contains(@class, 'lane1')]/span[text() = 'the sluice “[i]f it rains [again]” would open']"
    )
    assert "lane2" in inner.get("class")


def test_the_summary_and_the_holders_are_there() -> None:
    page = Page(ferry())
    assert "10 statements, 8 of them from 7 holders." in page.text("//ul[@class='summary']/li")
    assert "Ilse Brandt" in page.text("//td[1]/b")


def test_the_headline_in_the_text_is_not_said_twice() -> None:
    page = Page(ferry())
    assert page.text("//h1") == ["The Marrow Mercury"]
    assert page.text("//h2[@class='words']") == ["Marrow ferry to stop in May"]


def test_a_statement_links_to_its_place_in_the_page() -> None:
    page = Page(replace(ferry(), url="https://news.example/ferry?a=1&b=2"))
    assert (
        "https://news.example/ferry?a=1&b=2#:~:text=%E2%80%9CThere%20is%20no%20other%20boat%2C%E2%80%9D" in page.links
    )


def test_nothing_of_an_article_becomes_markup_or_an_address() -> None:
    text = '<script>alert(1)</script> <img src=x onerror=alert(1)> & "more"'
    said = Statement("s<b>", (), (), ((0, len(text)),), "indirect", 0.5, holder="S1", via=("S1",))
    hostile = replace(
        article(text, (said,), ref="</title><u>"),
        title="</style><i>",
        url="javascript:alert(1)",
        sources=(Source("S1", "<u onclick=x>", "person", True, "<s>"),),
        segments=(Segment("headline", 0, 9),),
    )
    page = Page(hostile)
    assert "javascript:" not in "".join(page.links)
    assert not page.tree.xpath("//script | //img | //u")


def test_nothing_comes_from_elsewhere() -> None:
    style = resources.files("sayso.export").joinpath("report.css").read_text()
    assert not re.search(r"url\(|@import|https?://", style)
    assert "default-src 'none'" in Page(ferry()).source


@given(articles())
def test_any_article_is_shown_whole(given_article: Article) -> None:
    page = Page(given_article)
    for number in page.tree.xpath("//*[@class='words']//a"):
        number.drop_tree()
    shown = "".join(str(found.text_content()) for found in page.tree.xpath("//*[@class='words']"))
    assert "".join(shown.split()) == "".join(xml_text(given_article.text).split())
    assert len(page.tree.xpath("//p[@class='note']")) == len(given_article.statements)


def test_several_articles_stand_on_one_page() -> None:
    page = Page([ferry(), sluice(), ferry()])
    assert page.tree.xpath("//article/@id") == ["a1", "a2", "a3"]


def test_a_claim_says_how_many_origins_it_has() -> None:
    page = Page(bridge())
    assert page.text("//h1") == ["The glass bridge will close"]
    assert page.text("//p[@class='count']") == ["3 articles, 1 origin (between 1 and 2)"]
    assert "hedge: may close (post) → will close" in page.text("//td")
    assert "The engineer may be a second origin." in page.text("//p[@class='about']")
    assert "the Marrow Post reported" in page.text("//q")
    assert [str(found) for found in page.tree.xpath("//*[local-name() = 'path']/@class")] == [
        "edge cites",
        "edge cites",
        "edge rests",
    ]


@given(traces())
def test_any_trace_is_shown(given_trace: TracedClaim) -> None:
    page = Page(given_trace)
    assert len(page.tree.xpath("//table[2]/tbody/tr | (//table)[2]/tbody/tr")) == len(given_trace.trace.articles)

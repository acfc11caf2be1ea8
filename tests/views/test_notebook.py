"""What an article looks like in a notebook."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given

from ferry import ferry
from invented import article, articles, sluice
from sayso.article import Article
from sayso.statement import Credit, Source, Statement
from sayso.views.characters import printable
from sayso.views.notebook import article_html


class Page(HTMLParser):
    """The text of a page by the class of the element that holds it, and whether its tags are balanced."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.body = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(f"{tag}.{dict(attrs).get('class', '')}")
        self.names.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().startswith(f"{tag}.")

    def handle_data(self, data: str) -> None:
        if "div.text" in self.open and "sup." not in self.open:
            self.body += data


def test_the_statements_are_marked_in_the_text() -> None:
    html = article_html(sluice())
    assert '<span class="source" title="statement 4">Mayor Lin Okafor</span>' in html
    assert '<span class="content" title="statement 4">“We have no plan to do that,”</span><sup>4</sup>' in html
    assert '<span class="content unstated" title="statement 6">cracked in 1998</span>' in html
    assert 'class="content inner"' in html


def test_the_summary_stands_above_the_text() -> None:
    above, _, _ = article_html(ferry()).partition('<div class="text">')
    assert "<li>10 statements, 8 of them from 7 holders.</li>" in above
    assert "<li>The headline leaves out: the source, the condition.</li>" in above


def test_the_statements_are_listed_by_holder() -> None:
    html = article_html(ferry())
    assert (
        "<dt>Lin Okafor <small>(named; Mayor)</small></dt>"
        '<dd><span class="number">10</span>denies that the grant will end'
        "<small>Firmness: denied. Confidence: 96%.</small></dd>"
    ) in html
    assert "<small>Firmness: asserted. Within: statement 8. Confidence: 64%.</small>" in html
    assert (
        html.index("<dt>Lin Okafor") < html.index("<dt>Not sure whose</dt>") < html.index("<dt>No source stated</dt>")
    )


def test_a_notebook_finds_the_view_by_itself() -> None:
    assert sluice()._repr_html_() == article_html(sluice())


def test_an_article_cannot_bring_markup_of_its_own() -> None:
    text = '<script>alert(1)</script> & "more"'
    said = Statement("s<b>", (), (), ((0, len(text)),), "indirect", 0.5, holder="S1", via=("S1",))
    given_article = replace(
        article(text, (said,), ref="<i>"),
        sources=(Source("S1", "<u>", "person", True, "<s>"),),
        credits=(Credit("wire", "<em>", 0, 1, "<"),),
    )
    html = article_html(given_article)
    assert not {"script", "b", "i", "u", "s", "em"} & Page(html).names
    assert "&lt;script&gt;" in html


@given(articles())
def test_any_article_is_shown_whole_in_balanced_tags(given_article: Article) -> None:
    assert Page(article_html(given_article)).body == printable(given_article.text)

"""Nothing that an article, a name or a question holds becomes markup."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ferry import ferry
from invented import articles
from sayso.article import Article, Link
from sayso.corpus.records import Copy, Edit
from sayso.web.addresses import segment
from sayso.web.drawn.aligned import aligned
from sayso.web.drawn.notes import Chosen, notes
from sayso.web.drawn.text import rows
from sayso.web.drawn.timeline import Moment, timeline
from web.looking import all_of, parsed
from web.served import Serve, put

NASTY = """<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{7*7}}${7*7}\u202e\x1b[31m&lt;"""
ALLOWED = {"span", "a", "b", "i", "mark"}


def markup(fragment: str) -> Any:
    return parsed(f"<!DOCTYPE html><title>t</title><div>{fragment}</div>")


def tags(tree: Any) -> set[str]:
    return {element.tag.rpartition("}")[2] for element in all_of(tree, "//h:div//*")}


@settings(max_examples=60)
@given(articles(st.text(alphabet="<>\"'&/ ab\n", max_size=10) | st.text(max_size=6)), st.integers(0, 20))
def test_any_article_becomes_the_text_and_nothing_else(article: Article, start: int) -> None:
    drawn = rows(article, notes(article, Chosen()), (start, start + 5))
    for row in drawn:
        tree = markup(row.html)
        assert tags(tree) <= ALLOWED
        for address in all_of(tree, "//h:a/@href"):
            assert address.startswith(("#", "http://", "https://"))
    assert {note.id for row in drawn for note in row.notes} in ({s.id for s in article.statements}, set())


@given(st.text(max_size=40), st.text(max_size=40), st.data())
def test_any_copy_shows_both_texts_whole(first: str, second: str, data: st.DataObject) -> None:
    def spans(text: str) -> tuple[int, int]:
        start = data.draw(st.integers(0, len(text)))
        return start, data.draw(st.integers(start, len(text)))

    a, b = spans(first), spans(second)
    edit = Edit((a[0], a[0] + (a[1] - a[0]) // 2), (b[0], b[1]))
    copy = Copy(("x", "y"), (a, b), "prose", 1, (0.5, 0.5), (edit,) if a[0] < a[1] else ())
    pair = (Article("x", "sha256:0", first), Article("y", "sha256:0", second))
    drawn = aligned(*pair, [copy])
    for side, text in ((0, first), (1, second)):
        shown = "".join(all_of(markup("".join(row.cells[side] for row in drawn)), "//h:div//text()"))
        kept = [c for c in text if c.isalnum()]
        assert [c for c in shown if c.isalnum()] == kept


def test_passages_in_another_order_are_marked_where_they_stand() -> None:
    one, two = "First things here. Then other things.", "Then other things. First things here."
    copies = [
        Copy(("x", "y"), ((0, 17), (19, 36)), "prose", 3, (0.5, 0.5)),
        Copy(("x", "y"), ((19, 36), (0, 17)), "prose", 3, (0.5, 0.5)),
    ]
    drawn = aligned(Article("x", "sha256:0", one), Article("y", "sha256:0", two), copies)
    assert sum(row.copy is not None for row in drawn) == 1
    assert sum('class="moved"' in cell for row in drawn for cell in row.cells) == 2


@pytest.fixture
def nasty(serve: Serve) -> Any:
    article = ferry()
    sources = tuple(replace(source, name=NASTY, description=NASTY) for source in article.sources)
    article = replace(
        article,
        ref=NASTY,
        title=NASTY,
        outlet=NASTY,
        byline=(NASTY,),
        warnings=(NASTY,),
        url="javascript:alert(1)",
        sources=sources,
        links=(Link(0, 6, "javascript:alert(1)"), Link(7, 12, 'https://a.example/"><script>')),
    )
    client = serve(empty=True)
    put(client, article)
    return client


def test_what_an_article_holds_is_shown_as_it_is(nasty: Any) -> None:
    ref = nasty.get("/api/articles").json()["items"][0]["ref"]
    for path in ("/", "/?all=1", f"/article/{segment(ref)}", "/sources", f"/source/{segment(NASTY)}"):
        page = nasty.get(path)
        assert page.status_code == 200, path
        tree = parsed(page.text)
        assert not all_of(tree, "//h:img | //@onerror | //h:script[not(@src)]")
        assert not [link for link in all_of(tree, "//@href") if str(link).startswith("javascript")]
        assert "49" not in page.text.replace(html.escape(ref), "")
        assert "\x1b" not in page.text and "\u202e" not in page.text


@pytest.mark.parametrize("path", ["/?q=", "/trace?claim=", "/article/", "/source/", "/claim/", "/job/", "/copies/a/"])
def test_what_somebody_asks_is_shown_as_it_is(path: str, nasty: Any) -> None:
    for asked in (NASTY, "\"quoted' name", "%00", "'; DROP TABLE articles; --", "a" * 900):
        tree = parsed(nasty.get(path + quote(asked, safe="")).text)
        assert not all_of(tree, "//h:img | //@onerror | //h:script[not(@src)]")
    assert nasty.get("/api/about").json()["articles"] == 1


@given(
    st.lists(st.tuples(st.text(max_size=20), st.none() | st.text(max_size=10) | st.datetimes().map(str)), max_size=5)
)
def test_any_dates_make_a_timeline_or_none(given_: list[tuple[str, str | None]]) -> None:
    drawn = timeline([Moment(name, date, "reports") for name, date in given_])
    if drawn:
        tree = parsed(f"<!DOCTYPE html><title>t</title>{drawn}")
        assert {e.tag.rpartition("}")[2] for e in all_of(tree, "//*[local-name()='svg']//*")} <= {
            "g", "line", "circle", "text",
        }  # fmt: skip


@given(st.text(min_size=1, max_size=30).filter(lambda ref: ref not in (".", "..")))
def test_any_ref_is_one_segment_of_a_path(ref: str) -> None:
    if ref.encode("utf-8", "ignore").decode() == ref:
        assert not set(segment(ref)) & set("/?#.")

"""GraphML and GEXF, read by networkx and by an XML parser."""

from __future__ import annotations

import io
from typing import Any, Literal

import pytest
from bridge import bridge, traces
from hypothesis import given
from lxml import etree

from ferry import ferry
from invented import articles
from sayso.article import Article
from sayso.export.registry import exported
from sayso.export.traced import TracedClaim

networkx = pytest.importorskip("networkx")

Form = Literal["graphml", "gexf"]
FORMS: tuple[Form, ...] = ("graphml", "gexf")


def read(what: Article | TracedClaim, form: Form) -> Any:
    written = b"".join(exported(what, form))
    etree.fromstring(written)
    reader = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form]
    return reader(io.BytesIO(written))


def edges(graph: Any, how: str) -> set[tuple[str, str]]:
    return {(start, end) for start, end, data in graph.edges(data=True) if data["how"] == how}


@pytest.mark.parametrize("form", FORMS)
def test_statements_lead_to_who_holds_them(form: Form) -> None:
    graph = read(ferry(), form)
    assert graph.nodes["a1/S1"]["label"] == "Ilse Brandt"
    assert graph.nodes["a1/S3"]["named"] == "no"
    assert graph.nodes["a1/s1"]["firmness"] == "conditional"
    assert {("a1/s1", "a1/S1"), ("a1/s2", "a1/S1")} <= edges(graph, "held")
    assert ("a1/s9", "a1/s8") in edges(graph, "within")
    assert "a1/S9" not in graph  # nobody is known to hold these


@pytest.mark.parametrize("form", FORMS)
def test_relays_are_a_way_of_steps(form: Form) -> None:
    graph = read(ferry(), form)
    way = sorted(
        (data["step"], start, end) for start, end, data in graph.edges(data=True) if data.get("statement") == "a1/s9"
    )
    assert way == [(1, "a1/s9", "a1/S6"), (2, "a1/S6", "a1/S5"), (3, "a1/S5", "a1/S7")]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_article_is_the_same_file_on_every_day(form: Form) -> None:
    assert b"20" not in b"".join(exported([], form)).replace(b"/2001/XMLSchema", b"")


@pytest.mark.parametrize("form", FORMS)
@given(given_article=articles())
def test_any_article_is_a_graph(form: Form, given_article: Article) -> None:
    graph = read(given_article, form)
    statements = {node for node, data in graph.nodes(data=True) if data["type"] == "statement"}
    assert statements == {f"a1/{statement.id}" for statement in given_article.statements}


@pytest.mark.parametrize("form", FORMS)
def test_a_trace_leads_from_articles_to_origins(form: Form) -> None:
    graph = read(bridge(), form)
    assert edges(graph, "cites") == {("article/herald", "article/post"), ("article/blog", "article/herald")}
    assert edges(graph, "rests") == {("article/post", "origin/O1")}
    assert graph.nodes["origin/O1"]["behind"] == "an unnamed engineer"
    assert graph.nodes["article/blog"]["stance"] == "doubts"


@pytest.mark.parametrize("form", FORMS)
@given(given_trace=traces())
def test_any_trace_is_a_graph(form: Form, given_trace: TracedClaim) -> None:
    graph = read(given_trace, form)
    assert sum(data["type"] == "origin" for _, data in graph.nodes(data=True)) == len(given_trace.trace.origins)

"""schema.org, read by PyLD and rdflib."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from bridge import bridge, traces
from contexts import expanded, triples
from hypothesis import given

from ferry import ferry
from invented import article, articles
from sayso.article import Article
from sayso.export.registry import exported
from sayso.export.traced import TracedClaim
from sayso.statement import Statement

PREFIXES = "PREFIX s: <http://schema.org/> PREFIX sayso: <urn:sayso:terms:> "


def exporting(what: Article | TracedClaim) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(b"".join(exported(what, "schema-org")))
    return document


def rows(document: dict[str, Any], query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in triples(document).query(PREFIXES + query))


def test_who_is_given_as_saying_what() -> None:
    query = "SELECT ?who ?what WHERE { ?q a s:Quotation; s:text ?what; s:spokenByCharacter/s:name ?who }"
    assert ("Ilse Brandt", "“There is no other boat,”") in rows(exporting(ferry()), query)
    query = "SELECT ?who ?what ?f WHERE { ?c a s:Claim; s:text ?what; s:author/s:name ?who; sayso:firmness ?f }"
    grant = "The Marrow ferry will stop if the council ends its grant"
    assert ("Ilse Brandt", grant, "conditional") in rows(exporting(ferry()), query)


def test_who_denies_something_is_not_its_author() -> None:
    query = 'SELECT ?how WHERE { ?c s:text "that the grant will end"; ?how ?who. ?who s:name "Lin Okafor" }'
    assert rows(exporting(ferry()), query) == [("urn:sayso:terms:holder",)]


def test_relays_stand_one_behind_the_other() -> None:
    query = """SELECT ?near ?far WHERE {
        ?q s:text "the plan “a joke.”"; s:spokenByCharacter/s:name "fishermen"; s:isBasedOn ?a.
        ?a s:name ?near; s:isBasedOn/s:creator/s:name ?far }"""
    assert rows(exporting(ferry()), query) == [("Plover", "neighbour")]


def test_a_document_holds_its_words_itself() -> None:
    query = "SELECT ?name WHERE { ?c s:text ?t; s:isBasedOn ?d. ?d a s:Report; s:name ?name }"
    assert rows(exporting(ferry()), query) == [("report by the Seamen’s Union",)]


def test_an_article_names_what_it_is_based_on() -> None:
    query = "SELECT ?by WHERE { ?a a s:NewsArticle; s:isBasedOn/s:publisher/s:name ?by }"
    assert rows(exporting(ferry()), query) == [("The Daily Lantern",), ("Tidewire",)]


def test_nobody_speaks_where_nobody_is_known() -> None:
    (bare,) = [part for part in exporting(ferry())["@graph"][0]["hasPart"] if part["text"] == "“Nobody asked us,”"]
    assert "spokenByCharacter" not in bare
    assert "author" not in bare


def test_no_text_ends_the_script_element_around_it() -> None:
    text = "</script><script>alert(1)</script>"
    hostile = replace(article(text, (Statement("s1", (), (), ((0, len(text)),), "direct", 1.0),)), title=text)
    assert b"<" not in b"".join(exported(hostile, "schema-org"))
    assert exporting(hostile)["@graph"][0]["headline"] == text


@given(articles())
def test_any_article_is_json_ld(given_article: Article) -> None:
    document = exporting(given_article)
    expanded(document)
    parts = document["@graph"][0].get("hasPart", [])
    assert len(parts) == len(given_article.statements)


def test_a_claim_appears_in_articles_that_rest_on_its_origin() -> None:
    document = exporting(bridge())
    query = """SELECT ?url ?origin WHERE { ?c a s:Claim; s:text "The glass bridge will close"; s:appearance ?a.
        ?a s:url ?url; s:isBasedOn*/s:creator/s:name ?origin }"""
    assert rows(document, query) == [
        ("https://herald.example/bridge?a=1&b=2", "Marrow Post"),
        ("https://post.example/bridge?a=1&b=2", "Marrow Post"),
    ]


@given(traces())
def test_any_trace_is_json_ld(given_trace: TracedClaim) -> None:
    expanded(exporting(given_trace))

"""Web Annotation, read by PyLD and by a program that finds quotes in a text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from bridge import bridge, traces
from contexts import expanded, triples
from hypothesis import given

from ferry import ferry
from invented import article, articles, sluice
from sayso.article import Article
from sayso.export.registry import exported
from sayso.export.selecting import in_text, quote
from sayso.export.traced import TracedClaim
from sayso.statement import Span, Statement

OA = "http://www.w3.org/ns/oa#"

_SELECTOR = {
    "oneOf": [
        {
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
            "required": ["type", "exact"],
        },
        {
            "properties": {"type": {"const": "TextPositionSelector"}, "start": {"minimum": 0}, "end": {"minimum": 1}},
            "required": ["type", "start", "end"],
        },
    ]
}
_SPECIFIC = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": {"type": "string", "pattern": "^[a-z]+:"},
        "selector": {"anyOf": [{"type": "array", "items": _SELECTOR, "minItems": 1}, _SELECTOR]},
        "purpose": {"type": "string"},
    },
    "required": ["type", "source", "selector"],
}
_TEXTUAL = {
    "type": "object",
    "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}, "purpose": {"type": "string"}},
    "required": ["type", "value"],
}
SCHEMA = {
    "properties": {
        "@context": {"contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "id": {"type": "string", "pattern": "^[a-z]+:"},
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer"},
        "first": {
            "properties": {
                "type": {"const": "AnnotationPage"},
                "items": {
                    "items": {
                        "properties": {
                            "id": {"type": "string", "pattern": "^[a-z]+:"},
                            "type": {"const": "Annotation"},
                            "body": {"items": {"oneOf": [_SPECIFIC, _TEXTUAL]}},
                            "target": {
                                "items": {"oneOf": [_SPECIFIC, {"type": "string", "pattern": "^urn:"}]},
                                "minItems": 1,
                            },
                        },
                        "required": ["id", "type", "target"],
                    }
                },
            },
            "required": ["id", "type", "items"],
        },
    },
    "required": ["@context", "id", "type", "total", "first"],
}
"""What the data model says that annotations must have, as far as exports use it."""


def exporting(what: Article | TracedClaim) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(b"".join(exported(what, "web-annotation")))
    jsonschema.validate(document, SCHEMA)
    assert document["total"] == len(document["first"]["items"])
    return document


def bodies(annotation: dict[str, Any], role: str) -> list[str]:
    found = [body for body in annotation["body"] if body["sayso:role"] == role]
    return [body["value"] if "value" in body else body["selector"][0]["exact"] for body in found]


def test_a_statement_is_an_annotation_with_whose_word_it_is() -> None:
    told, bare = (exporting(ferry())["first"]["items"][n] for n in (0, 5))
    assert bodies(told, "holder") == ["Ilse Brandt"]
    assert bodies(told, "via") == ["Harbour Post"]
    assert bodies(told, "firmness") == ["conditional"]
    assert bodies(told, "cue") == ["told"]
    assert bodies(told, "condition") == ["if the council ends its grant"]
    assert bodies(bare, "holder") == []
    assert bodies(bare, "cue") == ["reportedly"]
    assert [target["selector"][0]["exact"] for target in bare["target"]] == ["The ferry was", "sold in 2019"]


def test_a_page_is_annotated_by_words_alone() -> None:
    there = exporting(replace(ferry(), url="https://news.example/ferry"))["first"]["items"][1]["target"]
    assert there[1] == {
        "type": "SpecificResource",
        "source": "https://news.example/ferry",
        "selector": {"type": "TextQuoteSelector", "exact": "“There is no other boat,”", "suffix": " she said."},
    }


def test_an_address_that_is_none_of_the_web_is_no_target() -> None:
    document = exporting(replace(sluice(), url="javascript:alert(1)"))
    assert "javascript" not in json.dumps(document)


def test_relays_keep_their_order() -> None:
    inner = exporting(ferry())["first"]["items"][8]
    relays = {body["sayso:position"]: body["value"] for body in inner["body"] if body["sayso:role"] == "via"}
    assert relays == {1: "Plover", 2: "neighbour"}
    assert inner["sayso:within"].endswith(":ferry#s8")


def test_a_reader_of_json_ld_finds_every_term() -> None:
    graph = triples(exporting(ferry()))
    found = graph.query(
        f"""PREFIX oa: <{OA}> PREFIX sayso: <urn:sayso:terms:>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT ?words ?start WHERE {{
          ?a a oa:Annotation; oa:motivatedBy oa:describing; oa:hasBody ?b; oa:hasTarget/oa:hasSelector ?q, ?p.
          ?b sayso:role "holder"; rdf:value "Lin Okafor". ?q oa:exact ?words. ?p oa:start ?start }}"""
    )
    assert [(str(row[0]), int(row[1])) for row in found] == [
        ("that the grant will end", ferry().statements[-1].contents[0][0])
    ]


def test_positions_are_code_points_beyond_the_basic_plane() -> None:
    text = "🛥🛥 “Gone 🛥,” said Lin 𝕆kafor. 🛥"
    said = Statement("s1", ((20, 30),), ((15, 19),), ((3, 13),), "direct", 1.0)
    (target,) = exporting(article(text, (said,)))["first"]["items"][0]["target"]
    words, place = target["selector"]
    assert words == {"type": "TextQuoteSelector", "exact": "“Gone 🛥,” ", "prefix": "🛥🛥 ", "suffix": text[13:]}
    assert (place["start"], place["end"]) == (3, 13)
    assert [*text][place["start"] : place["end"]] == [*words["exact"]]


@given(articles())
def test_selectors_lead_back_to_the_words(given_article: Article) -> None:
    text, items = given_article.text, exporting(given_article)["first"]["items"]
    for statement, made in zip(given_article.statements, items, strict=True):
        own = [target for target in made["target"] if target["source"].startswith("ni:")]
        assert tuple((t["selector"][1]["start"], t["selector"][1]["end"]) for t in own) == statement.contents
        for target in own:
            words, place = target["selector"]
            before, after = words.get("prefix", ""), words.get("suffix", "")
            assert text[place["start"] : place["end"]] == words["exact"]
            assert text[: place["start"]].endswith(before)
            assert text[place["end"] :].startswith(after)


@given(articles())
def test_any_article_is_json_ld(given_article: Article) -> None:
    (whole,) = expanded(exporting(given_article))
    (page,) = whole["http://www.w3.org/ns/activitystreams#first"]
    assert len(page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]) == len(given_article.statements)


@pytest.mark.parametrize("size", [2, 40])
def test_a_quote_tells_a_repeated_sentence_from_the_first(size: int) -> None:
    text = "one " + "said so " * size + "two " + "said so " * size + "three"
    second: Span = (text.index("two ") + 4, len(text) - 6)
    words, _ = in_text(text, second)
    assert text.count(words.get("prefix", "") + words["exact"] + words.get("suffix", "")) == 1


def test_a_quote_for_a_page_keeps_to_its_paragraph() -> None:
    assert quote("A title\n\nWe stay.\n\nThe end", (9, 17), within_line=True) == {
        "type": "TextQuoteSelector",
        "exact": "We stay.",
    }


def test_a_claim_is_annotated_where_articles_make_it() -> None:
    items = exporting(bridge())["first"]["items"]
    expanded(exporting(bridge()))
    post, herald, *taken = items
    assert herald["target"][0]["selector"][0]["exact"] == "The glass bridge will close"
    assert bodies(post, "claim") == ["The glass bridge will close"]
    assert [bodies(item, "origin") for item in taken] == [["Marrow Post"]] * 3
    assert bodies(taken[1], "drift") == ["hedge: may close → will close"]
    assert taken[2]["target"][0]["selector"][0] == {"type": "TextQuoteSelector", "exact": "writes the Herald"}


@given(traces())
def test_any_trace_is_annotated(given_trace: TracedClaim) -> None:
    if all(found.text for taken in given_trace.trace.articles for found in taken.evidence):
        expanded(exporting(given_trace))

"""What the JSON contract promises: every article goes out and comes back, and nothing else comes in."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from invented import article, articles, sluice, span
from sayso import statement
from sayso.article import Article, SegmentRole
from sayso.contract import from_dict, schema_text, to_dict, to_json
from sayso.errors import ContractError, SaysoError

SCHEMA = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


@given(articles())
def test_an_article_survives_the_way_through_json(given_article: Article) -> None:
    assert from_dict(json.loads(to_json(given_article))) == given_article


@given(articles())
def test_every_output_fits_the_schema(given_article: Article) -> None:
    VALIDATOR.validate(to_dict(given_article))
    VALIDATOR.validate(json.loads(to_json(given_article)))


@given(articles())
def test_an_article_is_one_line_whoever_counts_the_lines(given_article: Article) -> None:
    assert len(to_json(given_article).splitlines()) == 1


def test_the_fields_stand_in_the_order_of_the_contract() -> None:
    value = to_dict(sluice())
    assert list(value) == [
        *("ref", "id", "url", "outlet", "title", "byline", "published", "language", "encoding", "text"),
        *("segments", "links", "credits", "sources", "statements", "headline", "model", "warnings"),
    ]
    assert value["statements"][5] == {
        "id": "s6",
        "sources": [],
        "cue": [list(span("reportedly"))],
        "contents": [list(span("The dam was")), list(span("cracked in 1998"))],
        "quotation": "indirect",
        "firmness": "hedged",
        "condition": [],
        "holder": "S5",
        "via": [],
        "within": None,
        "confidence": 0.55,
    }


def test_offsets_count_code_points() -> None:
    text = "🌊 “Высоко,” said Жанна"
    value = json.loads(to_json(article(text)))
    assert value["text"][2:11] == "“Высоко,”"


def test_a_surrogate_without_its_partner_never_gets_out() -> None:
    broken = dataclasses.replace(sluice(), title="half \ud83c of a wave")
    assert json.loads(to_json(broken).encode())["title"] == "half \ufffd of a wave"


def test_what_a_terminal_would_obey_is_escaped() -> None:
    steering = dataclasses.replace(sluice(), title="\x1b[31m\x9b31m\x7f\u2028")
    assert "\\u001b[31m\\u009b31m\\u007f\\u2028" in to_json(steering)


def change(value: Any, path: list[str | int], to: object) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = to


@pytest.mark.parametrize(
    ("path", "wrong", "message"),
    [
        (["text"], 7, "text: expected text, found 7"),
        (["byline"], "Ana", 'byline: expected a list, found "Ana"'),
        (["headline"], [], "headline: expected an object, found []"),
        (["id"], "sha256:12", "id: expected sha256: and 64 hexadecimal digits"),
        (["title"], "\udc80", "title: has a surrogate without its partner"),
        (["segments", 0, "role"], "moral", "segments[0].role: expected one of headline, subhead, "),
        (["segments", 0, "start"], True, "segments[0].start: expected a whole number, found true"),
        (["segments", 1, "end"], 9999, "segments[1]: 32 to 9999 is no stretch of a text of 304 characters"),
        (["statements", 0, "colour"], "red", "statements[0]: “colour” is not a field of the contract"),
        (
            ["statements", 0, "cue", 0],
            [1, 2, 3],
            "statements[0].cue[0]: expected a start and an end, found 3",
        ),
        (["statements", 0, "cue", 0], [5, 5], "statements[0].cue[0]: 5 to 5 is no stretch"),
        (["statements", 0, "sources", 0], [-1, 5], "statements[0].sources[0]: -1 to 5 is no stretch"),
        (["statements", 0, "contents"], [], "statements[0].contents: expected at least one span"),
        (["statements", 0, "confidence"], 1.5, "statements[0].confidence: expected 0 to 1, found 1.5"),
        (
            ["statements", 0, "confidence"],
            float("nan"),
            "statements[0].confidence: expected 0 to 1, found nan",
        ),
        (["statements", 1, "id"], "s1", "statements[1].id: “s1” is there twice"),
        (["statements", 2, "within"], "s3", "statements[2].within: “s3” is the id of none"),
        (["statements", 2, "holder"], "S9", "statements[2].holder: “S9” is the id of none"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(path: list[str | int], wrong: object, message: str) -> None:
    value = to_dict(sluice())
    change(value, path, wrong)
    with pytest.raises(ContractError) as caught:
        from_dict(value)
    assert message in str(caught.value)
    assert isinstance(caught.value, SaysoError)


def test_a_missing_field_is_named() -> None:
    value = to_dict(sluice())
    del value["statements"][3]["cue"]
    with pytest.raises(ContractError, match=r"^statements\[3\]: “cue” is missing$"):
        from_dict(value)


@pytest.mark.parametrize("value", [None, 3, "text", [], {}])
def test_what_is_no_article_at_all_is_refused(value: object) -> None:
    with pytest.raises(ContractError):
        from_dict(value)


def test_the_schema_is_a_schema_and_strict() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for part in objects(SCHEMA):
        assert part["additionalProperties"] is False
        assert sorted(part["required"]) == sorted(part["properties"])


def test_the_schema_describes_every_field() -> None:
    undescribed = [
        name
        for part in objects(SCHEMA)
        for name, field in part["properties"].items()
        if "description" not in field and "$ref" not in field
    ]
    assert undescribed == []


def test_the_schema_names_what_the_records_name() -> None:
    records = {"segment": SegmentRole, "credit": statement.CreditKind, "source": statement.SourceKind}
    for name, literal in records.items():
        kind = SCHEMA["$defs"][name]["properties"]["role" if name == "segment" else "kind"]
        assert tuple(kind["enum"]) == get_args(literal)
    fields = SCHEMA["$defs"]["statement"]["properties"]
    assert tuple(fields["quotation"]["enum"]) == get_args(statement.Quotation)
    assert tuple(fields["firmness"]["enum"]) == (*get_args(statement.Firmness), None)
    assert set(SCHEMA["properties"]) == set(get_type_hints(Article))


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Every part of the schema that describes an object."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)

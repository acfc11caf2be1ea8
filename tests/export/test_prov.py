"""W3C PROV, read by the package prov, which has a parser for each of its forms."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from bridge import bridge, traces
from hypothesis import given

from ferry import ferry
from invented import articles, sluice
from sayso.article import Article
from sayso.export.registry import exported
from sayso.export.traced import TracedClaim

model = pytest.importorskip("prov.model")

Form = Literal["prov-json", "prov-n"]
READERS = {"prov-json": "json", "prov-n": "provn"}


def read(what: Article | TracedClaim, form: str = "prov-json") -> Any:
    written = b"".join(exported(what, form)).decode()
    return model.ProvDocument.deserialize(content=written, format=READERS[form])


def relations(document: Any) -> list[tuple[str, str, str, list[str]]]:
    """Each relation with its two ends and, of derivations, what sort of derivation it is."""
    found = []
    for record in document.get_records(model.ProvRelation):
        ends = [str(value) for _, value in record.formal_attributes[:2]]
        found.append((record.get_type().localpart, *ends, sorted(t.localpart for t in record.get_asserted_types())))
    return found


def test_words_come_by_relays_from_who_holds_them() -> None:
    found = relations(read(ferry()))
    for expected in (
        ("Derivation", "a1:s9", "a1:S6", ["Quotation"]),  # Plover is a place to post: an entity itself
        ("Derivation", "a1:S6", "a1:s9.via-2", ["Quotation"]),
        ("Attribution", "a1:s9.via-2", "a1:S5", []),
        ("Derivation", "a1:s9.via-2", "a1:s9.held", ["PrimarySource", "Quotation"]),
        ("Attribution", "a1:s9.held", "a1:S7", []),
        ("Membership", "a1:article", "a1:s9", []),
    ):
        assert expected in found


def test_a_document_is_the_primary_source_itself() -> None:
    assert ("Derivation", "a1:s5", "a1:S4", ["PrimarySource"]) in relations(read(ferry()))


def test_what_nobody_is_known_to_hold_comes_from_nowhere() -> None:
    assert [found for found in relations(read(ferry())) if found[1] in ("a1:s6", "a1:s7")] == []


def test_an_article_is_attributed_and_derived_as_its_credits_say() -> None:
    document = read(ferry())
    found = relations(document)
    assert ("Derivation", "a1:article", "a1:credit-2", ["Quotation"]) in found
    assert ("Attribution", "a1:article", "a1:outlet", []) in found
    (outlet,) = document.get_record("a1:outlet")
    assert outlet.label == "The Marrow Mercury"
    assert {str(type_) for type_ in outlet.get_asserted_types()} == {"prov:Organization"}


def test_who_holds_several_statements_is_there_once() -> None:
    written = b"".join(exported(ferry(), "prov-n")).decode()
    assert written.count("agent(a1:S1,") == 1


def test_both_forms_say_the_same() -> None:
    assert read(ferry(), "prov-json") == read(ferry(), "prov-n")
    assert read(bridge(), "prov-json") == read(bridge(), "prov-n")


def test_several_articles_share_a_document() -> None:
    written = b"".join(exported([ferry(), sluice()], "prov-json")).decode()
    names = {str(record.identifier) for record in model.ProvDocument.deserialize(content=written).get_records()}
    assert {"a1:s1", "a2:s1"} <= names


@pytest.mark.parametrize("form", READERS)
@given(given_article=articles())
def test_any_article_is_read_back(form: Form, given_article: Article) -> None:
    document = read(given_article, form)
    for n, statement in enumerate(given_article.statements, 1):
        (entity,) = [r for r in document.get_records(model.ProvEntity) if str(r.identifier) == f"a1:s{n}"]
        (words,) = entity.get_attribute("prov:value")
        assert words == " … ".join(given_article.text[start:end] for start, end in statement.contents)


def test_a_claim_comes_through_articles_from_its_origin() -> None:
    found = relations(read(bridge()))
    assert ("Derivation", "claim:claim", "claim:O1", ["PrimarySource"]) in found
    assert ("Derivation", "a1:article", "claim:O1", ["PrimarySource"]) in found
    assert ("Derivation", "a2:article", "a1:article", []) in found
    assert ("Derivation", "a3:article", "a2:article", []) in found
    assert ("Derivation", "a3:article", "claim:O1", ["PrimarySource"]) not in found
    assert ("Attribution", "claim:O1", "claim:O1.by", []) in found


@pytest.mark.parametrize("form", READERS)
@given(given_trace=traces())
def test_any_trace_is_read_back(form: Form, given_trace: TracedClaim) -> None:
    document = read(given_trace, form)
    members = [found for found in relations(document) if found[0] == "Membership"]
    assert len(members) == len(given_trace.trace.articles)

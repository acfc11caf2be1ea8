"""spaCy's DocBin, read by spaCy."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from ferry import ferry
from invented import article, articles
from sayso.article import Article
from sayso.export.registry import exported
from sayso.statement import Statement

spacy = pytest.importorskip("spacy")
BLANK = spacy.blank("en")
ROLES = {"sources": "sources", "cues": "cue", "contents": "contents", "conditions": "condition"}


def read(*given_articles: Article) -> list[Any]:
    tokens = pytest.importorskip("spacy.tokens")
    written = b"".join(exported(given_articles, "spacy"))
    return list(tokens.DocBin(store_user_data=True).from_bytes(written).get_docs(BLANK.vocab))


def test_spans_carry_the_statement_that_they_are_of() -> None:
    (doc,) = read(ferry())
    (told,) = [span for span in doc.spans["cues"] if span.id_ == "s1"]
    assert (told.text, told.label_) == ("told", "CUE")
    assert [span.text for span in doc.spans["contents"] if span.id_ == "s6"] == ["The ferry was", "sold in 2019"]
    statement = doc.user_data["statements"]["s1"]
    assert statement["firmness"] == "conditional"
    assert doc.user_data["sources"][statement["holder"]]["name"] == "Ilse Brandt"
    assert doc.user_data["ref"] == "ferry"


def test_words_are_those_of_spacy_where_no_span_cuts_them() -> None:
    (doc,) = read(article("Don’t go to St. Abb's, he'd said.  Twice."))
    assert [token.text for token in doc] == [token.text for token in BLANK("Don’t go to St. Abb's, he'd said.  Twice.")]


def test_a_span_within_a_word_cuts_it() -> None:
    (doc,) = read(article("unhappily", (Statement("s1", (), (), ((2, 7),), "direct", 1.0),)))
    assert [token.text for token in doc] == ["un", "happi", "ly"]
    assert doc.spans["contents"][0].text == "happi"


@given(articles())
def test_every_span_is_there_to_the_character(given_article: Article) -> None:
    (doc,) = read(given_article)
    assert doc.text == given_article.text
    for group, role in ROLES.items():
        assert [(span.id_, (span.start_char, span.end_char)) for span in doc.spans[group]] == [
            (statement.id, span) for statement in given_article.statements for span in getattr(statement, role)
        ]

"""What in an article may make a claim."""

from __future__ import annotations

from hypothesis import given

from claim_articles import FERRY, stating, told
from invented import articles
from sayso.article import Article
from sayso.corpus.claims import utterances


def test_headline_lead_and_statements() -> None:
    article = stating(told("gannet", FERRY["gannet"]), "the engine had failed in heavy fog")
    assert [(u.kind, u.text, u.statement) for u in utterances(article)] == [
        ("headline", FERRY["gannet"][0], None),
        ("lead", FERRY["gannet"][1], None),
        ("statement", "the engine had failed in heavy fog", "s1"),
    ]


def test_a_denied_content_is_denied() -> None:
    article = stating(told("denial", FERRY["denial"]), "the ferry Marrisk Queen had run aground", firmness="denied")
    assert [u.stance for u in utterances(article)] == ["denies", "denies", "denies"]


def test_words_too_few_to_say_something_are_left_out() -> None:
    article = stating(told("gannet", FERRY["gannet"]), "in heavy fog")
    assert [u.kind for u in utterances(article)] == ["headline", "lead"]


def test_plain_text_begins_with_its_lead() -> None:
    text = "The ferry ran aground on Monday, Capt. Rowe said. It was foggy."
    (lead,) = utterances(Article("plain", "sha256:" + "0" * 64, text))
    assert lead.kind == "lead"
    assert text[slice(*lead.span)].startswith("The ferry ran aground on Monday")


def test_an_article_without_text_says_nothing() -> None:
    assert utterances(Article("empty", "sha256:" + "0" * 64, "")) == []


@given(articles())
def test_spans_lie_in_the_text_of_any_article(article: Article) -> None:
    for utterance in utterances(article):
        start, end = utterance.span
        assert 0 <= start < end <= len(article.text)
        assert utterance.text == " ".join(utterance.text.split())
        if utterance.kind != "statement":
            assert utterance.text == " ".join(article.text[start:end].split())

"""The claims of articles: their text, their members with stance, and what is said within them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claim_articles import CHOIR, FERRY, SHOES, articles, stating, told
from sayso.article import Article
from sayso.corpus.claims import claims


def test_claims_of_most_articles_first_and_none_of_one_article() -> None:
    found = claims(articles(CHOIR, SHOES, FERRY))
    assert [set(claim.articles) for claim in found] == [set(FERRY), {"nineteen", "nineteen-again"}]


def test_a_denial_is_in_the_group_with_its_stance() -> None:
    (claim,) = claims(articles(FERRY))
    stances = {member.ref: member.stance for member in claim.members if member.text == FERRY[member.ref][0]}
    assert stances == {"gannet": "affirms", "ledger": "affirms", "tidewire": "affirms", "denial": "denies"}


def test_the_text_is_a_plain_assertion_of_the_group() -> None:
    teasers = {
        "why": ("Why is the ferry Marrisk Queen stuck off Aldersay?", *FERRY["ledger"][1:]),
        "watch": ("WATCH: You won’t believe where this ferry got stuck!", *FERRY["tidewire"][1:]),
    }
    (claim,) = claims(articles({"gannet": FERRY["gannet"], "denial": FERRY["denial"]}, teasers))
    assert claim.text == FERRY["gannet"][0]


def test_members_are_places_in_their_articles() -> None:
    given = articles(FERRY)
    texts = {article.ref: article.text for article in given}
    (claim,) = claims(given)
    assert all(texts[member.ref][slice(*member.span)] == member.text for member in claim.members)
    order = [(claim.articles.index(member.ref), member.span) for member in claim.members]
    assert all(a <= b for a, b in pairwise(order))


def of_the_engine() -> list[Article]:
    """Two articles about the ferry whose statements are about its engine."""
    spoken = {
        "gannet": ("Rowe said that ", "the engine had failed in heavy fog"),
        "ledger": ("According to the captain, ", "the ferry’s engine failed in the fog"),
    }
    return [stating(told(ref, (*FERRY[ref][:2], "".join(words) + ".")), words[1]) for ref, words in spoken.items()]


def test_of_a_claim_of_very_many_articles_the_first_make_smaller_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    for heard in (1, 2):
        monkeypatch.setattr("sayso.corpus.claims.HEARD", heard)
        monkeypatch.setattr("sayso.corpus.claims.telling.HEARD", heard)
        main, *smaller = claims(of_the_engine())
        assert main.articles == ("gannet", "ledger")
        assert len(smaller) == heard - 1


def test_what_articles_of_a_claim_also_say_alike_stands_within_it() -> None:
    main, smaller = claims(of_the_engine())
    assert (main.within, smaller.within) == (None, main.id)
    assert smaller.id == f"{main.id}.1"
    assert [(m.ref, m.statement) for m in smaller.members] == [("gannet", "s1"), ("ledger", "s1")]
    assert smaller.articles == ("gannet", "ledger")


def test_statements_that_say_the_claim_are_its_members() -> None:
    denial = stating(told("denial", FERRY["denial"]), "the ferry Marrisk Queen had run aground off Aldersay")
    given = [told("gannet", FERRY["gannet"]), denial]
    (claim,) = claims(given)
    assert [(m.ref, m.stance) for m in claim.members if m.statement] == [("denial", "affirms")]


def test_no_articles_no_claims() -> None:
    assert claims([]) == []

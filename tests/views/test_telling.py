"""How a statement is told, and under whose name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ferry import ferry
from invented import article, articles, sluice, span
from sayso.article import Article
from sayso.statement import Source, Statement
from sayso.views.telling import Told, told


def listed(given_article: Article) -> dict[str, list[Told]]:
    return {group.name: statements for group, statements in told(given_article)}


def lead(text: str, cue: str, relay: Source, *, content: str = "it rains") -> str:
    """How a statement is introduced that has reached the article through a relay."""
    statement = Statement("s1", (), (span(cue, 1, text),), (span(content, 1, text),), "indirect", 0.9, via=("S1",))
    ((_, (only,)),) = told(replace(article(text, (statement,)), sources=(relay,)))
    return only.lead


@pytest.mark.parametrize(
    ("text", "cue", "mention", "name", "expected"),
    [
        ("it rains, she told The Post", "told", "The Post", "The Post", "told The Post:"),
        ("it rains, she told the Post", "told", "Post", "Harbour Post", "told the Harbour Post:"),
        ("it rains, she told the Post", "told", "the Post", "Harbour Post", "told the Harbour Post:"),
        ("it rains, she told the Post", "told", "Post", "The Post", "told The Post:"),
        ("it rains, she told the paper", "told", "paper", "Tidewire", "told Tidewire:"),
        ("it rains, she told the news agency Tidewire", "told", "Tidewire", "Tidewire", "told Tidewire:"),
        ("she wrote on her Plover that it rains", "wrote", "Plover", "Plover", "wrote on Plover:"),
        ("it rains, she said in Oslo to the Post", "said", "Post", "Post", "said, by way of Post:"),
        ("the Post wrote it rains, she told me", "told", "Post", "Post", "told, by way of Post:"),
    ],
)
def test_a_relay_right_behind_the_cue_is_told_as_the_text_goes_on(
    text: str, cue: str, mention: str, name: str, expected: str
) -> None:
    assert lead(text, cue, Source("S1", name, "outlet", True, "", (span(mention, 1, text),))) == expected


def test_content_that_goes_on_with_the_sentence_needs_no_colon() -> None:
    post = Source("S1", "The Post", "outlet", True)
    text = "she said that it rains and vowed to stay"
    assert lead(text, "said", post, content="that it rains") == "said, by way of The Post,"
    assert listed(ferry())["Lin Okafor"][0].lead == "denies"


def test_the_relays_are_told_from_the_article_to_the_holder() -> None:
    assert listed(ferry())["fishermen"][0].lead == "call, by way of Plover, from neighbour:"


def test_a_source_without_a_name_is_told_by_its_kind() -> None:
    known = ferry()
    bare = tuple(replace(source, name=" ") if source.id == "S2" else source for source in known.sources)
    assert listed(replace(known, sources=bare))["outlet"][0].lead == "quoted:"


def test_words_of_a_source_stand_where_it_is_not_sure_whose_they_are() -> None:
    assert listed(ferry())["Not sure whose"][0].lead == "“the owner” said:"
    turned = Statement("s1", (span("officials"),), (span("may"),), (span("say"),), "indirect", 0.9, holder="S1")
    someone = Source("S1", "", "unknown", False)
    assert listed(replace(article(statements=(turned,)), sources=(someone,)))["Not sure whose"][0].lead == (
        "may “officials”:"
    )


def test_one_holder_has_one_heading_whatever_words_name_it() -> None:
    assert [each.number for each in listed(sluice())["Lin Okafor"]] == ["4", "5"]


def test_two_holders_of_one_name_are_kept_apart() -> None:
    known = sluice()
    other = replace(known.sources[3], id="S9", description="Harbour master")
    held = tuple(replace(s, holder="S9") if s.id == "s5" else s for s in known.statements)
    groups = [group for group, _ in told(replace(known, statements=held, sources=(*known.sources, other)))]
    assert [group.details for group in groups if group.name == "Lin Okafor"] == [
        ("named", "Mayor"),
        ("named", "Harbour master"),
    ]


def test_without_holders_the_words_of_the_sources_head_the_groups() -> None:
    words = "The police, asked, said no. Later the police said yes. Reportedly it rains."
    statements = (
        Statement("s1", ((0, 11),), (), (span("no", 1, words),), "indirect", 0.5),
        Statement("s2", (), (), (span("it rains", 1, words),), "indirect", 0.5),
        Statement("s3", (span("the police", 1, words),), (), (span("yes", 1, words),), "indirect", 0.5),
    )
    found = listed(article(words, statements))
    assert {name: [each.number for each in group] for name, group in found.items()} == {
        "The police": ["1", "3"],
        "No source stated": ["2"],
    }
    assert list(found) == ["The police", "No source stated"]


@given(articles())
def test_every_statement_is_told_once_on_lines_of_its_own(given_article: Article) -> None:
    groups = list(told(given_article))
    assert sorted(s.id for group, _ in groups for s in group.statements) == sorted(
        s.id for s in given_article.statements
    )
    for group, statements in groups:
        parts = [group.name, *group.details]
        for each in statements:
            parts += [each.number, each.lead, each.content, *(remark.value for remark in each.remarks)]
        assert all(len(part.splitlines()) <= 1 for part in parts)

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import article, articles, sluice
from sayso import reading
from sayso.article import Article, Segment
from sayso.holders.headline import headline
from sayso.statement import Firmness, Headline, Span, Statement

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = {path.stem: path for path in sorted((EXAMPLES / "story").iterdir())}
GOLD = json.loads((EXAMPLES / "gold" / "headlines.json").read_text(encoding="utf8"))


def page(title: str, *paragraphs: str, statements: tuple[Statement, ...] = ()) -> Article:
    """An article of a headline and paragraphs."""
    text = "\n\n".join([title, *paragraphs])
    segments, at = [Segment("headline", 0, len(title))], len(title) + 2
    for paragraph in paragraphs:
        segments.append(Segment("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    return replace(article(text, statements), segments=tuple(segments))


def drops(title: str, *paragraphs: str) -> set[str]:
    found = headline(page(title, *paragraphs))
    assert found is not None
    return set(found.drops)


RUMOUR = (
    "Orrin Foods may be about to buy the bakery chain Maple Loaf, according to a report in the Vell Courier, which "
    "cited two people familiar with the talks.",
    "Neither company would confirm the report. If true, Orrin would reportedly pay 40 million crowns for Maple Loaf.",
)
PLAIN = (
    "The bakery chain Maple Loaf opened its twelfth shop on Friday, on the market square of Port Vell.",
    "Hundreds of people queued for the free rolls, and a brass band played until noon.",
)


def test_an_outright_headline_over_a_rumour_drops_source_and_hedge() -> None:
    assert drops("Orrin Foods buys bakery chain Maple Loaf", *RUMOUR) == {"source", "hedge"}


@pytest.mark.parametrize(
    "title",
    [
        "Orrin Foods reportedly buying bakery chain Maple Loaf",
        "Report: Orrin Foods to buy bakery chain Maple Loaf",
        "Orrin Foods to buy bakery chain Maple Loaf: report",
        "Orrin Foods rumored to buy bakery chain Maple Loaf",
        "Paper claims Orrin Foods is buying bakery chain Maple Loaf",
    ],
)
def test_words_of_report_keep_the_source_and_the_hedge(title: str) -> None:
    assert drops(title, *RUMOUR) == set()


@pytest.mark.parametrize(
    "title",
    [
        "Orrin Foods ‘to buy bakery chain Maple Loaf’",
        "Orrin Foods is buying bakery chain Maple Loaf, insiders say",
        "Insiders: Orrin Foods is buying bakery chain Maple Loaf",
    ],
)
def test_quotation_marks_or_a_speaker_keep_the_source_but_not_the_hedge(title: str) -> None:
    assert drops(title, *RUMOUR) == {"hedge"}


@pytest.mark.parametrize(
    "title", ["Orrin Foods could buy bakery chain Maple Loaf", "Is Orrin Foods buying bakery chain Maple Loaf?"]
)
def test_a_weakening_word_or_a_question_keeps_the_hedge_but_not_the_source(title: str) -> None:
    assert drops(title, *RUMOUR) == {"source"}


@pytest.mark.parametrize(
    "title",
    [
        "Port Vell: Orrin Foods buys bakery chain Maple Loaf",
        "Bakery chain nicknamed ‘The Crust’ bought by Orrin Foods",
    ],
)
def test_a_topic_or_a_nickname_is_no_source(title: str) -> None:
    assert "source" in drops(title, *RUMOUR)


def test_a_name_before_a_colon_keeps_the_source_where_the_body_quotes_it() -> None:
    title, body = "Okafor: Maple Loaf is not for sale", "Maple Loaf is not for sale, its founder Lin Okafor said."
    text = f"{title}\n\n{body}"
    place = text.index("its founder"), text.index(" said.")
    content = len(title) + 2, text.index(", its")
    cue = text.index("said"), text.index("said") + 4
    statement = Statement("s1", (place,), (cue,), (content,), "indirect", 0.9)
    assert headline(page(title, body, statements=(statement,))) == Headline(None, (), ("s1",))


def test_what_the_article_tells_on_its_own_word_drops_nothing() -> None:
    assert drops("Bakery chain Maple Loaf opens twelfth shop in Port Vell", *PLAIN) == set()


def test_a_headline_of_another_page_drops_nothing() -> None:
    assert drops("Kittiwakes return eleven days early", *RUMOUR) == set()


OUTCOME = "The harbour lighthouse will become a hotel"


@pytest.mark.parametrize(
    ("body", "conditional"),
    [
        ("The harbour lighthouse will become a hotel if the council agrees, the mayor said.", True),
        ("The harbour lighthouse will become a hotel unless the council objects, the mayor said.", True),
        ("The harbour lighthouse would become a hotel in a plan that hinges on the council's vote.", True),
        ("The harbour lighthouse will soon become a hotel. It would be a small hotel, if the council agrees.", True),
        ("The harbour lighthouse will become a hotel even if the council objects, the mayor said.", False),
        ("The harbour lighthouse will become a hotel, and, if true, it would be the first.", False),
        ("It would astonish the town if the harbour lighthouse will become a hotel.", False),
        ("The harbour lighthouse will become a hotel, the mayor said.", False),
    ],
)
def test_a_condition_of_the_outcome_is_missed(body: str, conditional: bool) -> None:
    more = "The town has talked of the lighthouse for years, and of the harbour too."
    assert ("condition" in drops(OUTCOME, body, more)) == conditional


def test_a_headline_that_names_the_condition_drops_none() -> None:
    body = "The harbour lighthouse will become a hotel if the council agrees, the mayor said."
    assert "condition" not in drops("Lighthouse to become hotel if council agrees", body)


def one_statement(content: str, firmness: Firmness, condition: tuple[Span, ...] = ()) -> Article:
    title, body = "Mayor to sell the harbour lighthouse", "The mayor sells the harbour lighthouse once spring comes."
    text = f"{title}\n\n{body}"
    start = text.rindex(content)
    made = Statement(
        "s1", (), (), ((start, start + len(content)),), "indirect", 0.9, firmness=firmness, condition=condition
    )
    return page(title, body, statements=(made,))


def test_a_condition_that_was_found_before_counts() -> None:
    plain = one_statement("sells the harbour lighthouse once spring comes", "intended")
    start = plain.text.index("once")
    found = one_statement("sells the harbour lighthouse once spring comes", "conditional", ((start, start + 17),))
    assert "condition" not in (headline(plain) or Headline(None)).drops
    assert "condition" in (headline(found) or Headline(None)).drops


def test_statements_of_the_headline_and_of_the_body_are_told_apart() -> None:
    title, body = "Sluice may open, officials say", "A city official said the sluice would open. Rain is forecast."
    text = f"{title}\n\n{body}"

    def at(words: str) -> Span:
        return text.index(words), text.index(words) + len(words)

    statements = (
        Statement("s1", (at("officials"),), (at("say"),), (at("Sluice may open"),), "indirect", 0.9),
        Statement("s2", (at("A city official"),), (at("said"),), (at("the sluice would open"),), "indirect", 0.9),
        Statement("s3", (), (at("forecast"),), (at("Rain"),), "indirect", 0.9),
    )
    assert headline(page(title, body, statements=statements)) == Headline("s1", (), ("s2",))


def test_without_a_headline_or_a_body_there_is_nothing_to_say() -> None:
    assert headline(article("Sluice may open, officials say")) is None
    assert headline(page("Sluice may open, officials say")) is None
    assert headline(page("Sluice opens", "Sluice opens")) is None, "a line that repeats the headline is no body"
    assert headline(sluice()) is None, "a caption and a byline are no body"


def annotated(ref: str) -> Article:
    """An article of the example story with the contents of its annotated statements."""
    (found,) = (item for item in reading.articles([str(STORY[ref])]) if isinstance(item, Article))
    made, at = [], 0
    for n, item in enumerate(json.loads((EXAMPLES / "gold" / f"{ref}.json").read_text(encoding="utf8"))["statements"]):
        piece = item["contents"][0]
        words = piece["text"] if isinstance(piece, dict) else piece
        at = max(at, found.text.find(words, at))
        made.append(Statement(f"s{n}", (), (), ((at, at + len(words)),), "indirect", 0.9))
    return replace(found, statements=tuple(made))


@pytest.mark.parametrize("ref", ["callow-packet", "coastwise", "lodging-ledger", "tidewire"])
def test_the_example_story(ref: str) -> None:
    told = headline(annotated(ref))
    assert told is not None
    assert set(told.drops) == set(GOLD[ref]["drops"])


ODD = ["\n\n", "“", "”", "‘", "’", ":", "?", ".", "…", "Mr.", "12,000"]
TELLING = ["if", "should the", "mayor", "said", "reportedly", "may", "will", "according to", "report", "not", "confirm"]
WORDS = st.lists(st.sampled_from(ODD + TELLING), max_size=12).map(" ".join)


@settings(max_examples=100)
@given(articles(WORDS))
def test_any_article_has_an_answer_that_fits_it(any_article: Article) -> None:
    found = headline(any_article)
    if found is not None:
        ids = {statement.id for statement in any_article.statements}
        assert found.statement is None or found.statement in ids
        assert set(found.body) <= ids
        assert len(set(found.drops)) == len(found.drops)
    assert found == headline(any_article)

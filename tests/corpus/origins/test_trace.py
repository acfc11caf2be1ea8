from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rumours import article, said, wire

from sayso.article import Article, Link
from sayso.corpus.origins import trace
from sayso.corpus.records import Copy, Taken, Trace

CLAIM = "Zenvia will buy the toy maker Brickaloo"

SCOOP = """Zenvia to buy Brickaloo, sources say

Zenvia will buy the toy maker Brickaloo, a person familiar with the deal told TechCrunch. The price is $40 million.

Brickaloo was founded in 2003 in a garage."""

RETELLS = """Zenvia said to buy Brickaloo

Zenvia is about to buy the toy maker Brickaloo, TechCrunch reported on Monday, citing a person familiar with the deal.

Brickaloo makes wooden blocks."""

RETELLS_TOO = """Toy maker Brickaloo to be bought by Zenvia

According to TechCrunch, Zenvia will buy the toy maker Brickaloo. The price was not told.

Zenvia declined to comment."""

UNSOURCED = """Zenvia buys Brickaloo

Zenvia will reportedly buy the toy maker Brickaloo. That would be its third deal of the year.

It bought two firms in spring.

Brickaloo employs 80 people."""

ASIDE = """Rain in Tulmont

The river rose by two metres over night and flooded the old town.

Nobody was hurt."""


def taken(found: Trace, ref: str) -> Taken:
    return next(one for one in found.articles if one.ref == ref)


def names(found: Trace) -> list[str]:
    return [origin.name for origin in found.origins]


def test_many_articles_on_one_report_have_one_origin() -> None:
    found = trace(CLAIM, [article("a", RETELLS), article("b", RETELLS_TOO), article("c", UNSOURCED)])
    assert names(found) == ["TechCrunch"]
    assert found.independent.likely == 1
    assert found.origins[0].articles == 3
    assert taken(found, "a").takes_from == ("TechCrunch",)


def test_what_is_said_of_the_unnamed_source_stands_behind_the_outlet() -> None:
    found = trace(CLAIM, [article("a", RETELLS), article("b", RETELLS_TOO)])
    assert "person familiar with the deal" in found.origins[0].behind
    assert found.origins[0].named


def test_an_article_without_a_source_rests_on_what_all_others_rest_on() -> None:
    found = trace(CLAIM, [article("a", RETELLS), article("b", RETELLS_TOO), article("c", UNSOURCED)])
    assert taken(found, "c").takes_from == ()
    assert taken(found, "c").origins == ("O1",)
    assert found.independent.high > found.independent.likely, "it may have it from elsewhere"


def test_an_article_about_something_else_is_aside() -> None:
    found = trace(CLAIM, [article("a", RETELLS), article("z", ASIDE)])
    assert taken(found, "z").stance == "aside"
    assert taken(found, "z").origins == ()


def test_evidence_is_words_of_the_article() -> None:
    articles = {one.ref: one for one in (article("a", RETELLS), article("b", RETELLS_TOO), article("c", UNSOURCED))}
    found = trace(CLAIM, list(articles.values()))
    for one in found.articles:
        assert one.evidence
        for words in one.evidence:
            assert articles[one.ref].text[words.start : words.end] == words.text


def test_the_outlets_own_article_is_where_the_claim_enters() -> None:
    scoop = article("a", SCOOP, outlet="TechCrunch", url="https://techcrunch.com/zenvia")
    found = trace(CLAIM, [scoop, article("b", RETELLS), article("c", RETELLS_TOO)])
    assert names(found) == ["TechCrunch"]
    assert taken(found, "a").origins == ("O1",)
    assert taken(found, "a").takes_from == () or "TechCrunch" not in found.independent.why
    assert {link.end for link in found.links if link.start in "bc"} == {"a"}, "the steps lead to its article"


def test_an_agency_that_cites_another_is_followed_back() -> None:
    text = (
        "Zenvia to buy Brickaloo\n\nTULMONT (Reuters) - Zenvia will buy the toy maker Brickaloo, TechCrunch"
        " reported.\n\nIt is a deal."
    )
    agency = article("r", text, credits=(wire(text, "TULMONT (Reuters)", "Reuters"),))
    found = trace(CLAIM, [agency, article("a", RETELLS), article("b", RETELLS_TOO)])
    assert names(found) == ["TechCrunch"]
    assert set(taken(found, "r").takes_from) >= {"TechCrunch"}


def test_a_public_statement_that_many_quote_has_its_author_as_origin() -> None:
    claim = "A comet will pass close to the moon"
    told = [
        "Comet to pass the moon\n\nA comet will pass close to the moon, the Tulmont Observatory said. It told {}"
        " so on Friday.\n\nThe sky will be clear.",
    ]
    texts = [told[0].format(outlet) for outlet in ("the Guardian", "the BBC", "Le Monde", "El País")]
    found = trace(claim, [article(f"a{n}", text) for n, text in enumerate(texts)])
    assert names(found) == ["Tulmont Observatory"]
    assert found.origins[0].kind == "organization"


def test_a_source_that_spoke_to_one_outlet_only_stands_behind_it() -> None:
    claim = "Mayor Ola Brandt will sell the town hall"
    text = (
        "Town hall for sale\n\nMayor Ola Brandt will sell the town hall, the Irish Times reported. The clerk"
        " Tom Velker told the Irish Times that the town hall would be sold by Ola Brandt.\n\nNo price was named."
    )
    other = (
        "Hall to be sold\n\nAccording to the Irish Times, Mayor Ola Brandt will sell the town hall. Tom"
        " Velker told the Irish Times about it.\n\nIt is old."
    )
    third = "Hall sale\n\nThe Irish Times reported that mayor Ola Brandt will sell the town hall.\n\nIt is old."
    found = trace(claim, [article("a", text), article("b", other), article("c", third)])
    assert names(found) == ["The Irish Times"] or names(found) == ["Irish Times"]


def test_names_merge_across_articles() -> None:
    short = "Zenvia and Brickaloo\n\nZenvia will buy the toy maker Brickaloo, the WSJ reported.\n\nNo more is known."
    long = (
        "Zenvia and Brickaloo\n\nZenvia will buy the toy maker Brickaloo, according to The Wall Street"
        " Journal.\n\nNo more is known."
    )
    found = trace(CLAIM, [article("a", short), article("b", long)])
    assert len(found.origins) == 1
    assert found.origins[0].articles == 2


def test_an_outlet_that_confirmed_it_is_a_second_origin() -> None:
    both = RETELLS + " CNBC has also confirmed that Zenvia will buy the toy maker Brickaloo."
    found = trace(CLAIM, [article("a", both), article("b", RETELLS_TOO), article("c", RETELLS)])
    assert set(names(found)) == {"TechCrunch", "CNBC"}
    assert found.independent.low < found.independent.likely, "the two unnamed sources may be one"


def test_a_line_of_sources_counts() -> None:
    text = "Zenvia buys\n\nZenvia will buy the toy maker Brickaloo soon. It has the money.\n\nVia TechCrunch"
    found = trace(CLAIM, [article("a", text)])
    assert taken(found, "a").takes_from == ("TechCrunch",)
    assert any("Via TechCrunch" in evidence.text for evidence in taken(found, "a").evidence)


def test_those_who_only_decline_to_comment_are_no_source() -> None:
    text = RETELLS_TOO.replace("Zenvia declined to comment.", "Nora Quill of Brickaloo declined to comment.")
    found = trace(CLAIM, [article("a", text), article("b", RETELLS)])
    assert taken(found, "a").takes_from == ("TechCrunch",)


def test_outlets_that_cite_each_other_are_said_to_go_in_a_circle() -> None:
    one = "Zenvia buys\n\nZenvia will buy the toy maker Brickaloo, Quartz reported.\n\nIt is a deal."
    other = "Zenvia buys\n\nZenvia will buy the toy maker Brickaloo, according to TechCrunch.\n\nIt is a deal."
    found = trace(CLAIM, [article("a", one, outlet="TechCrunch"), article("b", other, outlet="Quartz")])
    assert [set(circle) for circle in found.circular] == [{"TechCrunch", "Quartz"}]
    assert len(found.origins) == 1


def test_a_copy_without_a_source_rests_on_what_it_was_copied_from() -> None:
    claim = "The ferry Aurelia will stop at Sandholm"
    by_hand = (
        "Ferry to stop\n\nThe ferry Aurelia will stop at Sandholm, we have learned. It runs"
        " daily.\n\nTickets cost little."
    )
    copied = "Ferry to stop\n\nThe ferry Aurelia will stop at Sandholm. It runs daily.\n\nTickets cost little."
    copy = Copy(("a", "b"), ((15, 60), (15, 60)), "prose", 30, (0.8, 0.9), earlier="a", why="date")
    found = trace(claim, [article("a", by_hand), article("b", copied)], [copy])
    assert len(found.origins) == 1
    assert {(link.start, link.end, link.how) for link in found.links} == {("b", "a", "copies")}


def test_a_link_to_an_article_of_the_set_is_a_step() -> None:
    url = "https://techcrunch.com/zenvia"
    start = RETELLS.index("TechCrunch")
    linking = article("b", RETELLS, links=(Link(start, start + 10, url),))
    found = trace(CLAIM, [article("a", SCOOP, url=url), linking])
    assert ("b", "a", "links") in {(link.start, link.end, link.how) for link in found.links}


def test_a_lost_hedge_is_shown_word_by_word() -> None:
    hedged = article("a", RETELLS.replace("is about to buy", "may buy"), published="2031-04-01")
    plain = article("b", RETELLS_TOO, published="2031-04-02")
    drift = [one for one in taken(trace(CLAIM, [hedged, plain]), "b").drift if one.what == "hedge"]
    assert drift
    assert "may buy" in drift[0].before.text
    assert drift[0].kept == "a"


def test_a_changed_number_is_shown() -> None:
    claim = "The dam at Oxmere will flood 300 farms"
    first = "Dam to flood farms\n\nThe dam at Oxmere will flood 300 farms, the BBC reported.\n\nWork starts soon."
    second = (
        "Dam to flood farms\n\nThe dam at Oxmere will flood 3,000 farms, according to the BBC.\n\nWork starts soon."
    )
    found = trace(claim, [article("a", first, published="2031-04-01"), article("b", second, published="2031-04-02")])
    drift = [one for one in taken(found, "b").drift if one.what == "number"]
    assert [(one.before.text, one.after.text) for one in drift] == [("300", "3,000")]


def test_the_source_that_got_lost_is_shown() -> None:
    first, second = article("a", RETELLS, published="2031-04-01"), article("b", UNSOURCED, published="2031-04-02")
    drift = [one.what for one in taken(trace(CLAIM, [first, second]), "b").drift]
    assert "source" in drift


def test_when_it_was_seen_is_told() -> None:
    found = trace(
        CLAIM, [article("a", RETELLS, published="2031-04-01"), article("b", RETELLS_TOO, published="2031-05-01")]
    )
    assert (found.origins[0].first, found.origins[0].last) == ("2031-04-01", "2031-05-01")


def test_doubt_is_told_from_report() -> None:
    text = (
        "No, Zenvia will not buy Brickaloo: it is a hoax\n\nTechCrunch reported that Zenvia will buy the toy"
        " maker Brickaloo. The report is false, a fabricated story, and there is no evidence for it.\n\nIt is"
        " a hoax."
    )
    assert taken(trace(CLAIM, [article("a", text)]), "a").stance == "doubts"
    assert taken(trace(CLAIM, [article("a", RETELLS)]), "a").stance == "reports"


def test_a_holder_that_the_reader_found_counts() -> None:
    text = (
        "Comet near the moon\n\nA comet will pass close to the moon, so Ada Kern of the club explained.\n\nIt is cold."
    )
    source, statement = said(text, "Ada Kern", "explained", "A comet will pass close to the moon")
    found = trace(
        "A comet will pass close to the moon", [article("a", text, sources=(source,), statements=(statement,))]
    )
    assert names(found) == ["Ada Kern"]


def test_nothing_to_trace_gives_no_origin() -> None:
    assert trace(CLAIM, []).origins == ()
    assert trace("", [article("a", RETELLS)]).independent.likely == 0


SET = (SCOOP, RETELLS, RETELLS_TOO, UNSOURCED, ASIDE)


@given(st.permutations([article(f"a{n}", text) for n, text in enumerate(SET)]))
def test_the_order_of_the_articles_does_not_matter(articles: list[Article]) -> None:
    assert trace(CLAIM, articles) == trace(CLAIM, sorted(articles, key=lambda one: one.ref))


@given(st.text(max_size=300), st.lists(st.text(max_size=400), max_size=4))
def test_any_text_is_traced_with_evidence_in_its_bounds(claim: str, texts: list[str]) -> None:
    articles = {f"a{n}": article(f"a{n}", f"{text}\n\n{claim}") for n, text in enumerate(texts)}
    found = trace(claim, list(articles.values()))
    assert [one.ref for one in found.articles] == sorted(articles)
    for one in found.articles:
        for words in one.evidence:
            assert articles[one.ref].text[words.start : words.end] == words.text
    assert found.independent.low <= found.independent.likely <= found.independent.high

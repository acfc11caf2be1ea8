"""Long answers come in parts that together are the whole, and lists are never longer than a model can take."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.article import Article, Link, Segment
from sayso.assistants.parts import article_part, claim_part, copy_part, trace_part
from sayso.corpus.records import Claim, Copy, Edit, Evidence, Independent, Member, Origin, Path, Taken, Trace
from sayso.statement import Source, Span, Statement
from stories import story


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles of up to five parts, with statements anywhere in them, many or few."""
    length = draw(st.integers(1, 60_000))
    place = st.integers(0, length - 1)

    def span(start: int) -> Span:
        return (start, min(start + 30, length))

    places = draw(st.lists(place, max_size=30)) + draw(st.integers(0, 250)) * [draw(place)]
    paragraphs = sorted({0, length, *draw(st.lists(place, max_size=20))})
    return story(
        "abcdé🛳 \n" * (length // 8) + "x" * (length % 8),
        segments=tuple(Segment("paragraph", a, b) for a, b in pairwise(paragraphs)),
        links=tuple(Link(*span(start), "https://news.example/") for start in places[:5]),
        sources=(Source("S1", "Lin Okafor", "person", True, "", tuple(map(span, places[:50]))),),
        statements=tuple(
            Statement(f"s{n}", (), (), (span(start),), "indirect", 0.9, holder="S1")
            for n, start in enumerate(sorted(places), 1)
        ),
    )


@given(articles())
def test_the_parts_are_the_article(article: Article) -> None:
    start, texts, statements, links, mentions = 0, [], [], set(), []
    while start < len(article.text):
        part = article_part(article, start)
        assert part["part"]["start"] == start < part["part"]["end"] <= part["part"]["of"] == len(article.text)
        texts.append(part["text"])
        statements += [statement["id"] for statement in part["statements"]]
        links |= {(link["start"], link["end"]) for link in part["links"]}
        mentions += [tuple(span) for source in part["sources"] for span in source["mentions"]]
        assert {s["holder"] for s in part["statements"]} <= {source["id"] for source in part["sources"]}
        start = part["part"]["end"]
    assert "".join(texts) == article.text
    assert statements == [statement.id for statement in article.statements]
    assert links == {(link.start, link.end) for link in article.links}
    assert sorted(mentions) == sorted(span for source in article.sources for span in source.mentions)


def test_a_part_ends_with_a_paragraph_where_it_can() -> None:
    article = story("x" * 30_000, segments=(Segment("paragraph", 0, 11_000), Segment("paragraph", 11_000, 30_000)))
    assert article_part(article)["part"] == {"start": 0, "end": 11_000, "of": 30_000}
    assert article_part(article, 11_000)["part"]["end"] == 23_000


def test_a_claim_of_many_articles_is_told_in_short() -> None:
    refs = tuple(f"a{n}" for n in range(100))
    claim = Claim("c1", "It is so", refs, tuple(Member(ref, (0, 900), None, "affirms", "x" * 900) for ref in refs))
    told = claim_part(claim)
    assert len(told["articles"]) == len(told["statements"]) == 25
    assert told["left_out"] == {"articles": 75, "statements": 75}
    assert len(told["statements"][0]["text"]) == 400


def test_a_copy_has_the_beginning_of_the_passage() -> None:
    copy = Copy(("a", "b"), ((1, 900), (0, 3)), "prose", 9, (0.5, 0.1), (Edit((1, 2), (1, 1)),) * 30)
    told = copy_part(copy, ("-" + "x" * 900, "abcd"))
    assert told["texts"] == ["x" * 399 + "…", "abc"]
    assert len(told["edits"]) == 25 and told["left_out"] == {"edits": 5}


def test_a_trace_of_many_articles_keeps_what_the_articles_told_of_rest_on() -> None:
    evidence = (Evidence(0, 900, "x" * 900),) * 30
    about = [Taken(f"a{n:03}", "reports", ("O",) * 30, (f"O{n + 1}",), evidence) for n in range(60)]
    trace = Trace(
        "It is so",
        (*about, Taken("b", "aside")),
        tuple(Origin(f"O{n + 1}", "Lin", "person", True) for n in range(60)),
        tuple(Path(taken.ref, taken.origins[0], "cites", evidence[:1]) for taken in about for _ in range(3)),
        Independent(1, 60, 60),
    )
    told = trace_part(trace, 10)
    assert [taken["ref"] for taken in told["articles"]] == [taken.ref for taken in about[:10]]
    assert [origin["id"] for origin in told["origins"]] == [f"O{n}" for n in range(1, 11)]
    assert len(told["links"]) == 20 and {link["from"] for link in told["links"]} <= {t.ref for t in about[:10]}
    assert told["left_out"] == {"aside": 1, "articles": 50, "links": 10}
    assert len(told["articles"][0]["evidence"]) == 25 and len(told["articles"][0]["evidence"][0]["text"]) == 400

"""Articles for the tests: one written for them, and any that the contract allows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from sayso.article import Article, Link, Segment, SegmentRole
from sayso.statement import (
    Credit,
    CreditKind,
    Drop,
    Firmness,
    Headline,
    Quotation,
    Source,
    SourceKind,
    Span,
    Statement,
)

TEXT = """Sluice may open, officials say

By Ana Torvik

The Harbour Post reported on Tuesday that a city official said the sluice “[i]f it rains [again]” would open.

“We have no plan to do that,” Mayor Lin Okafor said. “None at all,” she told reporters.

A man in a boat

The dam was reportedly cracked in 1998.
"""


def span(words: str, n: int = 1, text: str = TEXT) -> Span:
    """Where the n-th occurrence of some words stands."""
    start = -1
    for _ in range(n):
        start = text.index(words, start + 1)
    return start, start + len(words)


def article(text: str = TEXT, statements: tuple[Statement, ...] = (), ref: str = "sluice") -> Article:
    """An article of a text and statements."""
    return Article(ref=ref, id="sha256:" + hashlib.sha256(text.encode()).hexdigest(), text=text, statements=statements)


def sluice() -> Article:
    """The written article with its statements: nested, without a source, without a cue, in two pieces."""
    rain = (span("“[i]f it rains [again]”"),)
    statements = (
        Statement(
            id="s1",
            sources=(span("officials"),),
            cue=(span("say"),),
            contents=(span("Sluice may open"),),
            quotation="indirect",
            confidence=0.91,
            firmness="hedged",
            holder="S1",
        ),
        Statement(
            id="s2",
            sources=(span("The Harbour Post"),),
            cue=(span("reported"),),
            contents=(span("that a city official said the sluice “[i]f it rains [again]” would open"),),
            quotation="mixed",
            confidence=0.93,
            firmness="conditional",
            condition=rain,
            holder="S2",
        ),
        Statement(
            id="s3",
            sources=(span("a city official"),),
            cue=(span("said"),),
            contents=(span("the sluice “[i]f it rains [again]” would open"),),
            quotation="mixed",
            confidence=0.88,
            within="s2",
            firmness="conditional",
            condition=rain,
            holder="S3",
            via=("S2",),
        ),
        Statement(
            id="s4",
            sources=(span("Mayor Lin Okafor"),),
            cue=(span("said", 2),),
            contents=(span("“We have no plan to do that,”"),),
            quotation="direct",
            confidence=0.99,
            firmness="denied",
            holder="S4",
        ),
        Statement(
            id="s5",
            sources=(span("she"),),
            cue=(),
            contents=(span("“None at all,”"),),
            quotation="direct",
            confidence=0.97,
            firmness="denied",
            holder="S4",
        ),
        Statement(
            id="s6",
            sources=(),
            cue=(span("reportedly"),),
            contents=(span("The dam was"), span("cracked in 1998")),
            quotation="indirect",
            confidence=0.55,
            firmness="hedged",
            holder="S5",
        ),
    )
    return replace(
        article(statements=statements),
        outlet="The Daily Lantern",
        byline=("Ana Torvik",),
        published="2026-01-04",
        segments=(
            Segment("headline", *span("Sluice may open, officials say")),
            Segment("byline", *span("By Ana Torvik")),
            Segment("alt", *span("A man in a boat")),
        ),
        sources=(
            Source("S1", "officials", "person", False, "", (span("officials"),)),
            Source("S2", "The Harbour Post", "outlet", True, "", (span("The Harbour Post"),)),
            Source("S3", "city official", "person", False, "", (span("a city official"),)),
            Source("S4", "Lin Okafor", "person", True, "Mayor", (span("Lin Okafor"), span("she"))),
            Source("S5", "", "unknown", False),
        ),
        headline=Headline(statement="s1", drops=("condition",), body=("s2", "s3")),
    )


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""Any text: control characters, combining marks and astral characters are in it; lone surrogates are none."""


@st.composite
def articles(draw: st.DrawFn, texts: st.SearchStrategy[str] = WORDS) -> Article:
    """Any article that the contract allows, of a text that is not empty."""
    text = draw(st.lists(texts, max_size=8).map(" ".join).filter(bool))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1])
    places = st.lists(spans, max_size=3).map(tuple)
    source_ids = [f"S{n}" for n in range(1, draw(st.integers(0, 3)) + 1)]
    ids = [f"s{n}" for n in range(1, draw(st.integers(0, 4)) + 1)]
    optional = st.none() | WORDS

    def statement(id_: str) -> Statement:
        return Statement(
            id=id_,
            sources=draw(places),
            cue=draw(places),
            contents=draw(st.lists(spans, min_size=1, max_size=3).map(tuple)),
            quotation=draw(st.sampled_from(get_args(Quotation))),
            confidence=draw(st.floats(0, 1)),
            within=draw(st.sampled_from([None, *(other for other in ids if other != id_)])),
            firmness=draw(st.none() | st.sampled_from(get_args(Firmness))),
            condition=draw(places),
            holder=draw(st.sampled_from([None, *source_ids])),
            via=tuple(draw(st.lists(st.sampled_from(source_ids), max_size=2))) if source_ids else (),
        )

    def source(id_: str) -> Source:
        kind = draw(st.sampled_from(get_args(SourceKind)))
        return Source(id_, draw(WORDS), kind, draw(st.booleans()), draw(WORDS), draw(places))

    return replace(
        article(text, ref=draw(WORDS)),
        segments=tuple(Segment(draw(st.sampled_from(get_args(SegmentRole))), *place) for place in draw(places)),
        url=draw(optional),
        outlet=draw(optional),
        title=draw(optional),
        byline=tuple(draw(st.lists(WORDS, max_size=2))),
        published=draw(optional),
        language=draw(optional),
        encoding=draw(optional),
        links=tuple(Link(*place, draw(WORDS)) for place in draw(places)),
        warnings=tuple(draw(st.lists(WORDS, max_size=2))),
        credits=tuple(
            Credit(draw(st.sampled_from(get_args(CreditKind))), draw(WORDS), *place, draw(WORDS))
            for place in draw(places)
        ),
        sources=tuple(map(source, source_ids)),
        statements=tuple(map(statement, ids)),
        headline=draw(
            st.none()
            | st.builds(
                Headline,
                st.sampled_from([None, *ids]),
                st.lists(st.sampled_from(get_args(Drop)), max_size=2).map(tuple),
                st.lists(st.sampled_from(ids), max_size=2).map(tuple) if ids else st.just(()),
            )
        ),
        model=draw(optional),
    )

"""Invented articles about a few events, as they would be read, and the models, loaded once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache

from sayso.article import Article, Segment
from sayso.corpus.claims import Embedder, Profile, Profiler
from sayso.statement import Firmness, Statement

FERRY = {
    "gannet": (
        "Ferry Marrisk Queen runs aground off Aldersay",
        "The ferry Marrisk Queen ran aground on a sandbank off Aldersay on Monday with 212 passengers aboard.",
        "Captain Edda Rowe said the engine had failed in heavy fog. All passengers were taken off by lifeboats.",
    ),
    "ledger": (
        "Marrisk Queen ferry stuck on sandbank near Aldersay",
        "More than 200 passengers were taken off the Marrisk Queen after the ferry grounded in fog near Aldersay.",
        "The engine had failed, Captain Edda Rowe told the Lodging Ledger. Lifeboats brought everybody ashore.",
    ),
    "tidewire": (
        "Aldersay ferry grounded in fog, passengers taken off",
        "Lifeboats took the passengers off the Marrisk Queen on Monday when the ferry hit a sandbank off Aldersay.",
        "Its captain, Edda Rowe, blamed a failed engine.",
    ),
    "denial": (
        "Harbour office denies ferry Marrisk Queen ran aground off Aldersay",
        "The harbour office denied on Monday that the ferry Marrisk Queen had run aground off Aldersay.",
        "A spokeswoman said the ship had stopped for fog and that lifeboats were never called.",
    ),
}
SHOES = {
    "nineteen": (
        "Velden expects to sell 19 million heated shoes this year",
        "Shoemaker Velden expects to sell 19 million pairs of its heated shoes this year, analyst Una Brock wrote.",
        "Brock had forecast fewer before the winter collection was shown in Torrel.",
    ),
    "ninety": (
        "Velden expects to sell 90 million heated shoes this year",
        "Shoemaker Velden expects to sell 90 million pairs of its heated shoes this year, analyst Piet Lamm wrote.",
        "Lamm had forecast fewer before the winter collection was shown in Torrel.",
    ),
    "nineteen-again": (
        "Analyst: 19 million Velden heated shoes to be sold this year",
        "Velden will sell some 19 million pairs of heated shoes this year, according to analyst Una Brock.",
        "Her forecast rose after the winter collection was shown in Torrel.",
    ),
}
CHOIR = {
    "choir": (
        "Choir of Sulby sings for forty hours without a break",
        "The parish choir of Sulby sang for forty hours without a break to pay for a new church roof.",
        "Choirmaster Olga Finch said nobody had lost their voice.",
    ),
}


def told(ref: str, parts: tuple[str, ...], statements: tuple[Statement, ...] = ()) -> Article:
    """An article of a headline and paragraphs."""
    text = "\n\n".join(parts)
    segments, start = [], 0
    for n, part in enumerate(parts):
        segments.append(Segment("paragraph" if n else "headline", start, start + len(part)))
        start += len(part) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(ref, f"sha256:{digest}", text, tuple(segments), title=parts[0], statements=statements)


def articles(*events: Mapping[str, tuple[str, ...]]) -> list[Article]:
    """The articles of some events."""
    return [told(ref, parts) for event in events for ref, parts in event.items()]


def stating(article: Article, *contents: str, firmness: Firmness = "asserted") -> Article:
    """The article with statements of these contents, which stand in its text."""
    statements = []
    for n, content in enumerate(contents, 1):
        start = article.text.index(content)
        span = (start, start + len(content))
        statements.append(Statement(f"s{n}", (), (), (span,), "indirect", 0.9, firmness=firmness))
    parts = tuple(article.text.split("\n\n"))
    return told(article.ref, parts, tuple(statements))


@cache
def embedder() -> Embedder:
    """The shipped embedder."""
    return Embedder()


@cache
def profiler() -> Profiler:
    """A profiler with it."""
    return Profiler(embedder())


def profiles(*events: Mapping[str, tuple[str, ...]]) -> list[Profile]:
    """The profiles of the articles of some events."""
    return [profiler().profile(article) for article in articles(*events)]

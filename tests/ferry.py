"""An invented article in whose report everything is that a report can hold."""

from __future__ import annotations

from dataclasses import replace

from invented import article, span
from sayso.article import Article, Segment
from sayso.statement import Credit, Headline, Source, Span, Statement

FERRY = """Marrow ferry to stop in May

By Jon Vesk

VARLE (Tidewire) – The Marrow ferry will stop if the council ends its grant, Ilse Brandt, who ran the port of \
Varle for twelve years, told the Harbour Post.

“There is no other boat,” she said.

The Post quoted an engineer who said the hull “may not last the winter.”

A report by the Seamen’s Union says that sailors will be paid until June.

The ferry was reportedly sold in 2019.

“Nobody asked us,” the owner said.

A neighbour wrote on Plover that fishermen call the plan “a joke.”

Mayor Lin Okafor denies that the grant will end.

This article appeared originally in The Daily Lantern. Printed with permission.
"""


def at(words: str, n: int = 1) -> Span:
    """Where the n-th occurrence of some words stands in the article."""
    return span(words, n, FERRY)


def ferry() -> Article:
    """The article with all that can be read in it."""
    if_ended = at("if the council ends its grant")
    statements = (
        Statement(
            id="s1",
            sources=(at("Ilse Brandt, who ran the port of Varle for twelve years,"),),
            cue=(at("told"),),
            contents=(at("The Marrow ferry will stop if the council ends its grant"),),
            quotation="indirect",
            confidence=0.94,
            firmness="conditional",
            condition=(if_ended,),
            holder="S1",
            via=("S2",),
        ),
        Statement(
            id="s2",
            sources=(at("she"),),
            cue=(at("said"),),
            contents=(at("“There is no other boat,”"),),
            quotation="direct",
            confidence=0.97,
            firmness="asserted",
            holder="S1",
            via=("S2",),
        ),
        Statement(
            id="s3",
            sources=(at("The Post"),),
            cue=(at("quoted"),),
            contents=(at("an engineer who said the hull “may not last the winter.”"),),
            quotation="mixed",
            confidence=0.81,
            firmness="hedged",
            holder="S2",
        ),
        Statement(
            id="s4",
            sources=(at("an engineer"),),
            cue=(at("said", 2),),
            contents=(at("the hull “may not last the winter.”"),),
            quotation="mixed",
            confidence=0.76,
            within="s3",
            firmness="hedged",
            holder="S3",
            via=("S2",),
        ),
        Statement(
            id="s5",
            sources=(at("A report by the Seamen’s Union"),),
            cue=(at("says"),),
            contents=(at("that sailors will be paid until June"),),
            quotation="indirect",
            confidence=0.92,
            firmness="intended",
            holder="S4",
        ),
        Statement(
            id="s6",
            sources=(),
            cue=(at("reportedly"),),
            contents=(at("The ferry was"), at("sold in 2019")),
            quotation="indirect",
            confidence=0.58,
            firmness="hedged",
            holder="S9",
        ),
        Statement(
            id="s7",
            sources=(at("the owner"),),
            cue=(at("said", 3),),
            contents=(at("“Nobody asked us,”"),),
            quotation="direct",
            confidence=0.95,
            firmness="asserted",
            holder="S9",
        ),
        Statement(
            id="s8",
            sources=(at("A neighbour"),),
            cue=(at("wrote"),),
            contents=(at("that fishermen call the plan “a joke.”"),),
            quotation="mixed",
            confidence=0.9,
            firmness="asserted",
            holder="S5",
            via=("S6",),
        ),
        Statement(
            id="s9",
            sources=(at("fishermen"),),
            cue=(at("call"),),
            contents=(at("the plan “a joke.”"),),
            quotation="mixed",
            confidence=0.64,
            within="s8",
            firmness="asserted",
            holder="S7",
            via=("S6", "S5"),
        ),
        Statement(
            id="s10",
            sources=(at("Mayor Lin Okafor"),),
            cue=(at("denies"),),
            contents=(at("that the grant will end"),),
            quotation="indirect",
            confidence=0.96,
            firmness="denied",
            holder="S8",
        ),
    )
    sources = (
        Source("S1", "Ilse Brandt", "person", True, "who ran the port of Varle for twelve years", (at("Ilse Brandt"),)),
        Source("S2", "Harbour Post", "outlet", True, "", (at("Harbour Post"), at("The Post"))),
        Source("S3", "engineer", "person", False, "", (at("an engineer"),)),
        Source("S4", "report by the Seamen’s Union", "document", True, "", (at("A report by the Seamen’s Union"),)),
        Source("S5", "neighbour", "person", False, "", (at("A neighbour"),)),
        Source("S6", "Plover", "post", True, "", (at("Plover"),)),
        Source("S7", "fishermen", "crowd", False, "", (at("fishermen"),)),
        Source("S8", "Lin Okafor", "person", True, "Mayor", (at("Lin Okafor"),)),
        Source("S9", "", "unknown", False),
    )
    here, first_in, permission = (
        at(words)
        for words in (
            "VARLE (Tidewire)",
            "This article appeared originally in The Daily Lantern.",
            "Printed with permission.",
        )
    )
    return replace(
        article(FERRY, statements, "ferry"),
        outlet="The Marrow Mercury",
        byline=("Jon Vesk",),
        published="2026-02-09",
        segments=(Segment("headline", *at("Marrow ferry to stop in May")), Segment("byline", *at("By Jon Vesk"))),
        credits=(
            Credit("wire", "Tidewire", *here, text=FERRY[slice(*here)]),
            Credit("republished", "The Daily Lantern", *first_in, text=FERRY[slice(*first_in)]),
            Credit("republished", "", *permission, text=FERRY[slice(*permission)]),
        ),
        sources=sources,
        headline=Headline(statement=None, drops=("source", "condition"), body=("s1",)),
    )

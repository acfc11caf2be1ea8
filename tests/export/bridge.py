"""An invented claim with its trace, for the tests of exports."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import strategies as st

from invented import WORDS, article
from sayso.article import Article
from sayso.corpus.records import (
    Claim,
    Drift,
    Evidence,
    Independent,
    LinkKind,
    Member,
    Origin,
    Path,
    Stance,
    Taken,
    Trace,
)
from sayso.export.traced import TracedClaim
from sayso.statement import Span

POST = (
    "Glass bridge to close, engineer says\n\nAn engineer of the Vell works told the Marrow Post the bridge may close."
)
HERALD = "The glass bridge closes\n\nThe glass bridge will close, the Marrow Post reported on Monday."
BLOG = "The glass bridge closes, writes the Herald, and nobody asks why."


def told(ref: str, text: str, outlet: str, day: int) -> Article:
    return replace(
        article(text, ref=ref),
        outlet=outlet,
        title=text.partition("\n")[0],
        published=f"2026-03-0{day}",
        url=f"https://{ref}.example/bridge?a=1&b=2",
    )


def shown(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(start, start + len(words), words)


def at(text: str, words: str) -> Span:
    found = shown(text, words)
    return found.start, found.end


def bridge() -> TracedClaim:
    """One origin, an article of its own reporting, one that cites it, and one that cites that."""
    trace = Trace(
        claim="The glass bridge will close",
        articles=(
            Taken("post", "reports", (), ("O1",), (shown(POST, "An engineer of the Vell works"),)),
            Taken(
                "herald",
                "reports",
                ("Marrow Post",),
                ("O1",),
                (shown(HERALD, "the Marrow Post reported"),),
                (Drift("hedge", shown(POST, "may close"), shown(HERALD, "will close"), "post"),),
            ),
            Taken("blog", "doubts", ("the Herald",), ("O1",), (shown(BLOG, "writes the Herald"),)),
        ),
        origins=(Origin("O1", "Marrow Post", "outlet", True, "an unnamed engineer", "2026-03-01", "2026-03-02", 3),),
        links=(
            Path("herald", "post", "cites", (shown(HERALD, "the Marrow Post reported"),)),
            Path("blog", "herald", "cites"),
        ),
        independent=Independent(1, 1, 2, ("The engineer may be a second origin.",)),
    )
    claim = Claim(
        "C7",
        trace.claim,
        ("post", "herald", "blog"),
        (
            Member("post", at(POST, "the bridge may close"), None, "affirms"),
            Member("herald", at(HERALD, "The glass bridge will close"), None, "affirms"),
        ),
    )
    articles = (told("post", POST, "Marrow Post", 1), told("herald", HERALD, "The Herald", 2))
    return TracedClaim(trace, articles, claim)  # the blog's article is not at hand


@st.composite
def traces(draw: st.DrawFn) -> TracedClaim:
    """Any trace that names what it has, and links and circles between any of it."""
    refs = draw(st.lists(WORDS, max_size=4, unique=True))
    origins = [f"O{n}" for n in range(1, draw(st.integers(0, 3)) + 1)]
    evidence = st.builds(Evidence, st.integers(0, 5), st.integers(6, 9), WORDS)
    hows: tuple[LinkKind, ...] = ("cites", "copies", "republishes", "links")
    drift = st.builds(Drift, st.sampled_from(["source", "number"]), evidence, evidence, WORDS)

    def taken(ref: str) -> Taken:
        rests = draw(st.lists(st.sampled_from(origins), unique=True)) if origins else []
        stance: Stance = draw(st.sampled_from(get_args(Stance)))
        shown = tuple(draw(st.lists(evidence, max_size=2)))
        return Taken(ref, stance, tuple(draw(st.lists(WORDS, max_size=2))), tuple(rests), shown, (draw(drift),))

    path = st.builds(
        Path, st.sampled_from(refs), st.sampled_from([*refs, *origins]), st.sampled_from(hows), st.tuples(evidence)
    )
    trace = Trace(
        claim=draw(WORDS),
        articles=tuple(map(taken, refs)),
        origins=tuple(
            Origin(id_, draw(WORDS), draw(st.sampled_from(["person", "post", "crowd", "unknown"])), False)
            for id_ in origins
        ),
        links=tuple(draw(st.lists(path, max_size=5))) if refs else (),
        independent=Independent(0, 1, 2),
    )
    return TracedClaim(trace, tuple(article(draw(WORDS.filter(bool)), ref=ref) for ref in refs if draw(st.booleans())))

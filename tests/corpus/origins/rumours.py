"""Articles about invented rumours, for the tests of tracing."""

from __future__ import annotations

from hashlib import sha256

from sayso.article import Article, Segment
from sayso.statement import Credit, Source, Statement


def article(ref: str, text: str, **known: object) -> Article:
    """An article of a headline and paragraphs, as reading leaves it where no statement was found."""
    made = Article(
        ref=ref,
        id="sha256:" + sha256(text.encode()).hexdigest(),
        text=text,
        segments=(Segment("headline", 0, len(text.split("\n", 1)[0])),),
        title=text.split("\n", 1)[0],
    )
    for name, value in known.items():
        object.__setattr__(made, name, value)
    return made


def wire(text: str, words: str, outlet: str) -> Credit:
    """A dateline credit."""
    start = text.index(words)
    return Credit("wire", outlet, start, start + len(words), words)


def said(text: str, source: str, cue: str, content: str) -> tuple[Source, Statement]:
    """A person and the one statement of theirs, found by their words."""
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    return (
        Source("S1", source, "person", True, mentions=(spans[0],)),
        Statement("s1", (spans[0],), (spans[1],), (spans[2],), "indirect", 0.9, firmness="asserted", holder="S1"),
    )

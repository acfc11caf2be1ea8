"""Copies: two articles side by side, the passages that they share aligned, the edits marked."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from sayso.web.api.shapes import answer
from sayso.web.drawn.aligned import aligned
from sayso.web.parts import TheLibrary
from sayso.web.rendering import page

router = APIRouter()

WHY = {
    "date": "by its date",
    "credit": "the other says it is from there",
    "link": "the other links to it",
    "attribution": "the other names it as a source",
}


@router.get("/copies/{first:segment}/{second:segment}.json")
def copies_json(first: str, second: str, library: TheLibrary) -> Response:
    """What two articles share, for programs."""
    for ref in (first, second):
        library.article(ref)
    return answer(library.copies(first, second))


@router.get("/copies/{first:segment}/{second:segment}")
def copies(first: str, second: str, library: TheLibrary) -> Response:
    """Two articles side by side."""
    articles = (library.article(first), library.article(second))
    shared = library.copies(first, second)
    return page(
        "copies.html",
        refs=(first, second),
        articles=articles,
        copies=shared,
        rows=aligned(*articles, shared),
        why=WHY,
        words=sum(copy.words for copy in shared),
        share=[min(1.0, sum(copy.share[side] for copy in shared)) for side in (0, 1)],
        query="",
    )

"""Copies: what the articles share."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter
from starlette.responses import Response

from sayso.web.api.shapes import Copies, answer
from sayso.web.parts import Limit, Offset, TheLibrary, answers

router = APIRouter(tags=["Copies"])


@router.get("/copies", response_model=Copies, responses=answers(503), summary="List copies")
def copies(library: TheLibrary, offset: Offset = 0, limit: Limit = 50) -> Response:
    """Passages that articles share, in the order in which they were found; fewer than `limit` are the last ones."""
    return answer(list(islice(library.store.copies(), offset, offset + limit)))


@router.get(
    "/copies/{first:segment}/{second:segment}",
    response_model=Copies,
    responses=answers(404, 503),
    summary="What two articles share",
)
def between(first: str, second: str, library: TheLibrary) -> Response:
    """Every passage, the first article's side first."""
    for ref in (first, second):
        library.article(ref)
    return answer(library.copies(first, second))

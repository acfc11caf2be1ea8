"""Sources: what a person, outlet or unnamed group is given as saying."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from sayso.web.api.shapes import SaidAnswer, Sources, answer, listed, said_answer, source_entry
from sayso.web.parts import Limit, Offset, TheLibrary, answers

router = APIRouter(tags=["Sources"])


@router.get("/sources", response_model=Sources, responses=answers(503), summary="List sources")
def sources(library: TheLibrary, offset: Offset = 0, limit: Limit = 50) -> Response:
    """Those with most statements first."""
    found = library.sources.all()
    some = [source_entry(standings) for standings in found[offset : offset + limit]]
    return answer(listed(some, len(found), offset, "/api/sources", limit))


@router.get(
    "/sources/{name:segment}",
    response_model=list[SaidAnswer],
    responses=answers(404, 503),
    summary="What a source says",
)
def source(name: str, library: TheLibrary) -> Response:
    """In each article that calls it so; unnamed sources of one name may be different people."""
    return answer([said_answer(said) for said in library.source(name)])

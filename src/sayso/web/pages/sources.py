"""Source: all that somebody is given as saying, across articles, and through whom."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from sayso.web.api.shapes import answer, listed, said_answer, source_entry
from sayso.web.drawn.notes import Chosen, Note, notes
from sayso.web.library import Said
from sayso.web.parts import Limit, Offset, TheLibrary
from sayso.web.rendering import page

router = APIRouter()

_SIZE = 100


@router.get("/sources.json")
def sources_json(library: TheLibrary, offset: Offset = 0, limit: Limit = _SIZE) -> Response:
    """The sources, for programs."""
    found = library.sources.all()
    some = [source_entry(standings) for standings in found[offset : offset + limit]]
    return answer(listed(some, len(found), offset, "/sources.json", limit))


@router.get("/sources")
def sources(library: TheLibrary, offset: Offset = 0) -> Response:
    """Everybody who holds or passes on statements."""
    found = library.sources.all()
    return page(
        "sources.html",
        entries=[source_entry(standings) for standings in found[offset : offset + _SIZE]],
        total=len(found),
        offset=offset,
        size=_SIZE,
        query="",
    )


@router.get("/source/{name:segment}.json")
def source_json(name: str, library: TheLibrary) -> Response:
    """What a source says, for programs."""
    return answer([said_answer(said) for said in library.source(name)])


@router.get("/source/{name:segment}")
def source(name: str, library: TheLibrary) -> Response:
    """A source."""
    found = library.source(name)
    return page(
        "source.html",
        name=found[0].standing.name,
        kinds=list(dict.fromkeys(said.standing.kind for said in found)),
        named=all(said.standing.named for said in found),
        descriptions=list(dict.fromkeys(said.description for said in found if said.description)),
        sections=[(said, *_notes(said)) for said in found],
        holds=sum(len(said.holds) for said in found),
        relays=sum(len(said.relays) for said in found),
        query="",
    )


def _notes(said: Said) -> tuple[list[Note], list[Note]]:
    """What it holds, and what it passes on."""
    held, relayed = {s.id for s in said.holds}, {s.id for s in said.relays}
    found = notes(said.article, Chosen())
    return [note for note in found if note.id in held], [note for note in found if note.id in relayed]

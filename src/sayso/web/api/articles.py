"""Articles: adding, listing, searching, reading, exporting, removing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, UploadFile
from starlette.responses import Response

from sayso.article import Article
from sayso.statement import Firmness, SourceKind, Statement
from sayso.web import exporting, reading
from sayso.web.addresses import segment
from sayso.web.api.service import accepted, source_of
from sayso.web.api.shapes import Articles, Copies, Given, Hits, Job, answer, listed
from sayso.web.parts import Limit, Offset, TheJobs, TheLibrary, TheSettings, Version, Words, answers

router = APIRouter(tags=["Articles"])


@router.get("/articles", response_model=Articles, responses=answers(503), summary="List articles")
def articles(library: TheLibrary, offset: Offset = 0, limit: Limit = 50) -> Response:
    """In the order in which they were added."""
    entries, total = library.entries(offset, limit)
    return answer(listed(entries, total, offset, "/api/articles", limit))


@router.post(
    "/articles", status_code=202, response_model=Job, responses=answers(413, 422, 503), summary="Add an article"
)
def add(given: Given, library: TheLibrary, jobs: TheJobs, settings: TheSettings) -> Response:
    """Starts a job that reads it into the store. Of a feed's address every entry is added."""
    return accepted(jobs.start("Adding an article", reading.adding(source_of(given, settings), library, settings)))


@router.post(
    "/articles/file", status_code=202, response_model=Job, responses=answers(413, 422, 503), summary="Add a file"
)
def add_file(file: UploadFile, library: TheLibrary, jobs: TheJobs, settings: TheSettings) -> Response:
    """Plain text, HTML, JSON lines, a feed or WARC, each also with gzip; told by its name, else by its content."""
    way = reading.uploaded(file.file.read(), file.filename)
    return accepted(jobs.start("Adding a file", reading.adding(way, library, settings)))


@router.get("/search", response_model=Hits, responses=answers(422, 503), summary="Search articles")
def search(q: Words, library: TheLibrary, limit: Limit = 20) -> Response:
    """The articles with these words, the best first."""
    return answer(library.search(q, limit))


@router.get("/articles/{ref:segment}", response_model=Article, responses=answers(404, 503), summary="An article")
def article(ref: str, library: TheLibrary, version: Version = None) -> Response:
    """With its statements, as the contract has it."""
    return answer(library.article(ref, version))


@router.delete("/articles/{ref:segment}", status_code=204, responses=answers(404, 503), summary="Remove an article")
def remove(ref: str, library: TheLibrary) -> Response:
    """With all its versions."""
    library.remove(ref)
    return Response(status_code=204)


@router.get(
    "/articles/{ref:segment}/statements",
    response_model=list[Statement],
    responses=answers(404, 422, 503),
    summary="Statements of an article",
)
def statements(  # noqa: PLR0913  what they are told apart by
    *,
    ref: str,
    library: TheLibrary,
    version: Version = None,
    holder: Annotated[str | None, Query(max_length=100, description="The id of a source.")] = None,
    kind: Annotated[SourceKind | None, Query(description="Of the holder.")] = None,
    firmness: Annotated[Firmness | None, Query(description="How firmly the holder puts it.")] = None,
) -> Response:
    """All of them, or those of a holder, a kind of holder, or a firmness."""
    found = library.article(ref, version)
    kinds = {source.id: source.kind for source in found.sources}
    return answer(
        [
            statement
            for statement in found.statements
            if (holder is None or statement.holder == holder)
            and (kind is None or kinds.get(statement.holder or "") == kind)
            and (firmness is None or statement.firmness == firmness)
        ]
    )


@router.get(
    "/articles/{ref:segment}/copies",
    response_model=Copies,
    responses=answers(404, 503),
    summary="What an article shares with others",
)
def shared(ref: str, library: TheLibrary) -> Response:
    """Every passage, with its place in both."""
    library.article(ref)
    return answer(list(library.store.copies(ref)))


@router.get(
    "/articles/{ref:segment}/export",
    responses=answers(404, 422, 501, 503) | exporting.FILE,
    summary="Export an article",
)
def export(ref: str, to: exporting.To, library: TheLibrary, version: Version = None) -> Response:
    """As a file in one of the formats."""
    return exporting.file(library.article(ref, version), to, segment(ref))

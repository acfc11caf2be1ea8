"""Start: what to read, what is there, and what is looked for."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Query, UploadFile
from starlette.responses import RedirectResponse, Response

from sayso.errors import InputError
from sayso.web import reading
from sayso.web.addresses import job_path
from sayso.web.api.shapes import answer, listed
from sayso.web.jobs import settled
from sayso.web.parts import Limit, Offset, TheJobs, TheLibrary, TheSettings
from sayso.web.rendering import page
from sayso.web.settings import Settings

router = APIRouter()

_SHOWN = 30
_LISTED = 100
_CLAIMS = 6
_LOOKED_AT = 60  # the smaller ones, which stand behind each, among them
_FOUND = 50
_PATIENCE = 1.5
"""Seconds in which most texts are read: whoever waits that long is spared the page of the job."""

Query_ = Annotated[str, Query(max_length=1000)]


@router.get("/index.json")
def start_json(library: TheLibrary, q: Query_ = "", offset: Offset = 0, limit: Limit = _SHOWN) -> Response:
    """What Start shows, for programs."""
    if q.strip():
        return answer(library.search(q, _FOUND))
    entries, total = library.entries(offset, limit)
    return answer(listed(entries, total, offset, "/index.json", limit))


@router.get("/")
def start(  # noqa: PLR0913  what can be asked of the page
    *,
    library: TheLibrary,
    settings: TheSettings,
    q: Query_ = "",
    all_: Annotated[bool, Query(alias="all")] = False,
    offset: Offset = 0,
    removed: Annotated[Literal["", "now", "before"], Query()] = "",
) -> Response:
    """Start; `removed` says whether the article that was to be removed was still there."""
    total = len(library.store)
    if q.strip():
        return page("search.html", query=q, hits=library.search(q, _FOUND), most=_FOUND, total=total)
    if all_:
        entries, total = library.entries(offset, _LISTED)
        return page("articles.html", entries=entries, total=total, offset=offset, size=_LISTED, query="")
    claims = [claim for claim in library.claims(0, _LOOKED_AT)[0] if claim.within is None][:_CLAIMS]
    return page(
        "start.html",
        query="",
        entries=library.newest(_SHOWN),
        total=total,
        claims=claims,
        may_fetch=settings.may_fetch,
        removed=removed,
    )


@router.post("/add")
def add(  # noqa: PLR0913  the fields of the form
    *,
    library: TheLibrary,
    jobs: TheJobs,
    settings: TheSettings,
    text: Annotated[str, Form()] = "",
    address: Annotated[str, Form(max_length=4000)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Starts reading what was pasted, dropped or named, and leads to what comes of it."""
    job = jobs.start("Reading", reading.adding(_way(text, address, file, settings), library, settings))
    progress = settled(job, _PATIENCE)
    done = progress.state == "done" and not progress.problems
    return RedirectResponse(progress.page if done and progress.page else job_path(progress.id), 303)


def _way(text: str, address: str, file: UploadFile | None, settings: Settings) -> reading.Way:
    if file is not None and file.filename:
        return reading.uploaded(file.file.read(), file.filename)
    if address.strip():
        return reading.fetched(address, settings)
    if text.strip():
        return reading.pasted(text.replace("\r\n", "\n"), None, settings)  # browsers make them of every line end
    raise InputError("Nothing to read", "paste a text, choose a file or give an address")

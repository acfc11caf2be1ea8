"""Of the service itself, and reading an article that is not kept."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from sayso import __version__
from sayso.article import Article
from sayso.export.registry import EXPORTS
from sayso.web import reading
from sayso.web.addresses import segment
from sayso.web.api.shapes import Given, Job, answer
from sayso.web.jobs import Job as RunningJob
from sayso.web.jobs import settled
from sayso.web.parts import TheJobs, TheLibrary, TheSettings, answers
from sayso.web.reading import Way

router = APIRouter(tags=["Service"])

_PATIENCE = 20.0
"""Seconds after which who waits for a text to be read gets the job in its place."""


@dataclass(frozen=True, slots=True)
class About:
    """What answers: its version, how many articles it has, whether it fetches addresses."""

    version: str
    articles: int
    fetching: bool


@dataclass(frozen=True, slots=True)
class Format:
    """A format of exports: its name, what it is, and whether it takes claims too."""

    name: str
    title: str
    media_type: str
    claims: bool


@router.get("/about", response_model=About, responses=answers(503), summary="Version and size")
def about(library: TheLibrary, settings: TheSettings) -> Response:
    """Tells that the service works."""
    return answer(About(__version__, len(library.store), settings.may_fetch))


@router.get("/exports", response_model=list[Format], summary="Formats of exports")
def formats() -> Response:
    """What `to` can be wherever something is exported."""
    return answer([Format(name, f.title, f.media_type, bool(f.trace)) for name, f in EXPORTS.items()])


@router.post(
    "/read",
    response_model=Article,
    responses=answers(413, 422, 503) | {202: {"model": Job, "description": "It takes longer: ask for the job."}},
    summary="Read an article without keeping it",
)
def read(given: Given, jobs: TheJobs, settings: TheSettings) -> Response:
    """The article with its statements, or the job that reads it, where that takes long."""
    found = source_of(given, settings)

    def work(job: RunningJob) -> None:
        job.tell(result=reading.read_one(found(), settings), done=1)

    job = jobs.start("Reading an article", work)
    progress = settled(job, _PATIENCE)
    if progress.state == "failed":
        raise HTTPException(422, "; ".join(progress.problems))
    return answer(progress.result) if progress.is_over else accepted(job)


def source_of(given: Given, settings: TheSettings) -> Way:
    """How what was given becomes articles."""
    if given.text is not None:
        return reading.pasted(given.text, given.ref, settings)
    if given.html is not None:
        return reading.page_source(given.html, given.ref, given.url, settings)
    return reading.fetched(given.address or "", settings)


def accepted(job: RunningJob) -> Response:
    """The answer to a request that has become a job."""
    path = f"/api/jobs/{segment(job.progress.id)}"
    return answer(job.progress, 202, {"Location": path})

"""Jobs: how far work is that outlasts a request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import Response

from sayso.web.api.shapes import Job, answer
from sayso.web.jobs import Job as RunningJob
from sayso.web.library import MissingError
from sayso.web.parts import TheJobs, answers

router = APIRouter(tags=["Jobs"])


def found(id: str, jobs: TheJobs) -> RunningJob:
    """A job.

    Raises:
        MissingError: there is none.
    """
    if job := jobs.get(id):
        return job
    raise MissingError("There is no such job any more; what it added to the store is there.")


FoundJob = Annotated[RunningJob, Depends(found)]


@router.get("/jobs/{id:segment}", response_model=Job, responses=answers(404), summary="A job")
def job(job: FoundJob) -> Response:
    """How far it is, and what came of it."""
    return answer(job.progress)


@router.get(
    "/jobs/{id:segment}/events",
    response_class=EventSourceResponse,
    responses=answers(404),
    summary="The progress of a job",
)
async def events(job: FoundJob) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events: `progress` now and whenever it changes, the last of them with the result."""
    async for progress in job.watch():
        body = bytes(answer(progress).body).decode()
        yield ServerSentEvent(event="progress", raw_data=body)

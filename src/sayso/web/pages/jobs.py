"""How far a job is; the page can be closed and opened again."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from sayso.web.addresses import segment
from sayso.web.api.jobs import FoundJob
from sayso.web.api.shapes import answer
from sayso.web.rendering import page

router = APIRouter()


@router.get("/job/{id:segment}.json")
def job_json(job: FoundJob) -> Response:
    """The job, for programs."""
    return answer(job.progress)


@router.get("/job/{id:segment}")
def job(job: FoundJob) -> Response:
    """The job, or what came of it where all went well."""
    progress = job.progress
    if progress.state == "done" and progress.page and not progress.problems:
        return RedirectResponse(progress.page, 303)
    return page("job.html", job=progress, events=f"/api/jobs/{segment(progress.id)}/events", query="")

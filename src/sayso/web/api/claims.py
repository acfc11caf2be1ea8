"""Claims, and where they come from."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from sayso.corpus.records import Claim
from sayso.export.traced import TracedClaim
from sayso.web import exporting
from sayso.web.api.service import accepted
from sayso.web.api.shapes import Asked, Claims, Job, TracedAnswer, answer, listed
from sayso.web.jobs import Job as RunningJob
from sayso.web.parts import Limit, Offset, TheJobs, TheLibrary, answers

router = APIRouter(tags=["Claims"])


@router.get("/claims", response_model=Claims, responses=answers(503), summary="List claims")
def claims(library: TheLibrary, offset: Offset = 0, limit: Limit = 50) -> Response:
    """What several articles say alike, that of most articles first."""
    found, more = library.claims(offset, limit)
    return answer(listed(found, None, offset, "/api/claims", limit, more=more))


@router.get("/claims/{id:segment}", response_model=Claim, responses=answers(404, 503), summary="A claim")
def claim(id: str, library: TheLibrary) -> Response:
    """With every place that makes it."""
    return answer(library.claim(id))


@router.get(
    "/claims/{id:segment}/trace", response_model=TracedAnswer, responses=answers(404, 503), summary="Trace a claim"
)
def trace(id: str, library: TheLibrary) -> Response:
    """Where the claim comes from, and how many independent origins it has."""
    return answer(traced_answer(library.traced(library.claim(id))))


@router.get(
    "/claims/{id:segment}/export", responses=answers(404, 422, 501, 503) | exporting.FILE, summary="Export a claim"
)
def export(id: str, to: exporting.To, library: TheLibrary) -> Response:
    """Its trace, as a file in one of the formats."""
    return exporting.file(library.traced(library.claim(id)), to, f"claim-{id}")


@router.post(
    "/traces", status_code=202, response_model=Job, responses=answers(413, 422, 503), summary="Trace a claim in words"
)
def trace_words(asked: Asked, library: TheLibrary, jobs: TheJobs) -> Response:
    """Starts a job that looks for it in the articles that have its words."""

    def work(job: RunningJob) -> None:
        job.tell(result=traced_answer(library.trace(asked.claim)))

    return accepted(jobs.start("Tracing a claim", work))


def traced_answer(traced: TracedClaim) -> TracedAnswer:
    """A traced claim, without its articles."""
    return TracedAnswer(traced.claim, traced.trace, traced.about)

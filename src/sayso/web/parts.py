"""What the functions that answer requests share: the parts of the service, and the limits of what may be asked."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query, Request

from sayso.web.jobs import Jobs
from sayso.web.library import Library
from sayso.web.settings import Settings


def _library(request: Request) -> Library:
    found: Library = request.app.state.library
    return found


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


def _settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found


TheLibrary = Annotated[Library, Depends(_library)]
TheJobs = Annotated[Jobs, Depends(_jobs)]
TheSettings = Annotated[Settings, Depends(_settings)]

Offset = Annotated[int, Query(ge=0, le=10**9, description="How many to pass over.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many to give at most.")]
Words = Annotated[
    str, Query(min_length=1, max_length=1000, description="What to look for, as `sayso search` takes it.")
]
Version = Annotated[int | None, Query(ge=1, le=10**6, description="An older version; the newest where not given.")]


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that an operation has, for its documentation."""
    return {status: {"description": _MEANS[status], "content": _PROBLEM} for status in statuses}


_MEANS = {
    401: "A token is needed.",
    403: "The request comes from a page of another site.",
    404: "It is not there.",
    413: "More than is read at once.",
    422: "What was sent cannot be read.",
    429: "Too many requests.",
    501: "A part that is needed is not installed.",
    503: "Too much is waiting already, or the store cannot be used.",
}
_PROBLEM = {
    "application/problem+json": {
        "schema": {
            "type": "object",
            "properties": {
                "type": {"type": "string"},
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "detail": {"type": "string"},
            },
            "required": ["type", "title", "status", "detail"],
        }
    }
}

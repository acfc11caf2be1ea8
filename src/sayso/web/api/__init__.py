"""The service: everything that the pages show, and all that can be done, for programs."""

from __future__ import annotations

from fastapi import APIRouter

from sayso.web.api import articles, claims, copies, jobs, service, sources
from sayso.web.parts import answers

router = APIRouter(prefix="/api", responses=answers(401, 403, 422, 429, 503))
for _module in (service, articles, copies, claims, sources, jobs):
    router.include_router(_module.router)

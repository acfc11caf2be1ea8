"""The pages, one module each: every page has its `.json` beside it, with what it shows."""

from __future__ import annotations

from fastapi import APIRouter

from sayso.web.pages import article, claims, copies, docs, enter, jobs, sources, start

router = APIRouter(include_in_schema=False)
for _module in (start, article, claims, sources, copies, jobs, enter, docs):
    router.include_router(_module.router)

"""The documentation of the service, made from its OpenAPI document: it needs no script, and nothing from elsewhere."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.web.drawn.reference import reference
from sayso.web.parts import TheSettings
from sayso.web.rendering import page

router = APIRouter()


@router.get("/api")
def api() -> Response:
    """Leads to the documentation."""
    return RedirectResponse("/api/docs", 303)


@router.get("/api/docs")
def docs(request: Request, settings: TheSettings) -> Response:
    """The documentation."""
    address = str(request.base_url).rstrip("/")
    return page(
        "docs.html",
        reference=reference(request.app.openapi(), address),
        token=settings.token is not None,
        query="",
    )

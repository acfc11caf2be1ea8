"""Errors -> answers: a page for people, RFC 9457 problem details for programs; the server's inside for nobody."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from sayso.contract import json_text
from sayso.errors import InputError, ModelError, OutputError, SaysoError, StoreError
from sayso.web.jobs import BusyError
from sayso.web.library import MissingError
from sayso.web.rendering import page

_log = logging.getLogger("sayso.web")

_STATUS: dict[type[SaysoError], int] = {
    MissingError: 404,
    InputError: 422,
    OutputError: 501,
    BusyError: 503,
    StoreError: 503,
    ModelError: 503,
    SaysoError: 500,
}
_INSIDE: dict[type[SaysoError], str] = {
    StoreError: "The store cannot be used right now. The server's log says why.",
    ModelError: "The model cannot be loaded. The server's log says why.",
}
_WRONG = "Something went wrong here. The server's log says what."


def refuse(scope: Scope, status: int, detail: str, headers: dict[str, str]) -> Response:
    """The answer to a request that is not fulfilled.

    Args:
        scope: the request.
        status: of HTTP.
        detail: what is wrong, in a sentence.
        headers: to be sent along.
    """
    title = HTTPStatus(status).phrase
    if wants_json(scope["path"]):
        problem: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return Response(json_text(problem), status, headers, "application/problem+json")
    return page("problem.html", status=status, headers=headers, title=title, detail=detail, code=status)


def wants_json(path: str) -> bool:
    """Whether a program asks, not a person."""
    return path.startswith("/api") or path.endswith(".json")


def handle_problems(app: FastAPI) -> None:
    """Answer every error in one of the two ways."""

    @app.exception_handler(SaysoError)
    def failed(request: Request, error: SaysoError) -> Response:
        kind = next(kind for kind in _STATUS if isinstance(error, kind))
        if kind in _INSIDE:
            _log.error("%s", error)
        retry = {"Retry-After": "10"} if _STATUS[kind] == 503 else {}
        return refuse(request.scope, _STATUS[kind], _INSIDE.get(kind, str(error)), retry)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        detail = str(error.detail)
        if detail == HTTPStatus(error.status_code).phrase:
            detail = _SAID.get(error.status_code, detail)
        return refuse(request.scope, error.status_code, detail, dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        flaws = (f"{'.'.join(map(str, flaw['loc'][1:])) or flaw['loc'][0]}: {flaw['msg']}" for flaw in error.errors())
        return refuse(request.scope, 422, "; ".join(flaws), {})

    @app.exception_handler(Exception)
    def broken(request: Request, _: Exception) -> Response:
        return refuse(request.scope, 500, _WRONG, {})


_SAID = {404: "There is no such page.", 405: "That cannot be done here.", 413: "That is more than is read at once."}

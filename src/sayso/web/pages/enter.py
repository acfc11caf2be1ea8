"""Where a person gives the token: the browser keeps what proves that, and no script can read it."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from sayso.web.parts import TheSettings
from sayso.web.rendering import page
from sayso.web.safety import COOKIE, cookie_of

router = APIRouter()

_DAYS = 30


@router.get("/enter")
def enter(next_: Annotated[str, Query(alias="next", max_length=2000)] = "/") -> Response:
    """The form."""
    return page("enter.html", next=_within(next_), wrong=False, query=None)


@router.post("/enter")
def entered(
    request: Request,
    settings: TheSettings,
    token: Annotated[str, Form(max_length=1000)] = "",
    next_: Annotated[str, Form(alias="next", max_length=2000)] = "/",
) -> Response:
    """Lets in whoever knows the token."""
    if settings.token is None or not hmac.compare_digest(token.strip().encode(), settings.token.encode()):
        return page("enter.html", status=403, next=_within(next_), wrong=True, query=None)
    answer = RedirectResponse(_within(next_), 303)
    secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    answer.set_cookie(
        COOKIE, cookie_of(settings.token), max_age=_DAYS * 86400, httponly=True, samesite="strict", secure=secure
    )
    return answer


def _within(path: str) -> str:
    """A path of the service itself: nobody is led elsewhere from here."""
    safe = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if safe else "/"

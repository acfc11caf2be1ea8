"""Refuses what should not be answered, before anything looks at it.

A page of another site can make a browser send requests here, but not under another Host and Origin than its own: with
both checked, neither a forged form nor a name that suddenly leads to this machine gets an answer.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import math
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.web.safety.pace import Pace
from sayso.web.settings import Settings, is_loopback

COOKIE = "sayso"
_READING = frozenset(("GET", "HEAD", "OPTIONS"))
_BURST_OF_READS = 4.0  # seconds of the limit that may come at once
_BURST_OF_WRITES = 0.5  # minutes of it

Refuse = Callable[[Scope, int, str, dict[str, str]], Response]
"""Makes the answer: the request, its status, a sentence, further headers."""


def cookie_of(token: str) -> str:
    """What a browser keeps in place of the token: it proves that its owner knew it, and tells nobody what it is."""
    return hmac.new(token.encode(), b"sayso cookie", hashlib.sha256).hexdigest()


class Guard:
    """Lets requests through, or answers them itself."""

    def __init__(self, app: ASGIApp, settings: Settings, refuse: Refuse) -> None:
        """Wrap an application."""
        self._app, self._settings, self._refuse = app, settings, refuse
        self._writes = Pace(settings.writes / 60, max(1, settings.writes * _BURST_OF_WRITES))
        reads = settings.reads or (None if settings.is_local else 50)
        self._reads = Pace(reads, max(1, reads * _BURST_OF_READS)) if reads else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer: Callable[[Scope, Receive, Send], Awaitable[None]] = self._app
        if scope["type"] == "http" and (refusal := self._refusal(scope, Headers(scope=scope))):
            answer = refusal
        await answer(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return self._refuse(scope, 421, "This name is not one that the service is reached by.", {})
        if not _is_own(scope["method"], headers, host):
            return self._refuse(scope, 403, "The request comes from a page of another site.", {})
        if waits := self._wait(scope, headers):
            again = {"Retry-After": str(math.ceil(waits))}
            return self._refuse(scope, 429, f"Too many requests: try again in {math.ceil(waits)} s.", again)
        return None if self._knows_token(scope, headers) else self._ask_for_token(scope)

    def _is_ours(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        if is_loopback(name) or name == self._settings.host.lower():
            return True
        # nobody can make a bare address lead elsewhere, as they can a name
        return not self._settings.is_local and (name in self._settings.names or _is_address(name))

    def _wait(self, scope: Scope, headers: Headers) -> float:
        client = (scope.get("client") or ("",))[0]
        if scope["method"] not in _READING or ("authorization" in headers and not self._is_token(headers)):
            return self._writes.wait(client)
        return self._reads.wait(client) if self._reads else 0

    def _knows_token(self, scope: Scope, headers: Headers) -> bool:
        token = self._settings.token
        is_open = scope["path"] == "/enter" or scope["path"].startswith("/static/")
        if token is None or is_open or self._is_token(headers):
            return True
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and hmac.compare_digest(cookie.value.encode(), cookie_of(token).encode())

    def _is_token(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        token = self._settings.token or ""
        return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())

    def _ask_for_token(self, scope: Scope) -> Response:
        path = scope["path"]
        if scope["method"] == "GET" and not path.startswith("/api") and not path.endswith(".json"):
            return RedirectResponse(f"/enter?next={quote(path)}", 303)
        return self._refuse(
            scope, 401, "A token is needed: Authorization: Bearer TOKEN.", {"WWW-Authenticate": "Bearer"}
        )


def _is_own(method: str, headers: Headers, host: str) -> bool:
    """Whether a request comes from a page of the service or from none, or is a link that somebody followed."""
    origin = headers.get("origin")
    is_own = headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    if method in _READING:
        return is_own or headers.get("sec-fetch-mode") == "navigate"
    if origin is None:
        return is_own
    try:
        return urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True

"""How much a request may send."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.safety.guard import Refuse


class Limit:
    """Refuses what says that it is too large, and stops reading what turns out to be."""

    def __init__(self, app: ASGIApp, largest: int, refuse: Refuse) -> None:
        """Wrap an application.

        Args:
            app: the application.
            largest: how many bytes a body may have.
            refuse: makes the answer.
        """
        self._app, self._largest, self._refuse = app, largest, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "")
        if told.isdecimal() and int(told) > self._largest:
            await self._refuse(scope, 413, self._said, {"Connection": "close"})(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._largest:
                raise HTTPException(413, self._said)
            return message

        await self._app(scope, counted, send)

    @property
    def _said(self) -> str:
        return f"More than {self._largest / 2**20:g} MB at once are not taken; sayso add reads larger files."

"""The paths of the pages, and how a path holds the ref of an article, whatever is in it.

A ref may be an address with slashes or end in `.json`. It is one segment of the path, percent-encoded; what servers
hand on is decoded already and can no longer be told apart, so that the path is read again as it came.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, unquote_to_bytes, urlencode

from starlette.convertors import Convertor, register_url_convertor
from starlette.types import ASGIApp, Receive, Scope, Send

_KEPT = re.compile(rb"%(2f|25|2e)", re.IGNORECASE)


class _Segment(Convertor[str]):
    """One segment of a path, as `AsItCame` leaves it."""

    regex = "[^/]+"

    def convert(self, value: str) -> str:
        return re.sub("%(2F|25|2E)", lambda found: unquote(found[0]), value)

    def to_string(self, value: str) -> str:
        return segment(value)


register_url_convertor("segment", _Segment())


class AsItCame:
    """Keeps the slashes, dots and percent signs that are encoded in a path apart from those that divide it."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        raw = scope.get("raw_path")
        if raw and b"%" in raw:
            kept = _KEPT.sub(lambda found: b"%25" + found[1].upper(), raw.partition(b"?")[0])
            scope = {**scope, "path": unquote_to_bytes(kept).decode("utf-8", "replace")}
        await self._app(scope, receive, send)


def segment(value: str) -> str:
    """A value as one segment of a path."""
    return quote(value, safe="").replace(".", "%2E")


def article_path(ref: str, *, version: int | None = None, at: tuple[int, int] | None = None) -> str:
    """The page of an article.

    Args:
        ref: the article.
        version: an older version of it.
        at: a stretch of its text to point at.
    """
    asked: dict[str, str | int] = {}
    if version is not None:
        asked["version"] = version
    if at:
        asked["at"] = f"{at[0]}-{at[1]}"
    path = f"/article/{segment(ref)}{f'?{urlencode(asked)}' if asked else ''}"
    return f"{path}#at" if at else path


def claim_path(id_: str) -> str:
    """The page of a claim."""
    return f"/claim/{segment(id_)}"


def source_path(name: str) -> str:
    """The page of a source."""
    return f"/source/{segment(name)}"


def copies_path(first: str, second: str) -> str:
    """The page of what two articles share."""
    return f"/copies/{segment(first)}/{segment(second)}"


def job_path(id_: str) -> str:
    """The page of a job."""
    return f"/job/{segment(id_)}"

"""Exports as files to save: no browser shows them under the service's own name."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import HTTPException, Query
from starlette.responses import Response

from sayso.article import Article
from sayso.export.registry import EXPORTS, exported
from sayso.export.traced import TracedClaim

To = Annotated[str, Query(description="The format.", json_schema_extra={"enum": list(EXPORTS)})]

FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in sorted({format_.media_type for format_ in EXPORTS.values()})
        },
    }
}


def file(what: Article | TracedClaim, to: str, name: str) -> Response:
    """An article or a traced claim as a file of a format.

    Args:
        what: what to export.
        to: a name of `EXPORTS`.
        name: what to call the file, without its ending.

    Raises:
        OutputError: a part that the format needs is not installed.
        HTTPException: there is no such format, or it has no place for a claim.
    """
    format_ = EXPORTS.get(to)
    if format_ is None or (isinstance(what, TracedClaim) and format_.trace is None):
        fit = [other for other, f in EXPORTS.items() if f.trace or isinstance(what, Article)]
        raise HTTPException(422, f"to: give one of {', '.join(fit)}")
    content = b"".join(exported(what, to))  # whole, so that what fails is still told
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name + format_.ending, safe='%')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(content, 200, headers, format_.media_type)

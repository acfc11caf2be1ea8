"""Templates -> pages. Whatever stands in a template is escaped; what is markup already was made by `drawn`."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from sayso import __version__
from sayso.views.characters import one_line
from sayso.web import addresses


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = one_line
    environment.filters["day"] = day
    environment.globals.update(
        static=static,
        version=__version__,
        plural=plural,
        article_path=addresses.article_path,
        claim_path=addresses.claim_path,
        source_path=addresses.source_path,
        copies_path=addresses.copies_path,
    )
    return environment


def page(template: str, *, status: int = 200, headers: dict[str, str] | None = None, **context: Any) -> HTMLResponse:
    """A page.

    Args:
        template: a file of `templates`.
        status: of HTTP.
        headers: to be sent along.
        context: what the template writes.
    """
    html = _environment().get_template(template).render(context)
    return HTMLResponse(html.encode("utf-8", "replace"), status, headers)


@cache
def static(name: str) -> str:
    """The path of a file of `static`, another one whenever it changes: browsers may keep it for ever."""
    content = resources.files("sayso.web").joinpath("static", *name.split("/")).read_bytes()
    return f"/static/{name}?{hashlib.sha256(content).hexdigest()[:12]}"


def plural(number: int, noun: str) -> str:
    """`1 article`, `14 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day(date: str | None) -> str:
    """An ISO date or date and time as people read it, as far as it can be told."""
    text = one_line(date or "")[:40]
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{when.day} {when:%b %Y}" + (f", {when:%H:%M}" if "T" in text else "")

"""Article: the text with its statements underlined, and whose word they are beside it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.article import Article
from sayso.export.iris import page_address
from sayso.export.registry import EXPORTS
from sayso.statement import Firmness, SourceKind, Span
from sayso.views.summary import summary
from sayso.web import exporting
from sayso.web.addresses import article_path, segment
from sayso.web.api.shapes import answer
from sayso.web.drawn.notes import Chosen, choices, notes
from sayso.web.drawn.text import rows
from sayso.web.library import Library, MissingError
from sayso.web.parts import TheLibrary, Version
from sayso.web.rendering import page

router = APIRouter()

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_DIGITS = 12
"""Of the text's digest in a permalink: it tells whether the text is still the one that was pointed at."""


@router.get("/article/{ref:segment}.json")
def article_json(ref: str, library: TheLibrary, version: Version = None) -> Response:
    """The article, for programs."""
    return answer(library.article(ref, version))


@router.get("/article/{ref:segment}/export")
def export(ref: str, to: exporting.To, library: TheLibrary, version: Version = None) -> Response:
    """The article as a file."""
    return exporting.file(library.article(ref, version), to, segment(ref))


@router.get("/article/{ref:segment}")
def article(  # noqa: PLR0913  what can be asked of the page
    *,
    ref: str,
    library: TheLibrary,
    version: Version = None,
    holder: Annotated[str, Query(max_length=100)] = "",
    kind: Annotated[SourceKind | Literal[""], Query()] = "",
    firmness: Annotated[Firmness | Literal[""], Query()] = "",
    at: Annotated[str, Query(max_length=30)] = "",
    text: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """The article; `text` is the digest that a permalink was made with."""
    asked = _Asked(ref, version, Chosen(holder or None, kind or None, firmness or None), at, text)
    return HTMLResponse(library.pages.get(asked, lambda: bytes(_page(library, asked).body)))


@router.post("/article/{ref:segment}/remove")
def remove(ref: str, library: TheLibrary) -> Response:
    """Removes the article; one that somebody else removed a moment ago is gone just the same."""
    try:
        library.remove(ref)
    except MissingError:
        return RedirectResponse("/?removed=before", 303)
    return RedirectResponse("/?removed=now", 303)


def _shares(library: Library, ref: str) -> list[tuple[str, int]]:
    """The other articles that have passages of it, with how many words, the one with most first."""
    words: Counter[str] = Counter()
    for copy in library.store.copies(ref):
        words[copy.refs[copy.refs[0] == ref]] += copy.words
    return words.most_common()


def _digest(article: Article) -> str:
    return article.id.removeprefix("sha256:")[:_DIGITS]


def _span(at: str, article: Article) -> Span | None:
    match = _AT.fullmatch(at)
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if start < end <= len(article.text) else None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody asked of the page."""

    ref: str
    version: int | None
    chosen: Chosen
    at: str
    text: str


def _page(library: Library, asked: _Asked) -> Response:
    found = library.article(asked.ref, asked.version)
    beside = notes(found, asked.chosen)
    return page(
        "article.html",
        article=found,
        ref=asked.ref,
        version_=asked.version,
        address=page_address(found),
        permalink=f"{article_path(asked.ref)}?text={_digest(found)}",
        changed=bool(asked.text) and asked.text != _digest(found),
        rows=rows(found, beside, _span(asked.at, found)),
        notes=beside,
        chosen=asked.chosen,
        choices=choices(beside),
        summary=list(summary(found)),
        copies=_shares(library, asked.ref) if asked.version is None else [],
        exports=[(name, format_.title) for name, format_ in EXPORTS.items()],
        query="",
    )

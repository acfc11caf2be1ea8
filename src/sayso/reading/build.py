"""What every way of reading shares: from text and segments to an `Article`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sayso.article import Article, Link, Segment
from sayso.reading.language import LANGUAGE_NAMES, detect

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def build(  # noqa: PLR0913  the fields of a record
    text: str,
    ref: str,
    segments: Iterable[Segment] = (),
    *,
    links: Iterable[Link] = (),
    title: str | None = None,
    byline: Iterable[str] = (),
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    warnings: Iterable[str] = (),
) -> Article:
    """Makes the record, with its id, its language and the warnings that follow from the text.

    Args:
        text: the article's text; it must be encodable as UTF-8 (see `encodable`).
        ref: what the user calls the article.
        segments: in the order of the text.
        links: in the order of the text.
        title: the headline.
        byline: the authors' names.
        published: ISO 8601.
        outlet: who published it.
        url: the article's own address.
        encoding: what the bytes were decoded by.
        warnings: what the person who reads the result should know.
    """
    language = detect(text)
    warnings = tuple(warnings)
    if language not in (None, "en"):
        name = LANGUAGE_NAMES.get(language or "", language)
        warnings += (f"The text seems to be {name}; the model reads English.",)
    return Article(
        ref=ref,
        id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        segments=tuple(segments),
        url=url,
        outlet=outlet,
        title=title,
        byline=tuple(byline),
        published=published,
        language=language,
        encoding=encoding,
        links=tuple(links),
        warnings=warnings,
    )


def encodable(text: str) -> str:
    """The text with lone surrogates, which no encoding can carry, replaced one for one by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def encoded(text: str) -> bytes:
    """The text in UTF-8, once it is encodable."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return encodable(text).encode()

"""Articles as text, in each of the formats that can be printed: chunk by chunk, as the articles come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from sayso.article import Article
from sayso.contract import to_json
from sayso.errors import OutputError
from sayso.export.brat import to_brat


def chunks(format_: str, articles: Iterable[Article], stream: TextIO) -> Iterator[str]:
    """The articles in a format, ready to be written.

    Args:
        format_: a name of `FORMATS`.
        articles: read only as far as the chunks are taken.
        stream: where the chunks will go; decides on colour and width.

    Raises:
        OutputError: there is more than one article and the format holds only one.
    """
    return FORMATS[format_](articles, stream)


def _text(articles: Iterable[Article], stream: TextIO) -> Iterator[str]:
    from sayso.views import terminal  # noqa: PLC0415 - rich takes a while to load

    return terminal.show_text(articles, terminal.console(stream))


def _table(articles: Iterable[Article], stream: TextIO) -> Iterator[str]:
    from sayso.views import terminal  # noqa: PLC0415 - rich takes a while to load

    return terminal.show_table(articles, terminal.console(stream))


def _json(articles: Iterable[Article], _: TextIO) -> Iterator[str]:
    yield "["
    mark = "\n"
    try:
        for article in articles:
            yield mark + to_json(article, indent=2)
            mark = ",\n"
    except KeyboardInterrupt:
        yield "\n]\n"  # what was read until then can still be used
        raise
    yield "\n]\n"


def _jsonl(articles: Iterable[Article], _: TextIO) -> Iterator[str]:
    return (to_json(article) + "\n" for article in articles)


def _brat(articles: Iterable[Article], _: TextIO) -> Iterator[str]:
    first: Article | None = None
    for article in articles:
        if first:
            raise OutputError("brat annotations of several articles need a folder: --output FOLDER")
        first = article
    if first:
        yield to_brat(first)


FORMATS: dict[str, Callable[[Iterable[Article], TextIO], Iterator[str]]] = {
    "text": _text,
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "brat": _brat,
}

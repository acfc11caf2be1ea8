"""Reading articles, whole: from inputs to articles with their statements."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import BinaryIO, TypeVar

from sayso import reading
from sayso.article import Article
from sayso.attribution import Attributor
from sayso.errors import InputError
from sayso.holders import complete
from sayso.threads import side_by_side

Input = str | os.PathLike[str] | Article

T = TypeVar("T")


def read(source: Input, *, stdin: BinaryIO | None = None) -> Article:
    """Read one article.

    Args:
        source: a file, `-` for standard input, an http(s) address, or an article that was read before.
        stdin: what `-` reads; standard input by default.

    Returns:
        The article with its statements; the first one where the input holds several.

    Raises:
        InputError: the input cannot be read, or holds no article.
        ModelError: the model cannot be loaded.
    """
    for article in read_many([source], stdin=stdin):
        return article
    raise InputError(str(source), "holds no article")


def read_many(
    sources: Iterable[Input],
    *,
    on_error: Callable[[InputError], object] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article]:
    """Read many articles, lazily and in order, several at a time on machines with several cores.

    Args:
        sources: files, folders, `-`, http(s) addresses, or articles that were read before.
        on_error: called with the error of each input that cannot be read, and the rest goes on.
        stdin: what `-` reads; standard input by default.

    Yields:
        Each article with its statements.

    Raises:
        InputError: an input cannot be read and there is no `on_error`.
        ModelError: the model cannot be loaded.
    """
    return read_then(lambda article: article, sources, on_error=on_error, stdin=stdin)


def read_then(
    then: Callable[[Article], T],
    sources: Iterable[Input],
    *,
    on_error: Callable[[InputError], object] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[T]:
    """Read many articles as `read_many` does, and go on with each in the thread that read it.

    Args:
        then: what is made of an article with its statements; called in several threads at once.
        sources: as with `read_many`, and so are the others.
        on_error: called with the error of each input that cannot be read, and the rest goes on.
        stdin: what `-` reads.

    Yields:
        What was made of each article.

    Raises:
        InputError: an input cannot be read and there is no `on_error`.
        ModelError: the model cannot be loaded.
    """
    _attributor()  # where it cannot be loaded, that is said before anything is read

    def made(article: Article) -> T:
        return then(with_statements(article))

    yield from side_by_side(made, _articles(sources, on_error, stdin))


def with_statements(article: Article) -> Article:
    """An article with its statements, read in this thread.

    Raises:
        ModelError: the model cannot be loaded.
    """
    attributor = _attributor()
    found = attributor.read(article.text)
    return complete(replace(article, statements=found.statements, model=attributor.name), found.names)


def _articles(
    sources: Iterable[Input], on_error: Callable[[InputError], object] | None, stdin: BinaryIO | None
) -> Iterator[Article]:
    for source in sources:
        found = [source] if isinstance(source, Article) else reading.articles([source], stdin=stdin)
        for item in found:
            if isinstance(item, Article):
                yield item
            elif on_error is None:
                raise item
            else:
                on_error(item)


@cache
def _attributor() -> Attributor:
    return Attributor()

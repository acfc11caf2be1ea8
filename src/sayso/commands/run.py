"""What commands that read inputs share: what is piped in, and what is said on standard error meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.views.messages import Messages

if TYPE_CHECKING:
    from sayso.article import Article

_MANY = frozenset((".jsonl", ".ndjson", ".json", ".rss", ".atom", ".xml", ".warc"))


def piped_in() -> tuple[str, ...]:
    """Standard input as the only input, where something is piped in."""
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Name files, folders or addresses to read, or - for standard input.")
    return ("-",)


@contextmanager
def messages(inputs: tuple[str, ...], *, quiet: bool, results_on_screen: bool) -> Iterator[Messages]:
    """Messages alone, or with a bar where several articles are read and somebody sees nothing else of it."""
    countable = not any(map(_may_hold_many, inputs))
    if quiet or results_on_screen or not sys.stderr.isatty() or (countable and len(inputs) == 1):
        yield Messages(quiet=quiet)
        return
    from sayso.views.progress import bar

    with bar(inputs, countable=countable) as messages:
        yield messages


def read_set(inputs: tuple[str, ...], *, quiet: bool) -> tuple[list[Article], bool]:
    """All articles of some inputs, with their statements, each under a ref of its own.

    Returns:
        The articles, and whether an input failed.
    """
    from sayso.corpus.names import apart
    from sayso.reader import read_many

    with messages(inputs, quiet=quiet, results_on_screen=False) as said:
        return list(apart(said.noted(read_many(inputs, on_error=said.error)))), said.failed


def _may_hold_many(given: str) -> bool:
    """Whether an input may be more than one article: a folder, JSON lines, a feed, standard input."""
    path = Path(given)
    return given == "-" or path.is_dir() or not _MANY.isdisjoint(path.suffixes)

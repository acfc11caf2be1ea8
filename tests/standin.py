"""A reader without a model, that stands in for the real one where a test is about what comes behind it."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

import pytest

from sayso import reading
from sayso.article import Article
from sayso.errors import InputError
from sayso.statement import Statement


def read_then(
    then: Callable[[Article], Any],
    sources: Iterable[str | Article],
    *,
    on_error: Callable[[InputError], object] | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Any]:
    """Gives each article one statement, or stops at one that says so."""
    for source in sources:
        for article in [source] if isinstance(source, Article) else reading.articles([source], stdin=stdin):
            if isinstance(article, InputError):
                assert on_error
                on_error(article)
                continue
            if "INTERRUPT" in article.text:
                raise KeyboardInterrupt
            place = (0, len(article.text.split("\n")[0]))
            yield then(replace(article, statements=(Statement("s1", (), (), (place,), "indirect", 0.9),), model="none"))


def read_many(sources: Iterable[str | Article], **more: Any) -> Iterator[Article]:
    """The articles themselves."""
    return read_then(lambda article: article, sources, **more)


def module() -> types.ModuleType:
    """What stands in for `sayso.reader`."""
    made = types.ModuleType("sayso.reader")
    made.read_then, made.read_many = read_then, read_many  # type: ignore[attr-defined]
    return made


def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it stand in until the test is over."""
    monkeypatch.setitem(sys.modules, "sayso.reader", module())
    # set and taken out again, so that it is loaded anew both now and after the test
    monkeypatch.setitem(sys.modules, "sayso.corpus.adding", types.ModuleType("sayso.corpus.adding"))
    monkeypatch.delitem(sys.modules, "sayso.corpus.adding")

"""The table of an article's statements by source, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.article import Article
from sayso.statement import Statement
from sayso.views.characters import one_line, shorten
from sayso.views.groups import Group, by_source
from sayso.views.marks import number, words

_NARROW = 64
"""Columns below which the details of a statement stand under its content instead of beside it."""

_GUTTER = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths in columns of the terminal, the same for every group of one article."""

    number: int
    cue: int
    content: int
    quotation: int = len("quotation")
    confidence: int = len("confidence")


def statement_table(article: Article, width: int) -> Iterator[RenderableType]:
    """The statements by source: a heading for each source, a row for each statement.

    Args:
        article: whose statements to show.
        width: columns to fill.
    """
    if not article.statements:
        yield Text("No statements found.", "dim")
        return
    columns = _columns(article, width)
    if columns:
        yield _headings(columns)
    for n, group in enumerate(by_source(article)):
        if n:
            yield Text()
        yield _heading(group, 2 * width)
        if columns:
            yield _rows(article, group.statements, columns)
        else:
            yield _stacked(article, group.statements, width)


def _heading(group: Group, longest: int) -> Text:
    details = ((f" · {shorten(detail, longest)}", "dim") for detail in group.details)
    return Text.assemble((shorten(group.name, longest), "bold"), *details)


def _columns(article: Article, width: int) -> _Columns | None:
    """Widths of the columns; None where they don't fit side by side."""
    if width < _NARROW:
        return None
    cues = [cell_len(_cue(article, statement)) for statement in article.statements]
    numbers = [cell_len(number(statement.id)) for statement in article.statements]
    narrow = _Columns(number=min(2 + max(numbers), 8), cue=max(3, min(max(cues), width // 5)), content=0)
    taken = narrow.number + narrow.cue + narrow.quotation + narrow.confidence + 4 * _GUTTER
    return _Columns(number=narrow.number, cue=narrow.cue, content=width - taken)


def _headings(columns: _Columns) -> Table:
    table = _grid(columns)
    table.add_row("", "cue", "content", "quotation", "confidence", style="dim")
    return table


def _rows(article: Article, statements: tuple[Statement, ...], columns: _Columns) -> Table:
    table = _grid(columns)
    for statement in statements:
        content = _content(article, statement, 2 * columns.content)
        confidence = Text(_percent(statement), "dim")
        cue = Text(_cue(article, statement))
        table.add_row(Text(number(statement.id), "dim"), cue, content, Text(statement.quotation, "dim"), confidence)
    return table


def _grid(columns: _Columns) -> Table:
    table = Table.grid(padding=(0, _GUTTER, 0, 0), pad_edge=False)
    table.add_column(width=columns.number, justify="right")
    table.add_column(width=columns.cue)
    table.add_column(width=columns.content)
    table.add_column(width=columns.quotation)
    table.add_column(width=columns.confidence, justify="right")
    return table


def _stacked(article: Article, statements: tuple[Statement, ...], width: int) -> Table:
    table = Table.grid(padding=(0, _GUTTER, 0, 0), pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    for statement in statements:
        details = (_cue(article, statement), statement.quotation, _percent(statement))
        content = _content(article, statement, 2 * width)
        below = (" · ".join(detail for detail in details if detail), "dim")
        table.add_row(Text(number(statement.id), "dim"), Text.assemble(content, "\n", below))
    return table


def _content(article: Article, statement: Statement, longest: int) -> Text:
    content = Text(shorten(words(article, statement.contents), longest))
    if statement.within:
        content.append(f" (within {number(statement.within)})", "dim")
    return content


def _cue(article: Article, statement: Statement) -> str:
    return one_line(words(article, statement.cue))


def _percent(statement: Statement) -> str:
    return f"{statement.confidence:.0%}"

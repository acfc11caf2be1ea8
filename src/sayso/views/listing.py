"""The statements of an article by holder, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.article import Article
from sayso.views.characters import shorten
from sayso.views.groups import Group
from sayso.views.telling import Told, told

_INDENT = 2
_GUTTER = 2
_QUIET = "dim"


def statement_list(article: Article, width: int) -> Iterator[RenderableType]:
    """The statements by holder: a heading for each holder, and under it each statement.

    Args:
        article: whose statements to show.
        width: columns to fill; what is longer than two lines of it is cut.
    """
    if not article.statements:
        yield Text("No statements found.", _QUIET)
        return
    groups = list(told(article))
    numbers = max(cell_len(statement.number) for _, statements in groups for statement in statements)
    for n, (group, statements) in enumerate(groups):
        if n:
            yield Text()
        yield _heading(group, 2 * width)
        yield _statements(statements, min(numbers + _INDENT, width // 4), 2 * width)


def _heading(group: Group, longest: int) -> Text:
    details = f" ({shorten('; '.join(group.details), longest)})" if group.details else ""
    return Text.assemble((shorten(group.name, longest), "bold"), (details, _QUIET))


def _statements(statements: list[Told], numbers: int, longest: int) -> Table:
    table = Table.grid(padding=(0, _GUTTER, 0, 0), pad_edge=False)
    table.add_column(justify="right", min_width=numbers)
    table.add_column()
    for statement in statements:
        parts = (shorten(statement.lead, longest), shorten(statement.content, longest))
        said = " ".join(part for part in parts if part)
        table.add_row(Text(statement.number, _QUIET), Text.assemble(said, "\n", _remarks(statement, longest)))
    return table


def _remarks(statement: Told, longest: int) -> Text:
    """Labels and confidence keep quiet, so that the eye finds what they say."""
    parts: list[tuple[str, str]] = []
    for remark in statement.remarks:
        value = shorten(remark.value, longest)
        parts += [(f"{remark.label}: ", _QUIET), (f"{value} " if value.endswith("…") else f"{value}. ", "")]
    return Text.assemble(*parts, (f"Confidence: {statement.confidence}.", _QUIET))

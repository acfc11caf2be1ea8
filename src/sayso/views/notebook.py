"""The notebook view: one article as a piece of HTML that needs nothing else, no script and no network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sayso.article import Article
from sayso.statement import Statement
from sayso.views.characters import one_line, printable
from sayso.views.groups import Group, by_source
from sayso.views.marks import Piece, number, pieces, words

# Every colour is that of the page's own text, so that the view fits light, dark and printed pages.
_STYLE = """
.sayso { max-width: 46em; line-height: 1.55; text-align: left }
.sayso header { opacity: .7; margin-bottom: .8em }
.sayso .text { white-space: pre-wrap; overflow-wrap: anywhere }
.sayso .source { font-weight: 600 }
.sayso .cue { font-style: italic }
.sayso .content { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .25em }
.sayso .content.unstated { text-decoration-style: dotted }
.sayso .content.inner { text-decoration-style: double }
.sayso sup { font-size: .7em; opacity: .7; text-decoration: none }
.sayso table { border-collapse: collapse; width: 100%; margin-top: 1.2em }
.sayso th, .sayso td { text-align: left; vertical-align: top; padding: .2em .8em .2em 0; background: none }
.sayso tbody th { padding-top: .8em }
.sayso thead th, .sayso small, .sayso td.number { opacity: .7; font-weight: normal }
"""

_CLASSES = {"sources": "source", "cue": "cue", "contents": "content"}


def article_html(article: Article) -> str:
    """The article's text with its statements marked, and their table by source, as an HTML fragment."""
    known = (article.ref, article.outlet, ", ".join(article.byline), article.published)
    heading = " · ".join(_safe(one_line(part)) for part in known if part)
    text = "".join(map(_piece, pieces(article, printable(article.text))))
    return (
        f'<div class="sayso"><style>{_STYLE}</style><header>{heading}</header>'
        f'<div class="text">{text}</div>{_table(article)}</div>'
    )


def _safe(text: str) -> str:
    return escape(printable(text))


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if not piece.marks:
        return text
    classes = dict.fromkeys(_CLASSES[mark.role] for mark in piece.marks)
    contents = [mark for mark in piece.marks if mark.role == "contents"]
    if contents and not any(statement.sources for mark in contents for statement in mark.statements):
        classes["unstated"] = None
    if len(contents) > 1:
        classes["inner"] = None
    title = "statement " + ", ".join(mark.label for mark in piece.marks)
    raised = ",".join(mark.label for mark in piece.closing if mark.role == "contents")
    note = f"<sup>{_safe(raised)}</sup>" if raised else ""
    return f'<span class="{" ".join(classes)}" title="{_safe(title)}">{text}</span>{note}'


def _table(article: Article) -> str:
    if not article.statements:
        return "<p>No statements found.</p>"
    heads = "".join(f"<th>{name}</th>" for name in ("", "cue", "content", "quotation", "confidence"))
    rows = "".join(row for group in by_source(article) for row in _group(article, group))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _group(article: Article, group: Group) -> Iterator[str]:
    details = "".join(f" · {_safe(detail)}" for detail in group.details)
    yield f'<tr><th colspan="5" scope="rowgroup">{_safe(group.name)}<small>{details}</small></th></tr>'
    yield from (_row(article, statement) for statement in group.statements)


def _row(article: Article, statement: Statement) -> str:
    within = f" <small>(within {_safe(number(statement.within))})</small>" if statement.within else ""
    cells = (
        _safe(words(article, statement.cue)),
        _safe(words(article, statement.contents)) + within,
        statement.quotation,
        f"{statement.confidence:.0%}",
    )
    shown = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><td class="number">{_safe(number(statement.id))}</td>{shown}</tr>'

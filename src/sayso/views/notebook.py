"""The notebook view: one article as a piece of HTML that needs nothing else, no script and no network."""

from __future__ import annotations

from html import escape

from sayso.article import Article
from sayso.views.characters import one_line, printable
from sayso.views.groups import Group
from sayso.views.marks import Piece, pieces
from sayso.views.summary import summary
from sayso.views.telling import Told, told

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
.sayso .summary { margin: .3em 0 0; padding: 0; list-style: none }
.sayso dl { margin-top: 1.2em }
.sayso dt { font-weight: 600; margin-top: .8em }
.sayso dd { margin: .2em 0 0 2em; overflow-wrap: anywhere }
.sayso small { opacity: .7; font-weight: normal }
.sayso dd small { display: block }
.sayso .number { float: left; margin-left: -2em; opacity: .7 }
"""

_CLASSES = {"sources": "source", "cue": "cue", "contents": "content"}


def article_html(article: Article) -> str:
    """The article's summary, its text with the statements marked, and their list by holder, as an HTML fragment."""
    known = (article.ref, article.outlet, ", ".join(article.byline), article.published)
    heading = " · ".join(_safe(one_line(part)) for part in known if part)
    sentences = "".join(f"<li>{_safe(sentence)}</li>" for sentence in summary(article))
    rests_on = f'<ul class="summary">{sentences}</ul>' if sentences else ""
    text = "".join(map(_piece, pieces(article, printable(article.text))))
    return (
        f'<div class="sayso"><style>{_STYLE}</style><header>{heading}{rests_on}</header>'
        f'<div class="text">{text}</div>{_list(article)}</div>'
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


def _list(article: Article) -> str:
    if not article.statements:
        return "<p>No statements found.</p>"
    items = "".join(_heading(group) + "".join(map(_item, statements)) for group, statements in told(article))
    return f"<dl>{items}</dl>"


def _heading(group: Group) -> str:
    details = f" <small>({_safe('; '.join(group.details))})</small>" if group.details else ""
    return f"<dt>{_safe(group.name)}{details}</dt>"


def _item(statement: Told) -> str:
    said = " ".join(part for part in (statement.lead, statement.content) if part)
    remarks = "".join(f"{_safe(remark.label)}: {_safe(remark.value)}. " for remark in statement.remarks)
    return (
        f'<dd><span class="number">{_safe(statement.number)}</span>{_safe(said)}'
        f"<small>{remarks}Confidence: {statement.confidence}.</small></dd>"
    )

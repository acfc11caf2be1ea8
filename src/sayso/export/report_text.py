"""An article's text as the paragraphs of a report, its statements underlined in lanes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.article import Article
from sayso.export.markup import line, safe
from sayso.views import rows as layout
from sayso.views.marks import Mark, Piece, number, pieces


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, or what else stands by itself.

    Attributes:
        start: its first code point.
        role: that of its segment.
        html: its text with the statements marked.
        anchors: of the notes that numbers in it are the way back from.
    """

    start: int
    role: str
    html: str
    anchors: frozenset[str]


def rows(article: Article, text: str, anchors: Mapping[str, str], standings: Mapping[str, str]) -> Iterator[Row]:
    """The article's text row by row; what is white space alone is left out.

    Args:
        article: whose statements to mark.
        text: the article's text as it is shown, as long as it is.
        anchors: the id on the page that each statement's note has.
        standings: the class of each statement's underline.
    """
    waiting = list(pieces(article, text))
    lanes, linked, place = layout.lanes(article), set[str](), 0
    for start, end, role in layout.rows(article, text):
        html, before = "", frozenset(linked)
        while waiting and place < end:
            piece = waiting[0]
            rest = place + len(piece.text) - end
            shown = piece.text[: len(piece.text) - max(0, rest)]
            html += _marked(shown, piece, lanes, standings)
            place += len(shown)
            if rest > 0:
                waiting[0] = Piece(piece.text[len(shown) :], piece.marks, (), piece.closing)
            else:
                html += _numbers(waiting.pop(0), anchors, linked)
        if text[start:end].strip():
            yield Row(start, role, html.strip(), frozenset(linked) - before)


def _marked(text: str, piece: Piece, lanes: Mapping[Mark, int], standings: Mapping[str, str]) -> str:
    html = safe(text)
    roles = {mark.role for mark in piece.marks}
    if "cue" in roles:
        html = f'<i class="cue">{html}</i>'
    if "sources" in roles:
        html = f'<b class="source">{html}</b>'
    for mark in reversed([mark for mark in piece.marks if mark.role == "contents"]):
        lane = min(lanes[mark], layout.LANES)
        html = f'<span class="said {standings[mark.statements[0].id]} lane{lane}">{html}</span>'
    return html


def _numbers(piece: Piece, anchors: Mapping[str, str], linked: set[str]) -> str:
    """The numbers of the statements that end here, each a link to its note and back."""
    html = ""
    for mark in piece.closing:
        for statement in mark.statements if mark.role == "contents" else ():
            anchor = anchors[statement.id]
            id_ = "" if anchor in linked else f' id="{anchor}-text"'
            linked.add(anchor)
            html += f'<a class="number" href="#{anchor}"{id_}>{line(number(statement.id))}</a>'
    return html

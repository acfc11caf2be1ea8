"""The terminal views: a summary, the text with its statements marked, and the statements by holder.

With colour a source is bold, a cue underlined and content coloured, with the statement's number raised after
it. Without, brackets tell the same: `{1:source} <1:cue> [1:content]`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Literal, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from sayso.article import Article, SegmentRole
from sayso.views.characters import one_line, printable
from sayso.views.listing import statement_list
from sayso.views.marks import Mark, Piece, pieces
from sayso.views.summary import summary

_WIDEST = 100
"""Columns; longer lines are hard to read."""

_STYLES = {"sources": "bold", "cue": "underline", "contents": "cyan"}
_NESTED = "italic"
_BRACKETS = {"sources": "{}", "cue": "<>", "contents": "[]"}
_RAISED = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹·")

_ASIDE: frozenset[SegmentRole] = frozenset({"byline", "caption", "alt", "credit"})
_SET_OFF: frozenset[SegmentRole] = frozenset({"quotation", "embed"})


def console(stream: TextIO) -> Console:
    """A console that makes text fit for `stream`: its width, and colour where it and the user want any."""
    seen = Console(file=stream)
    colours: Literal["standard"] | None = "standard" if seen.color_system and not seen.no_color else None
    # Its own file: rich writes to the file even while it captures.
    return Console(file=StringIO(), width=seen.width, color_system=colours, markup=False, highlight=False, emoji=False)


def show_text(articles: Iterable[Article], console: Console) -> Iterator[str]:
    """Each article's summary, its text with its statements marked, then their list, ready to be written."""
    for n, article in enumerate(articles):
        plain = console.color_system is None
        legend = [_legend(plain)] if article.statements else []
        paragraphs = _paragraphs(article, _lines(article, plain=plain))
        parts = [_heading(article), *legend, *paragraphs, Text(), _rule(), *_statements(article, console)]
        yield _printed(parts, console, apart=n > 0)


def show_table(articles: Iterable[Article], console: Console) -> Iterator[str]:
    """Each article's summary and its statements by holder, ready to be written."""
    for n, article in enumerate(articles):
        yield _printed([_heading(article), *_statements(article, console)], console, apart=n > 0)


def _width(console: Console) -> int:
    return min(console.width, _WIDEST)


def _statements(article: Article, console: Console) -> Iterator[RenderableType]:
    return statement_list(article, _width(console))


def _printed(parts: list[RenderableType], console: Console, *, apart: bool) -> str:
    with console.capture() as capture:
        console.print(Group(*parts), width=_width(console))
    lines = capture.get().rstrip("\n").split("\n")
    return "\n" * apart + "".join(line.rstrip() + "\n" for line in lines)


def _heading(article: Article) -> RenderableType:
    known = (article.outlet, ", ".join(article.byline), article.published)
    others = ((f" · {one_line(part)}", "dim") for part in known if part)
    line = Text.assemble((one_line(article.ref), "bold"), *others)
    return Group(line, *map(Text, summary(article)), _rule())


def _rule() -> Rule:
    return Rule(style="dim")


def _legend(plain: bool) -> Text:
    if plain:
        return Text("{source} <cue> [content], each with the number of its statement\n")
    styled = (("source", _STYLES["sources"]), ("cue", _STYLES["cue"]), ("content", _STYLES["contents"]))
    source, cue, content = (Text(word, style) for word, style in styled)
    return Text.assemble(source, " ", cue, " ", content, ("¹ with the number of its statement\n", "dim"))


def _paragraphs(article: Article, lines: Iterable[tuple[int, Text]]) -> Iterator[RenderableType]:
    """The lines of the text in the style of their segments; of several empty ones only one."""
    shown = gap = False
    for place, line in lines:
        if not line.plain.strip():
            gap = shown
            continue
        if gap:
            yield Text()
        shown, gap = True, False
        role = _role(article, place + len(line) - len(line.plain.lstrip()))
        line.style = "dim" if role in _ASIDE else ""
        yield Padding(line, (0, 0, 0, 2)) if role in _SET_OFF else line


def _role(article: Article, place: int) -> SegmentRole:
    """The role of the segment that holds a place of the text."""
    before = bisect_right(article.segments, place, key=lambda segment: segment.start)
    if before and article.segments[before - 1].end > place:
        return article.segments[before - 1].role
    return "paragraph"


def _lines(article: Article, *, plain: bool) -> Iterator[tuple[int, Text]]:
    """The lines of the text with its statements marked, each with the place in the text where it begins."""
    draw = _with_brackets if plain else _with_styles
    line, start, place = Text(), 0, 0
    for piece in pieces(article, printable(article.text)):
        drawn = draw(piece).split("\n", allow_blank=True)
        for n, (part, bare) in enumerate(zip(drawn, piece.text.split("\n"), strict=True)):
            if n:
                yield start, line
                place += 1
                line, start = Text(), place
            line.append_text(part)
            place += len(bare)
    yield start, line


def _with_brackets(piece: Piece) -> Text:
    opening = "".join(f"{_BRACKETS[mark.role][0]}{mark.label}:" for mark in piece.opening)
    closing = "".join(_BRACKETS[mark.role][1] for mark in piece.closing)
    return Text(opening + piece.text + closing)


def _with_styles(piece: Piece) -> Text:
    styles = [_STYLES[mark.role] for mark in piece.marks]
    if styles.count(_STYLES["contents"]) > 1:
        styles.append(_NESTED)
    text = Text(piece.text, " ".join(dict.fromkeys(styles)))
    raised = "·".join(_raised(mark) for mark in piece.closing if mark.role == "contents")
    return Text.assemble(text, (raised, "dim"))


def _raised(mark: Mark) -> str:
    raised = mark.label.translate(_RAISED)
    return raised if raised != mark.label else f"({mark.label})"

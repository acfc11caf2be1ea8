"""An article's paragraphs, its statements underlined: the style says whose word it is, the lane how deep it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from sayso.article import Article, Link
from sayso.export.iris import web_address
from sayso.statement import Span
from sayso.views import rows as layout
from sayso.views.characters import one_line, printable
from sayso.views.marks import Mark, marks
from sayso.web.drawn.notes import Note


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, or what else stands by itself, and the notes of the statements that begin in it.

    Attributes:
        start: its first code point.
        role: that of its segment.
        html: its words with the statements marked.
        notes: in the order of the text.
    """

    start: int
    role: str
    html: Markup
    notes: list[Note] = field(default_factory=list)


def rows(article: Article, notes: Sequence[Note], at: Span | None = None) -> list[Row]:
    """The article row by row, each with its notes; what is white space alone is left out.

    Args:
        article: the article.
        notes: those of its statements, in the order of the text.
        at: a stretch of the text to point at.
    """
    found = list(_Text(article, {note.id: note for note in notes}, at).rows())
    starts = [row.start for row in found]
    for note in notes if found else ():
        found[max(0, bisect_right(starts, note.start) - 1)].notes.append(note)
    return found


class _Text:
    """The text as it is drawn from its beginning to its end."""

    def __init__(self, article: Article, notes: Mapping[str, Note], at: Span | None) -> None:
        self._article, self._notes, self._at = article, notes, at or (0, 0)
        self._shown = printable(article.text)
        self._waiting = marks(article)[::-1]
        links = (replace(link, url=address) for link in article.links if (address := web_address(link.url)))
        self._links = sorted(links, key=lambda link: link.end, reverse=True)
        self._lanes = layout.lanes(article)
        self._active: list[Mark] = []
        self._linked: set[str] = set()  # statements that a link within the text leads to already

    def rows(self) -> Iterator[Row]:
        for start, end, role in layout.rows(self._article, self._shown):
            html = Markup().join(self._pieces(start, end))
            if self._shown[start:end].strip():
                yield Row(start, role, Markup(html.strip()))  # noqa: S704  it was markup before

    def _pieces(self, start: int, end: int) -> Iterator[Markup]:
        """The markup between two edges, cut wherever something begins or ends."""
        while start < end:
            self._open(start)
            stop = min((end, *(mark.end for mark in self._active), *self._next_edges(start)))
            if start == self._at[0] < self._at[1]:
                yield Markup('<span id="at" class="anchor"></span>')
            yield from self._anchors(start)
            yield self._piece(start, stop)
            yield from self._closed(stop)
            start = stop

    def _next_edges(self, start: int) -> Iterator[int]:
        if self._waiting:
            yield self._waiting[-1].start
        if self._links:
            yield self._links[-1].end
        yield from (edge for edge in self._at if edge > start)

    def _open(self, start: int) -> None:
        while self._links and self._links[-1].end <= start:
            self._links.pop()
        while self._waiting and self._waiting[-1].start == start:
            self._active.append(self._waiting.pop())

    def _anchors(self, start: int) -> Iterator[Markup]:
        """What permalinks lead to: the place where a statement's content begins first."""
        for mark in self._active:
            for statement in mark.statements if mark.role == "contents" and mark.start == start else ():
                if statement.id not in self._linked:
                    self._linked.add(statement.id)
                    yield Markup('<span id="{}" class="anchor"></span>').format(statement.id)

    def _piece(self, start: int, stop: int) -> Markup:
        html = escape(self._shown[start:stop])
        if self._at[0] <= start < self._at[1]:
            html = Markup("<mark>{}</mark>").format(html)
        roles = {mark.role for mark in self._active}
        if "cue" in roles:
            html = Markup('<i class="cue">{}</i>').format(html)
        if "sources" in roles:
            html = Markup('<b class="source">{}</b>').format(html)
        contents = (mark for mark in self._active if mark.role == "contents")
        for mark in sorted(contents, key=self._lanes.__getitem__, reverse=True):
            html = self._underlined(html, min(self._lanes[mark], layout.LANES), mark)
        return html

    def _underlined(self, html: Markup, lane: int, mark: Mark) -> Markup:
        found = [self._notes[statement.id] for statement in mark.statements]
        off = "" if any(note.is_chosen for note in found) else " off"
        ids = " ".join(note.id for note in found)
        return Markup('<span class="said {} lane{}{}" data-s="{}">{}</span>').format(
            found[0].underline, lane, off, ids, html
        )

    def _closed(self, stop: int) -> Iterator[Markup]:
        """Numbers behind the statements that end here, and a way out behind a link."""
        for mark in reversed([mark for mark in self._active if mark.end == stop and mark.role == "contents"]):
            for statement in mark.statements:
                yield self._number(self._notes[statement.id])
        self._active = [mark for mark in self._active if mark.end > stop]
        while self._links and self._links[-1].end == stop:
            yield _way_out(self._links.pop(), self._shown)

    def _number(self, note: Note) -> Markup:
        off = "" if note.is_chosen else " off"
        label = f"Statement {note.number}: {note.name}"
        return Markup('<a class="number{}" href="#note-{}" data-s="{}" aria-label="{}">{}</a>').format(
            off, note.id, note.id, label, note.number
        )


def _way_out(link: Link, shown: str) -> Markup:
    words = one_line(shown[link.start : link.end])[:80]
    return Markup('<a class="out" href="{}" rel="noopener noreferrer nofollow" aria-label="{}">↗</a>').format(
        link.url, f"Link: {words}"
    )

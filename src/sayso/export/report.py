"""The HTML report of articles: each text with whose word its statements are, in notes beside the paragraphs.

One file without scripts. The style of an underline tells a named holder from an unnamed one and from none;
statements within statements have a lane each. The notes stand where they begin, on narrow screens below, and go
with the text to the printer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.article import Article
from sayso.contract import to_json
from sayso.export.iris import address_in_page, page_address
from sayso.export.markup import line, link, page, safe, table
from sayso.export.report_text import Row, rows
from sayso.export.sound import xml_text
from sayso.statement import Statement
from sayso.views.groups import Group
from sayso.views.summary import summary
from sayso.views.telling import Told, told

_LEGEND = (
    '<p class="legend"><span><span class="said named">named holder</span></span>'
    '<span><span class="said unnamed">unnamed holder</span></span>'
    '<span><span class="said unstated">no source stated, or not sure</span></span>'
    '<span><b class="source">source</b></span><span><i class="cue">cue</i></span></p>'
)


@dataclass(frozen=True, slots=True)
class _Note:
    """What stands beside the text for one statement."""

    anchor: str
    statement: Statement
    group: Group
    told: Told


@dataclass(frozen=True, slots=True)
class _Beside:
    """A row of the text and the notes that stand beside it, as HTML."""

    row: Row
    notes: list[str]


def articles_as_report(articles: Iterable[Article]) -> Iterator[bytes]:
    """One page of all articles, one below the other."""
    return page("Whose word it is – Sayso", _sections(articles))


def _sections(articles: Iterable[Article]) -> Iterator[str]:
    number = 0
    for number, article in enumerate(articles, 1):
        yield from _article(article, f"a{number}")
    if not number:
        yield "<p>No articles.</p>"


def _article(article: Article, name: str) -> Iterator[str]:
    notes = _notes(article, name)
    yield f'<article id="{name}">\n<header>{_heading(article)}'
    sentences = "".join(f"<li>{line(sentence)}</li>" for sentence in summary(article))
    yield f'<ul class="summary">{sentences}</ul></header>\n{_LEGEND}' if sentences else f"</header>\n{_LEGEND}"
    anchors = {note.statement.id: note.anchor for note in notes}
    standings = {note.statement.id: _standing(note.group) for note in notes}
    shown = list(rows(article, xml_text(article.text), anchors, standings))
    linked = frozenset[str]().union(*(row.anchors for row in shown))
    beside = [_Beside(row, []) for row in shown] or [_Beside(Row(0, "paragraph", "", linked), [])]
    for note in notes:
        at = bisect_right([other.row.start for other in beside], note.statement.start)
        beside[max(0, at - 1)].notes.append(_note(article, note, linked=note.anchor in linked))
    yield from map(_row, beside)
    yield _holders(notes)
    yield _raw(article)
    yield "</article>"


def _heading(article: Article) -> str:
    title = next((article.text[s.start : s.end] for s in article.segments if s.role == "headline"), None)
    # where the text has its headline, it stands there with its statements, and is not said twice
    shown = article.outlet or article.ref if title else article.title or article.ref
    about = (None if title else article.outlet, ", ".join(article.byline), article.published, article.ref)
    known = " · ".join(line(part) for part in dict.fromkeys(about) if part and part != shown)
    at = page_address(article)
    return f'<h1>{line(shown) or "Article"}</h1><p class="about">{known}{f" · {link(at, at)}" if at else ""}</p>'


def _notes(article: Article, name: str) -> list[_Note]:
    """The notes in the order of the text."""
    order = {statement.id: n for n, statement in enumerate(article.statements, 1)}
    notes = [
        _Note(f"{name}-s{order[statement.id]}", statement, group, in_words)
        for group, all_told in told(article)
        for statement, in_words in zip(group.statements, all_told, strict=True)
    ]
    return sorted(notes, key=lambda note: (note.statement.start, order[note.statement.id]))


def _standing(group: Group) -> str:
    if group.holder:
        return "named" if group.holder.named else "unnamed"
    return "unnamed" if group.standing == "words" else "unstated"


def _row(beside: _Beside) -> str:
    row, notes = beside.row, "".join(beside.notes)
    aside = f'<aside class="notes" aria-label="Whose word it is">{notes}</aside>' if notes else ""
    tag = "h2" if row.role == "headline" else "p"
    return f'<div class="row {row.role}"><{tag} class="words">{row.html}</{tag}>{aside}</div>'


def _note(article: Article, note: _Note, *, linked: bool) -> str:
    in_words = note.told
    parts = [f"<b>{line(note.group.name)}</b>"]
    if note.group.details:
        parts.append(f"({line('; '.join(note.group.details))})")
    if lead := in_words.lead.rstrip(":,"):
        parts.append(line(lead) + ".")
    parts += [f"{line(remark.label)}: {line(remark.value)}." for remark in in_words.remarks]
    parts.append(f"Confidence: {line(in_words.confidence)}.")
    if at := address_in_page(article, note.statement):
        parts.append(link(at, "On its page"))
    number = f'<a class="number" href="#{note.anchor}-text">' if linked else '<a class="number">'
    return f'<p class="note" id="{note.anchor}">{number}{line(in_words.number)}</a>{" ".join(parts)}</p>'


def _holders(notes: list[_Note]) -> str:
    """Who holds what, as a table."""
    if not notes:
        return "<p>No statements found.</p>"
    groups: dict[str, list[_Note]] = {}
    for note in notes:
        groups.setdefault(
            f"{note.group.standing} {note.group.holder.id if note.group.holder else note.group.name}", []
        ).append(note)
    cells = [
        [
            f"<b>{line(held[0].group.name)}</b>",
            line("; ".join(held[0].group.details)),
            " ".join(f'<a href="#{note.anchor}">{line(note.told.number)}</a>' for note in held),
            str(sum(bool(note.statement.via) for note in held) or ""),
        ]
        for held in groups.values()
    ]
    return "<h2>Who holds them</h2>" + table(
        "Who holds the statements", ("Holder", "What is said of them", "Statements", "Of these second hand"), cells
    )


def _raw(article: Article) -> str:
    model = f'<p class="about">Read by {line(article.model)}.</p>' if article.model else ""
    return f"{model}<details><summary>As JSON</summary><pre>{safe(to_json(article, indent=1))}</pre></details>"

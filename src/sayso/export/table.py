"""CSV: one row a statement, or one row an article of a trace, for spreadsheets and data frames.

UTF-8 with a byte order mark (without it spreadsheets take it for another encoding), commas, every cell on one
line. What a spreadsheet would take for a formula has an apostrophe before it: at the beginning of a cell, and
behind a semicolon, which ends a cell where that is the separator of the country. So that they can be taken away
again, what begins with an apostrophe there has a second one: `as_written` gives a cell as it was.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from sayso.article import Article
from sayso.corpus.records import Taken
from sayso.export.traced import TracedClaim, drift_words
from sayso.statement import Source, Span, Statement
from sayso.views.characters import one_line
from sayso.views.marks import words

_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@＝＋－＠'])")
"""Where a cell, or what a semicolon makes one, begins as a formula does in one spreadsheet or another."""

_KEPT = re.compile(r"(^|;)(\s*)'")

_STATEMENT = (
    "ref", "statement", "holder", "kind", "named", "description", "via", "firmness", "condition", "quotation", "source",
    "cue", "content", "within", "confidence", "sources", "cues", "contents", "title", "outlet", "byline", "published",
    "language", "url", "id",
)  # fmt: skip
_TAKEN = (
    "claim", "ref", "stance", "takes_from", "origins", "origin_names", "links", "evidence", "drift", "outlet", "title",
    "published", "url",
)  # fmt: skip


def articles_as_csv(articles: Iterable[Article]) -> Iterator[bytes]:
    """A head and a row for each statement."""
    return _rows(_STATEMENT, (_statement(article, s) for article in articles for s in article.statements))


def trace_as_csv(traced: TracedClaim) -> Iterator[bytes]:
    """A head and a row for each article of the trace."""
    return _rows(_TAKEN, (_taken(traced, taken, article) for taken, article in traced.taken()))


def as_written(cell: str) -> str:
    """A cell as it was before it was kept from being taken for a formula."""
    return _KEPT.sub(r"\1\2", cell)


def _rows(head: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    line = _line_writer()
    yield b"\xef\xbb\xbf" + line(head)
    for row in rows:
        yield line([_cell(row[name]) for name in head])


def _line_writer() -> Callable[[Iterable[str]], bytes]:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)

    def line(cells: Iterable[str]) -> bytes:
        stream.seek(0)
        stream.truncate()
        writer.writerow(cells)
        return stream.getvalue().encode()

    return line


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    return _FORMULA.sub(r"\1\2'", one_line(value))


def _statement(article: Article, statement: Statement) -> dict[str, object]:
    sources = {source.id: source for source in article.sources}
    holder = sources.get(statement.holder or "") or Source("", "", "unknown", False)
    return {
        "ref": article.ref,
        "statement": statement.id,
        "holder": holder.name,
        "kind": holder.kind,
        "named": holder.named,
        "description": holder.description,
        "via": "; ".join(sources[id_].name for id_ in statement.via if id_ in sources),
        "firmness": statement.firmness,
        "condition": words(article, statement.condition),
        "quotation": statement.quotation,
        "source": words(article, statement.sources),
        "cue": words(article, statement.cue),
        "content": words(article, statement.contents),
        "within": statement.within,
        "confidence": statement.confidence,
        "sources": _places(statement.sources),
        "cues": _places(statement.cue),
        "contents": _places(statement.contents),
        "byline": "; ".join(article.byline),
        "language": article.language,
        "id": article.id,
    } | _about(article)


def _taken(traced: TracedClaim, taken: Taken, article: Article | None) -> dict[str, object]:
    names = {origin.id: origin.name for origin in traced.trace.origins}
    links = [f"{path.how} {names.get(path.end, path.end)}" for path in traced.trace.links if path.start == taken.ref]
    return {
        "claim": traced.trace.claim,
        "ref": taken.ref,
        "stance": taken.stance,
        "takes_from": "; ".join(taken.takes_from),
        "origins": " ".join(taken.origins),
        "origin_names": "; ".join(names.get(id_, id_) for id_ in taken.origins),
        "links": "; ".join(links),
        "evidence": " … ".join(found.text for found in taken.evidence),
        "drift": "; ".join(map(drift_words, taken.drift)),
    } | _about(article)


def _about(article: Article | None) -> dict[str, object]:
    return {name: getattr(article, name, None) for name in ("title", "outlet", "published", "url")}


def _places(spans: Iterable[Span]) -> str:
    """`10..20 30..40`: nothing that a spreadsheet would take for a date or a time."""
    return " ".join(f"{start}..{end}" for start, end in spans)

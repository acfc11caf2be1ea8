"""Full-text search: what a person types -> what either database looks for.

Words must all be there, in any of their forms; "words in quotation marks" one after the other; OR between words asks
for either; - before a word or quotation for its absence. That is PostgreSQL's own way of reading queries, and for
SQLite they are put into its terms, so that nothing a person types can be a mistake.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, func, literal_column, select, table

from sayso.corpus.store.rows import plain
from sayso.corpus.store.tables import articles, is_current
from sayso.statement import Span

_START, _STOP = "\x02", "\x03"  # around each word that was looked for
_WORDS = 24  # of a snippet
_TITLE_WEIGHT = 4.0  # a word in the title is worth so many in the text
_PIECE = re.compile(r'(-?)"([^"]*)"?|(\S+)')
_LETTER = re.compile(r"[^\W_]")
_MARK = re.compile(f"{_START}(.*?){_STOP}", re.DOTALL)

_fts = table("articles_fts", column("rowid"), column("articles_fts"))
_config: ColumnElement[Any] = literal_column("'english'::regconfig")
_vector: ColumnElement[Any] = literal_column("articles.search")


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found.

    Attributes:
        ref: the article.
        title: its headline.
        outlet: who published it.
        published: ISO 8601.
        url: its address.
        snippet: some of its words, around those that were looked for.
        marks: where in the snippet those are.
    """

    ref: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    snippet: str
    marks: tuple[Span, ...]


def search(connection: Connection, query: str, limit: int) -> list[Hit]:
    """The current articles that a query finds, the best first.

    Args:
        connection: of either database.
        query: what a person typed.
        limit: how many to find at most.
    """
    query = plain(query)
    if connection.dialect.name == "sqlite":
        match = fts_query(query)
        found = connection.execute(_in_sqlite(match, limit)) if match else ()
    else:
        found = connection.execute(_in_postgresql(query, limit))
    return [Hit(row.ref, row.title, row.outlet, row.published, row.url, *_marked(row.snippet)) for row in found]


def fts_query(query: str) -> str:
    """The query in the terms of FTS5; empty where it names nothing to look for."""
    alternatives: list[tuple[list[str], list[str]]] = [([], [])]
    for piece in _PIECE.finditer(query):
        sign, quoted, word = piece.groups()
        if word and word.lower() == "or":
            alternatives.append(([], []))
            continue
        if word is not None:
            sign, quoted = ("-", word[1:]) if word.startswith("-") else ("", word)
        if _LETTER.search(quoted):
            alternatives[-1][sign == "-"].append('"' + quoted.replace('"', " ") + '"')
    return " OR ".join(_alternative(*alternative) for alternative in alternatives if alternative[0])


def _alternative(wanted: list[str], unwanted: list[str]) -> str:
    there = " AND ".join(wanted)
    return f"(({there}) NOT ({' OR '.join(unwanted)}))" if unwanted else f"({there})"


def _in_sqlite(match: str, limit: int) -> Select[Any]:
    handle = _fts.c.articles_fts
    return (
        select(articles, func.snippet(handle, 1, _START, _STOP, "…", _WORDS).label("snippet"))
        .join(_fts, _fts.c.rowid == articles.c.key)
        .where(handle.op("MATCH")(match), is_current)
        .order_by(func.bm25(handle, _TITLE_WEIGHT, 1.0), articles.c.key)
        .limit(limit)
    )


def _in_postgresql(query: str, limit: int) -> Select[Any]:
    wanted = func.websearch_to_tsquery(_config, query)
    rank = func.ts_rank(_vector, wanted)
    best = (
        select(articles, rank.label("rank"))
        .where(_vector.op("@@")(wanted), is_current)
        .order_by(rank.desc(), articles.c.key)
        .limit(limit)
        .subquery()
    )
    options = f'StartSel="{_START}", StopSel="{_STOP}", MaxWords={_WORDS}, MinWords={_WORDS - 8}'
    snippet = func.ts_headline(_config, best.c.text, wanted, options)
    return select(best, snippet.label("snippet")).order_by(best.c.rank.desc(), best.c.key)


def _marked(snippet: str) -> tuple[str, tuple[Span, ...]]:
    """The snippet as it is shown, on one line, and where the marked words stand in it."""
    snippet = " ".join(snippet.split())
    spans: list[Span] = []
    for n, match in enumerate(_MARK.finditer(snippet)):
        start = match.start() - 2 * n  # each mark before it was two characters
        spans.append((start, start + len(match[1])))
    return snippet.replace(_START, "").replace(_STOP, ""), tuple(spans)

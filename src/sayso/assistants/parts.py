"""What Sayso found -> objects of the contract, no longer than a model can take in one answer.

Offsets stay those of the whole text. As no model counts characters, statements and passages have their words beside
the offsets.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sayso.article import Article
from sayso.contract import to_dict
from sayso.corpus.records import Claim, Copy, Trace
from sayso.errors import InputError
from sayso.statement import Span, Statement
from sayso.views import claims, copies, trace_json

_TEXT = 12_000
"""Characters of an article in one answer; most articles have fewer."""

_STATEMENTS = 80
"""Statements in one answer."""

_WORDS = 400
"""Characters of a quotation."""

_ITEMS = 25
"""What belongs to one claim, copy or article of a trace: members, edits, links."""


def article_part(article: Article, start: int = 0) -> dict[str, Any]:
    """An article, or the part of a long one that begins at `start`.

    Returns:
        The object of the contract with `part`, which says what stretch of the text this is, and with `words` in each
        statement. Of a part, `text`, `segments`, `links`, `sources` and `statements` are only those within it.

    Raises:
        InputError: the text ends before `start`.
    """
    length = len(article.text)
    if start >= length:
        raise InputError(article.ref, f"has only {length:,} characters")
    end = _end(article, start)
    value = to_dict(article)
    value["part"] = {"start": start, "end": end, "of": length}
    value["text"] = article.text[start:end]
    for name in ("segments", "links"):
        value[name] = [item for item in value[name] if item["start"] < end and item["end"] > start]
    value["statements"] = [
        {**given, "words": _words(article.text, statement)}
        for given, statement in zip(value["statements"], article.statements, strict=True)
        if start <= _place(statement) < end
    ]
    value["sources"] = _sources(value, start, end)
    return value


def claim_part(claim: Claim) -> dict[str, Any]:
    """A claim, with the first of the places that make it."""
    value: dict[str, Any] = claims.claim_to_dict(claim)
    left_out = {name: _shorten(value, name) for name in ("articles", "statements")}
    for statement in value["statements"]:
        statement["text"] = _cut(statement["text"])
    return {**value, "left_out": left_out}


def copy_part(copy: Copy, texts: tuple[str, str]) -> dict[str, Any]:
    """A copy, with the beginning of the passage as each article has it."""
    value: dict[str, Any] = copies.copy_to_dict(copy)
    left_out = {"edits": _shorten(value, "edits")}
    passages = [_cut(text[slice(*span)]) for text, span in zip(texts, copy.spans, strict=True)]
    return {**value, "texts": passages, "left_out": left_out}


def trace_part(trace: Trace, limit: int) -> dict[str, Any]:
    """A trace, with the first `limit` of the articles that are about the claim, and what they rest on."""
    value = trace_json.to_dict(trace)
    about = [taken for taken in value["articles"] if taken["stance"] != "aside"]
    shown = about[:limit]
    refs = {taken["ref"] for taken in shown}
    rested_on = {origin for taken in shown for origin in taken["origins"]}
    links = [link for link in value["links"] if link["from"] in refs]
    most = limit * 2
    for taken in shown:
        for name in ("takes_from", "evidence", "drift"):
            _shorten(taken, name)
    for item in (*shown, *links):
        for evidence in item["evidence"]:
            evidence["text"] = _cut(evidence["text"])
    return {
        **value,
        "articles": shown,
        "origins": [origin for origin in value["origins"] if origin["id"] in rested_on],
        "links": links[:most],
        "circular": value["circular"][:_ITEMS],
        "left_out": {
            "aside": len(value["articles"]) - len(about),
            "articles": len(about) - len(shown),
            "links": max(0, len(links) - most),
        },
    }


def _end(article: Article, start: int) -> int:
    """Where a part ends: with a paragraph where one ends late enough, and before there are too many statements."""
    end = start + _TEXT
    if end < len(article.text):
        end = max((s.end for s in article.segments if start + _TEXT // 2 < s.end <= end), default=end)
    places = sorted(place for place in map(_place, article.statements) if start <= place < end)
    if len(places) > _STATEMENTS:
        end = max(places[_STATEMENTS], start + 1)
    return min(end, len(article.text))


def _place(statement: Statement) -> int:
    return statement.contents[0][0]


def _words(text: str, statement: Statement) -> dict[str, str]:
    return {role: _quoted(text, getattr(statement, role)) for role in ("sources", "cue", "contents", "condition")}


def _quoted(text: str, spans: Iterable[Span]) -> str:
    return _cut(" … ".join(text[start:end] for start, end in spans))


def _sources(value: dict[str, Any], start: int, end: int) -> list[dict[str, Any]]:
    """The sources that the statements of a part name, or that it mentions."""
    wanted = {id_ for statement in value["statements"] for id_ in (statement["holder"], *statement["via"])}
    found = []
    for source in value["sources"]:
        mentions = [span for span in source["mentions"] if start <= span[0] < end]
        if mentions or source["id"] in wanted:
            found.append({**source, "mentions": mentions})
    return found


def _shorten(value: dict[str, Any], name: str) -> int:
    """Leave the first items of a list, and say how many were left out."""
    items = value[name]
    value[name] = items[:_ITEMS]
    return len(items) - len(value[name])


def _cut(text: str) -> str:
    return text if len(text) <= _WORDS else text[: _WORDS - 1] + "…"

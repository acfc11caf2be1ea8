"""The JSON contract: an `Article` as the object that every face of Sayso hands out, and back.

`article.schema.json`, beside this module, is its JSON Schema.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from sayso.article import Article
from sayso.errors import ContractError
from sayso.statement import Span, Statement

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What JSON allows as it is and the world around it does not: terminals obey some of these, readers of lines
break at others, and a surrogate on its own is no character at all."""

_ID = re.compile(r"sha256:[0-9a-f]{64}")


def to_dict(article: Article) -> dict[str, Any]:
    """The object of the contract for one article: strings, numbers, lists and dicts only."""
    return {
        "ref": article.ref,
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": list(article.byline),
        "published": article.published,
        "language": article.language,
        "encoding": article.encoding,
        "text": article.text,
        "segments": [{"role": s.role, "start": s.start, "end": s.end} for s in article.segments],
        "links": [{"start": link.start, "end": link.end, "url": link.url} for link in article.links],
        "credits": [
            {"kind": c.kind, "outlet": c.outlet, "start": c.start, "end": c.end, "text": c.text}
            for c in article.credits
        ],
        "sources": [
            {
                "id": source.id,
                "name": source.name,
                "kind": source.kind,
                "named": source.named,
                "description": source.description,
                "mentions": _pairs(source.mentions),
            }
            for source in article.sources
        ],
        "statements": [_statement(statement) for statement in article.statements],
        "headline": article.headline
        and {
            "statement": article.headline.statement,
            "drops": list(article.headline.drops),
            "body": list(article.headline.body),
        },
        "model": article.model,
        "warnings": list(article.warnings),
    }


def to_json(article: Article, *, indent: int | None = None) -> str:
    """The object of the contract as JSON.

    Args:
        article: the article.
        indent: spaces a level; None for one line.

    Returns:
        JSON that any reader of lines, terminal or UTF-8 encoder takes: control characters and unusual line
        ends are escaped, and a surrogate without its partner becomes U+FFFD (which keeps the offsets).
    """
    return json_text(to_dict(article), indent=indent)


def json_text(value: object, *, indent: int | None = None) -> str:
    """Any strings, numbers, lists and dicts as JSON, made safe in the way of `to_json`."""
    return _UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent))


def from_dict(value: object) -> Article:
    """The article that an object of the contract stands for.

    Args:
        value: what `json.loads` gave for one article.

    Raises:
        ContractError: a field is missing, unknown or of the wrong type, a span lies outside the text, or an
            id points nowhere.
    """
    article = cast(Article, _decode(Article, value, ""))
    for where, reason in _flaws(article):
        raise ContractError(where, reason)
    return article


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of the contract, as JSON text."""
    return resources.files("sayso").joinpath("article.schema.json").read_text(encoding="utf-8")


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "sources": _pairs(statement.sources),
        "cue": _pairs(statement.cue),
        "contents": _pairs(statement.contents),
        "quotation": statement.quotation,
        "firmness": statement.firmness,
        "condition": _pairs(statement.condition),
        "holder": statement.holder,
        "via": list(statement.via),
        "within": statement.within,
        "confidence": statement.confidence,
    }


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


# The records are the contract, field for field, so their type hints say how to read it.


def _decode(expected: Any, value: object, where: str) -> Any:
    """`value` as the type `expected`: a record, tuple, Literal, optional or plain type of the records."""
    origin = get_origin(expected)
    if origin in (Union, UnionType):
        (inner,) = (argument for argument in get_args(expected) if argument is not NoneType)
        return None if value is None else _decode(inner, value, where)
    if origin is Literal:
        return _choice(get_args(expected), value, where)
    if origin is tuple:
        return _items(get_args(expected), value, where)
    if dataclasses.is_dataclass(expected):
        return _record(cast(type, expected), value, where)
    return _plain(cast(type, expected), value, where)


def _record(record: type, value: object, where: str) -> object:
    if not isinstance(value, dict):
        raise ContractError(where, f"expected an object, found {_shown(value)}")
    hints = _hints(record)
    for name in hints:
        if name not in value:
            raise ContractError(where, f"“{name}” is missing")
    for name in value:
        if name not in hints:
            raise ContractError(where, f"“{name}” is not a field of the contract")
    prefix = f"{where}." if where else ""
    return record(**{name: _decode(hint, value[name], prefix + name) for name, hint in hints.items()})


@lru_cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _items(arguments: tuple[Any, ...], value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ContractError(where, f"expected a list, found {_shown(value)}")
    if arguments == (int, int):
        if len(value) != 2:
            raise ContractError(where, f"expected a start and an end, found {len(value)} items")
        return tuple(_plain(int, item, where) for item in value)
    return tuple(_decode(arguments[0], item, f"{where}[{n}]") for n, item in enumerate(value))


def _choice(choices: Sequence[str], value: object, where: str) -> object:
    if value not in choices:
        raise ContractError(where, f"expected one of {', '.join(choices)}, found {_shown(value)}")
    return value


_PLAIN = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _plain(expected: type, value: object, where: str) -> object:
    if expected is float and type(value) is int:
        return float(value)
    if type(value) is not expected:  # exactly: in Python true is a whole number too
        raise ContractError(where, f"expected {_PLAIN[expected]}, found {_shown(value)}")
    if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
        raise ContractError(where, "has a surrogate without its partner")
    return value


def _shown(value: object) -> str:
    shown = json.dumps(value, default=lambda other: type(other).__name__)
    return shown if len(shown) <= 40 else shown[:39] + "…"


def _flaws(article: Article) -> Iterator[tuple[str, str]]:
    """What the types of the fields cannot say: where it is and what is wrong there."""
    if not _ID.fullmatch(article.id):
        yield "id", "expected sha256: and 64 hexadecimal digits"
    for where, (start, end) in _spans(article):
        # a credit of no words is one that the page's metadata gives
        empty = where.startswith("credits") and start == end
        if not (0 <= start < end <= len(article.text) or (empty and 0 <= start <= len(article.text))):
            yield where, f"{start} to {end} is no stretch of a text of {len(article.text)} characters"
    yield from _repeated("statements", [statement.id for statement in article.statements])
    yield from _repeated("sources", [source.id for source in article.sources])
    statements = {statement.id for statement in article.statements}
    sources = {source.id for source in article.sources}
    for n, statement in enumerate(article.statements):
        here = f"statements[{n}]"
        if not statement.contents:
            yield f"{here}.contents", "expected at least one span"
        if not 0 <= statement.confidence <= 1:
            yield f"{here}.confidence", f"expected 0 to 1, found {statement.confidence}"
        yield from _dangling(f"{here}.within", statements - {statement.id}, statement.within)
        yield from _dangling(f"{here}.holder", sources, statement.holder)
        yield from _dangling(f"{here}.via", sources, *statement.via)
    if article.headline:
        yield from _dangling("headline.statement", statements, article.headline.statement)
        yield from _dangling("headline.body", statements, *article.headline.body)


def _spans(article: Article) -> Iterator[tuple[str, Span]]:
    for name in ("segments", "links", "credits"):
        for n, item in enumerate(getattr(article, name)):
            yield f"{name}[{n}]", (item.start, item.end)
    for n, source in enumerate(article.sources):
        yield from ((f"sources[{n}].mentions[{m}]", span) for m, span in enumerate(source.mentions))
    for n, statement in enumerate(article.statements):
        for role in ("sources", "cue", "contents", "condition"):
            spans: tuple[Span, ...] = getattr(statement, role)
            yield from ((f"statements[{n}].{role}[{m}]", span) for m, span in enumerate(spans))


def _repeated(where: str, ids: list[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for n, id_ in enumerate(ids):
        if id_ in seen:
            yield f"{where}[{n}].id", f"“{id_}” is there twice"
        seen.add(id_)


def _dangling(where: str, known: set[str], *ids: str | None) -> Iterator[tuple[str, str]]:
    for id_ in ids:
        if id_ is not None and id_ not in known:
            yield where, f"“{id_}” is the id of none"

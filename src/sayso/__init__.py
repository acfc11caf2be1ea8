"""Sayso reads news articles and tells, for every statement in them, on whose word it stands."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sayso.article import Article, Link, Segment
from sayso.errors import ContractError, FetchError, InputError, ModelError, OutputError, SaysoError
from sayso.statement import Credit, Headline, Source, Span, Statement

if TYPE_CHECKING:
    from sayso.reader import read, read_many

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ContractError",
    "Credit",
    "FetchError",
    "Headline",
    "InputError",
    "Link",
    "ModelError",
    "OutputError",
    "SaysoError",
    "Segment",
    "Source",
    "Span",
    "Statement",
    "read",
    "read_many",
]


def __getattr__(name: str) -> Any:
    # the reader brings the model's runtime along, which takes a while: only who reads waits for it
    if name in {"read", "read_many"}:
        return getattr(import_module("sayso.reader"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""What the store tells of its articles: what adding one did, and how it is listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Change = Literal["new", "changed", "known"]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding an article did.

    Attributes:
        ref: what the article is called in the store; its own ref, with a number where another article has that.
        version: the number of its version, from 1 on.
        change: `new`, `changed` where an older version is kept beside it, or `known`: it was there, nothing is done.
    """

    ref: str
    version: int
    change: Change


@dataclass(frozen=True, slots=True)
class Entry:
    """A version of an article as it is listed; `added` is ISO 8601, in UTC."""

    ref: str
    version: int
    current: bool
    id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    added: str

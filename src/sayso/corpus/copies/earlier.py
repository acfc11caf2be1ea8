"""Which of two articles that share a passage is likely the earlier, and what says so.

An article that names the other, as where it is from or what it goes by, came after it. Where neither does, or each
names the other, their dates decide; and where a link or an attribution and the dates tell different stories, nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

from sayso.corpus.copies.documents import Document
from sayso.corpus.records import Evidenced
from sayso.holders.outlets import Registry

Verdict = tuple[Document | None, Evidenced | None]


def earlier(a: Document, b: Document) -> Verdict:
    """The document that is likely the earlier, and what says so; neither where that is undecided."""
    dated = _by_date(a, b)
    for first, why in _by_naming(a, b):
        if why != "credit" and dated is not None and dated is not first:
            return None, None
        return first, why
    return (dated, "date") if dated else (None, None)


def _by_naming(a: Document, b: Document) -> Iterator[tuple[Document, Evidenced]]:
    """Who is named by the other and does not name it, the firmest evidence first."""
    apart = not (_outlets_of(a) & _outlets_of(b))  # an outlet that names itself says nothing
    evidence: tuple[tuple[Evidenced, bool, bool], ...] = (
        ("credit", apart and _names(a.credits, b), apart and _names(b.credits, a)),
        ("link", _links(a, b), _links(b, a)),
        ("attribution", apart and _names(a.named, b), apart and _names(b.named, a)),
    )
    for why, left, right in evidence:
        if left != right:
            yield (b if left else a), why


def _by_date(a: Document, b: Document) -> Document | None:
    left, right = _date(a.published), _date(b.published)
    if not left or not right:
        return None
    if left.tzinfo and right.tzinfo:
        if left == right:
            return None
        return a if left < right else b
    # without a time zone, hours are not to be trusted, and days are
    if left.date() == right.date():
        return None
    return a if left.date() < right.date() else b


def _date(value: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:  # an article of the user's own making
        return None


def _names(names: tuple[str, ...], other: Document) -> bool:
    own = _outlets_of(other)
    return any(_outlets(name) & own for name in names)


def _links(document: Document, other: Document) -> bool:
    page = _page(other.url)
    return bool(page) and any(_page(link) == page for link in document.links)


@lru_cache(maxsize=1 << 12)
def _page(url: str | None) -> str:
    """What of an address tells pages apart; empty for a front page, which many link to."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    host = (parts.netloc.rpartition("@")[2]).lower().removeprefix("www.").removeprefix("m.")
    return f"{host}{path}?{parts.query}" if host and (path or parts.query) else ""


def _outlets_of(document: Document) -> frozenset[str]:
    return _outlets(document.outlet or "") | _publisher(document.url or "")


@lru_cache(maxsize=1 << 12)
def _outlets(name: str) -> frozenset[str]:
    """What a name may mean: the ids of known outlets, or the name itself where none is known by it."""
    known = frozenset(outlet.id for outlet in Registry.shipped().by_name(name))
    bare = " ".join(name.casefold().split()).removeprefix("the ")
    return known or (frozenset({bare}) if bare else known)


@lru_cache(maxsize=1 << 12)
def _publisher(url: str) -> frozenset[str]:
    outlet = Registry.shipped().by_domain(url) if url else None
    return frozenset({outlet.id}) if outlet else frozenset()

"""The statements of an article by who holds them, for the reports of the views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sayso.article import Article
from sayso.statement import Source, Statement
from sayso.views.characters import one_line
from sayso.views.marks import words

Standing = Literal["holder", "words", "unsure", "unstated"]
"""What stands over a group: a holder; the source's words, where nobody worked out whose they are; nobody, though
the text names a source; nobody, and the text names none."""

_LAST: tuple[Standing, ...] = ("unsure", "unstated")
_NAMES: dict[Standing, str] = {"unsure": "Not sure whose", "unstated": "No source stated"}


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that one holder holds or, where holders are not worked out, that the same words introduce.

    Attributes:
        standing: what `name` is.
        name: the holder's name, or the source's words, or that there is neither.
        details: of a holder: named or not, what it is where it is no person, its role.
        statements: in the order of the text.
        holder: who it is, where that is known.
    """

    standing: Standing
    name: str
    details: tuple[str, ...]
    statements: tuple[Statement, ...]
    holder: Source | None = None


def by_holder(article: Article) -> list[Group]:
    """The article's statements by holder, in the order of the first statement; those without one last."""
    holders = sources_by_id(article)
    groups: dict[tuple[Standing, str], list[Statement]] = {}
    for statement in article.statements:
        groups.setdefault(_key(article, statement, holders.get(statement.holder or "")), []).append(statement)
    found = [
        _group(article, standing, holders.get(key), tuple(statements)) for (standing, key), statements in groups.items()
    ]
    return sorted(found, key=lambda group: _LAST.index(group.standing) + 1 if group.standing in _LAST else 0)


def sources_by_id(article: Article) -> Mapping[str, Source]:
    """The holders and relays of an article by their ids."""
    return {source.id: source for source in article.sources}


def source_words(article: Article, statement: Statement) -> str:
    """The words that name a statement's source, on one line; empty where there are none."""
    return one_line(words(article, statement.sources)).strip(",;: ")  # “Lin Okafor, the mayor,”


def source_name(source: Source) -> str:
    """A source's name, on one line; what it is where it has none."""
    return one_line(source.name) or source.kind


def _key(article: Article, statement: Statement, holder: Source | None) -> tuple[Standing, str]:
    if holder and holder.kind != "unknown":
        return "holder", holder.id
    named_here = source_words(article, statement)
    if not named_here:
        return "unstated", ""
    # “The police” begins a sentence and “the police” stands within one: the same source.
    return ("unsure", "") if holder else ("words", named_here.casefold())


def _group(article: Article, standing: Standing, holder: Source | None, statements: tuple[Statement, ...]) -> Group:
    if standing == "holder" and holder:
        return Group(standing, source_name(holder), _details(holder), statements, holder)
    return Group(standing, _NAMES.get(standing) or source_words(article, statements[0]), (), statements)


def _details(holder: Source) -> tuple[str, ...]:
    known = (
        "named" if holder.named else "unnamed",
        "" if holder.kind == "person" else holder.kind,
        one_line(holder.description).removeprefix("who "),
    )
    return tuple(detail for detail in known if detail)

"""The statements of an article by whose they are, for the tables of the views."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.article import Article
from sayso.statement import Statement
from sayso.views.characters import one_line
from sayso.views.marks import words

NO_SOURCE = "no source stated"


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that one holder holds or, where holders are not resolved, that the same words introduce.

    Attributes:
        name: the holder's name, or the words; `NO_SOURCE` where the text gives none.
        details: what sort of holder it is and its role, where known.
        statements: in the order of the text.
    """

    name: str
    details: tuple[str, ...]
    statements: tuple[Statement, ...]


def by_source(article: Article) -> list[Group]:
    """The article's statements by source, in the order of their first statement; those without one last."""
    groups: dict[tuple[str, tuple[str, ...]], list[Statement]] = {}
    names: dict[str, str] = {}
    for statement in article.statements:
        name, details = _source(article, statement)
        # “The police” begins a sentence and “the police” stands within one: the same source.
        name = names.setdefault(name.casefold(), name)
        groups.setdefault((name, details), []).append(statement)
    found = [Group(name, details, tuple(statements)) for (name, details), statements in groups.items()]
    return sorted(found, key=lambda group: group.name == NO_SOURCE)


def _source(article: Article, statement: Statement) -> tuple[str, tuple[str, ...]]:
    holder = next((source for source in article.sources if source.id == statement.holder), None)
    if holder and holder.kind != "unknown":
        details = (holder.kind if holder.named else f"{holder.kind}, not named", holder.description)
        return one_line(holder.name), tuple(one_line(detail) for detail in details if detail)
    named_here = one_line(words(article, statement.sources)).strip(",;: ")  # “Lin Okafor, the mayor,”
    return named_here or NO_SOURCE, ()

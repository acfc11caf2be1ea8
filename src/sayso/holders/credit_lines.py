"""What credits mean for the rest: their lines hold no statements, the outlets that they name are the article's own."""

from __future__ import annotations

from dataclasses import replace

from sayso.article import Article
from sayso.statement import Span, Statement


def without_credit_lines(article: Article) -> Article:
    """The article without the statements that were read within the words of its credits.

    Args:
        article: with its credits and statements.

    Returns:
        The article; its statements are numbered anew, and what stood within one that went stands within that one's
        outer one.
    """
    gone = {statement.id: statement.within for statement in article.statements if _is_credit(article, statement)}
    if not gone:
        return article
    kept = [statement for statement in article.statements if statement.id not in gone]
    ids = {statement.id: f"s{number}" for number, statement in enumerate(kept, 1)}
    return replace(
        article,
        statements=tuple(
            replace(statement, id=ids[statement.id], within=ids.get(_still_there(statement.within, gone) or ""))
            for statement in kept
        ),
    )


def own_names(article: Article) -> tuple[str, ...]:
    """The outlets whose own words the article is: its publisher, and whom it was taken from."""
    credited = (credit.outlet for credit in article.credits if credit.kind in ("wire", "republished"))
    return tuple(dict.fromkeys(name for name in (article.outlet, *credited) if name))


def is_credited(article: Article, span: Span) -> bool:
    """Whether a stretch of text lies within a credit."""
    return any(credit.start <= span[0] and span[1] <= credit.end for credit in article.credits)


def _is_credit(article: Article, statement: Statement) -> bool:
    return any(is_credited(article, span) for span in statement.cue or statement.contents)


def _still_there(outer: str | None, gone: dict[str, str | None]) -> str | None:
    while outer in gone:
        outer = gone[outer]
    return outer

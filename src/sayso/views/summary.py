"""What an article rests on, in a few plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.article import Article
from sayso.statement import Credit, Headline
from sayso.views.characters import one_line, shorten
from sayso.views.groups import Group, Standing, by_holder

_LONGEST_CREDIT = 120
_WITHOUT_HOLDER: dict[Standing, str] = {
    "words": "Holder not worked out",
    "unsure": "Not sure whose",
    "unstated": "No source stated",
}


def summary(article: Article) -> Iterator[str]:
    """Sentences on holders, relays, the headline and where the article comes from; each on one line."""
    if article.statements:
        groups = by_holder(article)
        yield from _holders([group for group in groups if group.holder], len(article.statements))
        yield from _relays([len(statement.via) for statement in article.statements if statement.via])
        yield from _without_holder(groups)
    if article.headline:
        yield from _headline(article.headline)
    if article.credits:
        names = dict.fromkeys(f"{_origin(credit)} ({credit.kind})" for credit in article.credits)
        yield f"The article says it comes from: {', '.join(names)}."


def _holders(groups: list[Group], statements: int) -> Iterator[str]:
    if not groups:
        yield f"{_count(statements, 'statement')}."
        return
    held = sum(len(group.statements) for group in groups)
    some = f", {held} of them" if held < statements else ""
    yield f"{_count(statements, 'statement')}{some} from {_count(len(groups), 'holder')}."
    unnamed = [group for group in groups if group.holder and not group.holder.named]
    if unnamed:
        theirs = sum(len(group.statements) for group in unnamed)
        are = "is" if len(unnamed) == 1 else "are"
        yield f"{_count(len(unnamed), 'holder')} {are} unnamed, with {_count(theirs, 'statement')}."
    else:
        yield "No holder is unnamed."


def _relays(numbers: list[int]) -> Iterator[str]:
    if numbers:
        come = "comes" if len(numbers) == 1 else "come"
        further = f" or further, through at most {max(numbers)} relays" if max(numbers) > 1 else ""
        yield f"{_count(len(numbers), 'statement')} {come} at second hand{further}."


def _without_holder(groups: list[Group]) -> Iterator[str]:
    for standing, label in _WITHOUT_HOLDER.items():
        if number := sum(len(group.statements) for group in groups if group.standing == standing):
            yield f"{label}: {_count(number, 'statement')}."


def _headline(headline: Headline) -> Iterator[str]:
    if headline.drops:
        yield f"The headline leaves out: {', '.join(f'the {drop}' for drop in dict.fromkeys(headline.drops))}."
    elif headline.body:
        yield "The headline leaves out no source, hedge or condition."


def _origin(credit: Credit) -> str:
    return one_line(credit.outlet) or f"“{shorten(credit.text, _LONGEST_CREDIT)}”"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

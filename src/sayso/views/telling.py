"""Each statement the way a person would tell it: “told the Post that …”, how firmly, on what condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.article import Article
from sayso.statement import Source, Statement
from sayso.views.characters import one_line
from sayso.views.groups import Group, by_holder, source_name, source_words, sources_by_id
from sayso.views.marks import number, words

_TOWARDS = re.compile(
    r"\s(?P<how>(?:to|on|in|with|for|via|through)\s)?"
    r"(?:(?P<the>[Tt]he)\s(?P<what>(?:[a-z]+\s){1,2})?|(?:an?|his|her|their|its|our)\s)?"
)
"""What stands between a cue and the relay that it is said to: “told *the news agency* Tidewire”."""

_NEAR = 40
"""Code points behind a cue within which such a relay begins."""

_GOING_ON = ("that ", "to ", "whether ")
"""How content begins that goes on with the sentence of its cue, without a colon."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know of a statement: `label: value`."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in words, each part on one line.

    Attributes:
        number: as the marks of the text show it.
        lead: the cue and the relays, with the source's words where it is not sure whose they are, up to the
            colon; empty where there is none of it.
        content: the words attributed.
        remarks: firmness, condition and the statement around it, where there are any.
        confidence: that the statement is right, as a percentage.
    """

    number: str
    lead: str
    content: str
    remarks: tuple[Remark, ...]
    confidence: str


def told(article: Article) -> Iterator[tuple[Group, list[Told]]]:
    """The article's statements in words, by who holds them."""
    sources = sources_by_id(article)
    for group in by_holder(article):
        yield group, [_told(article, statement, group, sources) for statement in group.statements]


def _told(article: Article, statement: Statement, group: Group, sources: Mapping[str, Source]) -> Told:
    content = one_line(words(article, statement.contents))
    relays = [sources[id_] for id_ in statement.via if id_ in sources]
    return Told(
        number=one_line(number(statement.id)),
        lead=_lead(article, statement, relays, content, with_source=group.standing == "unsure"),
        content=content,
        remarks=tuple(_remarks(article, statement)),
        confidence=f"{statement.confidence:.0%}",
    )


def _lead(article: Article, statement: Statement, relays: list[Source], content: str, *, with_source: bool) -> str:
    cue = one_line(words(article, statement.cue))
    for relay in relays:
        if towards := _towards(article, statement, relay):
            cue, relays = f"{cue} {towards}", [other for other in relays if other is not relay]
            break
    said = _with_source(article, statement, cue) if with_source else cue
    way = "by way of " + ", from ".join(map(source_name, relays)) if relays else ""
    lead = ", ".join(part for part in (said, way) if part)
    if content.startswith(_GOING_ON):
        return f"{lead}," if way else lead
    return f"{lead}:" if lead else ""


def _with_source(article: Article, statement: Statement, cue: str) -> str:
    """Cue and source's words in the order of the text: “the owner” said, according to “the owner”."""
    source = f"“{source_words(article, statement)}”"
    said = (cue, source) if min(statement.cue, default=(0, 0)) < min(statement.sources) else (source, cue)
    return " ".join(part for part in said if part)


def _towards(article: Article, statement: Statement, relay: Source) -> str:
    """How the text goes on from the cue to a relay right behind it (“on Plover”); empty where none is there."""
    if not statement.cue:
        return ""
    end = statement.cue[-1][1]
    for start, stop in relay.mentions:
        between = _TOWARDS.fullmatch(article.text, end, start) if end < start <= end + _NEAR else None
        if between:
            the = bool(between["the"]) and not between["what"]
            return one_line((between["how"] or "") + _full_name(relay, article.text[start:stop], the=the))
    return ""


def _full_name(source: Source, mention: str, *, the: bool) -> str:
    """The name, with “the” before it where the article puts one before the same word (“the Post”)."""
    name, bare = source_name(source), mention.lower().removeprefix("the ")
    the = (the or bare != mention.lower()) and bare in name.lower() and not name.lower().startswith("the ")
    return f"the {name}" if the else name


def _remarks(article: Article, statement: Statement) -> Iterator[Remark]:
    if statement.firmness:
        yield Remark("Firmness", statement.firmness)
    if condition := one_line(words(article, statement.condition)).rstrip(" .,;:"):
        yield Remark("Condition", condition)
    if statement.within:
        yield Remark("Within", f"statement {one_line(number(statement.within))}")

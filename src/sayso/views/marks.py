"""Where the statements of an article stand in its text, as pieces that a view draws one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.article import Article
from sayso.statement import Span, Statement

Role = Literal["sources", "cue", "contents"]
ROLES: tuple[Role, ...] = ("contents", "sources", "cue")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that plays one role, and the statements it plays it in.

    Attributes:
        start: its first code point.
        end: one past its last code point.
        role: what it is in these statements.
        statements: one statement, or several that share the span (“he” of two statements).
    """

    start: int
    end: int
    role: Role
    statements: tuple[Statement, ...]

    @property
    def label(self) -> str:
        """The numbers of its statements, as views show them."""
        return ",".join(number(statement.id) for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text throughout which the same marks hold.

    Attributes:
        text: its characters.
        marks: the marks that cover it, the outermost first.
        opening: those of them that begin here.
        closing: those of them that end here, the innermost first.
    """

    text: str
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]
    closing: tuple[Mark, ...]


def number(statement_id: str) -> str:
    """The number of a statement as views show it: `3` for `s3`."""
    bare = statement_id.removeprefix("s")
    return bare if bare.isdecimal() else statement_id


def marks(article: Article) -> list[Mark]:
    """All marks of the article, in the order of their beginnings, those that hold others first."""
    found: dict[tuple[int, int, Role], list[Statement]] = {}
    for statement in article.statements:
        for role in ROLES:
            for start, end in dict.fromkeys(_trimmed(article.text, span) for span in _spans(statement, role)):
                if start < end:
                    found.setdefault((start, end, role), []).append(statement)
    every = [Mark(start, end, role, tuple(holders)) for (start, end, role), holders in found.items()]
    return sorted(every, key=lambda mark: (mark.start, -mark.end, ROLES.index(mark.role)))


def pieces(article: Article, text: str) -> Iterator[Piece]:
    """Cut `text` wherever a mark of the article begins or ends.

    Args:
        article: whose marks to take.
        text: the text to show: as long as `article.text`, character for character.
    """
    waiting = marks(article)
    cuts = sorted({0, len(text), *(edge for mark in waiting for edge in (mark.start, mark.end))})
    waiting.reverse()
    active: list[Mark] = []
    for start, end in pairwise(cuts):
        opening = []
        while waiting and waiting[-1].start == start:
            opening.append(waiting.pop())
        active += opening
        closing = tuple(mark for mark in reversed(active) if mark.end == end)
        yield Piece(text[start:end], tuple(active), tuple(opening), closing)
        active = [mark for mark in active if mark.end > end]


def words(article: Article, spans: tuple[Span, ...]) -> str:
    """The words of some spans, with an ellipsis where the text between them is left out."""
    return " … ".join(article.text[start:end] for start, end in spans)


def _spans(statement: Statement, role: Role) -> tuple[Span, ...]:
    return {"sources": statement.sources, "cue": statement.cue, "contents": statement.contents}[role]


def _trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends: no mark opens before a paragraph or closes after it."""
    start, end = span
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

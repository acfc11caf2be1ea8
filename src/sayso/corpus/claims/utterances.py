"""What in an article may make a claim: its headline, its first sentence, and its statements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.article import Article
from sayso.corpus.claims.stance import denies
from sayso.corpus.records import ClaimStance
from sayso.statement import Span, Statement

UtteranceKind = Literal["headline", "lead", "statement"]

STATEMENTS = 6  # of an article: more would cost more than they find
_SURE = 0.5  # a statement below this confidence is as likely none
_SHORTEST = 25  # characters of a content that says something of its own
_OPENING = 1200  # characters that tell what an article is about
_BODY = ("paragraph", "subhead", "quotation")
_SENTENCE = re.compile(r"\S.{20,}?(?:(?<![A-Z])[.!?…][”\"’')\]]*(?=\s+[“\"‘'(\[]?[A-Z0-9])|\Z)", re.DOTALL)
_LEADING = re.compile(r"^that\s+(?=\w+\s+\w+\s)", re.IGNORECASE)  # “said that the sluice would open”
_EDGES = " \t\n\r,;:–—-"


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of an article that make a claim.

    Attributes:
        kind: what they are in it; `lead` is the first sentence of the body, a plain assertion.
        span: where they stand, from the first to the last.
        text: the words, on one line.
        stance: whether they affirm what they are about, or deny it.
        statement: id of the statement; None for a headline or lead.
    """

    kind: UtteranceKind
    span: Span
    text: str
    stance: ClaimStance
    statement: str | None = None


def utterances(article: Article) -> list[Utterance]:
    """What the article says that others may say too, the headline first.

    An article without a headline begins with its lead; one without text has none.
    """
    body = _body(article)
    headline = next((s for s in article.segments if s.role == "headline"), None)
    found = [_plain(article, "headline", (headline.start, headline.end))] if headline else []
    if body:
        found.append(_plain(article, "lead", _first_sentence(article.text, body[0])))
    behind = headline.end if headline else 0
    chosen = sorted(_worth(article, behind), key=lambda s: (-round(s.confidence, 2), s.start))[:STATEMENTS]
    found += [_statement(article, statement) for statement in sorted(chosen, key=lambda s: s.start)]
    return [utterance for utterance in found if utterance.text]


def opening(article: Article) -> str:
    """How the body begins, on one line."""
    parts, length = [], 0
    for start, end in _body(article):
        parts.append(article.text[start : min(end, start + _OPENING)])
        length += end - start
        if length >= _OPENING:
            break
    return " ".join(" ".join(parts).split())[:_OPENING]


def _body(article: Article) -> list[Span]:
    spans = [(s.start, s.end) for s in article.segments if s.role in _BODY]
    if not spans and not article.segments and article.text.strip():
        spans = [(0, len(article.text))]
    return [span for span in spans if article.text[slice(*span)].strip()]


def _first_sentence(text: str, paragraph: Span) -> Span:
    start, end = paragraph
    found = _SENTENCE.search(text, start, min(end, start + 2 * _OPENING))
    return found.span() if found else _trimmed(text, start, min(end, start + _OPENING))


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))


def _plain(article: Article, kind: UtteranceKind, span: Span) -> Utterance:
    text = " ".join(article.text[slice(*span)].split())
    return Utterance(kind, span, text, "denies" if denies(text) else "affirms")


def _worth(article: Article, behind: int) -> list[Statement]:
    return [
        statement
        for statement in article.statements
        if statement.confidence >= _SURE
        and statement.contents[0][0] >= behind
        and sum(end - start for start, end in statement.contents) >= _SHORTEST
    ]


def _statement(article: Article, statement: Statement) -> Utterance:
    pieces = [" ".join(article.text[start:end].split()).strip(_EDGES) for start, end in statement.contents]
    text = _LEADING.sub("", " ".join(piece for piece in pieces if piece))
    span = (min(start for start, _ in statement.contents), max(end for _, end in statement.contents))
    # a denial denies its content; that of a negated content says what is affirmed
    denied = denies(text) != (statement.firmness == "denied")
    return Utterance("statement", span, text, "denies" if denied else "affirms", statement.id)

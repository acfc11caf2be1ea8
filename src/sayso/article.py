"""One article: its text, where it comes from, and what was read in it.

Frozen; imports only the records of statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.statement import Credit, Headline, Source, Statement

SegmentRole = Literal["headline", "subhead", "byline", "paragraph", "quotation", "embed", "caption", "alt", "credit"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of `Article.text` with one role; segments are in order and do not overlap.

    `quotation` is a block quotation, `embed` an embedded post of a social platform, `alt` the words that
    stand for a picture, `credit` a line that says where the article comes from.
    """

    role: SegmentRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the text that link to another page; `url` is absolute where the page's address is known."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read. Offsets are Unicode code points into `text`, half-open.

    Attributes:
        ref: the input's file name without its ending, or the JSON line's `id`, or the URL.
        id: `sha256:` and the hex digest of `text` in UTF-8.
        text: plain text as it came in; from HTML and titled JSON lines the title, an empty line, the
            paragraphs.
        segments: the headline, paragraphs, captions, … of `text`.
        url: the address of the article (the canonical one where the page names it).
        outlet: who published it, by name.
        title: the headline.
        byline: the authors' names.
        published: ISO 8601 date or date and time.
        language: ISO 639-1 code, or None where the text is too short to tell.
        encoding: the character encoding that the bytes were decoded by; None for text that came decoded.
        links: the links of the text.
        warnings: one sentence each, for the person who reads the result.
        credits: lines that say where the article itself comes from.
        sources: the holders and relays of the statements.
        statements: the statements, in the order of the text.
        headline: what the headline leaves out; None where that was not worked out.
        model: which model and runtime made the statements; None where none has read the article.
    """

    ref: str
    id: str
    text: str
    segments: tuple[Segment, ...] = ()
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    links: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    sources: tuple[Source, ...] = ()
    statements: tuple[Statement, ...] = ()
    headline: Headline | None = None
    model: str | None = None

    def _repr_html_(self) -> str:
        """The article with its statements marked, for notebooks."""
        from sayso.views.notebook import article_html  # noqa: PLC0415 - records stand below the views

        return article_html(self)

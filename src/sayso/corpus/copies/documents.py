"""What of an article is needed to find its copies and to tell which was first."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from sayso.article import Article
from sayso.attribution.quotations import quotes
from sayso.corpus.copies.words import Words, words
from sayso.statement import Span

_QUOTED_ROLES = frozenset({"quotation", "embed"})


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the search for copies sees it.

    Attributes:
        key: its number, which the index knows it by.
        ref: its `Article.ref`.
        text: its `Article.text`.
        quoted: what of the text stands in quotation marks, or is a block quotation, or is said directly.
        published: ISO 8601 date or date and time.
        outlet: who published it, by name.
        url: its address.
        credits: the names of the outlets that its credit lines say it is from.
        links: the addresses it links to.
        named: the names of the outlets that its statements come from or through.
        boilerplate: stretches that so many articles share that they are no copy.
    """

    key: int
    ref: str
    text: str = field(repr=False)
    quoted: tuple[Span, ...] = field(default=(), repr=False)
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    boilerplate: tuple[Span, ...] = ()

    @property
    def words(self) -> Words:
        """The words of the text; kept for the documents that were asked last."""
        return _words(self.text)


def document(article: Article, key: int) -> Document:
    """The document of an article.

    Args:
        article: with or without statements.
        key: a number that no other article has, 0 to 2**31 - 1.
    """
    return Document(
        key,
        article.ref,
        article.text,
        quoted=_merged(_quoted(article)),
        published=article.published,
        outlet=article.outlet,
        url=article.url,
        credits=tuple(dict.fromkeys(credit.outlet for credit in article.credits if credit.outlet)),
        links=tuple(dict.fromkeys(link.url for link in article.links)),
        named=tuple(dict.fromkeys(source.name for source in article.sources if source.kind == "outlet")),
    )


_words = lru_cache(maxsize=1 << 12)(words)


def _quoted(article: Article) -> list[Span]:
    marked = [quote.inner for quote in quotes(article.text)]
    blocks = [(segment.start, segment.end) for segment in article.segments if segment.role in _QUOTED_ROLES]
    said = [span for said in article.statements if said.quotation == "direct" for span in said.contents]
    return marked + blocks + said


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif start < end:
            found.append((start, end))
    return tuple(found)

"""Who publishes each article of a set: as the reader has it, or as the article's own dateline or masthead says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.article import Article
from sayso.corpus.origins.names import RUN, cleaned, words_of
from sayso.holders.outlets import Registry
from sayso.holders.words import word_set

_HEAD = 6  # lines from the top in which a masthead stands
_MEDIA = word_set("radio tv television channel bbc news")
_LONGEST = 80  # characters of a masthead
_DATE = (
    r"(?:\w+day,? )?(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2})?,? \d{4}"
)
_DATELINE = re.compile(rf"^[A-Z][A-Z .’'-]+(?:, [\w. ]{{2,20}}){{0,2}}(?:, \d{{4}})? \(({RUN.pattern})\)\s*[-–—]")
_DATED = re.compile(rf"^({RUN.pattern})(?:,|\s[-–—|·])\s{_DATE}$")
_PART_OF = re.compile(rf"\b(?:newsletter|magazine|edition|section|supplement|blog) (?:of|from) ({RUN.pattern})$")


class Publishers:
    """The outlets that publish the articles of a set."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Find them."""
        self._of = {article.ref: name for article in articles if (name := _publisher(article))}
        self._at = {article.url: article.ref for article in articles if article.url}
        self._names = sorted(set(self._of.values()), key=lambda name: (-len(name), name))

    def of(self, ref: str) -> str | None:
        """The outlet that publishes an article, where it is known."""
        return self._of.get(ref)

    def at(self, url: str) -> str | None:
        """The article of the set that stands at an address."""
        return self._at.get(url)

    def full(self, name: str) -> str | None:
        """The whole name of the publisher that a name may mean: "Packet" is The Callow Packet."""
        words = words_of(name)
        return next((full for full in self._names if words and _short(words, words_of(full))), None)


def _short(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether words end a name, and are not the place in it: "Packet", not the "Cardle" of Radio Cardle."""
    return words == whole or (whole[-len(words) :] == words and whole[0] not in _MEDIA)


def _publisher(article: Article) -> str | None:
    if article.outlet:
        return article.outlet
    known = Registry.shipped().by_domain(article.url) if article.url else None
    return known.name if known else _masthead(article)


def _masthead(article: Article) -> str | None:
    """What the top of an article says of who publishes it.

    An agency of the registry sells its text to others: its name in a dateline does not say who publishes it.
    """
    for line in article.text.split("\n\n")[1:_HEAD]:
        if match := _DATELINE.match(line):
            return None if Registry.shipped().by_name(match[1]) else cleaned(match[1]) or None
        match = (_DATED.match(line) or _PART_OF.search(line)) if len(line) <= _LONGEST else None
        if match and (name := cleaned(match[1])):
            return name
    return None

"""What an assistant hands over or names -> an article with its statements, kept while the server runs."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from sayso import reading
from sayso.article import Article
from sayso.assistants.allowed import Allowed
from sayso.errors import InputError
from sayso.reader import read

LONGEST = 100_000
"""Characters that a text may have."""

_KEPT = 16
"""Articles that can be asked for again."""

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Reader:
    """Reads what the user allowed. The store never sees it."""

    def __init__(self, allowed: Allowed) -> None:
        """Start with nothing read."""
        self._allowed = allowed
        self._kept: OrderedDict[str, Article] = OrderedDict()
        self._turn = Lock()

    def text(self, text: str, name: str) -> Article:
        """Plain text.

        Raises:
            InputError: it is empty or too long.
        """
        if not text.strip():
            raise InputError(name, "is empty")
        return self._first([reading.from_text(text, name)], name)

    def address(self, address: str) -> Article:
        """The page at an address, or the first article of a feed.

        Raises:
            InputError: it may not be fetched, or cannot be read.
        """
        if not self._allowed.fetching:
            raise InputError(address, "the user did not allow addresses to be fetched")
        if not _ADDRESS.match(address):
            raise InputError(address, "not an http or https address")
        return self._first(reading.articles([address]), address)

    def file(self, name: str) -> Article:
        """A file in one of the folders; the first article where it holds several.

        Raises:
            InputError: it may not be read, or cannot be.
        """
        return self._first(reading.articles([self._allowed.file(name)]), name)

    def again(self, id_: str) -> Article | None:
        """What was read lately, by its id."""
        return self._kept.get(id_)

    def _first(self, found: Iterable[Article | InputError], name: str) -> Article:
        for item in found:
            if isinstance(item, InputError):
                raise InputError(name, item.reason)  # as it was asked for: the rest of a path is nobody's business
            if len(item.text) > LONGEST:
                raise InputError(name, f"has more than {LONGEST:,} characters")
            return self._keep(read(item))
        raise InputError(name, "holds no article")

    def _keep(self, article: Article) -> Article:
        with self._turn:
            self._kept[article.id] = article
            self._kept.move_to_end(article.id)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return article

"""What the reading leaves behind of each article, for what is found over many."""

from __future__ import annotations

import pickle
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zlib import compress, decompress

import numpy as np

from sayso.article import Article
from sayso.batch.corpus.postings import PostingsWriter
from sayso.batch.corpus.shelf import ShelfWriter
from sayso.corpus.claims import Profile, pack
from sayso.corpus.claims.buckets import buckets
from sayso.corpus.copies import Document, document
from sayso.corpus.copies.fingerprints import of_words

ARTICLES, DOCUMENTS, PROFILES = "corpus.articles", "corpus.documents", "corpus.profiles"
PRINTS, BUCKETS = "corpus.fingerprints.npy", "corpus.buckets.npy"


class Preparing:
    """Writes, beside what else is read, what the copies and claims of some articles are found by."""

    def __init__(self, folder: Path, *, claims: bool) -> None:
        """Begin.

        Args:
            folder: where it writes; what is there counts once the block is left.
            claims: whether claims will be asked for.
        """
        self._claims = claims
        self._stack = ExitStack()
        self._articles = self._stack.enter_context(ShelfWriter(folder / ARTICLES))
        self._documents = self._stack.enter_context(ShelfWriter(folder / DOCUMENTS))
        self._profiles = self._stack.enter_context(ShelfWriter(folder / PROFILES))
        self._prints, self._buckets = PostingsWriter(folder / PRINTS), PostingsWriter(folder / BUCKETS)
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)
        if kind is None:
            self._prints.write()
            self._buckets.write()

    def take(self, article: Article) -> None:
        """Take up the next article.

        Raises:
            ModelError: the sentence embedder cannot be loaded.
        """
        if self._claims:
            # with the store comes all that reads, which processes of the later stages need not load
            from sayso.corpus.store import prepared  # noqa: PLC0415

            new = prepared(article)
            self.put(article, new.document, new.profile)
        else:
            self.put(article, document(article, 0), None)

    def put(self, article: Article, document: Document, profile: Profile | None) -> None:
        """Take up the next article, of which is known what finds its copies and its claim."""
        self._articles.put(packed(article))
        self._documents.put(packed(document))
        prints = of_words(document.words)
        self._prints.put(self._number, prints[:, 0], prints[:, 1])
        if profile:
            self._profiles.put(pack(profile))
            self._buckets.put(self._number, buckets(profile).view(np.int64))
        self._number += 1


def packed(record: object) -> bytes:
    """A record as bytes, for a shelf."""
    return compress(pickle.dumps(record), 1)


def unpacked(piece: bytes) -> Any:
    """The record of `packed`."""
    return pickle.loads(decompress(piece))  # noqa: S301  what a task of ours has written

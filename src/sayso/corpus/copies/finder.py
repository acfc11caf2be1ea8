"""From fingerprints to the articles that may share a passage."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sayso.corpus.copies.documents import Document
from sayso.corpus.copies.fingerprints import RUN, Fingerprints, every_place, of_words
from sayso.corpus.copies.index import Frequencies, Index
from sayso.corpus.copies.nearness import near
from sayso.statement import Span

COMMON = 200
"""Articles: what more of them share is an idiom or boilerplate, and no sign that one copied another. It bounds what
one fingerprint can cost, however many articles there are."""

_IDIOM = 12
"""Words: an unbroken stretch of common runs this long is boilerplate; a shorter one is how the language goes."""


class Finder:
    """Finds the articles that may share a passage with one, and what in it is boilerplate.

    What is boilerplate depends on all articles in the index, so for answers that do not depend on the order in which
    articles come, put all of them into the index before asking.
    """

    def __init__(self, index: Index) -> None:
        """Take an index, empty or filled before."""
        self.index = index

    def take(self, document: Document) -> None:
        """Take up a document that the index does not have, without asking what it shares."""
        self.index.add(document.key, of_words(document.words))

    def add(self, document: Document) -> list[int]:
        """Take up a document that the index does not have.

        Returns:
            the keys of those taken up before that may share a passage with it, in order.
        """
        prints = of_words(document.words)
        found = self._candidates(prints)
        self.index.add(document.key, prints)
        return found

    def candidates(self, document: Document) -> list[int]:
        """The keys of the documents in the index that may share a passage with this one, in order."""
        found = self._candidates(of_words(document.words))
        return [key for key in found if key != document.key]

    def without_boilerplate(self, document: Document) -> Document:
        """The document, with what of it is boilerplate marked as such."""
        return without_boilerplate(document, self.index)

    def _candidates(self, prints: Fingerprints) -> list[int]:
        prints = prints[np.argsort(prints[:, 0])]  # neighbours in an index are looked up one after the other
        rare = prints[self.index.frequencies(prints[:, 0]) <= COMMON]
        hits = self.index.sharing(rare[:, 0])
        mine = rare[np.searchsorted(rare[:, 0], hits.hashes), 1]
        return [int(key) for key in near(hits.keys, mine, hits.places)]


def without_boilerplate(document: Document, among: Frequencies) -> Document:
    """The document, with what of it is boilerplate among some articles marked as such."""
    prints = every_place(document.words)
    common = among.frequencies(prints[:, 0]) > COMMON
    return replace(document, boilerplate=tuple(_stretches(document, prints, common))) if common.any() else document


def _stretches(document: Document, prints: Fingerprints, common: NDArray[np.bool_]) -> list[Span]:
    """The unbroken stretches of common fingerprints, in characters."""
    places = prints[common, 1]
    apart = np.diff(places) > RUN
    starts = places[np.concatenate(([True], apart))]
    ends = places[np.concatenate((apart, [True]))] + RUN
    long = ends - starts >= _IDIOM
    return [
        document.words.characters(int(start), int(end)) for start, end in zip(starts[long], ends[long], strict=True)
    ]

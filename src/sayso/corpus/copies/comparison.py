"""Two documents -> their copies, with the places in both."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.corpus.copies.alignment import LEAST, Passage, align
from sayso.corpus.copies.documents import Document
from sayso.corpus.copies.earlier import earlier
from sayso.corpus.records import Copy, CopyKind, Edit
from sayso.statement import Span

_QUOTED = 0.8
"""The share of a passage that stands in quotation marks, from which on it is a shared quotation: the rest is "he said"
and who he is."""


def compare(a: Document, b: Document) -> list[Copy]:
    """The passages that two documents share, by their place in the first.

    The order of the two does not matter: the one with the lesser ref comes first in each copy.
    """
    a, b = sorted((a, b), key=lambda document: (document.ref, document.text))
    found = align(_numbers(a, -1), _numbers(b, -2))
    if not found:
        return []
    first, why = earlier(a, b)
    first_ref = first.ref if first else None
    quoted_a, quoted_b = _quoted(a), _quoted(b)
    copies = [
        Copy(
            refs=(a.ref, b.ref),
            spans=(a.words.characters(*passage.a), b.words.characters(*passage.b)),
            kind=_kind(passage, quoted_a, quoted_b),
            words=passage.words,
            share=(_share(passage.a, a), _share(passage.b, b)),
            edits=tuple(Edit(a.words.characters(*left), b.words.characters(*right)) for left, right in passage.edits()),
            earlier=first_ref,
            why=why,
        )
        for passage in found
    ]
    return sorted(copies, key=lambda copy: copy.spans)


def _numbers(document: Document, nowhere: int) -> NDArray[np.int64]:
    """The document's words as numbers; those of boilerplate are `nowhere`, which the other document does not have."""
    words = document.words
    if not document.boilerplate:
        return words.numbers
    return np.where(_within(document.boilerplate, words.starts), nowhere, words.numbers)


def _quoted(document: Document) -> NDArray[np.bool_]:
    return _within(document.quoted, document.words.starts)


def _within(spans: tuple[Span, ...], places: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which places lie in one of the spans, which are in order and do not overlap."""
    edges = np.array(spans, np.int64).reshape(-1)
    inside: NDArray[np.bool_] = np.searchsorted(edges, places, "right") % 2 == 1
    return inside


def _share(words: tuple[int, int], document: Document) -> float:
    return (words[1] - words[0]) / len(document.words)


def _kind(passage: Passage, quoted_a: NDArray[np.bool_], quoted_b: NDArray[np.bool_]) -> CopyKind:
    """Whether two reporters may have heard it: all but some of its words stand in quotation marks.

    In one of the articles is enough: they are someone's words then, and the other may have lost the marks.
    """
    marked = sum(
        int(np.count_nonzero(quoted_a[run.a : run.a + run.size] | quoted_b[run.b : run.b + run.size]))
        for run in passage.runs
    )
    bare = passage.words - marked
    return "quotation" if bare < LEAST and marked >= _QUOTED * passage.words else "prose"

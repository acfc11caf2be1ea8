"""Copies found the slow and certain way: local alignment of all pairs, written apart from the code it measures.

Smith-Waterman with affine gaps over words: an equal word counts 1, a changed word costs 3, words left out or added
cost 3 and a quarter for each further one. A copy is a local alignment of at least 30 equal words that scores at
least 15: 30 words with up to 5 edits, 60 words with up to 15, or with a dropped sentence or two.

Only pairs that cannot have one are left out: n equal words in k + 1 runs have at least n - 2 (k + 1) runs of three
words (the q-gram lemma); with 3 k <= n - 15 and n >= 30 that is 18 or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EQUAL, CHANGED, OPEN, FURTHER = 4, 12, 12, 1
WORDS, SCORE, LEAST_GRAMS = 30, 15 * EQUAL, 18
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Passage:
    """A copy: the articles by number, and where each of the words stands that they share, in characters of each."""

    a: int
    b: int
    words_a: list[tuple[int, int]]
    words_b: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Worded:
    """A text as numbered words."""

    ids: Ints
    spans: list[tuple[int, int]]


def worded(texts: Sequence[str]) -> list[Worded]:
    """Each text's words: two words have one number where only case or apostrophes set them apart."""
    numbers: dict[str, int] = {}
    found = []
    for text in texts:
        matches = list(_WORD.finditer(text))
        folded = (match.group().casefold().replace("’", "'") for match in matches)
        ids = np.fromiter((numbers.setdefault(word, len(numbers)) for word in folded), np.int32, len(matches))
        found.append(Worded(ids, [match.span() for match in matches]))
    return found


def pairs(articles: Sequence[Worded]) -> Iterator[tuple[int, int]]:
    """The pairs that share enough runs of three words to have a copy; every pair that has one is among them."""
    grams: dict[tuple[int, ...], int] = {}
    rows = []
    for article in articles:
        ids = article.ids.tolist()
        rows.append(np.array([grams.setdefault(g, len(grams)) for g in zip(ids, ids[1:], ids[2:], strict=False)], int))
    distinct = [np.unique(row) for row in rows]
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in distinct])
    gram = np.concatenate(distinct)
    owner = owner[np.argsort(gram, kind="stable")]
    first = np.concatenate(([0], np.cumsum(np.bincount(gram, minlength=len(grams)))))
    for a, row in enumerate(rows):
        sizes = first[row + 1] - first[row]
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        shared = np.bincount(owner[np.repeat(first[row], sizes) + within], minlength=len(rows))
        yield from ((a, int(b)) for b in np.flatnonzero(shared >= LEAST_GRAMS) if b > a)


def passages(articles: Sequence[Worded], a: int, b: int) -> Iterator[Passage]:
    """The copies of a pair, the best first; no word of either is in two of them."""
    left, right = articles[a], articles[b]
    ids_a, ids_b = left.ids.copy(), right.ids.copy()
    while True:
        table = _table(ids_a, ids_b)
        end = np.unravel_index(int(table.argmax()), table.shape)
        if table[end] < SCORE:
            return
        i, j, equal = _back(table, ids_a, ids_b, int(end[0]), int(end[1]))
        if len(equal) >= WORDS:
            yield Passage(a, b, [left.spans[x] for x, _ in equal], [right.spans[y] for _, y in equal])
        ids_a[i : end[0]] = -1  # never equal to -2
        ids_b[j : end[1]] = -2


def _table(a: Ints, b: Ints) -> Ints:
    """The best score of an alignment that ends behind word i of `a` and word j of `b`."""
    table = np.zeros((len(a) + 1, len(b) + 1), np.int32)
    slope = np.arange(len(b) + 1, dtype=np.int32) * FURTHER
    left_out = np.full(len(b) + 1, -OPEN, np.int32)
    for i, word in enumerate(a.tolist(), 1):
        row, above = table[i], table[i - 1]
        np.maximum(left_out - FURTHER, above - OPEN, out=left_out)
        row[1:] = above[:-1] + np.where(b == word, EQUAL, -CHANGED)
        np.maximum(row, left_out, out=row)
        np.maximum(row, 0, out=row)
        added = np.maximum.accumulate(row + slope)[:-1] - OPEN - slope[:-1]
        np.maximum(row[1:], added, out=row[1:])
    return table


def _back(table: Ints, a: Ints, b: Ints, i: int, j: int) -> tuple[int, int, list[tuple[int, int]]]:
    """Where the alignment that ends at (i, j) begins, and its equal words."""
    equal: list[tuple[int, int]] = []
    while score := int(table[i, j]):
        same = bool(a[i - 1] == b[j - 1])
        if score == table[i - 1, j - 1] + (EQUAL if same else -CHANGED):
            i, j = i - 1, j - 1
            equal += [(i, j)] * same
            continue
        costs = OPEN + FURTHER * np.arange(max(i, j), dtype=np.int32)
        up = np.flatnonzero(table[i - 1 :: -1, j][:i] - costs[:i] == score)
        if len(up):
            i -= int(up[0]) + 1
        else:
            j -= int(np.flatnonzero(table[i, j - 1 :: -1][:j] - costs[:j] == score)[0]) + 1
    return i, j, equal

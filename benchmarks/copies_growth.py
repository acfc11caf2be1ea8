"""As many articles as wanted, made by editing and mixing real ones, to see how the cost of finding copies grows.

A new article is made of paragraphs of several real ones, the rarer words of each exchanged for others as rare, one for
one: phrases made of common words stay as common as they are, and nothing longer is shared by chance.
Three in ten carry some paragraphs of a new article before them, with a word in thirty changed, and all carry the
footer of one of 20 outlets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

_COMMON = 64
"""Words so frequent that they stay as they are."""

_ALIKE = 1024
"""Words of like frequency, which are exchanged among each other."""

_COPYING, _CHANGED, _BACK, _OUTLETS, _FOOTER = 0.3, 1 / 30, 2000, 20, 40

Ints = NDArray[np.int64]


def mixed(texts: Sequence[str], count: int, seed: int = 1) -> Iterator[str]:
    """`count` new articles made of real ones; the first of a longer run are those of a shorter one."""
    return (text for text, _ in mixed_and_copied(texts, count, seed))


def mixed_and_copied(texts: Sequence[str], count: int, seed: int = 1) -> Iterator[tuple[str, int | None]]:
    """The same, each with the number of the one that it carries paragraphs of."""
    random = np.random.default_rng(seed)
    counts = Counter(word for text in texts for word in text.split())
    vocabulary = np.array([word for word, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0]))], object)
    vocabulary = vocabulary[: len(vocabulary) - (len(vocabulary) - _COMMON) % _ALIKE]
    numbers = {word: n for n, word in enumerate(vocabulary)}
    paragraphs = [_paragraphs(text, numbers) for text in texts]
    footers = [random.integers(_COMMON, len(vocabulary), _FOOTER) for _ in range(_OUTLETS)]
    recent: list[tuple[int, list[Ints]]] = []
    for n in range(count):
        parts, source = [_renamed(part, random) for part in _mix(paragraphs, random)], None
        if recent and random.random() < _COPYING:
            source, before = recent[int(random.integers(max(0, len(recent) - _BACK), len(recent)))]
            parts[len(parts) // 2 : len(parts) // 2] = _copied(before, len(vocabulary), random)
        recent = [*recent[-_BACK:], (n, parts)] if len(recent) > 2 * _BACK else [*recent, (n, parts)]
        footer = footers[int(random.integers(_OUTLETS))]
        yield "\n\n".join(" ".join(vocabulary[part]) for part in [*parts, footer]), source


def _paragraphs(text: str, numbers: dict[str, int]) -> list[Ints]:
    found = (np.array([numbers[word] for word in line.split() if word in numbers], int) for line in text.split("\n"))
    return [part for part in found if len(part)]


def _mix(paragraphs: list[list[Ints]], random: np.random.Generator) -> list[Ints]:
    """Every third paragraph of three real articles: as long as one of them, on the whole."""
    chosen = [paragraphs[int(n)] for n in random.integers(len(paragraphs), size=3)]
    return [part for n, article in enumerate(chosen) for part in article[n::3]] or chosen[0]


def _renamed(part: Ints, random: np.random.Generator) -> Ints:
    """The paragraph with its rarer words exchanged, one for one."""
    factor, shift = 2 * int(random.integers(_ALIKE // 2)) + 1, int(random.integers(_ALIKE))
    rare = part - _COMMON
    new = _COMMON + rare // _ALIKE * _ALIKE + (rare % _ALIKE * factor + shift) % _ALIKE
    return np.where(part < _COMMON, part, new)


def _copied(source: list[Ints], words: int, random: np.random.Generator) -> list[Ints]:
    """Up to four paragraphs of another article, with a word here and there changed."""
    first = int(random.integers(len(source)))
    taken = [part.copy() for part in source[first : first + 4]]
    for part in taken:
        changed = random.random(len(part)) < _CHANGED
        part[changed] = random.integers(_COMMON, words, int(changed.sum()))
    return taken

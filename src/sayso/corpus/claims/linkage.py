"""Average linkage of a few items, in plain numpy, that keeps two camps apart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def linked(likeness: Floats, least: float) -> list[list[int]]:
    """Group items: the two groups most alike on average are joined, until no two are alike enough.

    Plain averages (Sokal and Michener 1958) join the reports of two like events, which are alike enough, and yet much
    more so within each event than between the two. So what a pair of groups lacks of the likeness within the looser
    of them is taken off, the more the larger the smaller of them is: two articles may lie together by chance, ten on
    either side not.

    Args:
        likeness: `[n, n]`, symmetric.
        least: what two groups must reach to be one.

    Returns:
        The groups, each in order, by their first items.
    """
    groups = [[n] for n in range(len(likeness))]
    sizes, within = np.ones(len(groups)), np.zeros(len(groups))
    between = likeness.copy()
    while len(groups) > 1:
        reached = _reached(between, sizes, within)
        a, b = sorted(divmod(int(reached.argmax()), len(groups)))
        if reached[a, b] < least:
            break
        within[a] = _within(between, sizes, within, a, b)
        joined = (sizes[a] * between[a] + sizes[b] * between[b]) / (sizes[a] + sizes[b])
        between[a], between[:, a] = joined, joined
        sizes[a] += sizes[b]
        between = np.delete(np.delete(between, b, 0), b, 1)
        sizes, within = np.delete(sizes, b), np.delete(within, b)
        groups[a] += groups.pop(b)
    return sorted(sorted(group) for group in groups)


def _reached(between: Floats, sizes: Floats, within: Floats) -> Floats:
    smaller, looser = np.minimum.outer(sizes, sizes), np.minimum.outer(within, within)
    sure = np.maximum(0, 1 - 2 / smaller)
    reached: Floats = between - sure * np.maximum(0, looser - between)
    np.fill_diagonal(reached, -np.inf)
    return reached


def _within(between: Floats, sizes: Floats, within: Floats, a: int, b: int) -> float:
    """How alike the items of two groups are on average once these are one."""
    pairs = [size * (size - 1) / 2 for size in (sizes[a], sizes[b], sizes[a] + sizes[b])]
    return float((within[a] * pairs[0] + within[b] * pairs[1] + between[a, b] * sizes[a] * sizes[b]) / pairs[2])

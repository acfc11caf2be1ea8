"""Our own labels (labels.py) as tensors: cues within contents, and how firmly each statement is put."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

import labels
from data import Annotation, Example, Item, in_pieces
from network import SHOWN
from sayso.attribution.crf import Floats
from sayso.attribution.firmness import FIRMNESS
from sayso.attribution.pieces import Ints
from sayso.attribution.wording import wording

ROLES = ("contents", "cue", "sources")


@dataclass
class Judged:
    """A statement, its wording, and how firmly it is put; `at` are its pieces."""

    at: Annotation
    words: Floats
    firmness: int


@dataclass
class Own:
    """What is labelled of one article.

    `inside` is where the contents of outermost statements are, `tags` the cues within them, both by pieces.
    """

    inside: Ints
    tags: Ints
    judged: list[Judged]


def kept(name: str, share: float = 0.15) -> bool:
    """Whether a labelled article is kept to test on and to calibrate by; decided by its name."""
    return int(hashlib.sha256(f"labels {name}".encode()).hexdigest()[:8], 16) / 16**8 < share


def own(example: Example, labelled: list[labels.Labelled]) -> tuple[Own, list[Annotation]]:
    """The labels of an article in pieces, and its inner statements."""
    n = len(example.pieces)
    out, inner = Own(np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64), []), []
    for s in labelled:
        at = in_pieces(example.pieces, {role: list(getattr(s, role)) for role in ROLES})
        if s.inner and at["cue"]:
            for start, end in at["cue"][:1]:
                out.tags[start:end] = 2
                out.tags[start] = 1
            if at["contents"]:
                inner.append(at)
        elif not s.inner:
            for start, end in at["contents"]:
                out.inside[start:end] = 1
        if at["cue"]:
            words = wording(example.text, tuple(s.sources), tuple(s.cue), tuple(s.contents))
            out.judged.append(Judged(at, words, FIRMNESS.index(s.firmness)))
    return out, inner


@dataclass
class OwnBatch:
    """What is labelled of some windows, laid out as their `Batch`.

    `labelled` is which rows are, `inside` and `tags` `[rows, length]`, `row` `[n]` the window of each judged statement,
    `mask` `[n, 3, length]` the pieces of its roles, `words` `[n, SIZE]`, `firmness` `[n]`.
    """

    labelled: Tensor
    inside: Tensor
    tags: Tensor
    row: Tensor
    mask: Tensor
    words: Tensor
    firmness: Tensor


def collate(items: list[Item], known: dict[str, Own], length: int) -> OwnBatch:
    """Lay the labels of windows out; rows that are not labelled are empty."""
    inside, tags = (np.zeros((len(items), length), dtype=np.int64) for _ in range(2))
    judged: list[tuple[int, Ints, Judged]] = []
    for row, (example, _, w) in enumerate(items):
        labelled = known.get(example.name)
        if labelled is None:
            continue
        n = w.end - w.start
        inside[row, 1 : n + 1] = labelled.inside[w.start : w.end]
        tags[row, 1 : n + 1] = labelled.tags[w.start : w.end]
        if tags[row, 1] == 2:  # a cue that the window cuts begins with it
            tags[row, 1] = 1
        for statement in labelled.judged:
            if w.own_start <= statement.at["cue"][0][0] < w.own_end:
                judged.append((row, _mask(statement.at, w.start, n, length), statement))
    return OwnBatch(
        torch.tensor([example.name in known for example, _, _ in items]),
        torch.from_numpy(inside),
        torch.from_numpy(tags),
        torch.tensor([row for row, _, _ in judged], dtype=torch.long),
        torch.from_numpy(np.array([mask for _, mask, _ in judged], dtype=np.int64).reshape(-1, len(ROLES), length)),
        torch.from_numpy(np.array([s.words for _, _, s in judged], dtype=np.float32)),
        torch.tensor([s.firmness for _, _, s in judged], dtype=torch.long),
    )


def _mask(at: Annotation, first: int, n: int, length: int) -> Ints:
    mask = np.zeros((len(ROLES), length), dtype=np.int64)
    for role, name in enumerate(ROLES):
        for start, end in at[name]:
            mask[role, max(0, start - first) + 1 : max(0, min(n, end - first)) + 1] = 1
    return mask


def pool(shown: Tensor, mask: Tensor) -> Tensor:
    """Mean and highest of what the pieces of contents, cue and sources show, `[n, 6 * SHOWN]`; 0 where none are.

    `shown` is `[n, length, 3 * SHOWN]`, `mask` `[n, 3, length]`.
    """
    parts = []
    for role in range(len(ROLES)):
        part, here = shown[..., role * SHOWN : (role + 1) * SHOWN], mask[:, role, :, None]
        some = here.sum(1) > 0
        mean = (part * here).sum(1) / here.sum(1).clamp(min=1)
        highest = torch.where(some, part.masked_fill(here == 0, -1e4).amax(1), 0.0)
        parts += [mean, highest]
    return torch.cat(parts, 1)

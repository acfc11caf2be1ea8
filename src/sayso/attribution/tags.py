"""The tags that the network gives to pieces, and which may follow which."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

CUE_TAGS = ("O", "B-cue", "I-cue")
ARGUMENT_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")

REACH = 100
"""How far from the first piece of its cue, in pieces, a statement is looked for on either side.

The look is trained on all of it."""

SEEN = 80
"""How far of that is read: the rest holds next to nothing and costs a quarter of the look."""

Bools = npt.NDArray[np.bool_]


def allowed(tags: tuple[str, ...]) -> tuple[Bools, Bools]:
    """Which tags may begin a sequence, `[tags]`, and which may follow which, `[from, to]`: I-x only behind x."""
    start = np.array([not tag.startswith("I-") for tag in tags])
    between = np.array([[s or before[1:] == tag[1:] for tag, s in zip(tags, start, strict=True)] for before in tags])
    return start, between

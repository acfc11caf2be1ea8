"""Texts for the tests of copies: invented passages, and fillers that share nothing with each other."""

from __future__ import annotations

import random

PASSAGE = (
    "The ferry had left the pier at Callow before dawn with forty sacks of mail and a crate of geese, and nobody on "
    "the island could say who had signed for either of them, the harbour clerk wrote in a ledger that was later found"
)
SPEECH = (
    "We were told that the lamp would be lit again before the winter, and we were told so by every minister who came "
    "to the island, and not one of them has yet brought so much as a box of matches with him"
)


def filler(seed: int, words: int = 80) -> str:
    """Made-up words that no other filler has."""
    numbers = random.Random(seed)
    return " ".join(f"w{seed}x{numbers.randrange(10**9)}" for _ in range(words))


def around(passage: str, seed: int) -> str:
    """The passage amid a filler of its own."""
    return f"{filler(2 * seed)}.\n\n{passage}.\n\n{filler(2 * seed + 1)}."

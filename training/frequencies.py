"""Count in how many news articles a word stands, for the claims: how much it tells that two articles share it.

usage: python training/frequencies.py SHARED OUT.npy

The articles are those of PolNeAR (SHARED/data/polnear/train/text). Of each the same words count that a profile has;
words of a single article are left out, which makes them as rare as those of none.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from sayso.attribution.network import SHIPPED
from sayso.corpus.claims.profiles import BODY_WORDS
from sayso.corpus.claims.words import Lexicon

LEAST = 2


def counted(texts: list[str]) -> Counter[int]:
    """How many of the texts have each word, by its key."""
    lexicon, counts = Lexicon(SHIPPED / "tokenizer.json"), Counter[int]()
    for text in texts:
        counts.update(set(lexicon.keys(text, BODY_WORDS)))
    return counts


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    folder = arguments.shared / "data" / "polnear" / "train" / "text"
    texts = [path.read_text(encoding="utf8") for path in sorted(folder.iterdir())]
    counts = {key: count for key, count in counted(texts).items() if count >= LEAST}
    rows = sorted((counts | {0: len(texts)}).items())
    np.save(arguments.out, np.array(rows, dtype=np.uint32).T)


if __name__ == "__main__":
    main()

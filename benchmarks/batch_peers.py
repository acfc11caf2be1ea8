"""The copies among articles by Sayso and by datasketch's MinHash LSH, side by side: time, and recall of known copies.

usage: python benchmarks/batch_peers.py [--articles N]

N articles (10,000 where not given) are made by copies_growth.py of those of SHARED/data/emergent/dev.jsonl; three in
ten carry up to four paragraphs of one before them, a word in thirty changed, and which one is known. A known copy is
found where the two articles are named as a pair. Sayso is asked for the passages, datasketch for pairs of articles
alike as a whole, which is what MinHash is made for: by five words running, 128 permutations, at several thresholds.
Prints processor seconds, pairs and recall; datasketch (PyPI) is asked where it is installed. SHARED is
`$SAYSO_SHARED`, or `../shared` beside the checkout.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from common import shared_folder
from copies import found, texts
from copies_growth import mixed_and_copied

Pairs = set[tuple[int, int]]

_THRESHOLDS = (0.7, 0.3, 0.1)
_SHINGLE, _PERMUTATIONS = 5, 128


def ours(articles: Sequence[str]) -> Pairs:
    """The pairs that share a passage."""
    copies = found({f"{n:06}": text for n, text in enumerate(articles)})
    return {(int(copy.refs[0]), int(copy.refs[1])) for copy in copies}


def sketched(articles: Sequence[str]) -> Iterator[Any]:
    """A MinHash of each article."""
    datasketch = import_module("datasketch")
    for text in articles:
        words = text.casefold().split()
        shingles = {" ".join(words[n : n + _SHINGLE]).encode() for n in range(max(1, len(words) - _SHINGLE + 1))}
        sketch = datasketch.MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch(sorted(shingles))
        yield sketch


def theirs(sketches: Sequence[Any], threshold: float) -> Pairs:
    """The pairs that are likely alike by a threshold."""
    index = import_module("datasketch").MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    pairs: Pairs = set()
    for n, sketch in enumerate(sketches):
        pairs |= {(other, n) for other in index.query(sketch)}
        index.insert(n, sketch)
    return pairs


def show(name: str, seconds: float, pairs: Pairs, known: Pairs) -> None:
    """Print what one of them found."""
    print(
        f"  {name:28} {seconds:8.1f} s {len(pairs):9,} pairs, recall {len(pairs & known) / len(known):.4f}", flush=True
    )


def main() -> int:
    """Run them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    arguments = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        print("skipped: the shared folder with the articles is not here")
        return 0
    made = list(mixed_and_copied(list(texts(shared).values()), arguments.articles))
    articles, known = (
        [text for text, _ in made],
        {(source, n) for n, (_, source) in enumerate(made) if source is not None},
    )
    print(f"{len(articles):,} articles, {len(known):,} known copies")
    times = [time.process_time()]
    pairs = ours(articles)
    times.append(time.process_time())
    show("sayso", times[-1] - times[-2], pairs, known)
    if not find_spec("datasketch"):
        print("  datasketch is not installed")
        return 0
    sketches = list(sketched(articles))
    sketching = time.process_time() - times[-1]
    for threshold in _THRESHOLDS:
        began = time.process_time()
        pairs = theirs(sketches, threshold)
        show(f"datasketch, threshold {threshold}", sketching + time.process_time() - began, pairs, known)
    return 0


if __name__ == "__main__":
    sys.exit(main())

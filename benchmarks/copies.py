"""Hold the copies found among 1,609 articles against a slow, certain search, and measure time and memory.

usage: python benchmarks/copies.py            the gate
       python benchmarks/copies.py --read N   100 of the passages found, picked by the number N, to be read
       python benchmarks/copies.py --growth   time and memory for 10,000, 30,000 and 100,000 articles; takes minutes

The gate finds all copies in SHARED/data/emergent/dev.jsonl (texts only, no statements), and prints beside the floors
of floors.json: the share of the passages of copies_gold.py, and of the dense ones that passim aligned, of which at
least half is found in either article; processor seconds and peak memory, in a process of its own. The certain search
takes a minute, and its result is kept in build/. SHARED is `$SAYSO_SHARED`, or `../shared` beside the checkout. Exit
status 1 where a figure lies on the wrong side of its floor.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import copies_gold
from common import HERE, floors, shared_folder
from copies_growth import mixed
from sayso.article import Article
from sayso.corpus.copies import copies
from sayso.corpus.records import Copy

Spans = list[tuple[int, int]]
Pair = tuple[str, str]

_SIZES = (10_000, 30_000, 100_000)
_CACHE = HERE.parent / "build" / "copies-gold.json"


def texts(shared: Path) -> dict[str, str]:
    """The articles' texts by id."""
    with (shared / "data" / "emergent" / "dev.jsonl").open(encoding="utf8") as lines:
        return {record["id"]: record["text"] for record in map(json.loads, lines)}


def found(by_ref: dict[str, str]) -> Iterator[Copy]:
    """The copies among texts."""
    return copies(Article(ref=ref, id="", text=text) for ref, text in by_ref.items())


def gold(by_ref: dict[str, str]) -> list[tuple[Pair, tuple[Spans, Spans]]]:
    """Every copy by the certain search: the two articles, and the words of the passage in each."""
    source = Path(copies_gold.__file__).read_text(encoding="utf8")
    mark = hashlib.sha256("\0".join([source, *by_ref, *by_ref.values()]).encode()).hexdigest()
    kept = json.loads(_CACHE.read_text(encoding="utf8")) if _CACHE.exists() else {}
    if kept.get("of") != mark:
        refs, articles = list(by_ref), copies_gold.worded(list(by_ref.values()))
        kept = {
            "of": mark,
            "passages": [
                ((refs[p.a], refs[p.b]), (p.words_a, p.words_b))
                for pair in copies_gold.pairs(articles)
                for p in copies_gold.passages(articles, *pair)
            ],
        }
        _CACHE.parent.mkdir(exist_ok=True)
        _CACHE.write_text(json.dumps(kept), encoding="utf8")
    return [((a, b), (words_a, words_b)) for (a, b), (words_a, words_b) in kept["passages"]]


def dense(shared: Path) -> list[tuple[Pair, tuple[Spans, Spans]]]:
    """The passages that passim aligned with 150 matching characters or more, and four fifths of the longer side."""
    wanted = []
    with gzip.open(shared / "data" / "emergent" / "dev.passim.jsonl.gz", "rt", encoding="utf8") as lines:
        for record in map(json.loads, lines):
            sides = (record["begin"], record["end"]), (record["begin2"], record["end2"])
            if record["matches"] >= max(150, 0.8 * max(end - begin for begin, end in sides)):
                places = tuple([(n, n + 1) for n in range(*side)] for side in sides)
                wanted.append(((record["id"], record["id2"]), (places[0], places[1])))
    return wanted


def recall(wanted: Iterable[tuple[Pair, tuple[Spans, Spans]]], copies_found: Iterable[Copy]) -> float:
    """The share of passages of which at least half is found in either article."""
    spans: dict[Pair, Spans] = defaultdict(list)
    for copy in copies_found:
        for n in (0, 1):
            spans[copy.refs[n], copy.refs[1 - n]].append(copy.spans[n])
    hits = [
        min(_covered(words_a, spans[a, b]), _covered(words_b, spans[b, a])) >= 0.5
        for (a, b), (words_a, words_b) in wanted
    ]
    return sum(hits) / len(hits)


def _covered(words: Spans, spans: Spans) -> float:
    return sum(any(start <= word[0] < end for start, end in spans) for word in words) / len(words)


def measured(shared: Path, size: int) -> tuple[int, float, float]:
    """Copies, processor seconds and peak MB of a process that finds all copies among the articles (0), or so many."""
    command = [sys.executable, __file__, "--measure", str(shared), str(size)]
    copies_, seconds, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(copies_), float(seconds), float(peak)


def measure(shared: Path, size: int) -> None:
    """What `measured` runs."""
    by_ref = texts(shared)
    if size:
        by_ref = {f"{n:06}": text for n, text in enumerate(mixed(list(by_ref.values()), size))}
    began = time.process_time()
    count = sum(1 for _ in found(by_ref))
    print(count, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def growth(shared: Path) -> None:
    """Print the curve."""
    print("articles   copies  seconds  ms an article  peak MB")
    for size in _SIZES:
        count, seconds, peak = measured(shared, size)
        print(f"{size:8,} {count:8,} {seconds:8.1f} {1000 * seconds / size:14.2f} {peak:8.0f}", flush=True)


def read(shared: Path, number: int) -> None:
    """Print 100 of the passages found, as either article has them."""
    by_ref = texts(shared)
    every = list(found(by_ref))
    for copy in random.Random(number).sample(every, 100):
        print(f"\n{copy.refs[0]} {copy.refs[1]}: {copy.words} words, {copy.kind}")
        for ref, span in zip(copy.refs, copy.spans, strict=True):
            print("  |", " ".join(by_ref[ref][slice(*span)].split()))


def gate(shared: Path) -> int:
    """Print the figures beside their floors; 1 where one is on the wrong side."""
    by_ref = texts(shared)
    every = list(found(by_ref))
    _, seconds, peak = measured(shared, 0)
    figures = {
        "recall": recall(gold(by_ref), every),
        "dense passages": recall(dense(shared), every),
        "seconds at most": seconds,
        "megabytes at most": peak,
    }
    below = False
    for name, floor in floors("copies").items():
        low = figures[name] > floor if name.endswith("at most") else figures[name] < floor
        below |= low
        print(f"  {name:24} {figures[name]:.4f}  floor {floor}{'  BELOW' * low}")
    return 1 if below else 0


def main() -> int:
    """Run what is asked for."""
    shared = shared_folder()
    match sys.argv[1:]:
        case ["--measure", folder, size]:
            measure(Path(folder), int(size))
        case _ if shared is None:
            print("skipped: the shared folder with the articles is not here")
        case ["--growth"]:
            growth(shared)
        case ["--read", number]:
            read(shared, int(number))
        case _:
            return gate(shared)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Hold the runtimes against each other: the same figures, and how fast each is here.

usage: python benchmarks/runtimes.py [RUNS]

Reads the articles of SHARED/data/polnear/dev with every runtime that is installed, prints what the shared scorer
says of each and its median articles a second over RUNS (3), one thread a core. Exit status 1 where a figure of two
runtimes differs by more than .005.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import get_args

import sayso
from accuracy import FIGURES, scored
from common import shared_folder
from sayso import reading
from sayso.attribution import Attributor
from sayso.attribution.runtime import RuntimeName, cores, fastest
from speed import machine

MOST = 0.005


def read_all(attributor: Attributor, articles: list[sayso.Article]) -> list[sayso.Article]:
    """The articles with their statements, read side by side as `read_many` does."""

    def read(article: sayso.Article) -> sayso.Article:
        return replace(article, statements=attributor.read(article.text).statements, model=attributor.name)

    with ThreadPoolExecutor(cores()) as pool:
        return list(pool.map(read, articles))


def main() -> int:
    """Compare."""
    shared = shared_folder()
    if shared is None:
        print("skipped: the shared folder with PolNeAR is not here")
        return 0
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    gold = shared / "data" / "polnear" / "dev"
    articles = [a for a in reading.articles([gold / "text"]) if isinstance(a, sayso.Article)]
    figures: dict[str, dict[str, float]] = {}
    print(f"{machine()}; chosen by itself: {fastest()}")
    for runtime in get_args(RuntimeName):
        if not find_spec(runtime):
            print(f"{runtime}: not installed")
            continue
        attributor = Attributor(computed_by=runtime)
        seconds = []
        for _ in range(runs):
            began = perf_counter()
            found = read_all(attributor, articles)
            seconds.append(perf_counter() - began)
        figures[runtime] = {name: values["f1"] for name, values in scored(shared, gold, found).items()}
        shown = "  ".join(f"{name} {figures[runtime][name]:.4f}" for name in FIGURES)
        print(f"{attributor.name}: {shown}  {len(articles) / median(seconds):.1f} articles a second")
    apart = max(max(f[name] for f in figures.values()) - min(f[name] for f in figures.values()) for name in FIGURES)
    print(f"furthest apart: {apart:.4f} (at most {MOST})")
    return 1 if apart > MOST else 0


if __name__ == "__main__":
    sys.exit(main())

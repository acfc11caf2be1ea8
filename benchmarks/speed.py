"""How fast Sayso reads: from text, from HTML, one article from a cold start; and how much memory it takes.

usage: python benchmarks/speed.py [RUNS]

Reads SHARED/data/polnear/dev (text) and SHARED/data/pages (HTML), or the shipped examples over and over where the
shared folder is absent; RUNS times each, 5 by default, and prints the median. Cold start and peak memory are those
of `sayso read` of the README's example in a process of its own.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import sayso
from common import HERE, shared_folder

EXAMPLES = HERE.parent / "examples" / "story"


def machine() -> str:
    """Processor and cores."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        name = next(
            (x.split(":")[1].strip() for x in info.read_text().splitlines() if x.startswith("model name")), name
        )
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}"


def inputs() -> dict[str, list[Path]]:
    """What is read, by kind."""
    shared = shared_folder()
    if shared is None:
        return {
            "text": sorted(EXAMPLES.glob("*.txt")) * 20,
            "HTML": sorted(EXAMPLES.glob("*.html")) * 8,
        }
    return {
        "text": sorted((shared / "data" / "polnear" / "dev" / "text").glob("*.txt")),
        "HTML": sorted((shared / "data" / "pages").glob("*.html.gz")),
    }


def timed(work: Callable[[], object], runs: int) -> float:
    """The median seconds of several runs."""
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


def cold_start() -> None:
    """Read one article in a new process."""
    command = [sys.executable, "-m", "sayso", "read", "--format", "jsonl", str(EXAMPLES / "coastwise.txt")]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def main() -> None:
    """Measure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(machine())
    print(f"cold start of `sayso read`, one article: {timed(cold_start, runs):.2f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of it: {peak:.0f} MB")
    for kind, paths in inputs().items():
        list(sayso.read_many(paths[:2]))  # the model is loaded before the clock starts
        seconds = timed(lambda paths=paths: list(sayso.read_many(paths)), runs)  # type: ignore[misc]
        print(f"from {kind}: {len(paths) / seconds:.1f} articles a second ({len(paths)} articles, median of {runs})")
    print(f"peak memory of reading them all: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

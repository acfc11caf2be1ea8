"""How fast a store grows: reading articles with their statements alone, against adding them with all that is found.

usage: python benchmarks/adding.py [--articles N] [--rounds N] [--traced N]

Runs `sayso read` and `sayso add` (statements, copies, claims, full-text search) in turns on the articles of
SHARED/data/emergent/dev.jsonl, or on N of them, each into a new store, and prints the time for an article and the
ratio of the two, by the clock and by the processor; where other programs run beside, neither tells much. Then lists
the claims of that store twice: the first time it is worked out where the statements lie, which is kept. Then traces
claims over N stored articles (2,000 where not given; where there are more than in the data, these come again under
other names), and prints what `sayso trace` takes from start to end. SHARED is `$SAYSO_SHARED`, or `../shared` beside
the checkout. Exit status 1 where the ratio by the clock or the trace misses its floor in floors.json.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from common import floors, shared_folder

CLAIMS = (
    "Apple will sell 19 million watches in its first year",
    "A pumpkin spice condom is coming to stores",
    "An American journalist was beheaded by the Islamic State",
)


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds of one run, by the clock and of the processor."""

    clock: float
    processor: float


def run(*arguments: str | Path) -> Time:
    """How long a command of `sayso` takes, from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    clock = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Time(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def lines(data: Path) -> list[dict[str, str]]:
    """The articles as JSON lines have them."""
    rows = map(json.loads, data.read_text(encoding="utf8").splitlines())
    return [{"id": row["id"], "title": row["headline"], "text": row["text"]} for row in rows]


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return path


def measured(articles: Path, folder: Path) -> tuple[Time, Time]:
    """One run of either."""
    store = folder / "store.db"
    store.unlink(missing_ok=True)
    return run("read", articles, "--format", "jsonl"), run("add", articles, "--store", store)


def reported(rounds: list[tuple[Time, Time]], count: int) -> float:
    """Print the times; the ratio by the clock."""
    ratios: dict[str, float] = {}
    for by in ("processor", "clock"):
        read, added = (median(getattr(one[n], by) for one in rounds) for n in (0, 1))
        ratios[by] = median(getattr(a, by) / getattr(b, by) for a, b in rounds)
        print(
            f"by the {by:9}  reading {1000 * read / count:5.1f} ms an article, adding {1000 * added / count:5.1f} ms, "
            f"ratio {ratios[by]:.2f} (median of {len(rounds)})"
        )
    return ratios["clock"]


def listed(folder: Path) -> None:
    """Print what it takes to list all claims, the first time and again."""
    first, again = (run("claims", "--store", folder / "store.db", "--format", "jsonl").clock for _ in range(2))
    print(f"listing all claims takes {first:.1f} s the first time, {again:.1f} s again")


def traced(folder: Path, rows: list[dict[str, str]], count: int) -> float:
    """The seconds that a trace over so many stored articles takes."""
    many = [row | {"id": f"{row['id']}-{n}"} for n, row in enumerate(islice(cycle(rows), count))]
    store = folder / "many.db"
    run("add", written(folder / "many.jsonl", many), "--store", store)
    return median(run("trace", claim, "--store", store, "--format", "json").clock for claim in CLAIMS * 3)


def main() -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--traced", type=int, default=2000)
    arguments = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        print("skipped: the shared folder with the articles is not here")
        return 0
    rows = lines(shared / "data" / "emergent" / "dev.jsonl")
    some = rows[:: len(rows) // arguments.articles][: arguments.articles] if arguments.articles else rows
    floor = floors("adding")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = written(folder / "articles.jsonl", some)
        ratio = reported([measured(articles, folder) for _ in range(arguments.rounds)], len(some))
        listed(folder)
        seconds = traced(folder, rows, arguments.traced)
    print(f"adding goes at {ratio:.2f} of the speed of reading, at least {floor['ratio']}")
    print(f"a trace over {arguments.traced:,} articles takes {seconds:.2f} s, at most {floor['trace seconds at most']}")
    return 1 if ratio < floor["ratio"] or seconds > floor["trace seconds at most"] else 0


if __name__ == "__main__":
    sys.exit(main())

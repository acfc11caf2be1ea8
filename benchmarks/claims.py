"""Hold the claims against articles about known rumours: which articles are grouped as making the same claim.

usage: python benchmarks/claims.py [READ.jsonl] [--orders N]

Reads SHARED/data/emergent/dev.jsonl as a user would, groups the articles as they come in N orders (the file's, then
random ones), and runs score/claims.py of the shared folder on the claims of each. The floor of floors.json is held by
the mean; beside it stand the spread over the orders and the time for an article, reading not counted. READ.jsonl keeps
what was read, for the next run. SHARED is `$SAYSO_SHARED`, or `../shared` beside the checkout. Exit status 1 where a
figure lies below its floor.

The labels chose the six weights and the even point of `likeness.py`, and nothing else. With these fitted to one half of
the rumours and all articles grouped, those of the other half reach .973 (four such halves, standard deviation .010).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import sayso
from common import floors, shared_folder
from sayso.article import Article
from sayso.contract import from_dict, to_json
from sayso.corpus.claims import Grouping, Profile, Profiler, told
from sayso.views.claims import claim_lines


def read(data: Path, kept: Path | None) -> list[Article]:
    """The articles with their statements; from the file that keeps them, where it is there."""
    if kept and kept.exists():
        with kept.open(encoding="utf8") as lines:
            return [from_dict(json.loads(line)) for line in lines]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for line in data.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            file.write(json.dumps({"id": row["id"], "title": row["headline"], "text": row["text"]}) + "\n")
        file.flush()
        articles = list(sayso.read_many([file.name]))
    if kept:
        kept.write_text("".join(to_json(article) + "\n" for article in articles), encoding="utf8")
    return articles


def grouped(profiles: Iterable[Profile]) -> Grouping:
    """All of them, one after the other."""
    grouping = Grouping()
    for profile in profiles:
        grouping.add(profile)
    return grouping


def scored(scorer: Path, data: Path, grouping: Grouping) -> list[float]:
    """What the shared scorer prints of the claims: precision, recall and F1."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for number in grouping.claims:
            file.writelines(claim_lines(told([row.profile for row in grouping.rows(number)], number)))
        file.flush()
        command = [sys.executable, str(scorer), str(data), file.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [float(figure) for figure in re.findall(r"\d\.\d{4}", printed)]


def orders(profiles: Sequence[Profile], count: int) -> Iterable[list[Profile]]:
    """The profiles as they are, then shuffled."""
    yield list(profiles)
    for seed in range(1, count):
        yield random.Random(seed).sample(profiles, len(profiles))


def main() -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kept", nargs="?", type=Path)
    parser.add_argument("--orders", type=int, default=3)
    arguments = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        print("skipped: the shared folder with the articles is not here")
        return 0
    data, scorer = shared / "data" / "emergent" / "dev.jsonl", shared / "score" / "claims.py"
    articles = read(data, arguments.kept)
    profiler = Profiler()
    start = time.process_time()
    profiles = [profiler.complete(profiler.profile(article)) for article in articles]
    profiling = time.process_time() - start
    start, figures = time.process_time(), []
    for order in orders(profiles, arguments.orders):
        figures.append(scored(scorer, data, grouped(order)))
    grouping = (time.process_time() - start) / arguments.orders
    for name, value in (("profile", profiling), ("grouping", grouping)):
        print(f"  {name:12} {1000 * value / len(articles):.1f} ms of processor an article")
    names = ("precision", "recall", "B-cubed F1")
    means = {name: statistics.mean(part) for name, part in zip(names, zip(*figures, strict=True), strict=True)}
    for name, mean in means.items():
        print(f"  {name:12} {mean:.4f}")
    floor, mean = floors("claims grouped")["B-cubed F1"], means["B-cubed F1"]
    print(f"  F1 by order  {' '.join(f'{f1:.4f}' for *_, f1 in figures)}  floor {floor}{'  BELOW' * (mean < floor)}")
    return 1 if mean < floor else 0


if __name__ == "__main__":
    sys.exit(main())

"""Hold origins, sources and their count against the annotated sets of articles.

usage: python benchmarks/origins.py [--cached FOLDER]

Reads the articles of each set of SHARED/gold/claims as a user would, traces the set's claim, runs score/origins.py of
the shared folder on the result, and prints its figures beside the floors of floors.json; then how long a trace over
2,000 articles takes (all sets together, over and over). SHARED is `$SAYSO_SHARED`, or `../shared` beside the checkout.
With --cached, articles that were read before are taken from FOLDER/ID.jsonl. Exit status 1 where a figure lies below
its floor.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import sayso
from common import floors, shared_folder
from sayso.contract import from_dict
from sayso.corpus.origins import trace
from sayso.views.trace_json import to_dict

_STORED = 2000


def articles(folder: Path, cached: Path | None) -> list[sayso.Article]:
    """The articles of a set, read."""
    if cached is None:
        return list(sayso.read_many([folder]))
    lines = (cached / f"{folder.name}.jsonl").read_text(encoding="utf8").split("\n")
    return [from_dict(json.loads(line)) for line in lines if line]


def scored(scorer: Path, gold: Path, predictions: Path) -> dict[str, float]:
    """What the shared scorer prints, by figure: F1, a share, or an error."""
    command = [sys.executable, str(scorer), str(gold), str(predictions)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = {}
    for line in printed.splitlines():
        if found := re.fullmatch(r"(pairs|takes_from) (\{.*\})", line):
            figures[found[1]] = json.loads(found[2])["f1"]
        elif found := re.fullmatch(r"(names|stance) (\d+) of (\d+)", line):
            figures[found[1]] = int(found[2]) / int(found[3])
        elif found := re.fullmatch(r"count error ([\d.]+)", line):
            figures["count error at most"] = float(found[1])
    return figures


def main() -> int:
    """Run the gate."""
    shared = shared_folder()
    if shared is None:
        print("skipped: the shared folder with the annotated sets is not here")
        return 0
    gold = shared / "gold" / "claims"
    cached = Path(sys.argv[2]) if sys.argv[1:2] == ["--cached"] else None
    read: dict[str, list[sayso.Article]] = {}
    claims: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(gold.glob("*/origins.json")):
            name = path.parent.name
            claims[name] = json.loads(path.read_text(encoding="utf8"))["claim"]
            read[name] = articles(path.parent, cached)
            traced = json.dumps(to_dict(trace(claims[name], read[name])))
            (Path(folder) / f"{name}.json").write_text(traced, encoding="utf8")
        figures = scored(shared / "score" / "origins.py", gold, Path(folder))
    below = False
    for figure, floor in floors("origins").items():
        low = figures[figure] > floor if figure.endswith("at most") else figures[figure] < floor
        below |= low
        print(f"  {figure:24} {figures[figure]:.4f}  floor {floor}{'  BELOW' * low}")
    once = [article for name in read for article in read[name]]
    many = [replace(once[n % len(once)], ref=f"{n}-{once[n % len(once)].ref}") for n in range(_STORED)]
    start = time.process_time()
    trace(next(iter(claims.values())), many)
    print(f"  {_STORED} articles traced in {time.process_time() - start:.2f} s of CPU time")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

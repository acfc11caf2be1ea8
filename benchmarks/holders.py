"""Hold holders, relays, firmness, credits and headlines against the annotated articles and claims.

usage: python benchmarks/holders.py

Reads every text of SHARED/gold/articles and SHARED/gold/claims as a user would, runs score/articles.py and
score/headlines.py of the shared folder on the result, and prints their figures beside the floors of floors.json.
SHARED is `$SAYSO_SHARED`, or `../shared` beside the checkout. Exit status 1 where a figure lies below its floor.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import sayso
from common import floors, shared_folder
from sayso.contract import to_json


def scored(scorer: Path, gold: Path, inputs: list[Path]) -> dict[str, float]:
    """What a shared scorer prints of our reading, by figure: F1, or the share that is right."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        file.writelines(to_json(article) + "\n" for article in sayso.read_many(inputs))
        file.flush()
        command = [sys.executable, str(scorer), str(gold), file.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = {}
    for line in printed.splitlines():
        found = re.match(r"(.+?)\s+(?:(\{.*\})|([\d.]+) of)", line)
        if found:
            figures[found[1]] = json.loads(found[2])["f1"] if found[2] else float(found[3])
    return figures


def main() -> int:
    """Run the gate."""
    shared = shared_folder()
    if shared is None:
        print("skipped: the shared folder with the annotated articles is not here")
        return 0
    gold = shared / "gold"
    below = False
    for part, scorer, inputs in (
        ("articles", "articles.py", [gold / "articles"]),
        ("claims", "headlines.py", sorted(folder for folder in (gold / "claims").iterdir() if folder.is_dir())),
    ):
        figures = scored(shared / "score" / scorer, gold / part, inputs)
        print(part)
        for name, floor in floors(part).items():
            low = figures[name] < floor
            below |= low
            print(f"  {name:24} {figures[name]:.4f}  floor {floor}{'  BELOW' * low}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

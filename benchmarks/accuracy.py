"""Hold the statements against PolNeAR's annotators, and fail below the committed floors.

usage: python benchmarks/accuracy.py

Reads every article of SHARED/data/polnear/dev as a user would, runs SHARED/score/attributions.py on the result, and
prints its figures beside the floors of floors.json, then how reliable the confidence is: of the statements given
about so much, how many match a gold statement softly. SHARED is `$SAYSO_SHARED`, or `../shared` beside the checkout.
Exit status 1 where a figure lies below its floor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import sayso
from common import floors, shared_folder
from sayso.contract import to_json

FIGURES = ("whole", "soft", "sources exact", "cue exact", "contents exact")
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def read_all(folder: Path) -> list[sayso.Article]:
    """Every text of the folder, in the order of the names."""
    return list(sayso.read_many(sorted(folder.glob("*.txt"))))


def scored(shared: Path, gold: Path, articles: list[sayso.Article]) -> dict[str, dict[str, float]]:
    """What the shared scorer prints, by figure."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        file.writelines(to_json(article) + "\n" for article in articles)
        file.flush()
        command = [sys.executable, str(shared / "score" / "attributions.py"), str(gold), file.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {line[:22].strip(): json.loads(line[22:]) for line in printed.splitlines() if "{" in line}


def reliability(shared: Path, gold: Path, articles: list[sayso.Article]) -> list[tuple[float, bool]]:
    """The confidence of every statement that is scored, and whether it matches a gold one softly."""
    sys.path.insert(0, str(shared / "score"))
    import spans  # noqa: PLC0415  it lies beside the data

    pair: Callable[..., list[tuple[int, int]]] = spans.pair
    out = []
    for article in articles:
        annotations = sorted((gold / "attributions").glob(article.ref + "_*.ann"))
        if not annotations:
            continue
        top = [s for s in article.statements if s.within is None]
        right = {j for _, j in pair(article.text, spans.read_brat(annotations[0]), [_roles(s) for s in top])}
        out += [(s.confidence, j in right) for j, s in enumerate(top)]
    return out


def _roles(statement: sayso.Statement) -> dict[str, Any]:
    return {"sources": statement.sources, "cue": statement.cue, "contents": statement.contents}


def table(rated: list[tuple[float, bool]]) -> tuple[list[str], float]:
    """The reliability table, and the expected calibration error over it."""
    lines, error = ["confidence   statements   mean   right"], 0.0
    for low, high in pairwise(BINS):
        here = [(c, r) for c, r in rated if low <= c < high]
        if here:
            mean, right = (sum(values) / len(here) for values in zip(*here, strict=True))
            error += abs(mean - right) * len(here) / len(rated)
            lines.append(f"{low:.1f} to {min(high, 1.0):.1f}   {len(here):10}   {mean:.3f}  {right:.3f}")
    return lines, error


def main() -> int:
    """Run the gate."""
    shared = shared_folder()
    if shared is None:
        print("skipped: the shared folder with PolNeAR is not here")
        return 0
    gold = shared / "data" / "polnear" / "dev"
    articles = read_all(gold / "text")
    figures, least = scored(shared, gold, articles), floors("attributions")
    below = 0
    print(f"{articles[0].model}: {len(articles)} articles\n")
    for name in FIGURES:
        found = figures[name]
        low = found["f1"] < least[name]
        below += low
        shown = "  ".join(f"{key} {found[key]:.4f}" for key in ("f1", "p", "r"))
        print(f"{name:16} {shown}  floor {least[name]}{'  BELOW' * low}")
    rated = reliability(shared, gold, articles)
    lines, error = table(rated)
    print("", *lines, f"expected calibration error {error:.3f}", sep="\n")
    if error > least["calibration error at most"]:
        print(f"above {least['calibration error at most']}")
        below += 1
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

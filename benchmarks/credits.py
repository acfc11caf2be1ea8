"""Hold the credits against PolNeAR's metadata and the annotated articles, and fail below the committed floors.

usage: python benchmarks/credits.py [SHARED]

PolNeAR's metadata tell for each article, as its publisher's page did,

wire     the agency that wrote it, or "None"; "NA" for the publisher whose pages have no such field, read as none.
credit   the hat tip below it ("h/t: The Hill"), or "None". The texts were cut above that line: where the words are
         not in the text, nothing can be read, so this figure is printed and has no floor.

Each article's text is read, without its metadata. Pairs of article and outlet are compared: for `wire` the outlets
of the credits of that kind and of sign-offs ("Reporting by …; editing by …"), for `credit` those of hat tips. Two
names are the same where the registry of outlets knows them as one ("AP" and "The Associated Press"); names that it
does not know, where they are equal but for case, punctuation and "the". An outlet counts once for an article.

`articles` is the F1 of SHARED/score/articles.py on SHARED/gold/articles: kind and name of every credit.

SHARED is `$SAYSO_SHARED`, or `../shared` beside the checkout; where it is absent, the benchmark says so and passes.
Exit status 1 where a figure lies below its floor in floors.json.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from common import floors, shared_folder
from sayso.article import Article
from sayso.contract import to_json
from sayso.holders.credits import credits
from sayso.holders.outlets import Registry
from sayso.reading.text import from_text

HAT_TIP = re.compile(r"\W*(?:h/t|hat[ -]tip)\b", re.IGNORECASE)
SIGN_OFF = re.compile(r"\bediting by\b", re.IGNORECASE)


@dataclass
class Tally:
    """Right, given and wanted pairs of article and outlet."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, given: set[str], wanted: set[str]) -> None:
        """Count one article."""
        self.right += len(given & wanted)
        self.given += len(given)
        self.wanted += len(wanted)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1; 0 where there is nothing to divide by."""
        precision, recall = self.right / max(1, self.given), self.right / max(1, self.wanted)
        return {"f1": 2 * self.right / max(1, self.given + self.wanted), "p": precision, "r": recall}


def same_names(names: Iterable[str]) -> set[str]:
    """What stands for each name when names are compared; none for an empty one."""
    out = set()
    for name in names:
        known = Registry.shipped().by_name(name)
        agencies = [outlet for outlet in known if outlet.kind == "agency"]
        words = re.sub(r"[\W_]+", " ", name.casefold()).strip().removeprefix("the ")
        out.add((agencies or list(known))[0].id if known else words)
    return out - {""}


def expected(cell: str) -> set[str]:
    """The outlets of a cell of the metadata."""
    name = HAT_TIP.sub("", cell).strip(" :.")
    return set() if name in ("None", "NA", "") else same_names([name])


def read(path: Path) -> Article:
    """An article with its credits, from its plain text."""
    article = from_text(path.read_bytes().decode("utf8"), path.stem)
    return replace(article, credits=credits(article))


def polnear(folder: Path, part: str) -> dict[str, Tally]:
    """The tallies of a compartment, "train" or "dev"; prints what is wrong with `wire`."""
    tallies = {"wire": Tally(), "credit": Tally()}
    with (folder / "metadata.tsv").open(encoding="utf8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["compartment"] == part]
    for row in rows:
        found = read(folder / part / "text" / f"{row['filename']}.txt").credits
        wire = same_names(c.outlet for c in found if c.kind == "wire" or SIGN_OFF.search(c.text))
        tallies["wire"].add(wire, expected(row["wire"]))
        tallies["credit"].add(same_names(c.outlet for c in found if HAT_TIP.match(c.text)), expected(row["credit"]))
        if wire != expected(row["wire"]):
            print(f"  {part} {row['filename']}: found {sorted(wire)}, expected {sorted(expected(row['wire']))}")
    return tallies


def annotated(shared: Path) -> float:
    """The F1 that the shared scorer gives the credits of the annotated articles."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for path in sorted((shared / "gold" / "articles").glob("*.txt")):
            file.write(to_json(read(path)) + "\n")
        file.flush()
        command = [sys.executable, str(shared / "score" / "articles.py"), str(shared / "gold" / "articles"), file.name]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    line = next(line for line in printed.splitlines() if line.startswith("credits"))
    return float(json.loads(line.removeprefix("credits"))["f1"])


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where one lies below its floor."""
    shared = shared_folder(*arguments[:1])
    if shared is None:
        print("skipped: no shared folder")
        return 0
    reached = {"articles": annotated(shared)}
    for part in ("train", "dev"):
        for column, tally in polnear(shared / "data" / "polnear", part).items():
            shown = "  ".join(f"{key} {value:.3f}" for key, value in tally.figures().items())
            print(f"{part:6}{column:7} {shown}  ({tally.right} right of {tally.given} given, {tally.wanted} wanted)")
            reached[f"{column} {part}"] = tally.figures()["f1"]
    print(f"articles      f1 {reached['articles']:.3f}")
    below = False
    for name, floor in floors("credits").items():
        below |= reached[name] < floor
        print(f"{name:12}{reached[name]:6.3f}  floor {floor:.3f}{'  BELOW' if reached[name] < floor else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

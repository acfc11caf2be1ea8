"""Fit the weights by which cited names are told from passing ones: src/sayso/corpus/origins/weights.json.

usage: python training/origins.py SHARED

Reads the annotated sets of SHARED/gold/claims, and 38 more rumours of SHARED/data/emergent for which
`labels/origins.json` has every article's stance and whom it takes the claim from, by name. Those labels were made by a
large language model in one pass over each set, by section 2 of the gold's guide; nobody checked them. Fits a logistic
regression with a ridge on the features of `choosing.py`, and prints how well it does on each set when it is fitted on
the others. Embedded posts, links and outlets that publish an article of the set have priors of their own, since few or
none of the sets have them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt

import sayso
from sayso.corpus.origins import choosing
from sayso.corpus.origins.citations import citations
from sayso.corpus.origins.merging import Parties
from sayso.corpus.origins.publishers import Publishers
from sayso.corpus.origins.relevance import readings

Floats = npt.NDArray[np.float64]

RIDGE, BIAS = 2.0, "one"
UNCHECKED = 0.4  # what a name of a set whose labels nobody checked counts for, of one of the gold's
PRIOR = {"posted": 1.2, "member": 1.5, "link": 1.0, "posted content": 3.0}
THRESHOLD = 0.33
LABELS = Path(__file__).parent / "labels" / "origins.json"
WEIGHTS = Path(choosing.__file__).with_name("weights.json")


def annotated(shared: Path) -> Iterator[tuple[str, dict[str, Any], list[sayso.Article]]]:
    """The name, labels and articles of each annotated set."""
    for path in sorted((shared / "gold" / "claims").glob("*/origins.json")):
        yield path.parent.name, json.loads(path.read_text(encoding="utf8")), list(sayso.read_many([path.parent]))
    lines = (shared / "data" / "emergent" / "dev.jsonl").read_text(encoding="utf8").split("\n")
    stored = {(row["claim"][:8], row["id"]): row for row in map(json.loads, filter(None, lines))}
    for name, labels in json.loads(LABELS.read_text(encoding="utf8")).items():
        with TemporaryDirectory() as folder:
            for ref in labels["articles"]:
                row = stored[name, ref]
                (Path(folder) / f"{ref}.txt").write_text(f"{row['headline']}\n\n{row['text']}", encoding="utf8")
            claim = stored[name, next(iter(labels["articles"]))]["claim_text"]
            yield name, {**labels, "claim": claim}, list(sayso.read_many([folder]))


def examples(
    gold: dict[str, Any], articles: list[sayso.Article], alike: Callable[[str, str], bool]
) -> Iterator[tuple[dict[str, float], bool]]:
    """The features of every name cited in a set, and whether it is annotated as where the claim is taken from."""
    found = readings(gold["claim"], articles)
    publishers = Publishers([reading.article for reading in found])
    cited = {reading.article.ref: citations(reading, publishers) for reading in found}
    parties = Parties(cited, publishers)
    groups = {ref: choosing.grouped(cited[ref], ref, parties) for ref in cited}
    standing = choosing.standings(gold["claim"], found, groups, publishers)
    for reading in found:
        noted = gold["articles"][reading.article.ref]
        if noted["stance"] == "aside":
            continue
        left = list(noted["takes_from"])
        for party, group, features in choosing.described(reading, groups[reading.article.ref], standing):
            name = choosing.Cited(party, tuple(group), 0.0).name
            hit = next((wanted for wanted in left if alike(wanted, name)), None)
            if hit:
                left.remove(hit)
            yield features, hit is not None


def fitted(rows: Floats, labels: Floats, names: list[str], counts: Floats | float = 1.0) -> Floats:
    """The weights, by Newton's method; `counts` is what each row counts for."""
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    ridge = np.array([0.01 if name == BIAS else RIDGE for name in names])
    weights = prior.copy()
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (chance - labels)) + ridge * (weights - prior)
        weights -= np.linalg.solve((rows.T * (counts * chance * (1 - chance))) @ rows + np.diag(ridge), slope)
    return weights


def main() -> None:
    """Fit on all sets, and on all but each."""
    shared = Path(sys.argv[1])
    sys.path.insert(0, str(shared / "score"))
    from articles import alike  # type: ignore[import-not-found]  # noqa: PLC0415 - lies in the shared folder

    found = list(annotated(shared))
    sets = [(n, *example) for n, (_, gold, read) in enumerate(found) for example in examples(gold, read, alike)]
    names = sorted({name for _, features, _ in sets for name in features})
    rows = np.array([[features.get(name, 0.0) for name in names] for _, features, _ in sets])
    labels = np.array([float(label) for _, _, label in sets])
    where = np.array([n for n, _, _ in sets])
    unchecked = json.loads(LABELS.read_text(encoding="utf8"))
    counts = np.array([UNCHECKED if found[n][0] in unchecked else 1.0 for n in where])
    for n, (name, _, _) in enumerate(found):
        weights = fitted(rows[where != n], labels[where != n], names, counts[where != n])
        chosen = 1 / (1 + np.exp(-rows[where == n] @ weights)) >= THRESHOLD
        right = (chosen & (labels[where == n] > 0)).sum()
        print(f"{name}  {right} of {chosen.sum()} right, of {int(labels[where == n].sum())} to be found")
    weights = fitted(rows, labels, names, counts)
    made = {feature: round(float(weight), 2) for feature, weight in zip(names, weights, strict=True)}
    WEIGHTS.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

"""Fit the weights by which cited names are told from passing ones: src/sayso/corpus/origins/weights.json.

usage: python training/origins.py SHARED

Reads the annotated sets of SHARED/gold/claims, fits a logistic regression with a ridge on the features of
`choosing.py`, and prints how well it does on each set when it is fitted on the others. What is posted for all to see
has a prior of its own, since few sets have it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

import sayso
from sayso.corpus.origins import choosing
from sayso.corpus.origins.citations import citations
from sayso.corpus.origins.merging import Parties
from sayso.corpus.origins.relevance import readings

Floats = npt.NDArray[np.float64]

RIDGE, BIAS = 4.0, "one"
PRIOR = {"posted": 1.2}
THRESHOLD = 0.36
WEIGHTS = Path(choosing.__file__).with_name("weights.json")


def examples(folder: Path, alike: object) -> Iterator[tuple[dict[str, float], bool]]:
    """The features of every name cited in a set, and whether it is annotated as where the claim is taken from."""
    gold = json.loads((folder / "origins.json").read_text(encoding="utf8"))
    found = readings(gold["claim"], list(sayso.read_many([folder])))
    cited = {reading.article.ref: citations(reading) for reading in found}
    parties = Parties(cited)
    groups = {ref: choosing.grouped(cited[ref], ref, parties) for ref in cited}
    standing = choosing.standings(gold["claim"], found, groups)
    for reading in found:
        noted = gold["articles"][reading.article.ref]
        if noted["stance"] == "aside":
            continue
        left = list(noted["takes_from"])
        for party, group, features in choosing.described(reading, groups[reading.article.ref], standing):
            name = choosing.Cited(party, tuple(group), 0.0).name
            hit = next((wanted for wanted in left if alike(wanted, name)), None)  # type: ignore[operator]
            if hit:
                left.remove(hit)
            yield features, hit is not None


def fitted(rows: Floats, labels: Floats, names: list[str]) -> Floats:
    """The weights, by Newton's method."""
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    ridge = np.array([0.01 if name == BIAS else RIDGE for name in names])
    weights = prior.copy()
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - labels) + ridge * (weights - prior)
        weights -= np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + np.diag(ridge), slope)
    return weights


def main() -> None:
    """Fit on all sets, and on all but each."""
    shared = Path(sys.argv[1])
    sys.path.insert(0, str(shared / "score"))
    from articles import alike  # type: ignore[import-not-found]  # noqa: PLC0415 - lies in the shared folder

    folders = sorted(path.parent for path in (shared / "gold" / "claims").glob("*/origins.json"))
    sets = [(n, *example) for n, folder in enumerate(folders) for example in examples(folder, alike)]
    names = sorted({name for _, features, _ in sets for name in features})
    rows = np.array([[features.get(name, 0.0) for name in names] for _, features, _ in sets])
    labels = np.array([float(label) for _, _, label in sets])
    where = np.array([n for n, _, _ in sets])
    for n, folder in enumerate(folders):
        weights = fitted(rows[where != n], labels[where != n], names)
        chosen = 1 / (1 + np.exp(-rows[where == n] @ weights)) >= THRESHOLD
        right = (chosen & (labels[where == n] > 0)).sum()
        print(f"{folder.name}  {right} of {chosen.sum()} right, of {int(labels[where == n].sum())} to be found")
    weights = fitted(rows, labels, names)
    made = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    WEIGHTS.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

"""Fit what a headline drops: two logistic regressions over `sayso.holders.headline_evidence`.

usage: python training/headline.py SHARED [--read READ.jsonl]

They learn from SHARED/gold/claims (`headlines.json`) and from labels of our own for headlines of SHARED/data/emergent,
one or two of a claim and none of a claim of the gold (`labels/headlines.json`: article, claim, what its headline drops,
what the labeller was not sure of). One reader made them in one pass, by section 3 of the gold's guide, from the
headline, the first paragraphs and the sentence below that is likest to the headline; odd ones were left out.
READ.jsonl is what `sayso read` printed for all these articles, to save the time of reading them again.

What is learnt is whether the body gives a source or a hedge, from the headlines that keep none: what the body has
for the others, the labels do not say. Prints the figures in sample and with the claim left out, each time for both
label sets, and writes src/sayso/holders/headline.json.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso import contract, holders
from sayso.article import Article
from sayso.holders.headline import THRESHOLDS
from sayso.holders.headline_evidence import evidence
from sayso.holders.headline_kept import keeps_hedge, keeps_source
from sayso.holders.headline_places import headline_span, places
from sayso.reader import read_many

LABELS = Path(__file__).parent / "labels" / "headlines.json"
WEIGHTS = Path(holders.__file__).parent / "headline.json"
RIDGE = 1.0
NAMES = {
    "source": (
        "bias",
        "relayed_here",
        "relayed_near",
        "relayed_lead",
        "relayed_often",
        "spoken_here",
        "covered_here",
    ),
    "hedge": (
        "bias",
        "hedged_here",
        "hedged_best",
        "hedged_lead",
        "unsure_often",
        "left_open",
        "relayed_often",
        "attributed",
        "to_come",
    ),
}

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Label:
    """What one headline drops."""

    ref: str
    claim: str
    drops: frozenset[str]
    unsure: frozenset[str]
    gold: bool


@dataclass(frozen=True)
class Row:
    """One headline with its evidence."""

    label: Label
    kept: frozenset[str]
    numbers: dict[str, float]


def labels(shared: Path) -> Iterator[Label]:
    """The gold's, then ours."""
    for path in sorted((shared / "gold" / "claims").glob("*/headlines.json")):
        for ref, item in json.loads(path.read_text(encoding="utf8")).items():
            if item["drops"] is not None:
                yield Label(ref, path.parent.name, frozenset(item["drops"]), frozenset(), gold=True)
    for ref, item in json.loads(LABELS.read_text(encoding="utf8")).items():
        yield Label(ref, item["claim"], frozenset(item["drops"]), frozenset(item["unsure"]), gold=False)


def read(shared: Path) -> Iterator[Article]:
    """All labelled articles, with their statements."""
    ours = json.loads(LABELS.read_text(encoding="utf8"))
    with tempfile.TemporaryDirectory() as folder:
        for line in (shared / "data" / "emergent" / "dev.jsonl").read_text(encoding="utf8").splitlines():
            item = json.loads(line)
            if item["id"] in ours:
                path = Path(folder) / f"{item['id']}.txt"
                path.write_text(f"{item['headline']}\n\n{item['text']}", encoding="utf8")
        texts = [*(shared / "gold" / "claims").glob("*/*.txt"), *Path(folder).glob("*.txt")]
        yield from read_many(sorted(texts))


def rows(found: Iterable[Label], articles: dict[str, Article]) -> Iterator[Row]:
    """The evidence for each label whose article has a headline and a body."""
    for label in found:
        article = articles[label.ref]
        span = headline_span(article)
        body = places(article, span) if span else []
        if span is None or not body:
            continue
        words = article.text[slice(*span)]
        kept = {"source": keeps_source(article, span), "hedge": keeps_hedge(words)}
        numbers = evidence(article, body, words, attributed=kept["source"])
        yield Row(label, frozenset(drop for drop in kept if kept[drop]), numbers)


def fit(table: list[Row], drop: str) -> Array:
    """Logistic regression by Newton's method; the bias is not held down."""
    table = [row for row in table if drop not in row.kept and drop not in row.label.unsure]
    x = matrix(table, drop)
    y = np.array([drop in row.label.drops for row in table], dtype=float)
    ridge = RIDGE * np.array([0.01, *[1.0] * (x.shape[1] - 1)])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + ridge * weights
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(ridge), gradient)
    return weights


def matrix(table: list[Row], drop: str) -> Array:
    """The evidence as numbers, a row a headline."""
    return np.array([[row.numbers[name] for name in NAMES[drop]] for row in table])


def predict(train: list[Row], test: list[Row]) -> dict[str, set[str]]:
    """What each headline of `test` drops, by weights fitted on `train`."""
    out: dict[str, set[str]] = {row.label.ref: set() for row in test}
    for drop in NAMES:
        threshold = THRESHOLDS[drop]  # type: ignore[index]
        for row, z in zip(test, matrix(test, drop) @ fit(train, drop), strict=True):
            if drop not in row.kept and 1 / (1 + np.exp(-z)) > threshold:
                out[row.label.ref].add(drop)
    return out


def left_out(table: list[Row]) -> dict[str, set[str]]:
    """Predictions for every headline by weights that saw none of its claim."""
    out: dict[str, set[str]] = {}
    for claim in sorted({row.label.claim for row in table}):
        out |= predict(
            [row for row in table if row.label.claim != claim], [row for row in table if row.label.claim == claim]
        )
    return out


def report(name: str, found: dict[str, set[str]], wanted: list[Label]) -> None:
    """F1 of each drop and the share that is all right; a headline that was not read counts as dropping nothing."""
    wanted = [label for label in wanted if not label.unsure]
    for drop in NAMES:
        got = {label.ref for label in wanted if drop in found.get(label.ref, set())}
        want = {label.ref for label in wanted if drop in label.drops}
        precision, recall = len(got & want) / max(1, len(got)), len(got & want) / max(1, len(want))
        f1 = 2 * len(got & want) / max(1, len(got) + len(want))
        print(f"{name:28} {drop:7} p {precision:.3f} r {recall:.3f} f1 {f1:.3f} of {len(want)}")
    right = sum(found.get(label.ref, set()) == label.drops for label in wanted)
    print(f"{name:28} all right {right / len(wanted):.3f} of {len(wanted)}")


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--read", type=Path)
    arguments = parser.parse_args()
    if arguments.read:
        lines = arguments.read.read_text(encoding="utf8").splitlines()
        read_before = (contract.from_dict(json.loads(line)) for line in lines)
        articles = {article.ref: article for article in read_before}
    else:
        articles = {article.ref: article for article in read(arguments.shared)}
    wanted = list(labels(arguments.shared))
    gold, ours = ([label for label in wanted if label.gold is kind] for kind in (True, False))
    table = list(rows(wanted, articles))
    report("gold, fitted on ours alone", predict([r for r in table if not r.label.gold], table), gold)
    out = left_out(table)
    report("gold, its claim left out", out, gold)
    report("ours, its claim left out", out, ours)
    report("gold, in sample", predict(table, table), gold)
    weights = {
        drop: {name: round(float(w), 4) for name, w in zip(NAMES[drop], fit(table, drop), strict=True)}
        for drop in NAMES
    }
    WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

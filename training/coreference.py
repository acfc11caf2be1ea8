"""Fit what pronouns and nouns take up: a conditional log-linear model for each group of words.

usage: python training/coreference.py SHARED

It learns from our labels (`labels.py`) for statements of SHARED/data/polnear/train, with the silver names of their
analyses, and of SHARED/data/pages, with the names that the shipped model tags: an antecedent is right where its name
and the labelled holder's agree, one's words all in the other's. While it learns, what is taken up is what the label
says, so that later places see right speakers.
Prints the figures with the article left out and writes src/sayso/holders/antecedents.json.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import labels
from sayso.article import Article
from sayso.attribution import Attributor
from sayso.attribution.names import Name, NameKind
from sayso.attribution.quotations import quotes
from sayso.attribution.statements import quotation
from sayso.holders.names import Entity
from sayso.holders.ranking import NONE, WEIGHTS, Asked, LogLinear, Traits
from sayso.holders.sources import resolve
from sayso.reading.text import from_text
from sayso.statement import Statement

KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORGANIZATION": "organization",
    "LOCATION": "place",
    "MISC": "other",
}
RIDGE = {"he": 1.0, "they": 1.0, "it": 1.0, "person": 2.0, "thing": 1.0}
THRESHOLDS = {"he": 0.4, "they": 0.4, "it": 0.4, "person": 0.45, "thing": 0.35}
FOLDS = 5
STEPS = 300
RATE = 0.05
PUBLISHERS = {
    "breitbart": "Breitbart",
    "huff-post": "The Huffington Post",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "The Western Journal",
}
ARTICLES = frozenset({"the", "a", "an", "of"})

Floats = NDArray[np.float64]


@dataclass
class Wanted:
    """What the label of a statement says, by name."""

    holder: str
    via: list[str]


@dataclass
class Choice:
    """A place with its candidates, which of them are right, and the number of its article."""

    group: str
    candidates: list[Traits]
    right: list[int]
    article: int


@dataclass
class Teacher:
    """A ranker that knows what is right, and writes down what it was asked."""

    wanted: Mapping[str, Wanted]
    article: int
    choices: list[Choice] = field(default_factory=list)

    def choose(self, asked: Asked, candidates: Sequence[tuple[Entity, Traits]]) -> Entity | None:
        """The first candidate that agrees with the label."""
        wanted = self.wanted[asked.statement].holder
        right = [i for i, (entity, _) in enumerate(candidates) if agree(entity.name, wanted)]
        self.choices.append(Choice(asked.group, [traits for _, traits in candidates], right, self.article))
        return candidates[right[0]][0] if right else None


def agree(one: str, other: str) -> bool:
    """Whether the words of one name are all in the other's."""
    a, b = (set(re.findall(r"\w+", name.lower())) - ARTICLES for name in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def load(shared: Path) -> Iterator[tuple[Article, list[Name], dict[str, Wanted]]]:
    """Each labelled article with its statements, its names, and what is wanted for each statement."""
    labelled = labels.read()
    texts = shared / "data" / "polnear" / "train" / "text"
    for name, sentences in _analyses(shared / "data" / "polnear" / "train.corenlp.jsonl.gz", labelled):
        text = (texts / f"{name}.txt").read_bytes().decode("utf8")
        statements, wanted = _statements(text, labelled[name])
        article = replace(from_text(text, name), statements=statements, outlet=PUBLISHERS[name.split("_")[0]])
        yield article, list(_names(sentences)), wanted
    attributor = Attributor()
    for page, rows in labels.pages(shared):
        statements, wanted = _statements(page.text, rows)
        yield replace(page, statements=statements), attributor.read(page.text).names, wanted


def _analyses(path: Path, wanted: Mapping[str, object]) -> Iterator[tuple[str, list[list[list[Any]]]]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["name"] in wanted:
                yield row["name"], row["sentences"]


def _names(sentences: list[list[list[Any]]]) -> Iterator[Name]:
    """Tokens of one kind, side by side, are one name."""
    for sentence in sentences:
        current: Name | None = None
        for start, end, _, entity, *_ in sentence:
            kind = KINDS.get(entity)
            if current and kind == current.kind and start - current.end <= 1:
                current = Name(current.start, end, current.kind)
                continue
            if current:
                yield current
            current = Name(start, end, kind) if kind else None
        if current:
            yield current


def _statements(text: str, rows: list[labels.Labelled]) -> tuple[tuple[Statement, ...], dict[str, Wanted]]:
    marks = quotes(text)
    rows = sorted((row for row in rows if row.contents), key=lambda row: min(row.sources + row.cue + row.contents))
    wanted, found = {}, []
    for number, row in enumerate(rows, 1):
        contents = tuple(row.contents)
        kind = quotation(text, marks, contents)
        found.append(Statement(f"s{number}", tuple(row.sources), tuple(row.cue), contents, kind, 1.0))
        holder = text[slice(*row.holder)] if row.holder else ""
        wanted[f"s{number}"] = Wanted(holder, [text[slice(*span)] for span in row.via])
    return tuple(replace(statement, within=_within(statement, found)) for statement in found), wanted


def _within(inner: Statement, statements: list[Statement]) -> str | None:
    """The smallest statement whose contents hold this one's cue."""
    around = [each for each in statements if _holds(each, inner) and not _holds(inner, each)]
    return min(around, key=lambda each: sum(end - start for start, end in each.contents)).id if around else None


def _holds(outer: Statement, inner: Statement) -> bool:
    places = inner.cue or inner.contents
    return all(any(start <= a and b <= end for start, end in outer.contents) for a, b in places)


def collect(shared: Path) -> list[Choice]:
    """Every place of the labelled articles at which something may be taken up."""
    choices: list[Choice] = []
    for number, (article, names, wanted) in enumerate(load(shared)):
        teacher = Teacher(wanted, number)
        resolve(article, names, ranker=teacher)
        choices += teacher.choices
    return choices


def fit(choices: list[Choice], ridge: float) -> dict[str, float]:
    """The weights under which the right candidates are likeliest (Adam on the conditional likelihood)."""
    traits = sorted({trait for choice in choices for each in choice.candidates for trait in each} | {NONE})
    x, group, right = _matrix(choices, {trait: i for i, trait in enumerate(traits)})
    weights, mean, square = (np.zeros(len(traits)) for _ in range(3))
    for step in range(1, STEPS + 1):
        likely = _softmax(x @ weights, group, len(choices))
        fair = likely * right
        fair /= np.maximum(np.bincount(group, fair, len(choices))[group], 1e-12)
        slope = x.T @ (likely - fair) + ridge * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {trait: round(float(w), 3) for trait, w in zip(traits, weights, strict=True) if abs(w) > 0.01}


def _matrix(choices: list[Choice], index: Mapping[str, int]) -> tuple[Floats, NDArray[np.int64], Floats]:
    rows, group, right = [], [], []
    for number, choice in enumerate(choices):
        for i, traits in enumerate([*choice.candidates, {NONE: 1.0}]):
            row = np.zeros(len(index))
            for trait, value in traits.items():
                row[index[trait]] = value
            rows.append(row)
            group.append(number)
            is_none = i == len(choice.candidates)
            right.append(float(not choice.right if is_none else i in choice.right))
    return np.array(rows), np.array(group), np.array(right)


def _softmax(scores: Floats, group: NDArray[np.int64], n: int) -> Floats:
    top = np.full(n, -np.inf)
    np.maximum.at(top, group, scores)
    likely = np.exp(scores - top[group])
    shares: Floats = likely / np.bincount(group, likely, n)[group]
    return shares


def teach(group: str, choices: Mapping[str, list[Choice]]) -> list[Choice]:
    """What a group learns from: "it" is rare, and learns from the nouns of things as well."""
    return 2 * choices["it"] + choices["thing"] if group == "it" else choices[group]


def report(group: str, choices: Mapping[str, list[Choice]]) -> str:
    """Precision and recall of one group's antecedents, each article by weights that have not seen it."""
    taken = right = 0
    for fold in range(FOLDS):
        known = [choice for choice in teach(group, choices) if choice.article % FOLDS != fold]
        ranker = LogLinear({group: fit(known, RIDGE[group])}, THRESHOLDS)
        for choice in choices[group]:
            if choice.article % FOLDS == fold:
                entities = [Entity(str(i), "person", named=True) for i in range(len(choice.candidates))]
                chosen = ranker.choose(Asked(0, group), list(zip(entities, choice.candidates, strict=True)))  # type: ignore[arg-type]
                taken += chosen is not None
                right += chosen is not None and int(chosen.name) in choice.right
    there = sum(bool(choice.right) for choice in choices[group])
    return f"{group:7} {there} of {len(choices[group])}, precision {right / taken:.3f}, recall {right / there:.3f}"


def main() -> None:
    """Fit, report and write the weights."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    choices: defaultdict[str, list[Choice]] = defaultdict(list)
    for choice in collect(Path(sys.argv[1])):
        choices[choice.group].append(choice)
    for group in RIDGE:
        print(report(group, choices))
    weights = {group: fit(teach(group, choices), RIDGE[group]) for group in RIDGE}
    table = {"thresholds": THRESHOLDS, "weights": weights}
    WEIGHTS.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

"""Fit through whom statements come: what beside a cue is a relay, and which speakers go on by one.

usage: python training/relays.py SHARED

It learns from the same labels as `coreference.py`, with the names of the analyses and again with those that the
shipped model tags. While it learns, a statement's own relays are what its label says, so that later ones see the
right ways. Prints the figures with the article left out and writes src/sayso/holders/relays.json.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coreference import FOLDS, Choice, Wanted, agree, fit, load
from sayso.attribution import Attributor
from sayso.holders.names import Entity
from sayso.holders.passing import WEIGHTS
from sayso.holders.ranking import Traits, likeliest
from sayso.holders.sources import resolve

RIDGE = {"own": 4.0, "carried": 4.0}
THRESHOLDS = {"own": 0.4, "carried": 0.27}


@dataclass
class Teacher:
    """Knows the relays of every statement, and writes down what it was asked."""

    wanted: Mapping[str, Wanted]
    article: int
    choices: list[Choice] = field(default_factory=list)

    def is_own(self, statement: str, channel: Entity, traits: Traits) -> bool:
        """Whether the label has it among the relays."""
        right = any(agree(channel.name, name) for name in self.wanted[statement].via)
        self.choices.append(Choice("own", [traits], [0] if right else [], self.article))
        return right

    def carried(self, statement: str, ways: Sequence[tuple[tuple[Entity, ...], Traits]]) -> int | None:
        """The first way that agrees with the label."""
        if not ways:
            return None
        right = [i for i, (relays, _) in enumerate(ways) if _same(relays, self.wanted[statement].via)]
        self.choices.append(Choice("carried", [traits for _, traits in ways], right, self.article))
        return right[0] if right else None


def _same(relays: Sequence[Entity], names: Sequence[str]) -> bool:
    return len(relays) == len(names) and all(agree(r.name, name) for r, name in zip(relays, names, strict=True))


def collect(shared: Path) -> list[Choice]:
    """Every question about a relay that the labelled articles ask."""
    choices: list[Choice] = []
    attributor = Attributor()
    for number, (article, names, wanted) in enumerate(load(shared)):
        for tagged in (names, attributor.read(article.text).names):
            teacher = Teacher(wanted, number)
            resolve(article, tagged, passing=teacher)
            choices += teacher.choices
    return choices


def report(group: str, choices: Sequence[Choice]) -> str:
    """Precision and recall, each article by weights that have not seen it."""
    taken = right = 0
    for fold in range(FOLDS):
        weights = fit([choice for choice in choices if choice.article % FOLDS != fold], RIDGE[group])
        for choice in choices:
            if choice.article % FOLDS == fold:
                chosen = likeliest(weights, choice.candidates, THRESHOLDS[group])
                taken += chosen is not None
                right += chosen in choice.right
    there = sum(bool(choice.right) for choice in choices)
    return f"{group:7} {there} of {len(choices)}, precision {right / taken:.3f}, recall {right / there:.3f}"


def main() -> None:
    """Fit, report and write the weights."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    choices = collect(Path(sys.argv[1]))
    weights = {}
    for group, ridge in RIDGE.items():
        asked = [choice for choice in choices if choice.group == group]
        print(report(group, asked))
        weights[group] = fit(asked, ridge)
    table = {"thresholds": THRESHOLDS, "weights": weights}
    WEIGHTS.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

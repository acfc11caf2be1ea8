"""Which candidate a place takes up: a log-linear model over few, readable traits.

It weighs each candidate against taking up none, and where the best one is not likely enough, none it is: a wrong
holder is worse than an unknown one. `antecedents.json` holds the weights; `training/coreference.py` makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from sayso.holders.names import Entity
from sayso.holders.phrases import Determiner
from sayso.holders.words import Gender, Noun

Group = Literal["he", "they", "it", "person", "thing"]
"""What sort of word takes something up: a pronoun, or the noun of a person or of anything else."""

Traits = dict[str, float]

NONE = "none"
"""The trait of taking up nothing."""

WEIGHTS = Path(__file__).with_name("antecedents.json")


@dataclass(frozen=True, slots=True)
class Asked:
    """A place that may take up something named elsewhere.

    Attributes:
        at: where it stands, in code points.
        group: what sort of word stands there.
        gender: of the pronoun, where it tells one.
        noun: the noun that stands there.
        determiner: what stands before the noun.
        outer: who holds the statement that encloses it.
        echoes: who holds the later statements that say what this one says, the likeliest first.
        statement: the id of the statement that it is the source of.
    """

    at: int
    group: Group
    gender: Gender | None = None
    noun: Noun | None = None
    determiner: Determiner = ""
    outer: Entity | None = None
    echoes: tuple[Entity, ...] = ()
    statement: str = ""


class Ranker(Protocol):
    """Chooses among candidates."""

    def choose(self, asked: Asked, candidates: Sequence[tuple[Entity, Traits]]) -> Entity | None:
        """The one that is taken up; None where none is, or none is sure enough."""


@dataclass(frozen=True, slots=True)
class LogLinear:
    """A ranker by weights.

    Attributes:
        weights: of each trait, for each group.
        thresholds: the least probability that is enough, for each group.
    """

    weights: Mapping[str, Mapping[str, float]]
    thresholds: Mapping[str, float]

    @classmethod
    @cache
    def shipped(cls) -> LogLinear:
        """The one that ships with Sayso."""
        return cls(**json.loads(WEIGHTS.read_text(encoding="utf8")))

    def choose(self, asked: Asked, candidates: Sequence[tuple[Entity, Traits]]) -> Entity | None:
        """The likeliest candidate, where it is likely enough."""
        traits = [each for _, each in candidates]
        chosen = likeliest(self.weights[asked.group], traits, self.thresholds[asked.group])
        return None if chosen is None else candidates[chosen][0]


def likeliest(weights: Mapping[str, float], candidates: Sequence[Traits], threshold: float) -> int | None:
    """The number of the candidate that is likeliest by the weights of its traits; None where it is not likely enough.

    Args:
        weights: of each trait, and of `NONE`.
        candidates: the traits of each.
        threshold: the least probability that is enough.
    """
    scores = [sum(weights.get(trait, 0.0) * value for trait, value in traits.items()) for traits in candidates]
    top = max(scores, default=-math.inf)
    likelihood = 1 / sum(math.exp(score - top) for score in (*scores, weights.get(NONE, 0.0))) if scores else 0.0
    return scores.index(top) if scores and likelihood >= threshold else None

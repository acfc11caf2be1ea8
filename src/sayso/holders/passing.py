"""Whether words came through a channel, or by a way that others came: log-linear models over readable traits.

`relays.json` holds the weights; `training/relays.py` makes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from sayso.holders.names import Entity
from sayso.holders.ranking import Traits, likeliest

WEIGHTS = Path(__file__).with_name("relays.json")


class Passing(Protocol):
    """Judges relays."""

    def is_own(self, statement: str, channel: Entity, traits: Traits) -> bool:
        """Whether a statement came through a channel that stands beside it."""

    def carried(self, statement: str, ways: Sequence[tuple[tuple[Entity, ...], Traits]]) -> int | None:
        """The number of the way that a statement came by; None where it came by none of them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Judges by weights.

    Attributes:
        weights: of each trait, for "own" and "carried".
        thresholds: the least probability that is enough.
    """

    weights: Mapping[str, Mapping[str, float]]
    thresholds: Mapping[str, float]

    @classmethod
    @cache
    def shipped(cls) -> Weighed:
        """The one that ships with Sayso."""
        return cls(**json.loads(WEIGHTS.read_text(encoding="utf8")))

    def is_own(self, statement: str, channel: Entity, traits: Traits) -> bool:  # noqa: ARG002  for who knows more
        """Whether that is likely enough."""
        return likeliest(self.weights["own"], [traits], self.thresholds["own"]) is not None

    def carried(
        self,
        statement: str,  # noqa: ARG002
        ways: Sequence[tuple[tuple[Entity, ...], Traits]],
    ) -> int | None:
        """The likeliest one, where it is likely enough."""
        return likeliest(self.weights["carried"], [traits for _, traits in ways], self.thresholds["carried"])

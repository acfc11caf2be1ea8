"""Attribution: from a text to its statements, and the names that stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from sayso.attribution.decoding import Candidate, Group, Inside, groups, inner, outermost
from sayso.attribution.firmness import chances, evidence_of_firmness
from sayso.attribution.heads import Heads
from sayso.attribution.introductions import INTRODUCED, introduced
from sayso.attribution.names import Name, names
from sayso.attribution.network import SHIPPED, Network
from sayso.attribution.pieces import Pieces
from sayso.attribution.runtime import RuntimeName
from sayso.attribution.statements import Calibration, Rated, statements
from sayso.attribution.tags import Bools
from sayso.statement import Statement

__all__ = ["Attributed", "Attributor", "Name"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """What was read in a text: its statements and its names, in the order of the text."""

    statements: tuple[Statement, ...]
    names: tuple[Name, ...]


class Attributor:
    """Reads texts with one model; several threads may use it at once.

    Attributes:
        name: which model and runtime it is.
    """

    def __init__(self, folder: Path = SHIPPED, *, computed_by: RuntimeName | None = None) -> None:
        """Load the model of a folder, the shipped one by default.

        Args:
            folder: where the model lies.
            computed_by: the runtime; by default the fastest one here.

        Raises:
            ModelError: the model cannot be loaded.
        """
        self._network = Network(folder, computed_by=computed_by)
        self._heads = Heads(folder, self._network.config)
        self._outermost = Calibration(**self._network.config["calibration"])
        self._inner = Calibration(**self._network.config["inner_calibration"])
        self.name = self._network.name

    def read(self, text: str) -> Attributed:
        """Read a text; the same text reads the same, whatever is read beside it."""
        pieces = self._network.pieces.read(text)
        found: list[Rated] = []
        named: list[Name] = []
        for group in groups(self._network, pieces):
            here, names_here = self._read_group(text, pieces, group)
            found += here
            named += names_here
        return Attributed(statements(text, pieces, found), tuple(named))

    def _read_group(self, text: str, pieces: Pieces, group: Group) -> tuple[list[Rated], list[Name]]:
        sure = list(_sure(outermost(self._network, group), self._outermost))
        known = [rated.candidate for rated in sure]
        sure += [Rated(candidate, INTRODUCED) for candidate in introduced(text, pieces, group, known)]
        masks = [_inside(group, row, sure) for row in range(len(group.windows))]
        headed = [self._heads.read(e, mask) for e, mask in zip(group.encoded, masks, strict=True)]
        within = [Inside(mask, h.inner) for mask, h in zip(masks, headed, strict=True)]
        sure += _sure(inner(self._network, self._heads.crf, group, within), self._inner)
        if sure:
            given = [evidence_of_firmness(text, pieces, group, headed, rated.candidate) for rated in sure]
            firm = chances(self._heads, given)
            sure = [replace(rated, firmness=row) for rated, row in zip(sure, firm, strict=True)]
        return sure, list(names(self._network.config["names"], pieces, group.windows, [h.names for h in headed]))


def _sure(found: Sequence[Candidate], calibration: Calibration) -> Iterator[Rated]:
    for candidate in found:
        confidence = calibration.confidence(candidate)
        if candidate.contents and confidence >= calibration.threshold:
            yield Rated(candidate, confidence)


def _inside(group: Group, row: int, sure: Sequence[Rated]) -> Bools:
    """Which pieces of a window stand within the content of a statement that it owns, or its neighbours do."""
    window = group.windows[row]
    inside = np.zeros(len(group.encoded[row]), dtype=bool)
    for rated in sure:
        for start, end in rated.candidate.contents:
            inside[max(0, start - window.start) : max(0, end - window.start)] = True
    return inside

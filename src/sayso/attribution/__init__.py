"""Attribution: from a text to its statements."""

from __future__ import annotations

from pathlib import Path

from sayso.attribution.decoding import LEAST_CUE, candidates
from sayso.attribution.network import SHIPPED, Network
from sayso.attribution.runtime import RuntimeName
from sayso.attribution.statements import Calibration, statements
from sayso.statement import Statement

__all__ = ["Attributor"]


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
        self._calibration = Calibration(**self._network.config["calibration"])
        self._least = max(LEAST_CUE, self._calibration.least_cue())
        self.name = self._network.name

    def read(self, text: str) -> tuple[Statement, ...]:
        """The statements of a text, in its order: the same for the same text, whatever is read beside it."""
        pieces = self._network.pieces.read(text)
        return statements(text, pieces, list(candidates(self._network, pieces, self._least)), self._calibration)

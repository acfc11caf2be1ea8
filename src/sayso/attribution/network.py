"""The trained network: pieces in, scores out.

Two graphs: the encoder reads windows; the look scores, for each cue, the pieces near it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.attribution import runtime
from sayso.attribution.crf import CRF, Floats
from sayso.attribution.pieces import Ints, PieceReader, Pieces
from sayso.attribution.tags import ARGUMENT_TAGS, CUE_TAGS, REACH
from sayso.attribution.windows import Window
from sayso.errors import ModelError
from sayso.statement import Span

CLS, SEP = 101, 102
SHIPPED = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder says of the pieces of one window.

    Attributes:
        cues: `[length, 3]` scores of `CUE_TAGS`.
        near: `[length, width]` what a piece shows to a cue that looks at it.
        seen_from: `[length, width]` what a piece of a cue brings to the look.
    """

    cues: Floats
    near: Floats
    seen_from: Floats

    def __len__(self) -> int:
        return len(self.cues)


class Network:
    """The model of one folder, loaded."""

    def __init__(self, folder: Path = SHIPPED, *, computed_by: runtime.RuntimeName | None = None) -> None:
        """Load it; the fastest runtime here computes it where none is named.

        Raises:
            ModelError: the folder lacks a file, or a file is damaged.
        """
        try:
            self.config = json.loads((folder / "config.json").read_text(encoding="utf8"))
            self.pieces = PieceReader(folder / "tokenizer.json")
            made_by, graphs = runtime.load(folder, ("encoder", "look"), computed_by or runtime.fastest())
        except Exception as error:  # tokenizers raises bare Exception, the runtimes classes of their own
            raise ModelError(f"the model in {folder} cannot be loaded: {error}") from error
        self.cue_crf = CRF(CUE_TAGS, **self.config["cue_crf"])
        self.look_crf = CRF(ARGUMENT_TAGS, **self.config["look_crf"])
        self._encoder, self._look = graphs
        self.name = f"{self.config['name']} ({made_by})"

    def encode(self, pieces: Pieces, window: Window) -> Encoded:
        """Read one window.

        Windows go alone: int8 activations are scaled over all that is read at once, so that an article would be
        read a little differently for the company it is read in.
        """
        n = window.end - window.start
        features = np.zeros((1, n + 2, 3), dtype=np.int64)
        features[0, 1:-1] = pieces.features[window.start : window.end]
        inputs = {
            "ids": np.array([[CLS, *pieces.ids[window.start : window.end], SEP]]),
            "features": features,
        }
        cues, near, seen_from = self._encoder(inputs)
        return Encoded(cues[0, 1:-1], near[0, 1:-1], seen_from[0, 1:-1])

    def look(self, window: Encoded, cues: Sequence[Span]) -> tuple[Floats, Ints, Ints]:
        """Score what lies near each cue of a window.

        Args:
            window: the window.
            cues: its cues, as pieces of it; at least one.

        Returns:
            Scores of `ARGUMENT_TAGS`, `[cues, 2 * REACH + 1, 5]`; how many of them count, `[cues]`; and which piece
            of the window the first of each is, `[cues]`.
        """
        starts, ends = np.array(cues, dtype=np.int64).T
        place = starts[:, None] + np.arange(-REACH, REACH + 1)
        mask = (place >= 0) & (place < len(window))
        place = np.clip(place, 0, len(window) - 1)
        inputs = {
            "near": window.near[place],
            "cue": np.stack([window.seen_from[start:end].mean(axis=0) for start, end in cues]),
            "in_cue": (mask & (place >= starts[:, None]) & (place < ends[:, None])).astype(np.int64),
            "mask": mask.astype(np.int64),
        }
        (scores,) = self._look(inputs)
        # what counts is moved to the front, padding behind it
        skipped = mask.argmax(axis=1)
        order = np.minimum(skipped[:, None] + np.arange(2 * REACH + 1), 2 * REACH)
        return np.take_along_axis(scores, order[..., None], axis=1), mask.sum(axis=1), np.maximum(0, starts - REACH)

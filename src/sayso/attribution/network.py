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
from sayso.attribution.tags import ARGUMENT_TAGS, CUE_TAGS, REACH, SEEN
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
        middle, top: `[length, 384]` two layers, for the heads.
    """

    cues: Floats
    near: Floats
    seen_from: Floats
    middle: Floats
    top: Floats

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
        return Encoded(*(part[0, 1:-1] for part in self._encoder(inputs)))

    def look(self, window: Encoded, cues: Sequence[Span]) -> tuple[Floats, Ints, Ints]:
        """Score what lies near each cue.

        Args:
            window: the window.
            cues: its cues, as pieces of it; at least one.

        Returns:
            Scores of `ARGUMENT_TAGS`, `[cues, most, 5]`; how many of them count, `[cues]`; and which piece of the
            window the first of each is, `[cues]`.
        """
        starts, ends = np.array(cues, dtype=np.int64).T
        firsts = np.maximum(0, starts - SEEN)
        lengths = np.minimum(len(window), starts + SEEN + 1) - firsts
        at = firsts[:, None] + np.arange(lengths.max())
        mask = np.arange(lengths.max()) < lengths[:, None]
        inputs = {
            "near": window.near[np.minimum(at, len(window) - 1)],
            "cue": np.stack([window.seen_from[start:end].mean(axis=0) for start, end in cues]),
            "place": np.where(mask, at - starts[:, None] + REACH, 0),
            "in_cue": (mask & (at >= starts[:, None]) & (at < ends[:, None])).astype(np.int64),
            "mask": mask.astype(np.int64),
        }
        (scores,) = self._look(inputs)
        return scores, lengths, firsts

"""What is read off the encoder beside the outermost statements: inner cues, evidence of firmness, names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.attribution import runtime
from sayso.attribution.crf import CRF, Floats
from sayso.attribution.network import Encoded
from sayso.attribution.pieces import Ints
from sayso.attribution.tags import CUE_TAGS, Bools
from sayso.errors import ModelError


@dataclass(frozen=True, slots=True)
class Headed:
    """What the heads say of the pieces of one window.

    Attributes:
        inner: `[length, 3]` scores of `CUE_TAGS` for cues within contents.
        shown: `[length, 144]` evidence of firmness: a third for contents, for cues, for sources.
        names: `[length]` the type of name that a piece belongs to, counted as the model's `names` are.
    """

    inner: Floats
    shown: Floats
    names: Ints


class Heads:
    """The heads of one model; small, and in 32-bit floats under every runtime."""

    def __init__(self, folder: Path, config: dict[str, Any]) -> None:
        """Load them; `config` is the model's.

        Raises:
            ModelError: a file is missing or damaged.
        """
        try:
            _, (self._heads, self._judge) = runtime.load(folder, ("heads", "judge"), "onnxruntime")
        except Exception as error:  # the runtime's classes of errors are its own
            raise ModelError(f"the model in {folder} cannot be loaded: {error}") from error
        self.crf = CRF(CUE_TAGS, **config["inner_crf"])

    def read(self, window: Encoded, inside: Bools) -> Headed:
        """Read a window; `inside`, `[length]`, is where the contents of statements are."""
        inputs = {"middle": window.middle, "top": window.top, "inside": inside.astype(np.float32)}
        inner, shown, names = self._heads(inputs)
        return Headed(inner, shown, names.astype(np.int64))

    def firmness(self, pooled: Floats, words: Floats) -> Floats:
        """Scores of `FIRMNESS`, `[n, 6]`, from pooled evidence and `wording`."""
        (scores,) = self._judge({"pooled": pooled, "words": words})
        return scores

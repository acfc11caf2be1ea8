"""Sentence embeddings: a text as a point, near to the points of texts that say alike (Reimers and Gurevych 2019).

The model is the base that the attribution encoder was trained from, as it was. Both have the same word table, which
makes half of either; it ships with the encoder and is read there.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from sayso.attribution import runtime
from sayso.attribution.network import SHIPPED as ATTRIBUTION
from sayso.errors import ModelError

Vectors = npt.NDArray[np.float32]

SHIPPED = Path(__file__).parent / "model"
WIDTH = 384
_KEPT = 5000  # texts whose vectors are kept: many outlets take over headlines and quotations as they are
_LONGEST = 2000  # characters that the tokenizer is given: far more than the pieces that are embedded


class Embedder:
    """The shipped sentence embedder, loaded. Several threads may use one."""

    def __init__(self, folder: Path = SHIPPED, attribution: Path = ATTRIBUTION) -> None:
        """Load it.

        Args:
            folder: where `embedder.onnx` and `embedder.json` lie.
            attribution: the folder of the attribution model, for its tokenizer and word table.

        Raises:
            ModelError: a folder lacks a file, a file is damaged, or the two models do not belong together.
        """
        try:
            config = json.loads((folder / "embedder.json").read_text(encoding="utf8"))
            self._tokenizer = Tokenizer.from_file(str(attribution / "tokenizer.json"))
            self._tokenizer.no_padding()
            self._tokenizer.enable_truncation(config["pieces"] + 2)
            self._words = _WordTable(attribution / "encoder.weights", config["words"])
            # onnxruntime on every machine: vectors of one store are compared with each other for years
            made_by, (self._graph,) = runtime.load(folder, ("embedder",), "onnxruntime")
        except Exception as error:  # tokenizers raises bare Exception, the runtime classes of its own
            raise ModelError(f"the sentence embedder in {folder} cannot be loaded: {error}") from error
        self._known = lru_cache(maxsize=_KEPT)(self._one)
        self.name = f"{config['name']} ({made_by})"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts; of long ones the beginning.

        Texts go alone: int8 activations are scaled over all that is read at once, so that a text would lie a little
        elsewhere for the company it is read in.

        Returns:
            `[texts, 384]`, each row of length 1.
        """
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[:] = self._known(text[:_LONGEST])
        return vectors

    def _one(self, text: str) -> Vectors:
        vector: Vectors = self._graph({"words": self._words[self._tokenizer.encode(text).ids][None]})[0][0]
        return vector


class _WordTable:
    """The word table inside the weights of the attribution encoder, mapped and not loaded.

    It is known by its content, since each export of the encoder may put it elsewhere.
    """

    def __init__(self, weights: Path, known: dict[str, Any]) -> None:
        shape, dtype = (known["rows"], known["width"]), np.dtype(known["type"])
        size = shape[0] * shape[1] * dtype.itemsize
        with weights.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        at = data.find(bytes.fromhex(known["begins"]))
        if at < 0 or sha256(memoryview(data)[at : at + size]).hexdigest() != known["sha256"]:
            raise ValueError(f"{weights} holds another word table than the embedder was made for")
        self._rows = np.frombuffer(data, dtype, count=size // dtype.itemsize, offset=at).reshape(shape)
        self._scale, self._zero = np.float32(known["scale"]), np.float32(known["zero_point"])

    def __getitem__(self, ids: Sequence[int]) -> Vectors:
        vectors: Vectors = (self._rows[ids].astype(np.float32) - self._zero) * self._scale
        return vectors

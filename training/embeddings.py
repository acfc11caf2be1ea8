"""Export the sentence embedder of the claims: the MiniLM base as it is, int8, without its word table.

usage: python training/embeddings.py MINILM ATTRIBUTION OUT

ATTRIBUTION is the folder of the attribution model, whose encoder was trained from the same base with the word table
frozen: the embedder reads that table there, so that half its weights ship once. OUT gets embedder.onnx and
embedder.json, which says how to know the table again wherever a later export puts it in encoder.weights.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from hashlib import sha256
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from export import graph, quantised
from network import Encoder

NAME = "sayso-minilm-embedder-1"
PIECES = 64  # the longest text that is embedded whole
TOLD = 64  # bytes of the table that are enough to find it by


class Embedding(nn.Module):
    """Vectors of pieces in, one vector of length 1 out: the mean over the pieces of the top layer."""

    def __init__(self, minilm: Path) -> None:
        super().__init__()
        encoder = Encoder()
        encoder.load_minilm(minilm)
        self.positions = nn.Parameter(encoder.positions.weight[: PIECES + 2].clone())
        self.norm, self.layers = encoder.norm, encoder.layers

    def forward(self, words: Tensor) -> Tensor:
        """`words` is `[n, length, 384]`, nothing padded; the result `[n, 384]`."""
        x = self.norm(words + self.positions[: words.shape[1]])
        for layer in self.layers:
            x = layer(x, None)
        return nn.functional.normalize(x.mean(1), dim=-1)


def word_table(attribution: Path) -> dict[str, object]:
    """How the word table of the attribution encoder is known and read."""
    model = onnx.load(attribution / "encoder.onnx")
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    name = next(name for name in tensors if name.endswith("words.weight_quantized"))
    table = numpy_helper.to_array(tensors[name])
    raw = table.tobytes()
    scale, zero = (numpy_helper.to_array(tensors[name.replace("quantized", part)]) for part in ("scale", "zero_point"))
    return {
        "rows": table.shape[0],
        "width": table.shape[1],
        "type": table.dtype.name,
        "scale": float(scale),
        "zero_point": int(zero),
        "begins": raw[:TOLD].hex(),
        "sha256": sha256(raw).hexdigest(),
    }


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("attribution", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    module = Embedding(arguments.minilm).eval()
    with tempfile.TemporaryDirectory() as folder:
        floating = Path(folder) / "embedder.onnx"
        axes = {"words": {0: "texts", 1: "length"}, "vectors": {0: "texts"}}
        graph(module, {"words": torch.zeros(2, 8, 384)}, ["vectors"], axes, floating)
        onnx.save(quantised(floating), arguments.out / "embedder.onnx")
    config = {"name": NAME, "pieces": PIECES, "words": word_table(arguments.attribution)}
    (arguments.out / "embedder.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

"""Export a trained network to ONNX, int8 where the weights are, with what the runtime needs beside it.

usage: python training/export.py MINILM RUN OUT [--weights tuned] [--float]

RUN holds NAME.pt of the weights and labels.json, MINILM the tokenizer; the mean over several is exported. OUT gets both
graphs in both forms with their weights (see
weights.py), config.json (without the calibration, which calibrate.py adds) and tokenizer.json.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from network import LOOK_WIDTH, SYNTAX_LAYER, Network
from sayso.attribution.tags import REACH
from weights import store

NAME = "sayso-polnear-minilm-2"
# late epochs know the training articles too well, early ones too little; their mean does better
TRAINED = ["average-3", "average-5", "average-10"]
TUNED = ["tuned"]


class Encoding(nn.Module):
    """The first graph: windows to cue scores, projections for the look, and two layers for the heads."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """As the parts of the network."""
        layers = self.network.encoder(ids, features)
        middle, top = layers[SYNTAX_LAYER - 1], layers[-1]
        return self.network.cue(top), self.network.near(top), self.network.seen_from(top), middle, top


def load(minilm: Path, run: Path, weights: list[str]) -> Network:
    """The network of a run, its weights the mean over several."""
    known = json.loads((run / "labels.json").read_text())
    network = Network(*(len(known[task]) for task in ("part", "entity", "relation")))
    network.encoder.load_minilm(minilm)
    states = [torch.load(run / f"{name}.pt", weights_only=True) for name in weights]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    left = network.load_state_dict(mean, strict=False)
    assert left.missing_keys == ["encoder.words.weight"], left
    assert not left.unexpected_keys, left
    return network.eval()


Axes = dict[str, dict[int, str]]


def graph(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: Axes, to: Path) -> None:
    """Write one ONNX graph in 32-bit floats."""
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        str(to),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantised(path: Path) -> onnx.ModelProto:
    """The graph with int8 weights, one scale for each output, and int8 activations scaled as they come."""
    prepared, made = path.with_suffix(".pre.onnx"), path.with_suffix(".int8.onnx")
    quant_pre_process(str(path), str(prepared), skip_symbolic_shape=True)
    options = {"MatMulConstBOnly": True}
    quantize_dynamic(prepared, made, weight_type=QuantType.QInt8, per_channel=True, extra_options=options)
    return onnx.load(made)


def export(network: Network, minilm: Path, out: Path, *, as_float: bool) -> None:
    """Write the model folder."""
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(2, 8, dtype=torch.long)
    windows = {"ids": ids, "features": torch.zeros(2, 8, 3, dtype=torch.long)}
    near = 2 * REACH + 1
    flags = torch.ones(3, near, dtype=torch.long)
    shown, cue = torch.zeros(3, near, LOOK_WIDTH), torch.zeros(3, LOOK_WIDTH)
    looks = {"near": shown, "cue": cue, "place": flags, "in_cue": flags, "mask": flags}
    scores = ["cues", "near", "seen_from", "middle", "top"]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        both = {name: {0: "windows", 1: "length"} for name in (*windows, *scores)}
        graph(Encoding(network), windows, scores, both, work / "encoder.onnx")
        near_cues = {name: {0: "cues", 1: "length"} for name in ("near", "place", "in_cue", "mask", "scores")}
        graph(network.look, looks, ["scores"], {**near_cues, "cue": {0: "cues"}}, work / "look.onnx")
        for name in ("encoder", "look"):
            if as_float:
                shutil.copy(work / f"{name}.onnx", out)
            else:
                store(quantised(work / f"{name}.onnx"), out, name)
    shutil.copy(minilm / "tokenizer.json", out / "tokenizer.json")
    config = {
        "name": NAME,
        "cue_crf": {"start": network.cue_crf.start.tolist(), "between": network.cue_crf.between.tolist()},
        "look_crf": {"start": network.look_crf.start.tolist(), "between": network.look_crf.between.tolist()},
    }
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n")


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", nargs="+", default=TUNED)
    parser.add_argument("--float", action="store_true", help="keep 32-bit floats, to see what int8 costs")
    arguments = parser.parse_args()
    network = load(arguments.minilm, arguments.run, arguments.weights)
    export(network, arguments.minilm, arguments.out, as_float=arguments.float)


if __name__ == "__main__":
    main()

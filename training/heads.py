"""Write the heads of a tuned network into a model folder, and calibrate inner statements.

usage: python training/heads.py SHARED MINILM RUN MODEL [--weights tuned]

MODEL holds the exported encoder of RUN (see export.py). It gets heads.onnx and judge.onnx; how sure inner statements
are is fitted on the labelled articles that tune.py left out, and figures are printed for them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

import export
import labels
import own
from calibrate import logistic
from data import Example, Labels, load
from network import SHOWN, WIDTH, Heads
from network import Network as Trained
from sayso.attribution.decoding import Candidate, Group, Inside, groups, inner
from sayso.attribution.firmness import FIRMNESS, chances, evidence_of_firmness
from sayso.attribution.heads import Headed
from sayso.attribution.heads import Heads as Exported
from sayso.attribution.network import Network
from sayso.attribution.statements import Calibration, Rated, evidence, statements
from sayso.attribution.wording import SIZE

THRESHOLD = 0.25  # about half the soft F1 of inner statements: where one more still raises it (Lipton et al. 2014)


class Reading(nn.Module):
    """The heads, and the type of name that a piece belongs to, which the network learned on the side."""

    def __init__(self, heads: Heads, entity: nn.Linear) -> None:
        super().__init__()
        self.heads, self.entity = heads, entity

    def forward(self, middle: Tensor, top: Tensor, inside: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As `Heads`, and the type of each piece, `[length]`."""
        return *self.heads(middle, top, inside), self.entity(middle).argmax(-1)


def write(trained: Trained, names: list[str], model: Path) -> None:
    """Export both graphs; the types of names and the transitions go into the config."""
    layer = torch.zeros(4, WIDTH)
    seen = {"middle": layer, "top": layer, "inside": torch.zeros(4)}
    outputs = ["inner", "shown", "names"]
    pieces = {name: {0: "pieces"} for name in (*seen, *outputs)}
    export.graph(Reading(trained.heads, trained.syntax.entity), seen, outputs, pieces, model / "heads.onnx")
    pooled, words = torch.zeros(2, 6 * SHOWN), torch.zeros(2, SIZE)
    axes = {name: {0: "statements"} for name in ("pooled", "words", "firmness")}
    export.graph(trained.judge, {"pooled": pooled, "words": words}, ["firmness"], axes, model / "judge.onnx")
    crf = {"start": trained.inner_crf.start.tolist(), "between": trained.inner_crf.between.tolist()}
    update(model, {"names": names, "inner_crf": crf})


def update(model: Path, values: dict[str, Any]) -> None:
    """Change what the model's config says."""
    path = model / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values, indent=1) + "\n")


@dataclass
class Tested:
    """What the heads say of articles that they have not seen."""

    firmness: list[tuple[int, int]] = field(default_factory=list)  # said, labelled
    evidence: list[tuple[float, ...]] = field(default_factory=list)  # of every inner candidate
    right: list[bool] = field(default_factory=list)
    wanted: int = 0  # inner statements that there are


def test(network: Network, heads: Exported, example: Example, ours: list[labels.Labelled], spans: Any) -> Tested:
    """Read one article within its labelled contents."""
    out = Tested(wanted=sum(s.inner for s in ours))
    marked, _ = own.own(example, ours)
    gold = [{role: getattr(s, role) for role in spans.ROLES} for s in ours if s.inner]
    for group in groups(network, example.pieces):
        within, headed = [], []
        for window, encoded in zip(group.windows, group.encoded, strict=True):
            mask = marked.inside[window.start : window.end] > 0
            headed.append(heads.read(encoded, mask))
            within.append(Inside(mask, headed[-1].inner))
        for candidate in inner(network, heads.crf, group, within):
            if candidate.contents:
                read = statements(example.text, example.pieces, [Rated(candidate, 1.0)])
                roles = [{role: list(getattr(s, role)) for role in spans.ROLES} for s in read]
                out.evidence.append(evidence(candidate))
                out.right.append(bool(spans.pair(example.text, gold, roles)))
        out.firmness += _firmness(heads, example, group, headed, marked)
    return out


def _firmness(
    heads: Exported, example: Example, group: Group, headed: list[Headed], marked: own.Own
) -> list[tuple[int, int]]:
    """What the judge says of the labelled statements of a group, and what the labels say."""
    here = [
        (Candidate(row, s.at["cue"][0], tuple(s.at["sources"]), tuple(s.at["contents"])), s.firmness)
        for row, window in enumerate(group.windows)
        for s in marked.judged
        if window.own_start <= s.at["cue"][0][0] < window.own_end
    ]
    if not here:
        return []
    given = [evidence_of_firmness(example.text, example.pieces, group, headed, candidate) for candidate, _ in here]
    said = np.argmax(chances(heads, given), axis=1).tolist()
    return list(zip(said, [firmness for _, firmness in here], strict=True))


def report(tested: Tested, calibration: Calibration) -> None:
    """Print the figures."""
    right = Counter(said for said, labelled in tested.firmness if said == labelled)
    said, wanted = (Counter(pair[i] for pair in tested.firmness) for i in (0, 1))
    print(f"firmness right {right.total() / wanted.total():.3f} of {wanted.total()}")
    for i, name in enumerate(FIRMNESS):
        print(f"{name:12} p {right[i] / max(1, said[i]):.3f}  r {right[i] / max(1, wanted[i]):.3f}  of {wanted[i]}")
    rates = [calibration.rate(e) >= calibration.threshold for e in tested.evidence]
    sure = [r for rate, r in zip(rates, tested.right, strict=True) if rate]
    print(f"inner statements, soft: p {sum(sure) / max(1, len(sure)):.3f}  r {sum(sure) / tested.wanted:.3f}")


def main() -> None:
    """Write, calibrate and test the heads."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "minilm", "run", "model"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--weights", nargs="+", default=export.TUNED)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.shared / "score"))
    import spans  # noqa: PLC0415  it lies beside the data

    trained = export.load(arguments.minilm, arguments.run, arguments.weights)
    write(trained, json.loads((arguments.run / "labels.json").read_text())["entity"], arguments.model)
    network = Network(arguments.model)
    heads = Exported(arguments.model, network.config)
    ours = labels.read()
    every = Tested()
    for example in load(arguments.shared, "train", network.pieces, Labels()):
        if example.name in ours and own.kept(example.name):
            one = test(network, heads, example, ours[example.name], spans)
            every.firmness += one.firmness
            every.evidence += one.evidence
            every.right += one.right
            every.wanted += one.wanted
    weights = logistic(every.evidence, every.right)
    update(arguments.model, {"inner_calibration": {**weights, "threshold": THRESHOLD}})
    report(every, Calibration(**weights, threshold=THRESHOLD))


if __name__ == "__main__":
    main()

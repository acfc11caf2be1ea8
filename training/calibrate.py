"""Fit how sure the model may be, on the training articles that were held out, and write it into the model's config.

usage: python training/calibrate.py SHARED MODEL

A candidate is right where it matches a gold statement softly (SHARED/score/spans.py). The weights are those of a
logistic regression (Platt 1999); the threshold is half of the soft F1 on the same articles, where one more statement
still raises it (Lipton et al. 2014).
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, fields
from pathlib import Path

import torch

from data import Example, Labels, held_out, load
from sayso.attribution.decoding import Candidate, groups, outermost
from sayso.attribution.network import Network
from sayso.attribution.statements import Calibration, Rated, evidence, statements


@dataclass
class Held:
    """One held-out article: its gold in characters and what the model proposes."""

    example: Example
    gold: list[dict[str, list[tuple[int, int]]]]
    found: list[Candidate]


def propose(network: Network, example: Example) -> list[Candidate]:
    """Every outermost candidate of one article."""
    return [candidate for group in groups(network, example.pieces) for candidate in outermost(network, group)]


def fit(held: list[Held], spans: object) -> dict[str, float]:
    """The logistic regression."""
    rows, right = [], []
    for item in held:
        for candidate in item.found:
            if candidate.contents:
                made = statements(item.example.text, item.example.pieces, [Rated(candidate, 1.0)])
                rows.append(evidence(candidate))
                right.append(bool(pairs(spans, item, made)))
    return logistic(rows, right)


def logistic(rows: list[tuple[float, ...]], right: list[bool]) -> dict[str, float]:
    """The weights of a logistic regression on `evidence`."""
    x, y = torch.tensor(rows), torch.tensor(right).float()
    weights = torch.zeros(x.shape[1] + 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights[1:] + weights[0], y)
        value = value + 1e-4 * weights.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    names = (field.name for field in fields(Calibration) if field.name != "threshold")
    return {name: round(float(value), 4) for name, value in zip(names, weights.detach(), strict=True)}


def as_spans(statement: object) -> dict[str, list[tuple[int, int]]]:
    """A statement as the scorer takes it."""
    return {role: sorted(getattr(statement, role)) for role in ("sources", "cue", "contents")}


def pairs(spans: object, item: Held, made: object) -> list[tuple[int, int]]:
    """Soft matches."""
    return spans.pair(item.example.text, item.gold, [as_spans(s) for s in made])  # type: ignore[attr-defined, no-any-return]


def score(spans: object, held: list[Held], calibration: Calibration) -> dict[str, dict[str, float]]:
    """All figures over the held-out articles."""
    tally = None
    for item in held:
        sure = [Rated(c, calibration.confidence(c)) for c in item.found if c.contents]
        sure = [rated for rated in sure if rated.confidence >= calibration.threshold]
        made = statements(item.example.text, item.example.pieces, sure)
        made = [as_spans(s) for s in made if s.within is None]
        tally = spans.count_statements(item.example.text, item.gold, made, tally)  # type: ignore[attr-defined]
    return spans.report(tally)  # type: ignore[attr-defined, no-any-return]


def half(spans: object, held: list[Held], weights: dict[str, float]) -> tuple[float, dict[str, dict[str, float]]]:
    """The threshold that is half of the soft F1 it gives, and all figures at it."""
    threshold = 0.5
    for _ in range(4):  # the F1 is flat there: the second round is the last that changes anything
        figures = score(spans, held, Calibration(**weights, threshold=threshold))
        threshold = round(figures["soft"]["f1"] / 2, 2)
    return threshold, figures


def main() -> None:
    """Calibrate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("model", type=Path)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.shared / "score"))
    import spans  # noqa: PLC0415 - it lies beside the data

    network = Network(arguments.model)
    examples = [e for e in load(arguments.shared, "train", network.pieces, Labels()) if held_out(e)]
    held = [
        Held(e, in_characters(e), [c for g in groups(network, e.pieces) for c in outermost(network, g)])
        for e in examples
    ]
    weights = fit(held, spans)
    threshold, figures = half(spans, held, weights)
    print(f"{len(examples)} held-out articles: {json.dumps(weights)} threshold {threshold}")
    for name, figure in figures.items():
        print(f"{name:22} {json.dumps(figure)}")
    path = arguments.model / "config.json"
    config = json.loads(path.read_text()) | {"calibration": {**weights, "threshold": threshold}}
    path.write_text(json.dumps(config, indent=1) + "\n")


def in_characters(example: Example) -> list[dict[str, list[tuple[int, int]]]]:
    """The first annotator's statements, as the scorer trims them."""
    pieces = example.pieces
    return [
        {
            role: [(int(pieces.starts[a]), int(pieces.ends[b - 1])) for a, b in sorted(where)]
            for role, where in statement.items()
        }
        for statement in example.readings[0]
    ]


if __name__ == "__main__":
    main()

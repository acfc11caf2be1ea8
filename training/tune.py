"""Go on from the trained network with what only our own labels tell: inner statements, and how firm each one is.

usage: python training/tune.py SHARED MINILM RUN OUT [--epochs 3] [--seed 1]

RUN is what train.py made; the mean of its weights is gone on from, at a slow rate, with PolNeAR's statements beside our
labels, so that one encoder serves both. OUT gets a checkpoint after every epoch, and a run that was stopped goes on; at
the end tuned.pt, where the weights from before keep a part of their say (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
import random
import shutil
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

import export
import labels
import own
from data import Item, Labels, collate, epoch, held_out, load
from network import SYNTAX_LAYER, Network
from sayso.attribution.pieces import PieceReader
from train import NEW, NOISE, SIZE, Rates, Run, Task, outermost

RATES = Rates(encoder=4e-5, head=1e-4, new=1e-3)
AGAIN = 2  # how often an epoch shows what is labelled
KEEP = 0.4  # of what was there before tuning: outermost statements hold still, and the inner ones lose little
FIRMNESS_WEIGHT = torch.tensor([1.0, 1.5, 1.5, 1.0, 1.3, 1.5])  # the rarer ones count more


def every(known: dict[str, own.Own], network: Network, items: list[Item], rng: random.Random) -> dict[str, Tensor]:
    """What PolNeAR, the silver syntax and our labels teach."""
    batch = collate(items, rng, NOISE)
    ours = own.collate(items, known, batch.ids.shape[1])
    with torch.autocast("cpu", torch.bfloat16):
        layers = network.encoder(batch.ids, batch.features, batch.mask)
        return outermost(network, batch, layers) | labelled(network, ours, layers)


def labelled(network: Network, ours: own.OwnBatch, layers: list[Tensor]) -> dict[str, Tensor]:
    """The losses of inner cues and of firmness."""
    inner, shown = network.heads(layers[SYNTAX_LAYER - 1], layers[-1], ours.inside)
    out = {}
    rows = ours.labelled & (ours.inside.sum(1) > 0)
    if rows.any():
        packed, gold, mask = _packed(inner[rows], ours.tags[rows], ours.inside[rows])
        out["inner"] = network.inner_crf.loss(packed, gold, mask).sum() / len(inner) / 2
    if len(ours.row):
        scores = network.judge(own.pool(shown[ours.row], ours.mask), ours.words)
        miss = nn.CrossEntropyLoss(weight=FIRMNESS_WEIGHT, label_smoothing=0.03, reduction="sum")
        out["firmness"] = miss(scores.float(), ours.firmness) / len(inner) / 4
    return out


def _packed(scores: Tensor, tags: Tensor, inside: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The pieces within contents moved to the front, as the runtime chains them."""
    order = torch.argsort(1 - inside, dim=1, stable=True)[:, : int(inside.sum(1).max())]
    gold, mask = tags.gather(1, order), inside.gather(1, order)
    cut = (gold == 2) & (torch.nn.functional.pad(gold, (1, 0))[:, :-1] == 0)
    return scores.gather(1, order[..., None].expand(-1, -1, scores.shape[2])), torch.where(cut, 1, gold) * mask, mask


def mixed(before: dict[str, Tensor], after: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights between those before and after tuning; what only tuning taught is taken from after."""
    return {
        name: weight if name.startswith(NEW) else KEEP * before[name] + (1 - KEEP) * weight
        for name, weight in after.items()
    }


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "minilm", "run", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(2)

    examples = load(arguments.shared, "train", PieceReader(arguments.minilm / "tokenizer.json"), Labels())
    examples = [e for e in examples if not held_out(e) and not own.kept(e.name)]
    known: dict[str, own.Own] = {}
    ours = labels.read()
    for example in examples:
        if example.name in ours:
            known[example.name], example.inner = own.own(example, ours[example.name])
    examples += [e for e in examples if e.name in known] * (AGAIN - 1)
    shutil.copy(arguments.run / "labels.json", arguments.out)
    network = export.load(arguments.minilm, arguments.run, export.TRAINED)
    before = {name: weight.detach().clone() for name, weight in network.named_parameters()}
    steps = arguments.epochs * (len(epoch(examples, SIZE, random.Random(0))) + 4)
    run = Run(network, arguments.out, steps, arguments.seed, Task(partial(every, known), RATES))
    run.go_on()
    while run.epoch < arguments.epochs:
        run.one_epoch(examples)
        run.save()
    torch.save(mixed(before, run.average), arguments.out / "tuned.pt")


if __name__ == "__main__":
    main()

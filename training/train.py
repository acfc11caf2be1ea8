"""Train the attribution network on PolNeAR. Writes a checkpoint after every epoch and goes on from the last one.

usage: python training/train.py SHARED MINILM RUN [--epochs 10] [--seed 1]

SHARED holds data/polnear, MINILM the folder of the base encoder (model.safetensors, tokenizer.json), RUN the results.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from data import Batch, Example, Item, Labels, collate, epoch, held_out, load
from network import SYNTAX_LAYER, Network
from sayso.attribution.pieces import PieceReader
from sayso.attribution.tags import REACH

SIZE, NOISE, DROPOUT = 8, 0.08, 0.1
WARMUP = 0.06
NEW = ("heads.", "judge.", "inner_crf.")  # what tune.py begins
SYNTAX_WEIGHT = 0.25
AVERAGE = 0.998


def statements(network: Network, items: list[Item], rng: random.Random) -> dict[str, Tensor]:
    """What PolNeAR's annotators and the silver syntax teach."""
    batch = collate(items, rng, NOISE)
    with torch.autocast("cpu", torch.bfloat16):
        return outermost(network, batch, network.encoder(batch.ids, batch.features, batch.mask))


def outermost(network: Network, batch: Batch, layers: list[Tensor]) -> dict[str, Tensor]:
    """The losses of cues, looks and syntax."""
    top = torch.nn.functional.dropout(layers[-1], DROPOUT, network.training)
    syntax = network.syntax.loss(layers[SYNTAX_LAYER - 1], batch.silver, batch.mask)
    cues = network.cue_crf.loss(network.cue(top), batch.cues, batch.mask)
    out = {"syntax": SYNTAX_WEIGHT * syntax, "cue": cues.sum() / len(batch.ids) / 4}
    if len(batch.at):
        near = network.near(top)[batch.at[:, 0, None], batch.place]
        cue = network.seen_from(cue_means(top, batch.at))
        in_cue = ((batch.place >= batch.at[:, 1, None]) & (batch.place < batch.at[:, 2, None])).long()
        place = torch.arange(2 * REACH + 1).expand(len(batch.at), -1)
        scores = network.look(near, cue, place, in_cue, batch.reach)
        out["look"] = network.look_crf.loss(scores, batch.arguments, batch.reach).mean() / 4
    return out


def cue_means(top: Tensor, at: Tensor) -> Tensor:
    """The mean of each cue's pieces, `[cues, width]`."""
    steps = torch.arange(int((at[:, 2] - at[:, 1]).max()))
    inside = steps < (at[:, 2] - at[:, 1])[:, None]
    pieces = top[at[:, 0, None], (at[:, 1, None] + steps).clamp(max=top.shape[1] - 1)]
    return (pieces * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)


@dataclass(frozen=True)
class Rates:
    """How fast the encoder learns, how fast what is read off it, and what begins anew."""

    encoder: float
    head: float
    new: float = 0.0

    def of(self, name: str) -> float:
        """The rate of a weight."""
        if name.startswith(NEW):
            return self.new
        return self.encoder if name.startswith("encoder.") and "features" not in name else self.head


@dataclass(frozen=True)
class Task:
    """What is learned: from windows to the loss of each part of it, and how fast."""

    losses: Callable[[Network, list[Item], random.Random], dict[str, Tensor]]
    rates: Rates


def optimizer(network: Network, rates: Rates) -> torch.optim.AdamW:
    """Each weight at its rate; no decay on norms and biases."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        groups.setdefault((rates.of(name), 0.01 if weight.dim() > 1 else 0.0), []).append(weight)
    return torch.optim.AdamW([{"params": p, "lr": rate, "weight_decay": d} for (rate, d), p in groups.items()])


def schedule(step: int, total: int) -> float:
    """Linear warm-up, then a cosine to nought."""
    warm = WARMUP * total
    return step / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / (total - warm)))


class Run:
    """A training run that can be stopped and gone on with after any epoch."""

    def __init__(self, network: Network, folder: Path, steps: int, seed: int, task: Task) -> None:
        self.network, self.folder, self.seed, self.task = network, folder, seed, task
        self.optimizer = optimizer(network, task.rates)
        self.rate = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda s: schedule(min(s, steps), steps))
        self.trained = {name: weight for name, weight in network.named_parameters() if weight.requires_grad}
        self.average = {name: weight.detach().clone() for name, weight in self.trained.items()}
        self.epoch = self.step = 0

    def go_on(self) -> None:
        """Take up the last checkpoint, where there is one."""
        path = self.folder / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.rate.load_state_dict(state["rate"])
            self.average, self.epoch, self.step = state["average"], state["epoch"], state["step"]

    def save(self) -> None:
        """Write the averaged weights of this epoch, and a checkpoint in one piece."""
        torch.save(self.average, self.folder / f"average-{self.epoch}.pt")
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "rate": self.rate.state_dict(),
            "average": self.average,
            "epoch": self.epoch,
            "step": self.step,
        }
        torch.save(state, self.folder / "new.pt")
        (self.folder / "new.pt").replace(self.folder / "last.pt")

    def one_epoch(self, examples: list[Example]) -> None:
        """Go once over all articles."""
        rng = random.Random(self.seed * 1000 + self.epoch)
        torch.manual_seed(self.seed * 1000 + self.epoch)
        self.network.train()
        began, sums = time.time(), Counter[str]()
        batches = epoch(examples, SIZE, rng)
        for i, items in enumerate(batches, 1):
            for name, value in self._one_step(self.task.losses(self.network, items, rng)).items():
                sums[name] += float(value.detach())
            if i % 100 == 0:
                shown = " ".join(f"{name} {value / i:.3f}" for name, value in sums.items())
                print(f"epoch {self.epoch + 1} step {i}/{len(batches)} {shown} {time.time() - began:.0f} s", flush=True)
        self.epoch += 1

    def _one_step(self, parts: dict[str, Tensor]) -> dict[str, Tensor]:
        sum(parts.values(), torch.zeros(())).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.rate.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        keep = min(AVERAGE, self.step / (self.step + 20))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.values()), list(self.trained.values()), 1 - keep)
        return parts


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(2)

    labels = Labels()
    examples = load(arguments.shared, "train", PieceReader(arguments.minilm / "tokenizer.json"), labels)
    examples = [e for e in examples if not held_out(e)]
    (arguments.run / "labels.json").write_text(json.dumps({task: list(known) for task, known in labels.of.items()}))
    network = Network(*(len(labels.of[task]) for task in ("part", "entity", "relation")))
    network.encoder.load_minilm(arguments.minilm)
    # epochs differ by a few steps, as articles are cut anew each time
    steps = arguments.epochs * (len(epoch(examples, SIZE, random.Random(0))) + 4)
    task = Task(statements, Rates(encoder=1.6e-4, head=8e-4))
    run = Run(network, arguments.run, steps, arguments.seed, task)
    run.go_on()
    while run.epoch < arguments.epochs:
        run.one_epoch(examples)
        run.save()


if __name__ == "__main__":
    main()

"""Train what reads off the frozen encoder: cues inside contents, and how firmly a statement is put.

usage: python training/heads.py SHARED MINILM RUN MODEL

The encoder of RUN (see export.py) stays as it is, so that these heads cost its statements nothing. They learn from our
own labels (labels.py): PolNeAR marks each word once and says nothing of firmness. Figures are printed of five folds by
article; then both are trained on all and written to MODEL as heads.onnx and judge.onnx, with the calibration of inner
statements, which comes from the folds.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

import export
import labels
from calibrate import logistic
from network import CRF, WIDTH
from sayso.attribution.crf import CRF as RuntimeChain  # noqa: N811
from sayso.attribution.decoding import Group, Inside, groups, inner
from sayso.attribution.firmness import FIRMNESS
from sayso.attribution.network import Encoded, Network
from sayso.attribution.pieces import Pieces
from sayso.attribution.statements import Calibration, Rated, evidence, statements
from sayso.attribution.tags import CUE_TAGS
from sayso.attribution.windows import Window
from sayso.attribution.wording import SIZE, wording

THRESHOLD = 0.33  # about half the soft F1 of all statements: where one more still raises it (Lipton et al. 2014)
WEIGHT = torch.tensor([1.0, 1.5, 1.5, 1.0, 1.3, 1.5])  # the rarer ones count more
SHOWN, FOLDS = 48, 5


class Heads(nn.Module):
    """For each piece of a window: scores of `CUE_TAGS` for inner cues, and what it shows to the judge."""

    def __init__(self) -> None:
        super().__init__()
        self.middle_norm = nn.LayerNorm(WIDTH)
        self.top_norm = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.35)
        self.inner = nn.Sequential(nn.Linear(WIDTH + 1, 96), nn.GELU(), nn.Dropout(0.3), nn.Linear(96, len(CUE_TAGS)))
        self.shown = nn.Linear(WIDTH, 3 * SHOWN)

    def forward(self, middle: Tensor, top: Tensor, inside: Tensor) -> tuple[Tensor, Tensor]:
        """Score the pieces of a window.

        `middle` and `top` are layers of the encoder, `[length, WIDTH]`, `inside` `[length]` is 1 within a content. The
        middle one tells inner cues better: the top one has learned to leave them out.
        """
        below = torch.cat([self.drop(self.middle_norm(middle)), inside[:, None]], 1)
        return self.inner(below), nn.functional.gelu(self.shown(self.drop(self.top_norm(top))))


class Reading(nn.Module):
    """The heads, and the type of name that a piece belongs to, which the network learned on the side."""

    def __init__(self, heads: Heads, entity: nn.Linear) -> None:
        super().__init__()
        self.heads, self.entity = heads, entity

    def forward(self, middle: Tensor, top: Tensor, inside: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As `Heads`, and the type of each piece, `[length]`."""
        return *self.heads(middle, top, inside), self.entity(middle).argmax(-1)


class Judge(nn.Module):
    """Scores of `FIRMNESS` from pooled pieces and words."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Linear(SIZE, SHOWN)
        self.drop = nn.Dropout(0.35)
        self.hidden = nn.Linear(7 * SHOWN, 96)
        self.score = nn.Linear(96, len(FIRMNESS))

    def forward(self, pooled: Tensor, words: Tensor) -> Tensor:
        """`pooled` `[n, 6 * SHOWN]`, `words` `[n, SIZE]` -> `[n, 6]`."""
        x = torch.cat([pooled, nn.functional.gelu(self.words(words))], 1)
        return self.score(self.drop(nn.functional.gelu(self.hidden(self.drop(x)))))


@dataclass
class Page:
    """A window of a labelled article, as the shipped encoder sees it."""

    middle: Tensor
    top: Tensor
    inside: Tensor
    tags: Tensor
    places: list[list[list[int]]]  # of each statement: the pieces of contents, cue and sources that the window sees
    words: Tensor
    firmness: Tensor


@dataclass
class Labelled:
    """A labelled article: how it was encoded, and what is known of each window."""

    text: str
    statements: list[labels.Labelled]
    groups: list[Group]
    pages: list[list[Page]]

    def every(self) -> list[Page]:
        """The pages of all groups."""
        return [page for group in self.pages for page in group]


def articles(runtime: Network, shared: Path) -> list[Labelled]:
    """The labelled articles, encoded as a user's would be."""
    out = []
    for name, labelled in labels.read().items():
        text = (shared / "data" / "polnear" / "train" / "text" / f"{name}.txt").read_bytes().decode("utf8")
        pieces = runtime.pieces.read(text)
        every = list(groups(runtime, pieces))
        pages = [
            [_page(text, pieces, w, e, labelled) for w, e in zip(group.windows, group.encoded, strict=True)]
            for group in every
        ]
        out.append(Labelled(text, labelled, every, pages))
    return out


def _page(text: str, pieces: Pieces, window: Window, seen: Encoded, every: list[labels.Labelled]) -> Page:
    inside, tags = torch.zeros(len(seen)), torch.zeros(len(seen), dtype=torch.long)
    for s in every:
        cue = _within(pieces, s.cue, window)
        if not s.inner:
            inside[_within(pieces, s.contents, window)] = 1
        elif cue:
            tags[cue] = 2
            tags[cue[0]] = 1
    here = [s for s in every if s.cue and window.own_start <= _pieces(pieces, s.cue)[0] < window.own_end]
    words = [wording(text, tuple(s.sources), tuple(s.cue), tuple(s.contents)) for s in here]
    return Page(
        torch.from_numpy(seen.middle.copy()),
        torch.from_numpy(seen.top.copy()),
        inside,
        tags,
        [[_within(pieces, spans, window) for spans in (s.contents, s.cue, s.sources)] for s in here],
        torch.from_numpy(np.array(words, dtype=np.float32).reshape(-1, SIZE)),
        torch.tensor([FIRMNESS.index(s.firmness) for s in here]),
    )


def _pieces(pieces: Pieces, spans: list[labels.Span]) -> list[int]:
    out: list[int] = []
    for start, end in spans:
        first = int(np.searchsorted(pieces.ends, start, side="right"))
        out += range(first, int(np.searchsorted(pieces.starts, end, side="left")))
    return out


def _within(pieces: Pieces, spans: list[labels.Span], window: Window) -> list[int]:
    return [i - window.start for i in _pieces(pieces, spans) if window.start <= i < window.end]


def pool(shown: Tensor, places: list[list[list[int]]]) -> Tensor:
    """Mean and highest of what the pieces of contents, cue and sources show, `[n, 6 * SHOWN]`."""
    rows = []
    for roles in places:
        parts = []
        for role, at in enumerate(roles):
            part = shown[at, role * SHOWN : (role + 1) * SHOWN] if at else torch.zeros(1, SHOWN)
            parts += [part.mean(0), part.amax(0)]
        rows.append(torch.cat(parts))
    return torch.stack(rows)


@dataclass
class Trained:
    """Both heads and the transitions of inner cues."""

    heads: Heads
    judge: Judge
    crf: CRF


def train(every: list[Page], seed: int, epochs: int = 12) -> Trained:
    """Train on windows, eight at a time."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    made = Trained(Heads(), Judge(), CRF(CUE_TAGS))
    weights = [w for part in (made.heads, made.judge, made.crf) for w in part.parameters()]
    optimizer = torch.optim.AdamW(weights, weight_decay=0.05)
    steps = epochs * (len(every) // 8 + 1)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps + 1)
    miss = nn.CrossEntropyLoss(weight=WEIGHT, label_smoothing=0.03, reduction="sum")
    for _ in range(epochs):
        rng.shuffle(every)
        for i in range(0, len(every), 8):
            loss = torch.zeros(())
            for page in every[i : i + 8]:
                scores, shown = made.heads(page.middle, page.top, page.inside)
                seen = page.inside.bool()[None]
                if seen.any():
                    loss = loss + made.crf.loss(scores[None, seen[0]], page.tags[None, seen[0]], seen[:, seen[0]]).sum()
                if page.places:
                    loss = loss + miss(made.judge(pool(shown, page.places), page.words), page.firmness) / 2
            optimizer.zero_grad()
            (loss / 8).backward()
            optimizer.step()
            rate.step()
    for part in (made.heads, made.judge):
        part.eval()
    return made


@dataclass
class Tested:
    """What five folds by article gave: every article is read by heads that have not seen it."""

    firmness: list[tuple[int, int]]  # said, labelled
    evidence: list[tuple[float, ...]]  # of every inner candidate
    right: list[bool]
    wanted: int  # inner statements that there are


def folds(runtime: Network, every: list[Labelled], spans: Any) -> Tested:
    """Train five times and test each on the articles it has not seen."""
    order = list(every)
    random.Random(1).shuffle(order)
    out = Tested([], [], [], sum(s.inner for article in every for s in article.statements))
    for k in range(FOLDS):
        made = train([page for i, a in enumerate(order) if i % FOLDS != k for page in a.every()], k)
        for article in order[k::FOLDS]:
            _test(runtime, made, article, spans, out)
    return out


def _test(runtime: Network, made: Trained, article: Labelled, spans: Any, out: Tested) -> None:
    gold = [{role: getattr(s, role) for role in spans.ROLES} for s in article.statements if s.inner]
    pieces = runtime.pieces.read(article.text)
    crf = RuntimeChain(CUE_TAGS, made.crf.start.tolist(), made.crf.between.tolist())
    for group, pages in zip(article.groups, article.pages, strict=True):
        scores = []
        for page in pages:
            with torch.no_grad():
                inner_scores, shown = made.heads(page.middle, page.top, page.inside)
                if page.places:
                    said = made.judge(pool(shown, page.places), page.words).argmax(1)
                    out.firmness += zip(said.tolist(), page.firmness.tolist(), strict=True)
            scores.append(inner_scores.numpy())
        within = [Inside(page.inside.numpy() > 0, s) for page, s in zip(pages, scores, strict=True)]
        for candidate in inner(runtime, crf, group, within):
            if candidate.contents:
                read = statements(article.text, pieces, [Rated(candidate, 1.0)])
                roles = [{role: list(getattr(s, role)) for role in spans.ROLES} for s in read]
                out.evidence.append(evidence(candidate))
                out.right.append(bool(spans.pair(article.text, gold, roles)))


def report(tested: Tested, calibration: Calibration) -> None:
    """Print the figures of the folds."""
    right = Counter(said for said, labelled in tested.firmness if said == labelled)
    said, wanted = (Counter(pair[i] for pair in tested.firmness) for i in (0, 1))
    print(f"firmness right {right.total() / wanted.total():.3f} of {wanted.total()}")
    for i, name in enumerate(FIRMNESS):
        print(f"{name:12} p {right[i] / max(1, said[i]):.3f}  r {right[i] / wanted[i]:.3f}  of {wanted[i]}")
    sure = [r for e, r in zip(tested.evidence, tested.right, strict=True) if rated(calibration, e)]
    print(f"inner statements, soft: p {sum(sure) / max(1, len(sure)):.3f}  r {sum(sure) / tested.wanted:.3f}")


def rated(calibration: Calibration, given: tuple[float, ...]) -> bool:
    """Whether evidence is enough."""
    return calibration.rate(given) >= calibration.threshold


def write(made: Trained, entity: nn.Linear, names: list[str], model: Path) -> None:
    """Export both graphs; the types of names and the transitions go into the config."""
    layer = torch.zeros(4, WIDTH)
    seen = {"middle": layer, "top": layer, "inside": torch.zeros(4)}
    outputs = ["inner", "shown", "names"]
    pieces = {name: {0: "pieces"} for name in (*seen, *outputs)}
    export.graph(Reading(made.heads, entity), seen, outputs, pieces, model / "heads.onnx")
    pooled, words = torch.zeros(2, 6 * SHOWN), torch.zeros(2, SIZE)
    axes = {name: {0: "statements"} for name in ("pooled", "words", "firmness")}
    export.graph(made.judge, {"pooled": pooled, "words": words}, ["firmness"], axes, model / "judge.onnx")
    path = model / "config.json"
    config = json.loads(path.read_text())
    config["names"] = names
    config["inner_crf"] = {"start": made.crf.start.tolist(), "between": made.crf.between.tolist()}
    path.write_text(json.dumps(config, indent=1) + "\n")


def main() -> None:
    """Train, test and write the heads."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("shared", "minilm", "run", "model"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.shared / "score"))
    import spans  # noqa: PLC0415  it lies beside the data

    torch.set_num_threads(2)
    runtime = Network(arguments.model)
    every = articles(runtime, arguments.shared)
    tested = folds(runtime, every, spans)
    weights = logistic(tested.evidence, tested.right)
    calibration = Calibration(**weights, threshold=THRESHOLD)
    report(tested, calibration)
    trained = export.load(arguments.minilm, arguments.run, export.EPOCHS)
    names = json.loads((arguments.run / "labels.json").read_text())["entity"]
    made = train([page for article in every for page in article.every()], 0)
    write(made, trained.syntax.entity, names, arguments.model)
    path = arguments.model / "config.json"
    config = json.loads(path.read_text()) | {"inner_calibration": {**weights, "threshold": THRESHOLD}}
    path.write_text(json.dumps(config, indent=1) + "\n")


if __name__ == "__main__":
    main()

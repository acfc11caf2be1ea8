"""PolNeAR and its silver analyses as tensors for training."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from sayso.attribution.pieces import Ints, PieceReader, Pieces
from sayso.attribution.tags import REACH
from sayso.attribution.windows import Window, windows

CLS, SEP, MASK = 101, 102, 103
Span = tuple[int, int]
Annotation = dict[str, list[Span]]
_ROLE = {"Source": "sources", "Cue": "cue", "Content": "contents"}


def read_brat(path: Path) -> list[Annotation]:
    """The attributions of one .ann file as character spans."""
    spans: dict[str, list[Span]] = {}
    relations = []
    for line in path.read_text(encoding="utf8").split("\n"):
        if re.match(r"T\d+\t", line):
            name, body = line.split("\t")[:2]
            spans[name] = [(int(a), int(b)) for a, b in (p.split() for p in body.split(" ", 1)[1].split(";"))]
        elif re.match(r"E\d+\t", line):
            relations.append(line.split("\t")[1])
    out = []
    for body in relations:
        statement: Annotation = {role: [] for role in _ROLE.values()}
        for part in body.split():
            kind, target = part.split(":")
            role = _ROLE.get(re.sub(r"\d+$", "", kind))
            if role and target in spans:
                statement[role] += spans[target]
        out.append(statement)
    return out


@dataclass
class Example:
    """One article: pieces, each annotator's statements in pieces, and the silver syntax of each piece."""

    name: str
    text: str
    pieces: Pieces
    readings: list[list[Annotation]]
    silver: dict[str, Ints]
    inner: list[Annotation] = field(default_factory=list)  # what stands within contents, by our own labels, in pieces


class Labels:
    """Numbers for the labels of the silver syntax."""

    def __init__(self) -> None:
        self.of: dict[str, dict[str, int]] = {"part": {}, "entity": {}, "relation": {}}

    def number(self, task: str, label: str) -> int:
        """The number of a label, a new one where it is new."""
        return self.of[task].setdefault(label, len(self.of[task]))


def load(shared: Path, part: str, reader: PieceReader, labels: Labels) -> list[Example]:
    """All articles of one part of PolNeAR that are annotated."""
    folder = shared / "data" / "polnear" / part
    silver = {}
    with gzip.open(shared / "data" / "polnear" / f"{part}.corenlp.jsonl.gz", "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            silver[row["name"]] = row["sentences"]
    out = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf8")
        pieces = reader.read(text)
        readings = [
            [s for s in (in_pieces(pieces, a) for a in read_brat(ann)) if s["cue"] and s["contents"]]
            for ann in sorted((folder / "attributions").glob(path.stem + "_*.ann"))
        ]
        if readings:
            syntax = _syntax(pieces, silver.get(path.stem, []), labels)
            out.append(Example(path.stem, text, pieces, readings, syntax))
    return out


def held_out(example: Example, share: float = 0.06) -> bool:
    """Whether a training article is kept for calibration and thresholds; decided by its name."""
    return int(hashlib.sha256(example.name.encode()).hexdigest()[:8], 16) / 16**8 < share


def in_pieces(pieces: Pieces, annotation: Annotation) -> Annotation:
    """Spans of characters as spans of pieces."""
    return {role: [s for s in (_span(pieces, *span) for span in spans) if s] for role, spans in annotation.items()}


def _span(pieces: Pieces, start: int, end: int) -> Span | None:
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return (first, last) if last > first else None


def _syntax(pieces: Pieces, sentences: list[list[list[object]]], labels: Labels) -> dict[str, Ints]:
    """Labels on the first piece of each word, -100 elsewhere; `head` is the head's first piece, its own at a root."""
    out = {task: np.full(len(pieces), -100, dtype=np.int64) for task in ("part", "entity", "relation", "head")}
    first = {int(start): i for i, start in reversed(list(enumerate(pieces.starts)))}
    for sentence in sentences:
        places = [first.get(word[0]) for word in sentence]  # type: ignore[call-overload]
        for place, (_, _, part, entity, head, relation) in zip(places, sentence, strict=True):
            if place is None:
                continue
            out["part"][place] = labels.number("part", str(part))
            out["entity"][place] = labels.number("entity", str(entity))
            out["relation"][place] = labels.number("relation", str(relation))
            at = places[int(head) - 1] if head else place  # type: ignore[call-overload]
            if at is not None:
                out["head"][place] = at
    return out


@dataclass
class Batch:
    """Windows and the cues in them. Padding is masked; the first and last piece of a window are [CLS] and [SEP]."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    cues: Tensor  # tags
    silver: dict[str, Tensor]
    at: Tensor  # [cues, 3] window, first piece, past the last piece
    arguments: Tensor  # [cues, 2 * REACH + 1] tags
    reach: Tensor  # [cues, 2 * REACH + 1] mask
    place: Tensor  # [cues, 2 * REACH + 1] index into the window


Item = tuple[Example, int, Window]


def epoch(examples: list[Example], size: int, rng: random.Random) -> list[list[Item]]:
    """Cut every article into windows anew and deal them into batches of like length."""
    items: list[Item] = []
    for example in examples:
        reading = rng.randrange(len(example.readings))
        items += [(example, reading, w) for w in windows(example.pieces, own=rng.randint(140, 236))]
    rng.shuffle(items)
    stride = size * 20
    batches = []
    for i in range(0, len(items), stride):
        block = sorted(items[i : i + stride], key=lambda item: item[2].end - item[2].start)
        batches += [block[j : j + size] for j in range(0, len(block), size)]
    rng.shuffle(batches)
    return batches


def collate(items: list[Item], rng: random.Random | None = None, noise: float = 0.0) -> Batch:
    """Put windows together; with `noise`, that share of the pieces is masked, so that no single word is leaned on."""
    length = max(w.end - w.start for _, _, w in items) + 2
    ids = np.zeros((len(items), length), dtype=np.int64)
    features = np.zeros((len(items), length, 3), dtype=np.int64)
    mask = np.zeros((len(items), length), dtype=np.int64)
    cues = np.zeros((len(items), length), dtype=np.int64)
    silver = {t: np.full((len(items), length), -100, dtype=np.int64) for t in ("part", "entity", "relation", "head")}
    at, arguments = [], []
    for row, (example, reading, w) in enumerate(items):
        n = w.end - w.start
        ids[row, : n + 2] = [CLS, *example.pieces.ids[w.start : w.end], SEP]
        features[row, 1 : n + 1] = example.pieces.features[w.start : w.end]
        mask[row, : n + 2] = 1
        for task, values in example.silver.items():
            silver[task][row, 1 : n + 1] = values[w.start : w.end]
        heads = silver["head"][row, 1 : n + 1]
        known = heads != -100
        inside = known & (heads >= w.start) & (heads < w.end)
        silver["head"][row, 1 : n + 1] = np.where(inside, heads - w.start + 1, -100)
        for statement in example.readings[reading]:
            start, end = statement["cue"][0]
            if start < w.start or end > w.end:
                continue
            cues[row, start - w.start + 1] = 1
            cues[row, start - w.start + 2 : end - w.start + 1] = 2
        for statement in (*example.readings[reading], *example.inner):
            start, end = statement["cue"][0]
            if w.own_start <= start < w.own_end and end <= w.end:
                at.append((row, start - w.start + 1, end - w.start + 1))
                arguments.append(_arguments(statement, start))
        if rng is not None and noise:
            hide = np.array([rng.random() < noise for _ in range(n)])
            ids[row, 1 : n + 1] = np.where(hide, MASK, ids[row, 1 : n + 1])
    where = np.array(at, dtype=np.int64).reshape(-1, 3)
    place = where[:, 1, None] + np.arange(-REACH, REACH + 1)
    last = mask.sum(1)[where[:, 0], None] - 1
    reach = (place >= 1) & (place < last)
    tags = _whole(np.array(arguments, dtype=np.int64).reshape(-1, 2 * REACH + 1), reach)
    return Batch(
        *(torch.from_numpy(x) for x in (ids, features, mask, cues)),
        {task: torch.from_numpy(x) for task, x in silver.items()},
        torch.from_numpy(where),
        torch.from_numpy(tags),
        torch.from_numpy(reach),
        torch.from_numpy(np.clip(place, 0, length - 1)),
    )


def _whole(tags: Ints, reach: npt.NDArray[np.bool_]) -> Ints:
    """Begin a span anew where the window or another span cuts off its beginning, so that every sequence is allowed."""
    before = np.pad(np.where(reach, tags, 0), ((0, 0), (1, 0)))[:, :-1]
    inside = (tags > 0) & (tags % 2 == 0)
    cut = inside & (before != tags) & (before != tags - 1)
    return np.where(cut, tags - 1, tags)


def _arguments(statement: Annotation, cue: int) -> Ints:
    tags = np.zeros(2 * REACH + 1, dtype=np.int64)
    for role, begin in (("contents", 3), ("sources", 1)):
        for start, end in sorted(statement[role]):
            a, b = max(0, start - cue + REACH), min(2 * REACH + 1, end - cue + REACH)
            if b > a:
                tags[a] = begin
                tags[a + 1 : b] = begin + 1
    return tags

"""The attribution network: one small encoder, a tagger for cues, and a second look from each cue at what it ties.

Statements are read as semantic roles are (He et al. 2017; Shi and Lin 2019): first the cues are tagged, then for each
cue every piece near it is tagged as source or content *of that cue*. So spans and ties come from one decision, and
nothing is left to be linked afterwards. Both taggers end in a linear-chain CRF (Lafferty et al. 2001).
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.attribution.firmness import FIRMNESS
from sayso.attribution.pieces import BREAKS, CASES, STATES
from sayso.attribution.tags import ARGUMENT_TAGS, CUE_TAGS, REACH, allowed
from sayso.attribution.wording import SIZE

WIDTH, HEADS, LAYERS = 384, 12, 6
LOOK_WIDTH, LOOK_HEADS, LOOK_LAYERS = 128, 4, 2
SHOWN = 48  # what a piece shows to the judge of firmness, for each of the roles that it may have
SYNTAX_LAYER = 4  # parts of speech and arcs are read off below the top (Søgaard and Goldberg 2016)


class Layer(nn.Module):
    """A post-norm transformer layer as in BERT."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """`x` is `[n, length, width]`, `bias` `[n, 1, 1, length]`: 0 where a piece is, very negative where none is."""
        n, length, width = x.shape
        q, k, v = self.qkv(x).view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = (q * (width // self.heads) ** -0.5) @ k.transpose(-1, -2)
        weights = (weights if bias is None else weights + bias.to(weights.dtype)).softmax(-1)
        mixed = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(n, length, width)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(nn.functional.gelu(self.up(x))))


class Encoder(nn.Module):
    """MiniLM-L6 with case, quotation state and line breaks added to the embedding of each piece."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        # the words stay as they were pretrained: half the memory of a step, and another model may share the table
        self.words.weight.requires_grad_(False)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for size in (CASES, STATES, BREAKS))
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, 4 * WIDTH) for _ in range(LAYERS))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """Return the output of every layer, `[n, length, WIDTH]` each; no mask where nothing is padded."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        for i, table in enumerate(self.features):
            x = x + table(features[..., i])
        x = self.norm(x)
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs

    def load_minilm(self, folder: Path) -> None:
        """Take the weights of a BERT-shaped model stored as safetensors."""
        old = load_file(folder / "model.safetensors")
        old = {name.removeprefix("bert."): weight for name, weight in old.items()}
        with torch.no_grad():
            self.words.weight.copy_(old["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(
                old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0]
            )
            _copy(self.norm, old, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                base = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    parts = [old[f"{base}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(parts))
                _copy(layer.out, old, base + "attention.output.dense")
                _copy(layer.norm1, old, base + "attention.output.LayerNorm")
                _copy(layer.up, old, base + "intermediate.dense")
                _copy(layer.down, old, base + "output.dense")
                _copy(layer.norm2, old, base + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, old: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(old[name + ".weight"])
    module.bias.copy_(old[name + ".bias"])


class Look(nn.Module):
    """For each cue, scores of `ARGUMENT_TAGS` for the pieces within `REACH` of it."""

    def __init__(self) -> None:
        super().__init__()
        self.places = nn.Embedding(2 * REACH + 1, LOOK_WIDTH)
        self.in_cue = nn.Embedding(2, LOOK_WIDTH)
        self.norm = nn.LayerNorm(LOOK_WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(LOOK_WIDTH, LOOK_HEADS, 3 * LOOK_WIDTH) for _ in range(LOOK_LAYERS))
        self.score = nn.Linear(LOOK_WIDTH, len(ARGUMENT_TAGS))

    def forward(self, near: Tensor, cue: Tensor, place: Tensor, in_cue: Tensor, mask: Tensor) -> Tensor:
        """Score what is near each cue.

        `near` is `[cues, length, LOOK_WIDTH]`, `cue` `[cues, LOOK_WIDTH]`, `place` `[cues, length]` how far a piece is
        from the first one of the cue, plus `REACH`; the result `[cues, length, tags]`.
        """
        x = self.norm(near + cue[:, None] + self.places(place) + self.in_cue(in_cue))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.score(x)


class CRF(nn.Module):
    """Transition scores of a linear chain; impossible transitions are barred."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        start, between = allowed(tags)
        self.start = nn.Parameter(torch.zeros(len(tags)))
        self.between = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.register_buffer("bar_start", torch.tensor(~start).float() * -1e4, persistent=False)
        self.register_buffer("bar_between", torch.tensor(~between).float() * -1e4, persistent=False)

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each sequence, `[n]`.

        `scores` is `[n, length, tags]`; the pieces in `mask`, `[n, length]`, are consecutive, the rest is skipped.
        """
        scores, mask = scores.float(), mask.bool()
        start, between = self.start + self.bar_start, self.between + self.bar_between
        first = mask & (mask.cumsum(1) == 1)
        bound = mask & ~first
        path = (scores.gather(2, gold[..., None])[..., 0] * mask).sum(1) + (start[gold] * first).sum(1)
        path = path + (between[gold[:, :-1], gold[:, 1:]] * bound[:, 1:]).sum(1)
        steps = torch.where(first[..., None, None], start, between) + scores[:, :, None, :]
        nothing = torch.where(torch.eye(scores.shape[2], dtype=torch.bool), 0.0, -1e4)
        return torch.logsumexp(_chain(torch.where(mask[..., None, None], steps, nothing), nothing)[:, 0], 1) - path


def _chain(steps: Tensor, nothing: Tensor) -> Tensor:
    """Multiply matrices `[n, length, tags, tags]` along the chain in log space, by halves."""
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, nothing.expand(len(steps), 1, *nothing.shape)], 1)
        steps = torch.logsumexp(steps[:, 0::2, :, :, None] + steps[:, 1::2, None, :, :], 3)
    return steps[:, 0]


class Syntax(nn.Module):
    """Side tasks that teach the encoder where phrases end: part of speech, entity type, head and relation."""

    def __init__(self, parts: int, entities: int, relations: int, width: int = 96) -> None:
        super().__init__()
        self.part = nn.Linear(WIDTH, parts)
        self.entity = nn.Linear(WIDTH, entities)
        self.relation = nn.Linear(WIDTH, relations)
        self.head = nn.Linear(WIDTH, width)
        self.dependent = nn.Linear(WIDTH, width)

    def loss(self, x: Tensor, silver: dict[str, Tensor], mask: Tensor) -> Tensor:
        """Mean loss of the four tasks; -100 in `silver` is no label."""
        arcs = self.dependent(x) @ self.head(x).transpose(1, 2) * self.head.out_features**-0.5
        arcs = arcs.float() + (1.0 - mask[:, None, :].float()) * -1e4
        pairs = (
            (self.part(x), silver["part"]),
            (self.entity(x), silver["entity"]),
            (self.relation(x), silver["relation"]),
            (arcs, silver["head"]),
        )
        miss = nn.CrossEntropyLoss(ignore_index=-100)
        return sum((miss(scores.float().flatten(0, 1), gold.flatten()) for scores, gold in pairs), torch.zeros(()))


class Heads(nn.Module):
    """For each piece of a window: scores of `CUE_TAGS` for inner cues, and what it shows to the judge of firmness."""

    def __init__(self) -> None:
        super().__init__()
        self.middle_norm = nn.LayerNorm(WIDTH)
        self.top_norm = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.2)
        self.inner = nn.Sequential(
            nn.Linear(2 * WIDTH + 1, 128), nn.GELU(), nn.Dropout(0.2), nn.Linear(128, len(CUE_TAGS))
        )
        self.shown = nn.Linear(WIDTH, 3 * SHOWN)

    def forward(self, middle: Tensor, top: Tensor, inside: Tensor) -> tuple[Tensor, Tensor]:
        """Score pieces: `middle` and `top` are layers, `[…, WIDTH]`, `inside` `[…]` is 1 within a content."""
        middle, top = self.drop(self.middle_norm(middle)), self.drop(self.top_norm(top))
        within = torch.cat([middle, top, inside[..., None].to(top.dtype)], -1)
        return self.inner(within), nn.functional.gelu(self.shown(top))


class Judge(nn.Module):
    """Scores of `FIRMNESS` from pooled pieces and words."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Linear(SIZE, SHOWN)
        self.drop = nn.Dropout(0.3)
        self.hidden = nn.Linear(7 * SHOWN, 96)
        self.score = nn.Linear(96, len(FIRMNESS))

    def forward(self, pooled: Tensor, words: Tensor) -> Tensor:
        """`pooled` `[n, 6 * SHOWN]`, `words` `[n, SIZE]` -> `[n, 6]`."""
        x = torch.cat([pooled, nn.functional.gelu(self.words(words))], 1)
        return self.score(self.drop(nn.functional.gelu(self.hidden(self.drop(x)))))


class Network(nn.Module):
    """Everything that is trained."""

    def __init__(self, parts: int, entities: int, relations: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.cue = nn.Linear(WIDTH, len(CUE_TAGS))
        self.cue_crf = CRF(CUE_TAGS)
        self.near = nn.Linear(WIDTH, LOOK_WIDTH)
        self.seen_from = nn.Linear(WIDTH, LOOK_WIDTH)
        self.look = Look()
        self.look_crf = CRF(ARGUMENT_TAGS)
        self.syntax = Syntax(parts, entities, relations)
        self.heads = Heads()
        self.inner_crf = CRF(CUE_TAGS)
        self.judge = Judge()

"""Our own labels for statements of PolNeAR's training articles: firmness, condition, holder, relays, inner statements.

`labels/polnear.jsonl` has one article a line, offsets and labels only; `labels/GUIDE.md` says how they were made.
Offsets are code points of the article's text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Span = tuple[int, int]
LABELS = Path(__file__).parent / "labels" / "polnear.jsonl"


@dataclass(frozen=True)
class Labelled:
    """One labelled statement.

    Attributes:
        sources, cue, contents: where it stands, as PolNeAR's annotators or ours marked it.
        inner: whether it stands inside another one's content.
        firmness, condition: as `gold/GUIDE.md` defines them.
        holder: a mention of the holder by its fullest name; None where the text names none.
        kind, named: of the holder.
        via: mentions of the relays, nearest to the article first.
    """

    sources: list[Span]
    cue: list[Span]
    contents: list[Span]
    inner: bool
    firmness: str
    condition: list[Span]
    holder: Span | None
    kind: str
    named: bool
    via: list[Span]


def read(path: Path = LABELS) -> dict[str, list[Labelled]]:
    """The labelled statements of each article, by its name."""
    out = {}
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        out[row["name"]] = [_labelled(statement) for statement in row["statements"]]
    return out


def _labelled(row: dict[str, Any]) -> Labelled:
    def spans(values: list[list[int]]) -> list[Span]:
        return [(a, b) for a, b in values]

    return Labelled(
        spans(row["sources"]),
        spans(row["cue"]),
        spans(row["contents"]),
        row["inner"],
        row["firmness"],
        spans(row["condition"]),
        tuple(row["holder"]) if row["holder"] else None,
        row["kind"],
        row["named"],
        spans(row["via"]),
    )

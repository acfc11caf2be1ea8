"""Our own labels for statements: firmness, condition, holder, relays, inner statements.

`labels/polnear.jsonl` has PolNeAR's training articles, `labels/pages.jsonl` web pages of SHARED/data/pages: one article
a line, offsets and labels only; `labels/GUIDE.md` says how they were made. Offsets are code points of the text.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.article import Article
from sayso.reading import from_bytes
from sayso.reading.text import from_text

Span = tuple[int, int]
LABELS = Path(__file__).parent / "labels" / "polnear.jsonl"
PAGES = LABELS.with_name("pages.jsonl")


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


def pages(shared: Path) -> Iterator[tuple[Article, list[Labelled]]]:
    """The labelled pages, without those that are read otherwise today than they were labelled."""
    known = read(PAGES)
    for row in map(json.loads, PAGES.read_text(encoding="utf8").splitlines()):
        path = shared / "data" / "pages" / f"{row['name']}.html.gz"
        found = next(iter(from_bytes(gzip.decompress(path.read_bytes()), row["name"], kind="html")))
        if isinstance(found, Article) and hashlib.sha256(found.text.encode()).hexdigest().startswith(row["sha256"]):
            yield replace(from_text(found.text, row["name"]), outlet=row["outlet"]), known[row["name"]]


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

"""Articles as the reading leaves them behind, in parts, and what is found over them in small tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet

from sayso.article import Article
from sayso.batch.corpus import Preparing, finding
from sayso.batch.corpus.shelf import write
from sayso.batch.parts import Part
from sayso.batch.stages import Stages
from sayso.corpus.claims import Profile
from sayso.corpus.copies import document


class Here(Stages):
    """Runs every task where it is, twice: whoever does a task may have died behind it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, name: str, kernel: Callable[[Any], Any], tasks: Sequence[Any], **_: Any) -> list[Any]:
        return [(kernel(task), kernel(task))[1] for task in tasks]


def parts(folder: Path, *made: Sequence[tuple[Article, Profile | None]], old: Iterable[str] = ()) -> list[Part]:
    """A part for each of some lists of articles; those named in `old` are not current."""
    offset, found = 0, []
    for number, articles in enumerate(made):
        own = folder / str(number)
        own.mkdir(parents=True)
        with Preparing(own, claims=True) as preparing:
            for article, profile in articles:
                preparing.put(article, document(article, 0), profile)
        np.save(own / "current.npy", np.array([article.ref not in old for article, _ in articles], np.bool_))
        write(own / "refs", (article.ref.encode() for article, _ in articles))
        found.append(Part(number, own, offset, len(articles), own / "current.npy", own / "refs"))
        offset += len(articles)
    return found


def found(folder: Path, made: list[Part], *, claims: bool = False) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table."""
    files = finding.find(Here(folder), made, claims=claims)
    return {
        table: [row for path in getattr(files, table) for row in pyarrow.parquet.read_table(path).to_pylist()]
        for table in ("copies", "claims", "origins")
    }

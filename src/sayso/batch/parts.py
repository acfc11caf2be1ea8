"""What the reading hands on to what is found over many articles: one part for each of its tasks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """The articles that one task has read.

    Attributes:
        number: of the task.
        folder: what the task has written.
        offset: the key of its first article; keys are dense over all parts.
        count: how many articles it has read.
        current: an array of a bool for each article: whether it takes part in copies and claims. Older versions and
            what came a second time do not.
        refs: a shelf of what each article is called in the data set.
    """

    number: int
    folder: Path
    offset: int
    count: int
    current: Path
    refs: Path

"""The figures of a comparison, for people and for programs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from rich.table import Table
from rich.text import Text

from sayso.scoring import Score
from sayso.views.terminal import console


def as_table(score: Score) -> str:
    """The figures as a table for the terminal."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("", "precision", "recall", "F1"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, figure in score.figures.items():
        parts = (figure.precision, figure.recall, figure.f1)
        table.add_row(Text(name), *(f"{part:.4f}" for part in parts))
    screen = console(sys.stdout)
    with screen.capture() as capture:
        screen.print(table)
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())


def as_json(score: Score) -> str:
    """All that the comparison gave as one JSON object."""
    return json.dumps(asdict(score), indent=2) + "\n"

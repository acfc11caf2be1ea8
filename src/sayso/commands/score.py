"""`sayso score`."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.commands.output import write_out
from sayso.views.messages import Messages


@click.command(
    epilog="""\b
sayso read gold/*.txt --format jsonl | sayso score gold -
"""
)
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("predictions", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print the figures.",
)
def score(gold: Path, predictions: Path, format_: str) -> None:
    """Compare PREDICTIONS with your own GOLD annotations: precision, recall and F1.

    GOLD is a folder of brat files, NAME.txt beside NAME.ann, or text/NAME.txt and attributions/NAME_WHO.ann.
    PREDICTIONS is such a folder, or what read --format jsonl printed (- for standard input).
    """
    from sayso import scoring
    from sayso.views import scores

    result = scoring.score(gold, predictions)
    for ref in result.missing:
        Messages().say(f"{ref}: no prediction; counted as one without statements")
    for ref in result.extra:
        Messages().say(f"{ref}: a prediction without gold; not counted")
    write_out([scores.as_json(result) if format_ == "json" else scores.as_table(result)])

"""`sayso schema`."""

from __future__ import annotations

import click

from sayso.commands.output import write_out


@click.command()
def schema() -> None:
    """Print the JSON Schema of what read --format jsonl prints a line."""
    from sayso.contract import schema_text

    write_out([schema_text()])

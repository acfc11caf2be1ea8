"""The reference of the command line tells all of it, and nothing that is no longer so."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sayso.cli import main

DOCS = Path(__file__).parents[1] / "docs"


def commands(command: click.Command = main) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from commands(below)


def test_the_page_is_up_to_date() -> None:
    rendered = runpy.run_path(str(DOCS / "render_cli.py"))["render"]()
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == rendered, "run: python docs/render_cli.py"


@pytest.mark.parametrize("command", list(commands()), ids=lambda command: command.name)
def test_every_command_option_and_argument_is_explained(command: click.Command) -> None:
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
        else:
            assert parameter.human_readable_name.strip("[].") in command.help

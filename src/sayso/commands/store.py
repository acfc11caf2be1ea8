"""The store that a command works on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
from click.core import ParameterSource

store_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--store",
    "-s",
    "address",
    envvar="SAYSO_STORE",
    default="sayso.db",
    show_default=True,
    metavar="STORE",
    help="The store: an SQLite file, or postgresql+psycopg://USER@HOST/DATABASE; where it is not given, what the "
    "environment variable SAYSO_STORE says.",
)


def check_not_both(inputs: tuple[str, ...]) -> None:
    """Refuse inputs beside a store that was asked for: a command works on the one or the other."""
    if inputs and click.get_current_context().get_parameter_source("address") is ParameterSource.COMMANDLINE:
        raise click.UsageError("Name inputs or a --store, not both.")

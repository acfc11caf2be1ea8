"""`sayso mcp`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.commands.store import store_option
from sayso.errors import SaysoError


@click.command(
    epilog="""\b
sayso mcp --store rumour.db
sayso mcp --store rumour.db --files ~/articles --fetch
"""
)
@store_option
@click.option(
    "--files",
    "folders",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    help="Let the assistant read the files in this folder and those within; may be given several times. Hidden files "
    "and links that lead out of it stay closed.",
)
@click.option("--fetch", is_flag=True, help="Let the assistant fetch addresses; private ones are refused.")
def mcp(address: str, folders: tuple[Path, ...], fetch: bool) -> None:
    """Let an assistant read, search and trace: a server of the Model Context Protocol on standard input and output.

    It is started by the program that has the assistant, with this command line, and writes nothing to the store. An
    assistant reads texts that it is given and the articles of the store; files and addresses only if they are
    allowed here.
    """
    try:
        from sayso.assistants.allowed import Allowed
        from sayso.assistants.server import run
    except ImportError as error:  # also of a name that older versions of the SDK do not have
        if (error.name or "").partition(".")[0] == "sayso":
            raise
        raise SaysoError("mcp 2.0 or newer is not installed: pip install 'sayso[mcp]'") from error
    from sayso.corpus.store import Store

    with Store(address, read_only=True) as store:
        if sys.stdin.isatty():
            click.echo("sayso: waiting for a program that speaks the Model Context Protocol; Ctrl-C ends it", err=True)
        run(store, Allowed(folders, fetch))

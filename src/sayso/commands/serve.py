"""`sayso serve`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sayso.commands.store import store_option
from sayso.errors import SaysoError


@click.command(
    epilog="""\b
sayso serve
sayso serve --store rumour.db --port 9000
SAYSO_TOKEN=… sayso serve --host 0.0.0.0 --name sayso.example
"""
)
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address or name to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 for any that is free."
)
@click.option(
    "--token-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with the token that whoever asks must know; where it is not given, what the environment variable "
    "SAYSO_TOKEN says.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A host name by which the service is reached from elsewhere; may be given several times.",
)
@click.option(
    "--fetch/--no-fetch",
    default=None,
    help="Whether addresses that users give are fetched; where neither is given, only if no other machine can ask.",
)
def serve(  # noqa: PLR0913, PLR0917  its options
    address: str, host: str, port: int, token_file: Path | None, names: tuple[str, ...], fetch: bool | None
) -> None:
    """Serve the web page, and the REST service under /api, over a store.

    It listens on this machine alone. At any other address it wants a token of at least 16 characters, which
    programs send as “Authorization: Bearer TOKEN” and people are asked for; put something in front of it then that
    speaks HTTPS.
    """
    from sayso.web.settings import Settings

    token = token_file.read_text(encoding="utf-8").strip() if token_file else os.environ.get("SAYSO_TOKEN") or None
    settings = Settings(address, host, port, token, tuple(name.lower() for name in names), fetch)
    if settings.flaw:
        raise click.UsageError(settings.flaw)
    try:
        from sayso.web.serving import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "sayso":
            raise
        raise SaysoError(f"{error.name} is not installed: pip install 'sayso[web]'") from error
    run(settings, on_start=lambda url: click.echo(f"Sayso is at {url}", err=True))

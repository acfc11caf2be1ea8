"""Where results go: standard output, or a file or folder."""

from __future__ import annotations

import errno
import io
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.errors import OutputError

if TYPE_CHECKING:
    from sayso.article import Article


def check_output(output: Path | None, *, folder: bool) -> None:
    """Refuse an output that cannot be written before anything is read."""
    if output is None:
        return
    if folder and output.exists() and not output.is_dir():
        raise click.BadParameter(f"{output} is a file; brat needs a folder.", param_hint="--output")
    if not folder and output.is_dir():
        raise click.BadParameter(f"{output} is a folder.", param_hint="--output")
    if not folder and not output.parent.is_dir():
        raise click.BadParameter(f"{output.parent} is not a folder.", param_hint="--output")


def write_articles(articles: Iterable[Article], format_: str, output: Path | None) -> None:
    """Write articles in one of the formats as they come, to standard output where there is no other place."""
    from sayso.export.brat import write_brat
    from sayso.export.files import write_file
    from sayso.views.formats import chunks

    if output is None:
        write_out(chunks(format_, articles, sys.stdout))
    elif format_ == "brat":
        write_brat(articles, output)
    else:
        write_file(output, chunks(format_, articles, io.StringIO()))


def write_out(chunks: Iterable[str] | Iterable[bytes]) -> None:
    """Write to standard output, each chunk whole and at once."""
    for chunk in chunks:
        try:
            with _uninterrupted():
                if isinstance(chunk, bytes):
                    sys.stdout.buffer.write(chunk)
                else:
                    sys.stdout.write(chunk)
                sys.stdout.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:  # its reader has seen enough: click ends the run quietly
                raise
            raise OutputError(f"standard output: {error.strerror}") from error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until what is being written is whole; a second one acts at once."""
    usual = signal.getsignal(signal.SIGINT)
    if usual is not signal.default_int_handler:  # ignored, or somebody else's
        yield
        return
    held = False

    def hold(*_: object) -> None:
        nonlocal held
        held = True
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if held:
        raise KeyboardInterrupt

"""`sayso copies`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import click

from sayso.commands.output import write_out
from sayso.commands.run import read_set
from sayso.commands.store import check_not_both, store_option
from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.corpus.records import Copy


@click.command(
    epilog="""\b
sayso copies
sayso copies --of lighthouse
sayso copies articles/ --format jsonl
"""
)
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@store_option
@click.option("--of", "ref", metavar="REF", help="Only what the article with this name shares with others.")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: each passage, with what was changed in it; jsonl: one object a line for each passage.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no warnings; errors are still shown.")
def copies(inputs: tuple[str, ...], address: str, ref: str | None, format_: str, quiet: bool) -> None:
    """Show the passages that articles share, word for word or lightly edited, and which is likely the earlier.

    The articles are those of a store, where the passages were found as they were added; or those of each INPUT,
    which is what read takes, without a store. What stands in quotation marks is told apart: two reporters may
    have heard the same speech.
    """
    check_not_both(inputs)
    if inputs:
        _of_inputs(inputs, ref, format_, quiet=quiet)
    else:
        _of_store(address, ref, format_)


def _of_inputs(inputs: tuple[str, ...], ref: str | None, format_: str, *, quiet: bool) -> None:
    from sayso.corpus.copies import copies as shared

    articles, failed = read_set(inputs, quiet=quiet)
    texts = {article.ref: article.text for article in articles}
    if ref is not None and ref not in texts:
        raise InputError(ref, "no article of the inputs has this name")
    found = (copy for copy in shared(articles) if ref is None or ref in copy.refs)
    write_out(_chunks(format_, found, texts.__getitem__))
    if failed:
        raise click.exceptions.Exit(1)


def _of_store(address: str, ref: str | None, format_: str) -> None:
    from sayso.corpus.store import Store

    with Store(address, create=False) as store:
        if ref is not None:
            store.get(ref)  # says so where there is none

        @lru_cache(maxsize=256)
        def text_of(ref: str) -> str:
            return store.get(ref).text

        write_out(_chunks(format_, store.copies(ref), text_of))


def _chunks(format_: str, found: Iterable[Copy], text_of: Callable[[str], str]) -> Iterator[str]:
    from sayso.views.copies import copy_lines, show_copies
    from sayso.views.terminal import console

    return copy_lines(found) if format_ == "jsonl" else show_copies(found, text_of, console(sys.stdout))

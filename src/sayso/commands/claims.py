"""`sayso claims`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from sayso.commands.output import write_out
from sayso.commands.run import read_set
from sayso.commands.store import check_not_both, store_option
from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.corpus.records import Claim


@click.command(
    epilog="""\b
sayso claims
sayso claims --of lighthouse
sayso claims articles/ --format jsonl
"""
)
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@store_option
@click.option("--of", "ref", metavar="REF", help="Only what the article with this name says too.")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: each claim with the articles that make it; jsonl: one object a line for each claim.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no warnings; errors are still shown.")
def claims(inputs: tuple[str, ...], address: str, ref: str | None, format_: str, quiet: bool) -> None:
    """Show what several articles say alike, who says it, and who denies it; that of most articles first.

    The articles are those of a store, where the claims were found as they were added; or those of each INPUT,
    which is what read takes, without a store. Under a claim stand the smaller ones that some of its articles
    also make.
    """
    check_not_both(inputs)
    if inputs:
        _of_inputs(inputs, ref, format_, quiet=quiet)
    else:
        _of_store(address, ref, format_)


def _of_inputs(inputs: tuple[str, ...], ref: str | None, format_: str, *, quiet: bool) -> None:
    from sayso.corpus.claims import claims as grouped

    articles, failed = read_set(inputs, quiet=quiet)
    if ref is not None and ref not in {article.ref for article in articles}:
        raise InputError(ref, "no article of the inputs has this name")
    write_out(_chunks(format_, (claim for claim in grouped(articles) if ref is None or ref in claim.articles)))
    if failed:
        raise click.exceptions.Exit(1)


def _of_store(address: str, ref: str | None, format_: str) -> None:
    from sayso.corpus.store import Store

    with Store(address, create=False) as store:
        if ref is not None:
            store.get(ref)  # says so where there is none
        write_out(_chunks(format_, store.claims(ref)))


def _chunks(format_: str, found: Iterable[Claim]) -> Iterator[str]:
    from sayso.views.claims import claim_lines, show_claims
    from sayso.views.terminal import console

    return claim_lines(found) if format_ == "jsonl" else show_claims(found, console(sys.stdout))

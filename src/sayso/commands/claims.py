"""`sayso claims`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from sayso.commands.output import write_out
from sayso.commands.sets import articles_of, set_options, store_at
from sayso.commands.store import check_not_both

if TYPE_CHECKING:
    from sayso.corpus.records import Claim


@click.command(
    epilog="""\b
sayso claims
sayso claims --of lighthouse
sayso claims articles/ --format jsonl
"""
)
@set_options(
    of="Only what the article with this name says too.",
    text="each claim with the articles that make it",
    jsonl="claim",
)
def claims(inputs: tuple[str, ...], address: str, ref: str | None, format_: str, quiet: bool) -> None:
    """Show what several articles say alike, who says it, and who denies it; that of most articles first.

    The articles are those of a store, where the claims were found as they were added; or those of each INPUT,
    which is what read takes, without a store. Under a claim stand the smaller ones that some of its articles
    also make.
    """
    check_not_both(inputs)
    if inputs:
        from sayso.corpus.claims import claims as grouped

        with articles_of(inputs, ref, quiet=quiet) as articles:
            found = (claim for claim in grouped(articles) if ref is None or ref in claim.articles)
            write_out(_chunks(format_, found))
    else:
        with store_at(address, ref) as store:
            write_out(_chunks(format_, store.claims(ref)))


def _chunks(format_: str, found: Iterable[Claim]) -> Iterator[str]:
    from sayso.views.claims import claim_lines, show_claims
    from sayso.views.terminal import console

    return claim_lines(found) if format_ == "jsonl" else show_claims(found, console(sys.stdout))

"""`sayso add`."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from sayso.commands.output import write_out
from sayso.commands.run import messages, piped_in
from sayso.commands.store import store_option

if TYPE_CHECKING:
    from sayso.corpus.store import Added


@click.command(
    epilog="""\b
sayso add articles/ crawl.warc.gz
sayso add https://news.example/feed --store rumour.db
sayso add *.html --store postgresql+psycopg://ana@db.example/sayso
"""
)
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@store_option
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: a line for each article that is new or changed; jsonl: an object for each article, known ones too.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress bar, no warnings and no count at the end.")
def add(inputs: tuple[str, ...], address: str, format_: str, quiet: bool) -> None:
    """Read articles into a store, and say of each what it is called there once it is there for good.

    An INPUT is what read takes. What the store has already is not read again, so that a run which was cut short
    can be run again. An article that changed (the same address, or where it has none the same file and name) is
    kept beside its older version. Several runs may add to one store at once.
    """
    inputs = inputs or piped_in()
    from sayso.corpus.adding import add as add_all
    from sayso.corpus.store import Store
    from sayso.views.stored import added_chunk

    changes: Counter[str] = Counter()
    with (
        Store(address) as store,
        messages(inputs, quiet=quiet, results_on_screen=sys.stdout.isatty()) as said,
    ):

        def tell(added: Added) -> None:
            changes[added.change] += 1
            said.step()
            write_out(added_chunk(added, format_))

        try:
            for article, added in add_all(inputs, store, on_error=said.error, on_known=tell):
                said.warnings(article)
                tell(added)
        finally:
            said.note(
                f"{store.name}: {changes['new']:,} added, {changes['changed']:,} changed, {changes['known']:,} known"
            )
    if said.failed:
        raise click.exceptions.Exit(1)

"""`sayso import`."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime

import click

from sayso.commands.output import write_out
from sayso.commands.run import messages
from sayso.commands.store import store_option

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    name="import",
    epilog="""\b
sayso import january
sayso import january --claim c1204 --store rumour.db
sayso import s3://results/january --from 2026-01-02 --to 2026-01-03
""",
)
@click.argument("dataset", metavar="DATASET")
@store_option
@click.option("--ref", "refs", multiple=True, metavar="REF", help="Only this article; may be given several times.")
@click.option(
    "--claim", "claims", multiple=True, metavar="ID", help="Only the articles that make this claim of the data set."
)
@click.option("--from", "first", type=_DAY, metavar="DATE", help="Only articles of this day (YYYY-MM-DD) or later.")
@click.option("--to", "last", type=_DAY, metavar="DATE", help="Only articles of this day or earlier.")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no count at the end.")
def import_(  # noqa: PLR0913, PLR0917  the options
    dataset: str,
    address: str,
    refs: tuple[str, ...],
    claims: tuple[str, ...],
    first: datetime | None,
    last: datetime | None,
    quiet: bool,
) -> None:
    """Take articles of a DATASET that batch has made into a store, so that the page and the other commands show them.

    They come in the order in which they were read, with their older versions; copies and claims are found anew, among
    what is in the store. What was read without statements gets them now. What the store has already is passed over.
    """
    from sayso.batch.importing import DataSet, Selection, import_into
    from sayso.corpus.store import Store
    from sayso.views.stored import added_chunk

    wanted = Selection(frozenset(refs), frozenset(claims), _day(first), _day(last))
    changes: Counter[str] = Counter()
    data = DataSet(dataset)
    with (
        Store(address) as store,
        messages((dataset, "-"), quiet=quiet, results_on_screen=sys.stdout.isatty()) as said,
    ):
        try:
            for added in import_into(store, data, wanted):
                changes[added.change] += 1
                said.step()
                write_out(added_chunk(added, "text"))
        finally:
            said.note(
                f"{store.name}: {changes['new']:,} added, {changes['changed']:,} changed, {changes['known']:,} known"
            )


def _day(given: datetime | None) -> str | None:
    return given.date().isoformat() if given else None

"""`sayso export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.commands.output import check_output, write_out
from sayso.commands.store import store_option
from sayso.commands.stored import each
from sayso.views.messages import Messages

if TYPE_CHECKING:
    from sayso.article import Article
    from sayso.corpus.store import Store
    from sayso.export.traced import TracedClaim

FORMATS = (
    "web-annotation",
    "prov-json",
    "prov-n",
    "schema-org",
    "brat",
    "spacy",
    "graphml",
    "gexf",
    "csv",
    "parquet",
    "html",
)


@click.command(
    epilog="""\b
sayso export lighthouse ferry --to web-annotation --output story.jsonld
sayso export --claim c12 --to html --output lighthouse.html
sayso export lighthouse ferry --to brat --output annotations/
"""
)
@click.argument("refs", nargs=-1, metavar="[REF]...")
@store_option
@click.option("--claim", "id_", metavar="ID", help="This claim, with where it comes from; ID is what claims calls it.")
@click.option("--to", "to", type=click.Choice(FORMATS), required=True, help="The format.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file, which appears once it is whole; with brat to this folder.",
)
def export(refs: tuple[str, ...], address: str, id_: str | None, to: str, output: Path | None) -> None:
    """Export articles of a store, or one of its claims, in the formats of others.

    REF is what list calls an article. Some formats take articles alone, brat takes several only into a folder, and
    some need parts of Sayso that are installed with it only on demand; each says so.
    """
    if bool(refs) == (id_ is not None):
        raise click.UsageError("Name articles, or a claim with --claim.")
    check_output(output, folder=to == "brat")
    from sayso.corpus.store import Store
    from sayso.export.registry import EXPORTS

    if output is None and EXPORTS[to].binary and sys.stdout.isatty():
        raise click.UsageError(f"{EXPORTS[to].title} is nothing for a terminal: give a file with --output.")
    said = Messages()
    with Store(address, create=False) as store:
        if id_ is not None:
            _write(_claim(store, id_), to, output)
        elif articles := _some(each(refs, store.get, said)):
            _write(articles, to, output)
    if said.failed:
        raise click.exceptions.Exit(1)


def _claim(store: Store, id_: str) -> TracedClaim:
    from sayso.corpus.tracing import trace_claim
    from sayso.export.traced import TracedClaim

    claim = store.claim(id_)
    found = trace_claim(claim, store)
    return TracedClaim(found.trace, found.articles, claim)


def _some(articles: Iterator[Article]) -> Iterator[Article] | None:
    """The articles; None where there are none, and so nothing to write."""
    for first in articles:
        return chain([first], articles)
    return None


def _write(what: Iterator[Article] | TracedClaim, to: str, output: Path | None) -> None:
    from sayso.export.registry import export as write
    from sayso.export.registry import exported

    if output is None:
        write_out(exported(what, to))
    else:
        write(what, to, output)

"""`sayso list`, `show`, `search` and `remove`: what is in a store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click

from sayso.commands.output import write_articles, write_out
from sayso.commands.store import store_option
from sayso.errors import InputError
from sayso.views.messages import Messages

_T = TypeVar("_T")

_format = click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="text: for people; json: one array; jsonl: one object a line.",
)


@click.command("list")
@store_option
@_format
@click.option("--versions", is_flag=True, help="Older versions too.")
def list_(address: str, format_: str, versions: bool) -> None:
    """List the articles of a store, in the order in which they were added."""
    from sayso.corpus.store import Store
    from sayso.views.stored import chunks

    with Store(address, create=False) as store:
        write_out(chunks(format_, store.entries(versions=versions), sys.stdout))


@click.command()
@click.argument("refs", nargs=-1, required=True, metavar="REF...")
@store_option
@click.option("--version", type=click.IntRange(min=1), help="This version, not the newest.")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "table", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="As with read.",
)
def show(refs: tuple[str, ...], address: str, version: int | None, format_: str) -> None:
    """Print articles of a store, and the statements in them, in the ways of read; REF is what list calls them."""
    from sayso.corpus.store import Store

    said = Messages()
    with Store(address, create=False) as store:
        write_articles(each(refs, lambda ref: store.get(ref, version=version), said), format_, None)
    if said.failed:
        raise click.exceptions.Exit(1)


@click.command(
    epilog="""\b
sayso search lighthouse hotel
sayso search '"working light" OR lamp -ferry'
"""
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@store_option
@_format
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to find at most.")
def search(query: tuple[str, ...], address: str, format_: str, limit: int) -> None:
    """Find articles of a store by their words, the best first.

    All words of the QUERY must be there, in any of their forms; "words in quotation marks" one after the other.
    OR between words asks for either, and - before a word for its absence (put -- before a QUERY that begins so).
    """
    from sayso.corpus.store import Store
    from sayso.views.stored import chunks

    with Store(address, create=False) as store:
        write_out(chunks(format_, store.search(" ".join(query), limit=limit), sys.stdout))


@click.command()
@click.argument("refs", nargs=-1, required=True, metavar="REF...")
@store_option
def remove(refs: tuple[str, ...], address: str) -> None:
    """Remove articles from a store, with all their versions; REF is what list calls them."""
    from sayso.corpus.store import Store

    said = Messages()
    with Store(address, create=False) as store:
        for _ in each(refs, store.remove, said):
            pass
    if said.failed:
        raise click.exceptions.Exit(1)


def each(refs: Iterable[str], of: Callable[[str], _T], said: Messages) -> Iterator[_T]:
    """What each ref stands for; of one that the store does not have the error is said, and the rest goes on."""
    for ref in refs:
        try:
            yield of(ref)
        except InputError as error:
            said.error(error)

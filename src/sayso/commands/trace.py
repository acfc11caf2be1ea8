"""`sayso trace`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from sayso.commands.output import write_out
from sayso.commands.run import read_set
from sayso.commands.store import check_not_both, store_option
from sayso.views.messages import Messages

if TYPE_CHECKING:
    from sayso.article import Article
    from sayso.corpus.records import Trace


@click.command(
    epilog="""\b
sayso trace "The lighthouse will be a hotel"
sayso trace "The lighthouse will be a hotel" articles/
sayso trace "The lighthouse will be a hotel" --format dot | dot -Tsvg > lighthouse.svg
"""
)
@click.argument("claim")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@store_option
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "json", "jsonl", "dot", "graphml"]),
    default="text",
    show_default=True,
    help="text: the origins, with the articles under each; json, jsonl: one object, on several lines or one; dot: "
    "a graph for Graphviz; graphml: a graph for other tools (pip install 'sayso[graphs]').",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no warnings; errors are still shown.")
def trace(claim: str, inputs: tuple[str, ...], address: str, format_: str, quiet: bool) -> None:
    """Follow a CLAIM, a sentence in your own words, back to where it enters the articles; count independent origins.

    The articles are those of a store that are about it; or those of each INPUT, which is what read takes,
    without a store. Of every article there is told from whom it has the claim, with the words that show it.
    """
    check_not_both(inputs)
    if not claim.strip():
        raise click.BadParameter("Say in a sentence what is claimed.", param_hint="CLAIM")
    failed = False
    if inputs:
        from sayso.corpus.copies import copies
        from sayso.corpus.origins import trace as follow

        articles, failed = read_set(inputs, quiet=quiet)
        found = follow(claim, articles, list(copies(articles)))
    else:
        found, articles = _over_store(claim, address, quiet=quiet)
    _write(found, articles, format_)
    if failed:
        raise click.exceptions.Exit(1)


def _over_store(claim: str, address: str, *, quiet: bool) -> tuple[Trace, list[Article]]:
    from sayso.corpus.origins import WIDEST
    from sayso.corpus.store import Store
    from sayso.corpus.tracing import trace_stored

    with Store(address, create=False) as store:
        found = trace_stored(claim, store)
    if found.matched > WIDEST:
        Messages(quiet=quiet).note(
            f"{found.matched:,} articles have words of the claim; the {WIDEST} that have most of them were read closely"
        )
    return found.trace, list(found.articles)


def _write(found: Trace, articles: list[Article], format_: str) -> None:
    if format_ == "graphml":
        from sayso.export.registry import exported
        from sayso.export.traced import TracedClaim

        write_out(exported(TracedClaim(found, tuple(articles)), "graphml"))
    elif format_ == "dot":
        from sayso.views.trace_graph import dot

        write_out([dot(found)])
    elif format_ == "text":
        from sayso.views.terminal import console
        from sayso.views.trace import show_trace

        write_out([show_trace(found, console(sys.stdout))])
    else:
        from sayso.views.trace_json import to_json

        write_out([to_json(found, indent=2 if format_ == "json" else None) + "\n"])

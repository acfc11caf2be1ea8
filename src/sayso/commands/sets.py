"""What commands over many articles share: their options, and the articles of a store or of inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from sayso.commands.run import read_set
from sayso.commands.store import store_option
from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.article import Article
    from sayso.corpus.store import Store

Command = Callable[..., Any]


def set_options(*, of: str, text: str, jsonl: str) -> Callable[[Command], Command]:
    """The options of a command that shows what is found over many articles, with what it says of some of them."""
    options = (
        click.argument("inputs", nargs=-1, metavar="[INPUT]..."),
        store_option,
        click.option("--of", "ref", metavar="REF", help=of),
        click.option(
            "--format",
            "-f",
            "format_",
            type=click.Choice(["text", "jsonl"]),
            default="text",
            show_default=True,
            help=f"text: {text}; jsonl: one object a line for each {jsonl}.",
        ),
        click.option("--quiet", "-q", is_flag=True, help="No progress bar and no warnings; errors are still shown."),
    )

    def with_options(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return with_options


@contextmanager
def articles_of(inputs: tuple[str, ...], ref: str | None, *, quiet: bool) -> Iterator[list[Article]]:
    """The articles of some inputs, `ref` among them; the command fails at its end where one could not be read."""
    articles, failed = read_set(inputs, quiet=quiet)
    if ref is not None and ref not in {article.ref for article in articles}:
        raise InputError(ref, "no article of the inputs has this name")
    yield articles
    if failed:
        raise click.exceptions.Exit(1)


@contextmanager
def store_at(address: str, ref: str | None) -> Iterator[Store]:
    """The store, which has the article `ref`."""
    from sayso.corpus.store import Store

    with Store(address, create=False) as store:
        if ref is not None:
            store.get(ref)  # says so where there is none
        yield store

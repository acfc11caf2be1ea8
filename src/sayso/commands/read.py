"""`sayso read`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso.commands.output import check_output, write_articles
from sayso.commands.run import messages, piped_in


@click.command(
    epilog="""\b
sayso read page.html
sayso read notes.txt --format table
sayso read articles/ --format jsonl --output statements.jsonl
curl -s https://news.example/story | sayso read -
"""
)
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "table", "json", "jsonl", "brat"]),
    default="text",
    show_default=True,
    help="text: a summary, the article with its statements marked, and the statements by holder; table: the "
    "summary and the statements by holder; json: one array of all articles; jsonl: one object a line, each as "
    "soon as it is read; brat: standoff annotations.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file, which appears once it is whole; with brat to this folder, as REF.txt and "
    "REF.ann for each article.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no warnings; errors are still shown.")
def read(inputs: tuple[str, ...], format_: str, output: Path | None, quiet: bool) -> None:
    """Read articles and print the statements in them: who holds each, how firmly, and through whom it came.

    An INPUT is a file (plain text, HTML, JSON lines, an RSS or Atom feed or WARC, also with gzip), a folder, an
    http or https address of a page or feed, or - for standard input, which is read too where no INPUT is given
    and something is piped in.
    """
    inputs = inputs or piped_in()
    check_output(output, folder=format_ == "brat")
    from sayso.reader import read_many

    with messages(inputs, quiet=quiet, results_on_screen=output is None and sys.stdout.isatty()) as said:
        articles = said.noted(read_many(inputs, on_error=said.error))
        write_articles(articles, format_, output)
    if said.failed:
        raise click.exceptions.Exit(1)

"""The command line. Results go to standard output, messages and progress to standard error.

What a command needs is imported when it runs, so that `sayso --help` answers at once.
"""

from __future__ import annotations

import errno
import io
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from sayso.errors import OutputError, SaysoError
from sayso.views.messages import Messages

if TYPE_CHECKING:
    from sayso.article import Article


class _Group(click.Group):
    """Ends what fails on purpose with one line on standard error and exit status 1, without a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # results are UTF-8 whatever the locale
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SaysoError as error:
            _fail(str(error))
        except KeyboardInterrupt:
            _fail("interrupted")


def _fail(reason: str) -> NoReturn:
    Messages().say(reason)
    raise click.exceptions.Exit(1)


@click.group(name="sayso", cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sayso", message="%(prog)s %(version)s")
def main() -> None:
    """Read news articles and tell, for every statement in them, on whose word it stands.

    Exit status: 0 when all went well; 1 when an input failed (the others are read all the same) or the
    run was cut short; 2 when the command was used wrongly.
    """


@main.command(
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

    An INPUT is a file (plain text, HTML or JSON lines, also with gzip), a folder, an http or https address,
    or - for standard input, which is read too where no INPUT is given and something is piped in.
    """
    inputs = inputs or _piped_in()
    _check_output(output, folder=format_ == "brat")
    from sayso.reader import read_many

    with _messages(inputs, quiet=quiet, results_on_screen=output is None and sys.stdout.isatty()) as messages:
        articles = messages.noted(read_many(inputs, on_error=messages.error))
        _write(articles, format_, output)
    if messages.failed:
        raise click.exceptions.Exit(1)


@main.command(
    epilog="""\b
sayso read gold/*.txt --format jsonl | sayso score gold -
"""
)
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("predictions", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print the figures.",
)
def score(gold: Path, predictions: Path, format_: str) -> None:
    """Compare PREDICTIONS with your own GOLD annotations: precision, recall and F1.

    GOLD is a folder of brat files, NAME.txt beside NAME.ann, or text/NAME.txt and attributions/NAME_WHO.ann.
    PREDICTIONS is such a folder, or what read --format jsonl printed (- for standard input).
    """
    from sayso import scoring
    from sayso.views import scores

    result = scoring.score(gold, predictions)
    for ref in result.missing:
        Messages().say(f"{ref}: no prediction; counted as one without statements")
    for ref in result.extra:
        Messages().say(f"{ref}: a prediction without gold; not counted")
    _print([scores.as_json(result) if format_ == "json" else scores.as_table(result)])


@main.command()
def schema() -> None:
    """Print the JSON Schema of what read --format jsonl prints a line."""
    from sayso.contract import schema_text

    _print([schema_text()])


def _piped_in() -> tuple[str, ...]:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Name files, folders or addresses to read, or - for standard input.")
    return ("-",)


def _check_output(output: Path | None, *, folder: bool) -> None:
    """Refuse an output that cannot be written before anything is read."""
    if output is None:
        return
    if folder and output.exists() and not output.is_dir():
        raise click.BadParameter(f"{output} is a file; brat needs a folder.", param_hint="--output")
    if not folder and output.is_dir():
        raise click.BadParameter(f"{output} is a folder.", param_hint="--output")
    if not folder and not output.parent.is_dir():
        raise click.BadParameter(f"{output.parent} is not a folder.", param_hint="--output")


@contextmanager
def _messages(inputs: tuple[str, ...], *, quiet: bool, results_on_screen: bool) -> Iterator[Messages]:
    """Messages alone, or with a bar where several articles are read and somebody sees nothing else of it."""
    countable = not any(map(_may_hold_many, inputs))
    if quiet or results_on_screen or not sys.stderr.isatty() or (countable and len(inputs) == 1):
        yield Messages(quiet=quiet)
        return
    from sayso.views.progress import bar

    with bar(inputs, countable=countable) as messages:
        yield messages


def _may_hold_many(given: str) -> bool:
    """Whether an input may be more than one article: a folder, JSON lines, standard input."""
    path = Path(given)
    return given == "-" or path.is_dir() or not {".jsonl", ".ndjson", ".json"}.isdisjoint(path.suffixes)


def _write(articles: Iterable[Article], format_: str, output: Path | None) -> None:
    from sayso.export.brat import write_brat
    from sayso.export.files import write_file
    from sayso.views.formats import chunks

    if output is None:
        _print(chunks(format_, articles, sys.stdout))
    elif format_ == "brat":
        write_brat(articles, output)
    else:
        write_file(output, chunks(format_, articles, io.StringIO()))


def _print(chunks: Iterable[str]) -> None:
    """Write to standard output, each chunk whole and at once."""
    for chunk in chunks:
        try:
            with _uninterrupted():
                sys.stdout.write(chunk)
                sys.stdout.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:  # its reader has seen enough: click ends the run quietly
                raise
            raise OutputError(f"standard output: {error.strerror}") from error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back until what is being written is whole; a second one acts at once."""
    usual = signal.getsignal(signal.SIGINT)
    if usual is not signal.default_int_handler:  # ignored, or somebody else's
        yield
        return
    held = False

    def hold(*_: object) -> None:
        nonlocal held
        held = True
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if held:
        raise KeyboardInterrupt

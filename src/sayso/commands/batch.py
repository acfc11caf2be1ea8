"""`sayso batch`."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(
    epilog="""\b
sayso batch crawl/*.warc.gz --out january
sayso batch 's3://archive/2026/01/**/*.warc.gz' --out s3://results/january --work /mnt/shared/january --ray auto
duckdb -c "select holder_name, count(*) from 'january/statements/**/*.parquet' group by all order by 2 desc"
"""
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out",
    "-o",
    required=True,
    metavar="DATASET",
    help="The data set: a folder that is not there yet, or an address such as s3://BUCKET/NAME. It appears once it "
    "is whole.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    help="A folder for what is not finished, with --ray one that all nodes have under this name; DATASET.unfinished "
    "where it is not given.",
)
@click.option(
    "--ray",
    metavar="ADDRESS",
    help="Work on all nodes of this Ray cluster, auto for the one that runs here; Sayso is to be installed on each.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    help="How many tasks are done at a time; as many as there are cores where it is not given.",
)
@click.option(
    "--no-statements",
    is_flag=True,
    help="Texts, copies, and the claims that headlines make, some times faster.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no summary; errors are still shown.")
def batch(  # noqa: PLR0913, PLR0917  the options
    inputs: tuple[str, ...],
    out: str,
    work: Path | None,
    ray: str | None,
    processes: int | None,
    no_statements: bool,
    quiet: bool,
) -> None:
    """Read archives of any size into a Parquet data set: articles, statements, sources, copies, claims, origins.

    An INPUT is a file (WARC, JSON lines, Parquet, or what else read takes), a folder, or a pattern with *, ? or **;
    on this machine, or at any address that fsspec reads, such as s3://. What cannot be read becomes a row of the
    table errors, and the rest goes on.

    A run that was cut short, however, goes on where it was when the same command is given again.
    """
    from sayso.batch.run import run
    from sayso.batch.running import Runner
    from sayso.views.batch import summary, watching

    with watching(shown=not quiet and sys.stderr.isatty()) as watch:
        made = run(inputs, out, work=work, runner=Runner(processes, ray=ray), statements=not no_statements, watch=watch)
    if not quiet:
        click.echo(summary(made), err=True, nl=False)
    if made.rows["errors"]:
        raise click.exceptions.Exit(1)

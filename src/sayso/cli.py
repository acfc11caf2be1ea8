"""The command line. Results go to standard output, messages and progress to standard error."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, NoReturn

import click

from sayso.commands.add import add
from sayso.commands.batch import batch
from sayso.commands.claims import claims
from sayso.commands.copies import copies
from sayso.commands.export import export
from sayso.commands.import_ import import_
from sayso.commands.mcp import mcp
from sayso.commands.read import read
from sayso.commands.schema import schema
from sayso.commands.score import score
from sayso.commands.serve import serve
from sayso.commands.stored import list_, remove, search, show
from sayso.commands.trace import trace
from sayso.errors import SaysoError
from sayso.views.messages import Messages


class _Group(click.Group):
    """Ends what fails on purpose with one line on standard error and exit status 1, without a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        # Articles are read side by side, one core each; threads of numpy's own would wait beside them, and busily.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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


_COMMANDS = (
    read,
    add,
    list_,
    show,
    search,
    remove,
    trace,
    claims,
    copies,
    export,
    serve,
    mcp,
    batch,
    import_,
    score,
    schema,
)
for _command in _COMMANDS:
    main.add_command(_command)

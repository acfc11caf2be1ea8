"""Renders `docs/cli.md` from the commands themselves: `python docs/render_cli.py` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from sayso.cli import main

PAGE = Path(__file__).with_name("cli.md")

INTRODUCTION = """\
# The command line

This page is made from the commands themselves by `python docs/render_cli.py`.

Results go to standard output, in UTF-8; messages and the progress bar go to standard error, one line each:
`sayso: INPUT: what is wrong with it`. The bar shows where several articles are read and the results do not
go to the same screen.

| exit status | when |
|---|---|
| 0 | all went well |
| 1 | an input failed (the others were read all the same), or the run was cut short (Ctrl-C, a full disk) |
| 2 | the command was used wrongly |

Without a terminal, or with the environment variable `NO_COLOR` set, nothing is coloured, and brackets mark
the statements instead: `{3:source} <3:cue> [3:content]`. `FORCE_COLOR` keeps the colours, for instance for
`less -R`.

The commands `add`, `list`, `show`, `search`, `remove`, `export` and `import` work on a store, and so do `trace`,
`claims` and `copies` where they are given no inputs: an SQLite file, by default `sayso.db` where
the command is run, or a PostgreSQL database (`pip install 'sayso[postgresql]'`). `SAYSO_STORE` names another.
"""


def render() -> str:
    """The page as Markdown."""
    return "\n".join([INTRODUCTION, *_command(main, "sayso")])


def _command(command: click.Command, name: str) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(click.Context(command, info_name=name)))
    yield f"## `{name}`\n"
    yield f"```\n{name} {usage}\n```\n"
    yield cleandoc(command.help or "") + "\n"
    if command.epilog:
        yield f"```\n{_plain_block(command.epilog)}\n```\n"
    options = [option for option in command.params if isinstance(option, click.Option)]
    if options:
        yield "| option | |\n|---|---|"
        yield from map(_option, options)
        yield ""
    if isinstance(command, click.Group):
        for below in sorted(command.commands):
            yield from _command(command.commands[below], f"{name} {below}")


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(main))}"
    default = f" Default: `{option.default}`." if option.show_default else ""
    return f"| {names}{_escaped(value)} | {_escaped(option.help or '')}{default} |"


def _plain_block(text: str) -> str:
    return text.replace("\b\n", "").strip()  # how click is told not to fill a paragraph


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")

"""`sayso copies`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import click

from sayso.commands.output import write_out
from sayso.commands.sets import articles_of, set_options, store_at
from sayso.commands.store import check_not_both

if TYPE_CHECKING:
    from sayso.corpus.records import Copy


@click.command(
    epilog="""\b
sayso copies
sayso copies --of lighthouse
sayso copies articles/ --format jsonl
"""
)
@set_options(
    of="Only what the article with this name shares with others.",
    text="each passage, with what was changed in it",
    jsonl="passage",
)
def copies(inputs: tuple[str, ...], address: str, ref: str | None, format_: str, quiet: bool) -> None:
    """Show the passages that articles share, word for word or lightly edited, and which is likely the earlier.

    The articles are those of a store, where the passages were found as they were added; or those of each INPUT,
    which is what read takes, without a store. What stands in quotation marks is told apart: two reporters may
    have heard the same speech.
    """
    check_not_both(inputs)
    if inputs:
        from sayso.corpus.copies import copies as shared

        with articles_of(inputs, ref, quiet=quiet) as articles:
            texts = {article.ref: article.text for article in articles}
            found = (copy for copy in shared(articles) if ref is None or ref in copy.refs)
            write_out(_chunks(format_, found, texts.__getitem__))
    else:
        with store_at(address, ref) as store:
            text_of = lru_cache(maxsize=256)(lambda ref: store.get(ref).text)
            write_out(_chunks(format_, store.copies(ref), text_of))


def _chunks(format_: str, found: Iterable[Copy], text_of: Callable[[str], str]) -> Iterator[str]:
    from sayso.views.copies import copy_lines, show_copies
    from sayso.views.terminal import console

    return copy_lines(found) if format_ == "jsonl" else show_copies(found, text_of, console(sys.stdout))

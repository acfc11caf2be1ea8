"""What is in a store, and what was found or added there: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TextIO

from rich.console import Console
from rich.text import Text

from sayso.contract import json_text
from sayso.corpus.store import Added, Entry, Hit
from sayso.views.characters import one_line, printable
from sayso.views.terminal import console

_INDENT = "  "


def added_chunk(added: Added, format_: str) -> Iterator[str]:
    """What became of an article, in a format: `text`, in which known ones are passed over, or `jsonl`."""
    if format_ == "jsonl":
        yield json_text(asdict(added)) + "\n"
    elif added.change != "known":
        version = f", version {added.version}" if added.change == "changed" else ""
        yield f"{one_line(added.ref)}: {'changed' if version else 'added'}{version}\n"


def chunks(format_: str, found: Iterable[Entry | Hit], stream: TextIO) -> Iterator[str]:
    """What a store has, in a format, ready to be written.

    Args:
        format_: `text`, `json` or `jsonl`.
        found: taken only as far as the chunks are.
        stream: where the chunks will go; decides on colour.
    """
    if format_ == "text":
        screen = console(stream)
        yield from (_told(item, screen) for item in found)
    elif format_ == "jsonl":
        yield from (json_text(asdict(item)) + "\n" for item in found)
    else:
        yield "["
        mark = "\n"
        for item in found:
            yield mark + json_text(asdict(item), indent=2)
            mark = ",\n"
        yield "\n]\n"


def _told(item: Entry | Hit, screen: Console) -> str:
    known = [item.outlet, item.published and item.published[:10]]
    if isinstance(item, Entry) and not (item.current and item.version == 1):
        known.append(f"version {item.version}" + ("" if item.current else ", replaced"))
    lines = [Text.assemble((one_line(item.ref), "bold"), *((f" · {one_line(part)}", "dim") for part in known if part))]
    if item.title:
        lines.append(Text(_INDENT + one_line(item.title)))
    if isinstance(item, Hit):
        lines.append(_snippet(item, plain=screen.color_system is None))
    with screen.capture() as capture:
        for line in lines:
            screen.print(line, soft_wrap=True)
    return capture.get()


def _snippet(hit: Hit, *, plain: bool) -> Text:
    """The snippet, with the words that were looked for bold, or in brackets where there is no colour."""
    shown = Text(_INDENT, "dim")
    last = 0
    for start, end in hit.marks:
        words = printable(hit.snippet[start:end])
        shown.append(printable(hit.snippet[last:start]))
        shown.append(f"[{words}]" if plain else words, "not dim bold")
        last = end
    return shown.append(printable(hit.snippet[last:]))

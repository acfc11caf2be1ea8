"""JSON documents that hold a long list, written item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sayso.contract import json_text


def listed(head: str, items: Iterable[object], tail: Callable[[int], str]) -> Iterator[bytes]:
    """A JSON document around a list, one item a line, each written as it comes.

    Args:
        head: the document up to the list's opening bracket.
        items: what the list holds.
        tail: the document from behind the list's closing bracket, given the number of items.
    """
    yield f"{head}[".encode()
    number = 0
    for number, item in enumerate(items, 1):
        yield f"{',' if number > 1 else ''}\n{json_text(item)}".encode()
    yield f"\n]{tail(number)}\n".encode()

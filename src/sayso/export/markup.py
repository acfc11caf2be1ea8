"""HTML in one file: nothing of it comes from elsewhere, and no word of an article can become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from sayso.export.sound import xml_text
from sayso.views.characters import one_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Even where something of an article became markup, no browser would run or fetch it."""


def page(title: str, body: Iterable[str], language: str = "en") -> Iterator[bytes]:
    """A whole page around the parts of its main element.

    Args:
        title: what the window is called; plain text.
        body: HTML, part by part.
        language: of the page's own words, which are English.
    """
    style = resources.files("sayso.export").joinpath("report.css").read_text(encoding="utf-8")
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{line(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    ).encode()
    for part in body:
        yield f"{part}\n".encode()
    yield b"</main>\n</body>\n</html>\n"


def safe(text: str) -> str:
    """Text of others as HTML, its line ends kept."""
    return escape(xml_text(text))


def line(text: str) -> str:
    """Text of others as HTML, on one line."""
    return safe(one_line(text))


def link(address: str | None, words: str) -> str:
    """A link where there is an address, else the words alone.

    Args:
        address: checked: of the web (`sayso.export.iris.web_address`), or within the page.
        words: plain text.
    """
    return f'<a href="{escape(address)}">{line(words)}</a>' if address else line(words)


def table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table that scrolls by itself where the page is too narrow.

    Args:
        caption: what it shows, for those who hear it; plain text.
        head: of each column; plain text.
        rows: cells, as HTML.
    """
    heads = "".join(f'<th scope="col">{line(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    label = escape(caption)
    return (
        f'<div class="wide" role="region" aria-label="{label}" tabindex="0"><table aria-label="{label}">'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table></div>"
    )

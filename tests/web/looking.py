"""Pages as a parser sees them."""

from __future__ import annotations

from typing import Any

import html5lib
from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"


def parsed(html: str) -> Any:
    """The tree of a page.

    Raises:
        ParseError: it is not valid HTML.
    """
    return html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), strict=True).parse(html)


def all_of(tree: Any, path: str) -> list[Any]:
    """The elements (or texts) of a path; elements are named without their namespace."""
    found: list[Any] = tree.xpath(path, namespaces={"h": XHTML.strip("{}")})
    return found


def words(element: Any) -> str:
    """What an element says, on one line."""
    return " ".join("".join(element.itertext()).split())


def text(tree: Any) -> str:
    """The whole page's words."""
    return " ".join(str(etree.tostring(tree.getroot(), method="text", encoding="unicode")).split())

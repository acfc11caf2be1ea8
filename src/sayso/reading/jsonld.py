"""The schema.org description of an article that most news pages carry, as JSON-LD in a script element."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml.html import HtmlElement

from sayso.reading.addresses import host
from sayso.reading.build import encodable

Node: TypeAlias = dict[str, Any]

_ARTICLE = re.compile(r"Article$|Posting$|^Report$|^Review$|^OpinionNewsArticle$")
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")  # where a node's article may hang
_MAX_DEPTH = 4


def find_article(tree: HtmlElement) -> tuple[Node, dict[str, Node]]:
    """The node that describes the page's article, and all nodes by their `@id`; empty where there is none."""
    nodes = [node for document in _documents(tree) for node in _nodes(document)]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    best = next((node for node in articles if node.get("headline")), articles[0] if articles else {})
    # Plugins each add a node of their own: what the first leaves out another may have.
    for other in articles:
        if other.get("headline") == best.get("headline"):
            best = {**other, **{key: value for key, value in best.items() if value}}
    return best, named


def text_of(value: object) -> str | None:
    """A JSON-LD value that should be a string, cleaned; the first one of a list."""
    if isinstance(value, list):
        return next((text for item in value if (text := text_of(item))), None)
    if not isinstance(value, str):
        return None
    return " ".join(encodable(html.unescape(value)).split()) or None


def names_of(value: object, named: dict[str, Node]) -> list[str]:
    """The names of persons or organizations: strings, nodes, references to nodes, or lists of them."""
    if isinstance(value, list):
        return [name for item in value for name in names_of(item, named)]
    if isinstance(value, dict):
        name = value.get("name") or named.get(str(value.get("@id")), {}).get("name")
        return names_of(name, named) if not isinstance(name, dict) else []
    text = text_of(value)
    return [text] if text else []


def publishers_of(value: object, named: dict[str, Node]) -> Iterator[str]:
    """Who published the works that a value tells: their publishers' names, or else the hosts of their addresses."""
    for work in _as_list(value):
        node: Node = work if isinstance(work, dict) else {"url": work}
        node = {**named.get(str(node.get("@id")), {}), **node}
        names = names_of(node.get("publisher") or node.get("provider"), named)
        yield from names or _hosts(node.get("url"), node.get("@id"))


def _hosts(*urls: object) -> list[str]:
    for url in urls:
        if name := host(text_of(url)):
            return [name.removeprefix("www.")]
    return []


def _documents(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            yield json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken description is no reason not to read the page


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth)
    elif isinstance(value, dict) and depth < _MAX_DEPTH:
        yield value
        for key in _HOLDERS:
            if isinstance(value.get(key), dict | list):
                yield from _nodes(value[key], depth + 1)
        for key in ("author", "publisher"):  # named elsewhere by their @id
            yield from (node for node in _as_list(value.get(key)) if isinstance(node, dict))


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _types(node: Node) -> list[str]:
    return [kind for kind in _as_list(node.get("@type")) if isinstance(kind, str)]

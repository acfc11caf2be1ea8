"""A traced claim from its articles through relays to its origins: for the script that draws it, and for the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.corpus.records import Evidence, LinkKind
from sayso.export.traced import TracedClaim
from sayso.views.characters import one_line, shorten
from sayso.web.addresses import article_path

_LETTERS = 28
_WORDS = 280
"""Characters of evidence: who wants all of a long passage finds it in its place."""

HOW: dict[LinkKind | Literal["rests"], str] = {
    "cites": "cites",
    "copies": "copies",
    "republishes": "republishes",
    "links": "links to",
    "rests": "is an origin itself",
}


@dataclass(frozen=True, slots=True)
class Node:
    """An article, or an origin: its id in the drawing, its name, in short, and the page or place that tells more."""

    id: str
    name: str
    short: str
    sort: Literal["article", "origin", "unnamed"]
    path: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that show something, and where they stand."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A step from an article to where it has the claim from."""

    start: str
    end: str
    how: LinkKind | Literal["rests"]
    evidence: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each edge between two of the nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def by_id(self) -> dict[str, Node]:
        """The nodes by what the edges call them."""
        return {node.id: node for node in self.nodes}


def graph(traced: TracedClaim) -> Graph:
    """The articles that are about a claim, its origins, and the steps between them."""
    nodes = {node.id: node for node in _nodes(traced)}
    edges = dict.fromkeys(edge for edge in _edges(traced) if edge.start in nodes and edge.end in nodes)
    return Graph(tuple(nodes.values()), tuple(edges))


def shown(ref: str, evidence: Evidence) -> Shown:
    """Words of an article, with the place in it that they stand at."""
    return Shown(shorten(evidence.text, _WORDS), article_path(ref, at=(evidence.start, evidence.end)))


def _nodes(traced: TracedClaim) -> Iterator[Node]:
    for origin in traced.trace.origins:
        name = one_line(origin.name)
        sort: Literal["origin", "unnamed"] = "origin" if origin.named else "unnamed"
        yield Node(f"origin:{origin.id}", name, shorten(name, _LETTERS), sort, f"#origin-{origin.id}")
    for taken, article in traced.taken():
        if taken.stance != "aside":
            name = one_line((article and article.outlet) or taken.ref)
            yield Node(f"article:{taken.ref}", name, shorten(name, _LETTERS), "article", article_path(taken.ref))


def _edges(traced: TracedClaim) -> Iterator[Edge]:
    origins = {origin.id for origin in traced.trace.origins}
    for path in traced.trace.links:
        end = f"origin:{path.end}" if path.end in origins else f"article:{path.end}"
        evidence = tuple(shown(path.start, found) for found in path.evidence)
        yield Edge(f"article:{path.start}", end, path.how, evidence)
    for taken in traced.trace.articles:
        for id_ in traced.first_hand(taken):
            evidence = tuple(shown(taken.ref, found) for found in taken.evidence)
            yield Edge(f"article:{taken.ref}", f"origin:{id_}", "rests", evidence)

"""A trace as a graph: articles and origins with the steps between them, for Graphviz and graph tools."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from sayso.corpus.records import Trace
from sayso.views.characters import one_line

_XML_UNSAFE = dict.fromkeys((*range(0x20), 0xFFFE, 0xFFFF), " ")


def graph(trace: Trace) -> nx.MultiDiGraph[str]:
    """The graph: a node for each article that is about the claim and each origin, an edge for each step.

    Nodes have `label` and `kind` ("article", or what sort of source the origin is), articles `stance`, origins
    `behind`; edges have `how` and the `evidence`.
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(claim=_plain(trace.claim))
    for origin in trace.origins:
        made.add_node(origin.id, label=_plain(origin.name), kind=origin.kind, behind=_plain(origin.behind))
    for taken in trace.articles:
        if taken.stance != "aside":
            made.add_node(_node(taken.ref), label=_plain(taken.ref), kind="article", stance=taken.stance)
    linked = set()
    for link in trace.links:
        end = link.end if made.has_node(link.end) and link.end.startswith("O") else _node(link.end)
        evidence = _plain(" … ".join(one.text for one in link.evidence))
        linked.add((link.start, link.end))
        made.add_edge(_node(link.start), end, how=link.how, evidence=evidence)
    for taken in trace.articles:
        for id_ in taken.origins:
            if (taken.ref, id_) not in linked:
                made.add_edge(_node(taken.ref), id_, how="rests on", evidence="")
    return made


def graphml(trace: Trace) -> str:
    """The graph as GraphML."""
    return "\n".join(nx.generate_graphml(graph(trace))) + "\n"


def dot(trace: Trace) -> str:
    """The graph in the language of Graphviz."""
    return "".join(_dot(trace))


def _dot(trace: Trace) -> Iterator[str]:
    made = graph(trace)
    yield "digraph trace {\n  rankdir=RL;\n"
    yield f"  label={_quoted(made.graph['claim'])};\n"
    for node, data in made.nodes(data=True):
        shape = "box" if data["kind"] == "article" else "ellipse"
        yield f"  {_quoted(node)} [label={_quoted(data['label'])}, shape={shape}];\n"
    for start, end, data in made.edges(data=True):
        words = f"label={_quoted(data['how'])}, tooltip={_quoted(data['evidence'])}"
        yield f"  {_quoted(start)} -> {_quoted(end)} [{words}];\n"
    yield "}\n"


def _node(ref: str) -> str:
    return _plain(f"article:{ref}")


def _plain(text: str) -> str:
    return one_line(text).translate(_XML_UNSAFE)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

"""A trace as a graph in the language of Graphviz: articles and origins with the steps between them."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.corpus.records import Trace
from sayso.views.characters import one_line


def dot(trace: Trace) -> str:
    """The graph: a node for each article that is about the claim and each origin, an edge for each step.

    Edges have the words that show them as their tooltip; an article `rests on` an origin that no step leads to.
    """
    return "".join(_dot(trace))


def _dot(trace: Trace) -> Iterator[str]:
    yield f"digraph trace {{\n  rankdir=RL;\n  label={_quoted(trace.claim)};\n"
    for origin in trace.origins:
        yield f"  {_quoted(origin.id)} [label={_quoted(origin.name)}, shape=ellipse];\n"
    about = [taken for taken in trace.articles if taken.stance != "aside"]
    for taken in about:
        yield f"  {_article(taken.ref)} [label={_quoted(taken.ref)}, shape=box];\n"
    origins = {origin.id for origin in trace.origins}
    linked = {(link.start, link.end) for link in trace.links}
    for link in trace.links:
        end = _quoted(link.end) if link.end in origins else _article(link.end)
        words = _quoted(" … ".join(one.text for one in link.evidence))
        yield f"  {_article(link.start)} -> {end} [label={_quoted(link.how)}, tooltip={words}];\n"
    for taken in about:
        for id_ in taken.origins:
            if (taken.ref, id_) not in linked:
                yield f'  {_article(taken.ref)} -> {_quoted(id_)} [label="rests on"];\n'
    yield "}\n"


def _article(ref: str) -> str:
    return _quoted(f"article:{ref}")


def _quoted(text: str) -> str:
    return '"' + one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'

"""A trace as a drawing: origins on the left, and each article one step behind where it has the claim from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.corpus.records import LinkKind
from sayso.export.markup import line
from sayso.export.traced import TracedClaim
from sayso.views.characters import shorten

_WIDTH, _HEIGHT = 190, 34
_BESIDE, _BELOW = 90, 16
_LETTERS = 25
_MOST = 200
"""Articles beyond which a drawing shows nothing any more that the table does not show better."""


@dataclass(frozen=True, slots=True)
class _Edge:
    start: str
    end: str
    how: LinkKind | str


def graph(traced: TracedClaim) -> str:
    """The trace as an SVG figure; empty where there is nothing to draw, or too much of it."""
    trace = traced.trace
    if not trace.articles or len(trace.articles) > _MOST:
        return ""
    names = {f"O {origin.id}": origin.name for origin in trace.origins}
    names |= {f"A {t.ref}": (article and article.outlet) or t.ref for t, article in traced.taken()}
    edges = [edge for edge in _edges(traced) if edge.start in names and edge.end in names]
    places = _places(names, edges)
    width = max(x for x, _ in places.values()) + _WIDTH + 2
    height = max(y for _, y in places.values()) + _HEIGHT + 2
    drawn = "".join(
        [*(_curve(edge, places) for edge in edges), *(_node(id_, names[id_], places[id_]) for id_ in names)]
    )
    return (
        f'<figure><svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="The articles and the origins that they rest on; the tables below say the same">{drawn}</svg>'
        "<figcaption>Origins stand on the left, and every article to the right of where it has the claim from. "
        "Dashed: cites. Dotted: links to. Solid: copies, republishes, or was there itself.</figcaption></figure>"
    )


def _edges(traced: TracedClaim) -> Iterator[_Edge]:
    origins = {origin.id for origin in traced.trace.origins}
    for path in traced.trace.links:
        yield _Edge(f"A {path.start}", f"O {path.end}" if path.end in origins else f"A {path.end}", path.how)
    for taken in traced.trace.articles:
        for id_ in traced.first_hand(taken):
            yield _Edge(f"A {taken.ref}", f"O {id_}", "rests")


def _places(names: Iterable[str], edges: list[_Edge]) -> Mapping[str, tuple[int, int]]:
    """A column for each step away from the origins, in it one below the other."""
    steps = _steps(names, edges)
    columns: dict[int, int] = defaultdict(int)
    places = {}
    for id_ in names:
        column = steps[id_]
        places[id_] = (1 + column * (_WIDTH + _BESIDE), 1 + columns[column] * (_HEIGHT + _BELOW))
        columns[column] += 1
    return places


def _steps(names: Iterable[str], edges: list[_Edge]) -> Mapping[str, int]:
    """The fewest links to an origin; a circle that leads to none stands in the first column of articles."""
    steps = {id_: 0 for id_ in names if id_.startswith("O")}
    behind = defaultdict(list)
    for edge in edges:
        behind[edge.end].append(edge.start)
    waiting = list(steps)
    for id_ in waiting:
        for start in behind[id_]:
            if start not in steps:
                steps[start] = steps[id_] + 1
                waiting.append(start)
    return {id_: steps.get(id_, 1) for id_ in names}


def _curve(edge: _Edge, places: Mapping[str, tuple[int, int]]) -> str:
    (x1, y1), (x2, y2) = places[edge.start], places[edge.end]
    y1, y2 = y1 + _HEIGHT // 2, y2 + _HEIGHT // 2
    x2 += _WIDTH
    if x2 > x1:  # within one column, or back: around the right side
        x1 += _WIDTH
        bend = max(x1, x2) + _BESIDE // 2
        return f'<path class="edge {edge.how}" d="M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}"/>'
    middle = (x1 + x2) // 2
    return f'<path class="edge {edge.how}" d="M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"/>'


def _node(id_: str, name: str, place: tuple[int, int]) -> str:
    x, y = place
    kind = "origin" if id_.startswith("O") else "article"
    return (
        f'<g><title>{line(name)}</title><rect class="node {kind}" x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'rx="6"/><text x="{x + 10}" y="{y + 22}">{line(shorten(name, _LETTERS))}</text></g>'
    )

"""Claims: how many origins stand behind how many articles, and all that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from sayso.article import Article
from sayso.corpus.records import Claim, Drift, Origin, Taken
from sayso.export.registry import EXPORTS
from sayso.export.report_graph import graph as drawing
from sayso.export.traced import TracedClaim
from sayso.web import exporting
from sayso.web.addresses import claim_path, segment
from sayso.web.api.claims import traced_answer
from sayso.web.api.shapes import answer, listed
from sayso.web.drawn.graph import HOW, Shown, graph, shown
from sayso.web.drawn.timeline import Moment, timeline
from sayso.web.library import Library
from sayso.web.parts import Limit, Offset, TheLibrary
from sayso.web.rendering import page

router = APIRouter()

_SIZE = 50

STANCES = {"reports": "passes it on", "doubts": "doubts it", "aside": "is not about it"}


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What one article has of the claim."""

    taken: Taken
    article: Article | None
    name: str
    origins: list[Origin]
    evidence: list[Shown]

    @property
    def published(self) -> str | None:
        """When it came out, where that is known."""
        return self.article.published if self.article else None


@dataclass(frozen=True, slots=True)
class DriftRow:
    """What the claim lost on its way into an article: the words side by side."""

    what: str
    name: str
    kept: str
    before: Shown | None
    after: Shown | None


@router.get("/claims.json")
def claims_json(library: TheLibrary, offset: Offset = 0, limit: Limit = _SIZE) -> Response:
    """The claims, for programs."""
    found, more = library.claims(offset, limit)
    return answer(listed(found, None, offset, "/claims.json", limit, more=more))


@router.get("/claims")
def claims(library: TheLibrary, offset: Offset = 0) -> Response:
    """The claims of several articles, each smaller one with the larger one that it stands within."""
    groups: dict[str, list[Claim]] = {}
    found, more = library.claims(offset, _SIZE)
    for claim in found:
        groups.setdefault(claim.within or claim.id, []).append(claim)
    return page(
        "claims.html",
        groups=list(groups.values()),
        offset=offset,
        size=_SIZE,
        more=more,
        articles=len(library.store),
        query="",
    )


@router.get("/claim/{id:segment}.json")
def claim_json(id: str, library: TheLibrary) -> Response:
    """The claim with its trace, for programs."""
    traced = library.traced(library.claim(id))
    return answer(traced_answer(traced))


@router.get("/claim/{id:segment}/graph.json")
def graph_json(id: str, library: TheLibrary) -> Response:
    """The claim's graph, for the script that draws it."""
    return answer(graph(library.traced(library.claim(id))))


@router.get("/claim/{id:segment}/export")
def export(id: str, to: exporting.To, library: TheLibrary) -> Response:
    """The claim as a file."""
    return exporting.file(library.traced(library.claim(id)), to, f"claim-{segment(id)}")


@router.get("/claim/{id:segment}")
def claim(id: str, library: TheLibrary) -> Response:
    """A claim."""
    traced = library.traced(library.claim(id))
    return _page(library, traced, data=f"{claim_path(id)}/graph.json", path=claim_path(id))


Claim_ = Annotated[str, Query(alias="claim", min_length=3, max_length=1000)]


@router.get("/trace/graph.json")
def trace_graph(words: Claim_, library: TheLibrary) -> Response:
    """The graph of a claim in somebody's own words."""
    return answer(graph(library.trace(words)))


@router.get("/trace.json")
def trace_json(words: Claim_, library: TheLibrary) -> Response:
    """A claim in somebody's own words, traced, for programs."""
    return answer(traced_answer(library.trace(words)))


@router.get("/trace")
def trace(library: TheLibrary, claim: Annotated[str, Query(max_length=1000)] = "") -> Response:
    """A claim in somebody's own words, traced over the articles that have them."""
    if len(claim.strip()) < 3:
        return RedirectResponse("/claims", 303)
    return _page(library, library.trace(claim), data=f"/trace/graph.json?claim={segment(claim)}", path=None)


def _page(library: Library, traced: TracedClaim, *, data: str, path: str | None) -> Response:
    rows = _rows(traced)
    about = [row for row in rows if row.taken.stance != "aside"]
    return page(
        "claim.html",
        traced=traced,
        trace=traced.trace,
        claim=traced.claim,
        data=data,
        path=path,
        graph=graph(traced),
        how=HOW,
        drawing=drawing(traced),
        timeline=timeline([Moment(r.name, r.published, r.taken.stance) for r in about]),
        rows=rows,
        drifts=[drift for row in about for drift in _drifts(row, rows)],
        stances=STANCES,
        known={origin.id for origin in traced.trace.origins if library.sources.named(origin.name)},
        exports=[(name, format_.title) for name, format_ in EXPORTS.items() if format_.trace],
        query="",
    )


def _rows(traced: TracedClaim) -> list[ArticleRow]:
    """By date; those without one last."""
    origins = {origin.id: origin for origin in traced.trace.origins}
    rows = [
        ArticleRow(
            taken,
            article,
            (article and article.outlet) or taken.ref,
            [origins[id_] for id_ in taken.origins if id_ in origins],
            [shown(taken.ref, evidence) for evidence in taken.evidence],
        )
        for taken, article in traced.taken()
    ]
    return sorted(rows, key=lambda row: row.published or "\U0010ffff")


def _drifts(row: ArticleRow, rows: list[ArticleRow]) -> list[DriftRow]:
    names = {other.taken.ref: other.name for other in rows}
    return [_drift(drift, row, names.get(drift.kept, drift.kept)) for drift in row.taken.drift]


def _drift(drift: Drift, row: ArticleRow, kept: str) -> DriftRow:
    return DriftRow(
        drift.what,
        row.name,
        kept,
        shown(drift.kept, drift.before) if drift.before.text else None,
        shown(row.taken.ref, drift.after) if drift.after.text else None,
    )

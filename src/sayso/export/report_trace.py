"""The HTML report of a claim: how many origins stand behind how many articles, as a graph and as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.article import Article
from sayso.corpus.records import Drift, Independent, Origin, Taken
from sayso.export.iris import page_address
from sayso.export.markup import line, link, page, table
from sayso.export.report_graph import graph
from sayso.export.traced import TracedClaim

_STANCES = {"reports": "passes it on", "doubts": "doubts it", "aside": "is not about it"}


def trace_as_report(traced: TracedClaim) -> Iterator[bytes]:
    """One page of one claim."""
    return page(f"{traced.trace.claim} – Sayso", _sections(traced))


def _sections(traced: TracedClaim) -> Iterator[str]:
    trace = traced.trace
    origins = {origin.id: origin for origin in trace.origins}
    yield f'<p class="about">The claim</p><h1>{line(trace.claim)}</h1>'
    yield f'<p class="count">{_count(traced.about, "article")}, {_origins(trace.independent)}</p>'
    for why in trace.independent.why:
        yield f'<p class="about">{line(why)}</p>'
    for ring in trace.circular:
        yield f'<p class="about">They have it from each other: {" → ".join(map(line, (*ring, ring[0])))}.</p>'
    yield graph(traced)
    yield "<h2>Where it comes from</h2>" + table(
        "The origins of the claim",
        ("Origin", "Kind", "What the articles tell of its source", "First seen", "Last seen", "Articles"),
        (_origin(origin) for origin in trace.origins),
    )
    yield "<h2>What each article has of it</h2>" + table(
        "The articles and where they have the claim from",
        ("Article", "Published", "Stance", "It names", "It rests on", "In its words", "Lost or changed on the way"),
        (_taken(traced, taken, article, origins) for taken, article in _dated(traced)),
    )


def _dated(traced: TracedClaim) -> list[tuple[Taken, Article | None]]:
    """By date; those without one last."""
    return sorted(traced.taken(), key=lambda pair: (pair[1] and pair[1].published) or "\U0010ffff")


def _origins(independent: Independent) -> str:
    likely = _count(independent.likely, "origin")
    if independent.low == independent.high:
        return likely
    return f"{likely} <small>(between {independent.low} and {independent.high})</small>"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _origin(origin: Origin) -> Iterator[str]:
    yield f'<b id="{_anchor(origin.id)}">{line(origin.name)}</b>'
    yield line(f"{origin.kind}{'' if origin.named else ', unnamed'}")
    yield line(origin.behind)
    yield line(origin.first or "")
    yield line(origin.last or "")
    yield str(origin.articles)


def _taken(traced: TracedClaim, taken: Taken, article: Article | None, origins: Mapping[str, Origin]) -> Iterator[str]:
    name = (article and (article.outlet or article.title)) or taken.ref
    yield link(page_address(article) if article else None, name) + (
        f"<br><small>{line(taken.ref)}</small>" if name != taken.ref else ""
    )
    yield line((article and article.published) or "")
    yield _STANCES[taken.stance]
    yield "<br>".join(map(line, taken.takes_from))
    yield "<br>".join([*_links(traced, taken, origins), *_rests(taken, origins)])
    yield "".join(f'<q class="shown">{line(found.text)}</q>' for found in taken.evidence)
    yield "<br>".join(_changed(drift) for drift in taken.drift)


def _links(traced: TracedClaim, taken: Taken, origins: Mapping[str, Origin]) -> Iterator[str]:
    for path in traced.trace.links:
        if path.start == taken.ref and path.end not in origins:
            yield f"{path.how} {line(path.end)}"


def _rests(taken: Taken, origins: Mapping[str, Origin]) -> Iterator[str]:
    for id_ in taken.origins:
        name = origins[id_].name if id_ in origins else id_
        yield f'<a href="#{_anchor(id_)}">{line(name)}</a>' if id_ in origins else line(name)


def _changed(drift: Drift) -> str:
    """The words side by side, and whose the fuller ones are."""
    return f"{drift.what}: <q>{line(drift.before.text)}</q> ({line(drift.kept)}) → <q>{line(drift.after.text)}</q>"


def _anchor(id_: str) -> str:
    return f"origin-{line(id_).replace(' ', '_')}"

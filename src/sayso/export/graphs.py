"""GraphML and GEXF: who said what through whom, as a graph for Gephi, Cytoscape, yEd, igraph and networkx.

Of articles: the nodes are articles, statements and sources. An article `contains` its statements, a statement is
`held` by its holder, and comes `via` its nearest relay, that one `from` the next, and the last from the holder;
an edge names the statement whose way it is a step of.

Of a trace: the nodes are articles and origins, the edges its links (cites, copies, republishes, links), and
`rests` from an article to an origin that none of its links leads to.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Literal

from sayso.article import Article
from sayso.export.parts import part
from sayso.export.sound import xml_text
from sayso.export.traced import TracedClaim
from sayso.statement import Source, Statement
from sayso.views.characters import one_line
from sayso.views.marks import words

_WRITTEN_ON = re.compile(rb' lastmodifieddate="[^"]*"')

_Form = Literal["graphml", "gexf"]


def articles_as_graph(articles: Iterable[Article], form: _Form) -> Iterator[bytes]:
    """All articles as one graph; what different articles call by the same name stays apart.

    Raises:
        OutputError: the package networkx is not installed.
    """
    graph = _Graph()
    for number, article in enumerate(articles, 1):
        _add_article(graph, f"a{number}", article)
    yield graph.written(form)


def trace_as_graph(traced: TracedClaim, form: _Form) -> Iterator[bytes]:
    """The articles of a trace and the origins that they rest on.

    Raises:
        OutputError: the package networkx is not installed.
    """
    graph = _Graph()
    _add_trace(graph, traced)
    yield graph.written(form)


class _Graph:
    """A directed graph whose nodes may have several edges between them, and whose words XML can hold."""

    def __init__(self) -> None:
        self._networkx = part("networkx", "graphs")
        self._graph: Any = self._networkx.MultiDiGraph()

    def node(self, id_: str, **attributes: object) -> None:
        """Add a node; attributes that are not known (None) are left out."""
        self._graph.add_node(xml_text(id_), **_clean(attributes))

    def edge(self, start: str, end: str, how: str, **attributes: object) -> None:
        """Add an edge between two nodes."""
        self._graph.add_edge(xml_text(start), xml_text(end), **_clean({"how": how, "label": how} | attributes))

    def written(self, form: _Form) -> bytes:
        """The graph as XML: the same for the same graph on every day."""
        stream = io.BytesIO()
        write = {"graphml": self._networkx.write_graphml_xml, "gexf": self._networkx.write_gexf}
        write[form](self._graph, stream)
        return _WRITTEN_ON.sub(b"", stream.getvalue(), count=1) if form == "gexf" else stream.getvalue()


def _clean(attributes: Mapping[str, object]) -> dict[str, object]:
    known = {key: value for key, value in attributes.items() if value not in (None, "")}
    return {key: xml_text(value) if isinstance(value, str) else value for key, value in known.items()}


def _yes(named: bool) -> str:
    # a word: programs differ on how a truth value is spelled
    return "yes" if named else "no"


def _add_article(graph: _Graph, name: str, article: Article) -> None:
    graph.node(
        name,
        label=one_line(article.title or article.ref),
        type="article",
        ref=article.ref,
        url=article.url,
        outlet=article.outlet,
        published=article.published,
    )
    sources = {source.id: source for source in article.sources}
    for source in article.sources:
        if source.kind != "unknown":
            _add_source(graph, f"{name}/{source.id}", source)
    for statement in article.statements:
        _add_statement(graph, name, article, statement, sources)


def _add_source(graph: _Graph, id_: str, source: Source) -> None:
    label = one_line(source.name) or source.kind
    graph.node(
        id_,
        label=label,
        type="source",
        kind=source.kind,
        named=_yes(source.named),
        description=one_line(source.description),
    )


def _add_statement(
    graph: _Graph, name: str, article: Article, statement: Statement, sources: Mapping[str, Source]
) -> None:
    id_ = f"{name}/{statement.id}"
    graph.node(
        id_,
        label=one_line(words(article, statement.contents)),
        type="statement",
        cue=one_line(words(article, statement.cue)),
        firmness=statement.firmness,
        quotation=statement.quotation,
        condition=one_line(words(article, statement.condition)),
        confidence=statement.confidence,
        place=statement.start,
    )
    graph.edge(name, id_, "contains")
    if statement.within:
        graph.edge(id_, f"{name}/{statement.within}", "within")
    known = [source for source in statement.via if source in sources and sources[source].kind != "unknown"]
    holder = sources.get(statement.holder or "")
    if holder and holder.kind != "unknown":
        graph.edge(id_, f"{name}/{holder.id}", "held")
        known += [holder.id] if known else []
    for n, (start, end) in enumerate(pairwise([id_, *(f"{name}/{source}" for source in known)])):
        graph.edge(start, end, "from" if n else "via", statement=id_, step=n + 1)


def _add_trace(graph: _Graph, traced: TracedClaim) -> None:
    trace = traced.trace
    origins = {origin.id: f"origin/{origin.id}" for origin in trace.origins}
    for origin in trace.origins:
        graph.node(
            origins[origin.id],
            label=one_line(origin.name) or origin.kind,
            type="origin",
            kind=origin.kind,
            named=_yes(origin.named),
            behind=one_line(origin.behind),
            first=origin.first,
            last=origin.last,
            articles=origin.articles,
        )
    refs = {taken.ref: f"article/{taken.ref}" for taken in trace.articles}
    for taken, article in traced.taken():
        graph.node(
            refs[taken.ref],
            label=one_line((article and (article.outlet or article.title)) or taken.ref),
            type="article",
            ref=taken.ref,
            stance=taken.stance,
            url=article and article.url,
            title=article and article.title,
            outlet=article and article.outlet,
            published=article and article.published,
            takes_from="; ".join(map(one_line, taken.takes_from)),
            drift="; ".join(dict.fromkeys(drift.what for drift in taken.drift)),
        )
    for path in trace.links:
        end = origins.get(path.end) or refs.get(path.end)
        if end and path.start in refs:
            evidence = " … ".join(one_line(found.text) for found in path.evidence)
            graph.edge(refs[path.start], end, path.how, evidence=evidence)
    for taken in trace.articles:
        for id_ in traced.first_hand(taken):
            graph.edge(refs[taken.ref], origins[id_], "rests")

"""Every format that articles and traces can be exported in, by name.

>>> from sayso.export.registry import export
>>> export(sayso.read("story.txt"), "html", Path("story.html"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from sayso.article import Article
from sayso.errors import OutputError
from sayso.export.annotations import articles_as_annotations, trace_as_annotations
from sayso.export.brat import to_brat, write_brat
from sayso.export.docbin import articles_as_docbin
from sayso.export.files import write_file
from sayso.export.graphs import articles_as_graph, trace_as_graph
from sayso.export.parquet import articles_as_parquet, trace_as_parquet
from sayso.export.provenance import articles_as_prov, trace_as_prov
from sayso.export.report import articles_as_report
from sayso.export.report_trace import trace_as_report
from sayso.export.schema_org import articles_as_schema_org, trace_as_schema_org
from sayso.export.sound import sound
from sayso.export.table import articles_as_csv, trace_as_csv
from sayso.export.traced import TracedClaim


@dataclass(frozen=True, slots=True)
class Export:
    """One format.

    Attributes:
        title: the name of the standard.
        ending: what a file of it is called, with the dot.
        media_type: what HTTP calls it.
        articles: articles in the format, as bytes, chunk by chunk.
        trace: a trace in the format; None where it has no place for one.
        several: whether one file takes several articles; where not, they need a folder.
        binary: whether it is nothing for a terminal.
        extra: the extra of Sayso that it needs; None where it needs none.
    """

    title: str
    ending: str
    media_type: str
    articles: Callable[[Iterable[Article]], Iterator[bytes]]
    trace: Callable[[TracedClaim], Iterator[bytes]] | None = None
    several: bool = True
    binary: bool = False
    extra: str | None = None


def export(what: Article | Iterable[Article] | TracedClaim, to: str, output: Path | IO[bytes]) -> None:
    """Write articles or a traced claim in a format.

    Args:
        what: one article, several (read only as they are written), or a claim with its trace.
        to: a name of `EXPORTS`.
        output: a file, which appears once it is whole, or a binary stream. For brat a path is a folder; a
            stream takes the annotations of one article.

    Raises:
        OutputError: there is no such format, the format does not take what is given, a part of Sayso that it
            needs is not installed (the message says what to install), or the file cannot be written.
        OSError: the stream cannot be written to.
    """
    if to == "brat" and isinstance(output, Path) and not isinstance(what, TracedClaim):
        write_brat(map(sound, _several(what)), output)
        return
    chunks = exported(what, to)
    if isinstance(output, Path):
        write_file(output, chunks)
    else:
        for chunk in chunks:
            output.write(chunk)


def exported(what: Article | Iterable[Article] | TracedClaim, to: str) -> Iterator[bytes]:
    """Articles or a traced claim in a format, as bytes, chunk by chunk: what `export` writes.

    Raises:
        OutputError: as `export`, once the first chunk is taken or before.
    """
    if to not in EXPORTS:
        raise OutputError(f"{to}: no such format; there are {', '.join(EXPORTS)}")
    format_ = EXPORTS[to]
    if not isinstance(what, TracedClaim):
        return format_.articles(map(sound, _several(what)))
    if format_.trace is None:
        fit = ", ".join(name for name, other in EXPORTS.items() if other.trace)
        raise OutputError(f"{to}: takes articles, not a claim; for a claim there are {fit}")
    return format_.trace(sound(what))


def _several(what: Article | Iterable[Article]) -> Iterable[Article]:
    return [what] if isinstance(what, Article) else what


def _brat(articles: Iterable[Article]) -> Iterator[bytes]:
    articles = iter(articles)
    for article in articles:
        if next(articles, None):
            raise OutputError("brat: annotations of several articles need a folder")
        yield to_brat(article).encode()


EXPORTS: dict[str, Export] = {
    "web-annotation": Export(
        "W3C Web Annotation", ".jsonld", "application/ld+json", articles_as_annotations, trace_as_annotations
    ),
    "prov-json": Export(
        "W3C PROV as PROV-JSON",
        ".prov.json",
        "application/json",
        partial(articles_as_prov, form="json"),
        partial(trace_as_prov, form="json"),
        extra="prov",
    ),
    "prov-n": Export(
        "W3C PROV as PROV-N",
        ".provn",
        "text/provenance-notation",
        partial(articles_as_prov, form="provn"),
        partial(trace_as_prov, form="provn"),
        extra="prov",
    ),
    "schema-org": Export(
        "schema.org as JSON-LD", ".jsonld", "application/ld+json", articles_as_schema_org, trace_as_schema_org
    ),
    "brat": Export("brat standoff", ".ann", "text/plain", _brat, several=False),
    "spacy": Export(
        "spaCy DocBin", ".spacy", "application/octet-stream", articles_as_docbin, binary=True, extra="spacy"
    ),
    "graphml": Export(
        "GraphML",
        ".graphml",
        "application/graphml+xml",
        partial(articles_as_graph, form="graphml"),
        partial(trace_as_graph, form="graphml"),
        extra="graphs",
    ),
    "gexf": Export(
        "GEXF",
        ".gexf",
        "application/gexf+xml",
        partial(articles_as_graph, form="gexf"),
        partial(trace_as_graph, form="gexf"),
        extra="graphs",
    ),
    "csv": Export("CSV", ".csv", "text/csv", articles_as_csv, trace_as_csv),
    "parquet": Export(
        "Apache Parquet",
        ".parquet",
        "application/vnd.apache.parquet",
        articles_as_parquet,
        trace_as_parquet,
        binary=True,
        extra="parquet",
    ),
    "html": Export("HTML report", ".html", "text/html", articles_as_report, trace_as_report),
}

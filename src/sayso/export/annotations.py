"""W3C Web Annotation: each statement of an article as one annotation of the words attributed.

Its targets are the contents, in the text as Sayso read it (by words and by place) and, where the article has an
address, on its page (by words alone: places count in the text, not in the page). Its bodies are the holder, each
relay, the firmness, and the words of source, cue and condition; the term `sayso:role` says which is which. A
statement that nobody is known to hold has no body for a holder.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.article import Article
from sayso.corpus.records import Evidence, Taken
from sayso.export.iris import TERMS, article_iri, claim_iri, inner_iri, page_address, ref_iri, text_iri
from sayso.export.json_chunks import listed
from sayso.export.selecting import in_text, quote
from sayso.export.traced import TracedClaim, drift_words
from sayso.statement import Source, Span, Statement

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "sayso": TERMS,
        "sayso:article": {"@id": "sayso:article", "@type": "@id"},
        "sayso:source": {"@id": "sayso:source", "@type": "@id"},
        "sayso:within": {"@id": "sayso:within", "@type": "@id"},
        "sayso:confidence": {"@id": "sayso:confidence", "@type": "xsd:double"},
    },
]

_COLLECTION = "urn:sayso:annotations"


def articles_as_annotations(articles: Iterable[Article]) -> Iterator[bytes]:
    """An annotation collection of one page: the statements of all articles."""
    return _collection("Statements", (annotation(a, statement) for a in articles for statement in a.statements))


def trace_as_annotations(traced: TracedClaim) -> Iterator[bytes]:
    """An annotation collection of one page: where each article makes the claim, and what it takes it from."""
    return _collection(traced.trace.claim, _claim_annotations(traced))


def annotation(article: Article, statement: Statement) -> dict[str, Any]:
    """One statement as an annotation, without the context that its terms have."""
    made: dict[str, Any] = {
        "id": inner_iri(article_iri(article), statement.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": list(_bodies(article, statement)),
        "target": list(_targets(article, statement.contents)),
        "sayso:article": article_iri(article),
        "sayso:ref": article.ref,
        "sayso:quotation": statement.quotation,
        "sayso:confidence": statement.confidence,
    }
    if statement.within:
        made["sayso:within"] = inner_iri(article_iri(article), statement.within)
    if article.model:
        made["generator"] = {"type": "Software", "name": article.model}
    return made


def _collection(label: str, annotations: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    whole = {"@context": _CONTEXT, "id": _COLLECTION, "type": "AnnotationCollection", "label": label}
    page = {"id": f"{_COLLECTION}#1", "type": "AnnotationPage", "startIndex": 0}
    head = f'{json.dumps(whole)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": '
    return listed(head, annotations, lambda number: f'}}, "total": {number}}}')


def _bodies(article: Article, statement: Statement) -> Iterator[dict[str, Any]]:
    sources = {source.id: source for source in article.sources}
    holder = sources.get(statement.holder or "")
    if holder and holder.kind != "unknown":
        yield _source(article, holder, "holder", "identifying")
    for position, id_ in enumerate(statement.via, 1):
        if relay := sources.get(id_):
            yield _source(article, relay, "via", "linking") | {"sayso:position": position}
    if statement.firmness:
        yield _text("firmness", "classifying", statement.firmness)
    for role, purpose, spans in (
        ("source", "identifying", statement.sources),
        ("cue", "describing", statement.cue),
        ("condition", "describing", statement.condition),
    ):
        for span in spans:
            yield {"purpose": purpose, "sayso:role": role} | _specific(article, span)


def _source(article: Article, source: Source, role: str, purpose: str) -> dict[str, Any]:
    body = _text(role, purpose, source.name or source.kind)
    body |= {
        "sayso:source": inner_iri(article_iri(article), source.id),
        "sayso:kind": source.kind,
        "sayso:named": source.named,
    }
    return body | ({"sayso:description": source.description} if source.description else {})


def _text(role: str, purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "sayso:role": role, "value": value, "format": "text/plain"}


def _targets(article: Article, spans: Iterable[Span]) -> Iterator[dict[str, Any]]:
    page = page_address(article)
    for span in spans:
        yield _specific(article, span)
        if page:
            selector = quote(article.text, span, within_line=True)
            yield {"type": "SpecificResource", "source": page, "selector": selector}


def _specific(article: Article, span: Span) -> dict[str, Any]:
    return {"type": "SpecificResource", "source": text_iri(article), "selector": in_text(article.text, span)}


def _claim_annotations(traced: TracedClaim) -> Iterator[dict[str, Any]]:
    claim = claim_iri(traced.id)
    articles = {article.ref: article for article in traced.articles}
    for n, member in enumerate(traced.claim.members if traced.claim else (), 1):
        if article := articles.get(member.ref):
            yield {
                "id": inner_iri(claim, f"member-{n}"),
                "type": "Annotation",
                "motivation": "identifying",
                "body": [
                    _text("claim", "identifying", traced.trace.claim),
                    _text("stance", "classifying", member.stance),
                ],
                "target": list(_targets(article, [member.span])),
                "sayso:article": article_iri(article),
                "sayso:ref": member.ref,
            }
    for taken, article_ in traced.taken():
        yield _taken(traced, taken, article_, inner_iri(claim, taken.ref))


def _taken(traced: TracedClaim, taken: Taken, article: Article | None, iri: str) -> dict[str, Any]:
    names = {origin.id: origin.name for origin in traced.trace.origins}
    bodies = [_text("claim", "identifying", traced.trace.claim), _text("stance", "classifying", taken.stance)]
    bodies += [_text("takes_from", "linking", name) for name in taken.takes_from]
    bodies += [_text("origin", "linking", names.get(id_, id_)) for id_ in taken.origins]
    bodies += [_text("drift", "assessing", drift_words(drift)) for drift in taken.drift]
    whole = article_iri(article) if article else ref_iri(taken.ref)
    return {
        "id": iri,
        "type": "Annotation",
        "motivation": "linking",
        "body": bodies,
        "target": [target for found in taken.evidence for target in _evidence(article, found, whole)] or [whole],
        "sayso:article": whole,
        "sayso:ref": taken.ref,
    }


def _evidence(article: Article | None, found: Evidence, whole: str) -> list[dict[str, Any]]:
    if article and article.text[found.start : found.end] == found.text:
        return list(_targets(article, [(found.start, found.end)]))
    selector = [
        {"type": "TextQuoteSelector", "exact": found.text},
        {"type": "TextPositionSelector", "start": found.start, "end": found.end},
    ]
    return [{"type": "SpecificResource", "source": whole, "selector": selector}]

"""JSON-LD without a network: the contexts that exports name, as far as exports use their terms."""

from __future__ import annotations

from typing import Any

import pytest

jsonld = pytest.importorskip("pyld.jsonld")

_IRI = "@id"
_ANNOTATION: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": _IRI, "@id": "@id"},
    "type": {"@type": _IRI, "@id": "@type"},
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "identifying": "oa:identifying",
    "linking": "oa:linking",
    "classifying": "oa:classifying",
    "describing": "oa:describing",
    "assessing": "oa:assessing",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "Software": "as:Application",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": _IRI, "@id": "oa:hasBody"},
    "target": {"@type": _IRI, "@id": "oa:hasTarget"},
    "source": {"@type": _IRI, "@id": "oa:hasSource"},
    "selector": {"@type": _IRI, "@id": "oa:hasSelector"},
    "generator": {"@type": _IRI, "@id": "as:generator"},
    "items": {"@type": _IRI, "@id": "as:items", "@container": "@list"},
    "first": {"@type": _IRI, "@id": "as:first"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
}
_SCHEMA_ORG: dict[str, Any] = {
    "@vocab": "http://schema.org/",
    "url": {"@type": _IRI},
    "isBasedOn": {"@type": _IRI},
    "isPartOf": {"@type": _IRI},
    "datePublished": {"@type": "http://schema.org/Date"},
}
_KNOWN = {"http://www.w3.org/ns/anno.jsonld": _ANNOTATION, "https://schema.org": _SCHEMA_ORG}


def _load(url: str, _: object) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": _KNOWN[url]}}


def expanded(document: Any) -> list[dict[str, Any]]:
    """The document with every term as an IRI; a term that no context knows is an error."""
    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": _load})
    for key in _keys(document):
        assert key in _ANNOTATION or key.startswith(("@", "sayso:")) or document["@context"][0] == "https://schema.org"
    return found


def triples(document: Any) -> Any:
    """The document as a graph of rdflib."""
    rdflib = pytest.importorskip("rdflib")
    quads = jsonld.to_rdf(document, {"documentLoader": _load, "format": "application/n-quads"})
    return rdflib.Graph().parse(data=quads, format="nt")


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(key for name, inner in value.items() if name != "@context" for key in _keys(inner))}
    return {key for item in value for key in _keys(item)} if isinstance(value, list) else set()

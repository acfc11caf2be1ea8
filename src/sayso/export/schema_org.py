"""schema.org as JSON-LD: an article as a NewsArticle, what it attributes as Quotations and Claims.

Words in quotation marks are a `Quotation`, reported ones a `Claim`. `spokenByCharacter` is whom the article gives
as having said the quoted words, which is what Sayso knows, and `author` who is given as making the claim. What
comes through relays is based on what the nearest relay published (`isBasedOn`), that on what the next one did,
and so on to the holder; a document, post or poll that holds the words stands at the end of the chain itself.

The text can stand in a `<script>` element of a page as it is: no `<` is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.article import Article
from sayso.corpus.records import Origin, Taken
from sayso.export.iris import TERMS, article_iri, claim_iri, inner_iri, page_address, ref_iri
from sayso.export.json_chunks import listed
from sayso.export.traced import TracedClaim
from sayso.statement import Credit, Source, SourceKind, Statement
from sayso.views.marks import words

_CONTEXT = ["https://schema.org", {"sayso": TERMS}]
_AGENTS: dict[SourceKind, str] = {
    "person": "Person",
    "writer": "Person",
    "organization": "Organization",
    "outlet": "NewsMediaOrganization",
    "crowd": "Organization",  # schema.org knows no group that nobody organized
}
_WORKS: dict[SourceKind, str] = {"document": "Report", "post": "SocialMediaPosting", "poll": "CreativeWork"}


def articles_as_schema_org(articles: Iterable[Article]) -> Iterator[bytes]:
    """A graph of all articles, each with its quotations and claims."""
    return _graph(map(news_article, articles))


def trace_as_schema_org(traced: TracedClaim) -> Iterator[bytes]:
    """A graph of the claim with the articles where it appears, and the origins that they rest on."""
    origins = {origin.id: origin for origin in traced.trace.origins}
    appearances = [_appearance(traced, taken, article, origins) for taken, article in traced.taken()]
    claim = {
        "@type": "Claim",
        "@id": claim_iri(traced.id),
        "text": traced.trace.claim,
        "appearance": [{"@id": appearance["@id"]} for appearance in appearances],
        "isBasedOn": [{"@id": inner_iri(claim_iri(traced.id), id_)} for id_ in origins],
    }
    return _graph([claim, *appearances, *(_origin(traced, origin) for origin in origins.values())])


def news_article(article: Article) -> dict[str, Any]:
    """One article as a NewsArticle, without the context that its terms have."""
    sources = {source.id: source for source in article.sources}
    return _known(
        _about(article)
        | {
            "isBasedOn": [_credited(credit) for credit in article.credits if credit.kind != "contributed"],
            "contributor": [
                {"@type": "NewsMediaOrganization", "name": credit.outlet}
                for credit in article.credits
                if credit.kind == "contributed" and credit.outlet
            ],
            "hasPart": [_statement(article, statement, sources) for statement in article.statements],
        }
    )


def _graph(nodes: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    head = f'{{"@context": {json.dumps(_CONTEXT)}, "@graph": '
    return (chunk.replace(b"<", b"\\u003c") for chunk in listed(head, nodes, lambda _: "}"))


def _known(node: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not known; False and numbers stay."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def _about(article: Article) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "@id": article_iri(article),
        "identifier": article.ref,
        "url": page_address(article),
        "headline": article.title,
        "author": [{"@type": "Person", "name": name} for name in article.byline],
        "publisher": article.outlet and {"@type": "NewsMediaOrganization", "name": article.outlet},
        "datePublished": article.published,
        "inLanguage": article.language,
    }


def _statement(article: Article, statement: Statement, sources: Mapping[str, Source]) -> dict[str, Any]:
    holder = sources.get(statement.holder or "")
    whole = article_iri(article)
    return _known(
        {
            "@type": "Claim" if statement.quotation == "indirect" else "Quotation",
            "@id": inner_iri(whole, statement.id),
            "text": words(article, statement.contents),
            _holding(statement): holder and _agent(whole, holder),
            "isBasedOn": _chain(whole, statement, [sources[id_] for id_ in statement.via if id_ in sources], holder),
            "isPartOf": {"@id": inner_iri(whole, statement.within) if statement.within else whole},
            "sayso:firmness": statement.firmness,
            "sayso:condition": words(article, statement.condition),
            "sayso:confidence": {
                "@value": repr(statement.confidence),
                "@type": "http://www.w3.org/2001/XMLSchema#double",
            },
        }
    )


def _holding(statement: Statement) -> str:
    """How the holder stands to the words: who “denies that there is a deal” did not say “there is a deal”."""
    if statement.quotation != "direct" and statement.firmness in ("denied", "asked"):
        return "sayso:holder"
    return "author" if statement.quotation == "indirect" else "spokenByCharacter"


def _chain(whole: str, statement: Statement, relays: list[Source], holder: Source | None) -> dict[str, Any] | None:
    """What the nearest relay published, based on what the next one did, down to a work that holds the words."""
    based = _work(whole, holder) if holder and holder.kind in _WORKS else None
    for position in range(len(relays), 0, -1):
        relay = relays[position - 1]
        link = (
            _work(whole, relay) if relay.kind in _WORKS else {"@type": "CreativeWork", "creator": _agent(whole, relay)}
        )
        # each statement has its own link in the chain: the relay's report of it, not all that the relay said
        link |= {"@id": inner_iri(whole, f"{statement.id}/via-{position}")}
        based = _known(link | {"isBasedOn": based})
    return based


def _agent(whole: str, source: Source) -> dict[str, Any] | None:
    """A person or body; None for a source that is a work, or unknown."""
    if source.kind not in _AGENTS:
        return None
    return _source(whole, source, _AGENTS[source.kind])


def _work(whole: str, source: Source) -> dict[str, Any]:
    return _source(whole, source, _WORKS[source.kind])


def _source(whole: str, source: Source, type_: str) -> dict[str, Any]:
    return _known(
        {
            "@type": type_,
            "@id": inner_iri(whole, source.id),
            "name": source.name,
            "description": source.description,
            "sayso:kind": source.kind,
            "sayso:named": source.named,
        }
    )


def _credited(credit: Credit) -> dict[str, Any]:
    publisher = {"@type": "NewsMediaOrganization", "name": credit.outlet} if credit.outlet else None
    return _known({"@type": "CreativeWork", "publisher": publisher, "creditText": credit.text})


def _appearance(
    traced: TracedClaim, taken: Taken, article: Article | None, origins: Mapping[str, Origin]
) -> dict[str, Any]:
    known = {other.ref: article_iri(other) for other in traced.articles}
    about = _about(article) if article else {"@type": "NewsArticle", "@id": ref_iri(taken.ref), "identifier": taken.ref}
    ends = [path.end for path in traced.trace.links if path.start == taken.ref]
    based = dict.fromkeys(
        end if end in origins else known.get(end, ref_iri(end)) for end in (*ends, *traced.first_hand(taken))
    )
    claim = claim_iri(traced.id)
    return _known(
        about
        | {
            "isBasedOn": [{"@id": inner_iri(claim, end) if end in origins else end} for end in based],
            "citation": list(taken.takes_from),
            "sayso:stance": taken.stance,
        }
    )


def _origin(traced: TracedClaim, origin: Origin) -> dict[str, Any]:
    agent = {"@type": _AGENTS[origin.kind], "name": origin.name} if origin.kind in _AGENTS else None
    return _known(
        {
            "@type": _WORKS.get(origin.kind, "CreativeWork"),
            "@id": inner_iri(claim_iri(traced.id), origin.id),
            "name": None if agent else origin.name,
            "creator": agent,
            "description": origin.behind,
            "sayso:first": origin.first,
            "sayso:last": origin.last,
            "sayso:named": origin.named,
        }
    )

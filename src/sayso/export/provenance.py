"""W3C PROV: an article and its statements as entities, with the way their words came as derivations.

A statement is derived from what its nearest relay published, that from what the next one did, and so on to the
words of the holder, which are the primary source. Each of them is attributed to whoever gave it. A step is a
quotation where the words stand in quotation marks. Documents, posts and polls are entities of their own, all
other holders and relays are agents. A statement that nobody is known to hold ends with its last relay.

https://www.w3.org/TR/prov-dm/
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from sayso.article import Article
from sayso.corpus.records import LinkKind, Origin, Path
from sayso.export.iris import TERMS, article_iri, claim_iri, page_address, ref_iri, text_iri
from sayso.export.parts import part
from sayso.export.traced import TracedClaim, drift_words
from sayso.statement import Credit, Source, SourceKind, Statement
from sayso.views.marks import words

if TYPE_CHECKING:
    from prov.model import ProvDocument, ProvEntity

_WORKS: tuple[SourceKind, ...] = ("document", "post", "poll")
_AGENTS: dict[SourceKind, str] = {
    "person": "prov:Person",
    "writer": "prov:Person",
    "organization": "prov:Organization",
    "outlet": "prov:Organization",
}
_PROV = "http://www.w3.org/ns/prov#"
_TAKEN_WHOLE: tuple[LinkKind, ...] = ("copies", "republishes")


def articles_as_prov(articles: Iterable[Article], form: Literal["json", "provn"]) -> Iterator[bytes]:
    """All articles as one PROV document, in PROV-JSON or PROV-N.

    Raises:
        OutputError: the package prov is not installed.
    """
    document = _document()
    for number, article in enumerate(articles, 1):
        _Article(document, f"a{number}", article).add()
    yield _serialized(document, form)


def trace_as_prov(traced: TracedClaim, form: Literal["json", "provn"]) -> Iterator[bytes]:
    """A claim, its articles and its origins as one PROV document, in PROV-JSON or PROV-N.

    Raises:
        OutputError: the package prov is not installed.
    """
    document = _document()
    _Trace(document, traced).add()
    yield _serialized(document, form)


def _document() -> ProvDocument:
    document: ProvDocument = part("prov.model", "prov").ProvDocument()
    document.add_namespace("sayso", TERMS)
    return document


def _serialized(document: ProvDocument, form: str) -> bytes:
    stream = io.StringIO()
    document.unified().serialize(stream, format=form)  # whom several statements name is in it once
    return f"{stream.getvalue().rstrip()}\n".encode()


def _attributes(known: dict[str, Any]) -> list[tuple[str, Any]]:
    """Attributes without those that are not known; those with several values once for each."""
    pairs = ((key, value) for key, found in known.items() for value in (found if isinstance(found, list) else [found]))
    return [(key, _typed(key, value)) for key, value in pairs if value not in (None, "")]


def _typed(key: str, value: Any) -> Any:
    """Types are names of the standard or of Sayso, not words."""
    if key != "prov:type":
        return value
    prefix, _, local = value.partition(":")
    namespace = part("prov.identifier", "prov").Namespace(prefix, TERMS if prefix == "sayso" else _PROV)
    return namespace[local]


class _Article:
    """One article on its way into a document; `prefix` stands for what all its names begin with."""

    def __init__(self, document: ProvDocument, prefix: str, article: Article) -> None:
        self._document = document
        self._prefix = prefix
        self._article = article
        self._sources = {source.id: source for source in article.sources}

    def add(self) -> None:
        """Add the article, whom it is from, and its statements."""
        article = self._article
        self._document.add_namespace(self._prefix, f"{article_iri(article)}#")
        whole = _article_entity(self._document, self._name("article"), article)
        for part_, name in (("outlet", article.outlet), *((f"author-{n}", a) for n, a in enumerate(article.byline, 1))):
            if name:
                kind = "prov:Organization" if part_ == "outlet" else "prov:Person"
                whole.wasAttributedTo(self._document.agent(self._name(part_), _agent(kind, name)))
        for number, credit in enumerate(article.credits, 1):
            self._credit(whole, f"credit-{number}", credit)
        for statement in article.statements:
            self._document.hadMember(whole, self._statement(statement))

    def _name(self, id_: str) -> str:
        return f"{self._prefix}:{quote(id_, safe='')}"

    def _credit(self, whole: ProvEntity, id_: str, credit: Credit) -> None:
        named = whole
        if credit.kind != "contributed":
            known = {"prov:label": credit.text, "sayso:credit": credit.kind}
            named = self._document.entity(self._name(id_), _attributes(known))
            self._derived(whole, named, quoted=credit.kind == "republished", primary=False)
        if credit.outlet:
            by = self._document.agent(self._name(f"{id_}.by"), _agent("prov:Organization", credit.outlet))
            named.wasAttributedTo(by)

    def _statement(self, statement: Statement) -> ProvEntity:
        article = self._article
        known = {
            "prov:type": "sayso:Statement",
            "prov:value": words(article, statement.contents),
            "sayso:cue": words(article, statement.cue),
            "sayso:source": words(article, statement.sources),
            "sayso:firmness": statement.firmness,
            "sayso:condition": words(article, statement.condition),
            "sayso:quotation": statement.quotation,
            "sayso:confidence": statement.confidence,
            "sayso:within": statement.within and self._name(statement.within),
            "prov:location": [f"{text_iri(article)}#char={start},{end}" for start, end in statement.contents],
        }
        entity = self._document.entity(self._name(statement.id), _attributes(known))
        self._chain(entity, statement)
        return entity

    def _chain(self, entity: ProvEntity, statement: Statement) -> None:
        """Derive the statement from its relays, nearest first, and from the holder's own words."""
        quoted = statement.quotation != "indirect"
        for position, id_ in enumerate(statement.via, 1):
            if relay := self._sources.get(id_):
                given = self._given(relay, f"{statement.id}.via-{position}")
                self._derived(entity, given, quoted=quoted, primary=False)
                entity = given
        holder = self._sources.get(statement.holder or "")
        if holder and holder.kind != "unknown":
            self._derived(entity, self._given(holder, f"{statement.id}.held"), quoted=quoted, primary=True)

    def _given(self, source: Source, id_: str) -> ProvEntity:
        """What a source gave: itself where it is a work, else an entity that is attributed to it."""
        known = {
            "prov:label": source.name,
            "sayso:kind": source.kind,
            "sayso:named": source.named,
            "sayso:description": source.description,
        }
        if source.kind in _WORKS:
            return self._document.entity(self._name(source.id), _attributes(known))
        known["prov:type"] = _AGENTS.get(source.kind)
        label = f"as given by {source.name}" if source.name else None
        given = self._document.entity(self._name(id_), _attributes({"prov:label": label}))
        if source.kind != "unknown":
            given.wasAttributedTo(self._document.agent(self._name(source.id), _attributes(known)))
        return given

    def _derived(self, entity: ProvEntity, from_: ProvEntity, *, quoted: bool, primary: bool) -> None:
        _derive(self._document, entity, from_, quoted=quoted, primary=primary)


class _Trace:
    """A claim on its way into a document."""

    def __init__(self, document: ProvDocument, traced: TracedClaim) -> None:
        self._document = document
        self._traced = traced

    def add(self) -> None:
        """Add the claim, its origins, its articles, and what each is derived from."""
        document, trace = self._document, self._traced.trace
        document.add_namespace("claim", f"{claim_iri(self._traced.id)}#")
        claim = document.entity("claim:claim", _attributes({"prov:type": "prov:Collection", "prov:value": trace.claim}))
        origins = {origin.id: self._origin(origin) for origin in trace.origins}
        articles = self._articles()
        for origin in origins.values():
            _derive(document, claim, origin, quoted=False, primary=True)
        for taken, _ in self._traced.taken():
            document.hadMember(claim, articles[taken.ref])
            for id_ in self._traced.first_hand(taken):
                _derive(document, articles[taken.ref], origins[id_], quoted=False, primary=True)
        for path in trace.links:
            if path.start in articles and (end := origins.get(path.end) or articles.get(path.end)):
                self._link(articles[path.start], end, path, primary=path.end in origins)

    def _articles(self) -> dict[str, ProvEntity]:
        made = {}
        for number, (taken, article) in enumerate(self._traced.taken(), 1):
            self._document.add_namespace(f"a{number}", f"{article_iri(article) if article else ref_iri(taken.ref)}#")
            known = {"sayso:stance": taken.stance, "sayso:takesFrom": list(taken.takes_from)}
            more = _attributes(known | {"sayso:drift": list(map(drift_words, taken.drift))})
            name = f"a{number}:article"
            if article:
                made[taken.ref] = _article_entity(self._document, name, article, more)
            else:
                made[taken.ref] = self._document.entity(name, [("sayso:ref", taken.ref), *more])
        return made

    def _origin(self, origin: Origin) -> ProvEntity:
        name = f"claim:{quote(origin.id, safe='')}"
        known = {
            "prov:type": "sayso:Origin",
            "prov:label": origin.name,
            "sayso:kind": origin.kind,
            "sayso:behind": origin.behind,
            "sayso:first": origin.first,
            "sayso:last": origin.last,
        }
        entity = self._document.entity(name, _attributes(known))
        if origin.kind not in (*_WORKS, "unknown"):
            agent = self._document.agent(f"{name}.by", _agent(_AGENTS.get(origin.kind), origin.name))
            entity.wasAttributedTo(agent)
        return entity

    def _link(self, start: ProvEntity, end: ProvEntity, path: Path, *, primary: bool) -> None:
        more = {"sayso:how": path.how, "sayso:evidence": [found.text for found in path.evidence]}
        quoted = path.how in _TAKEN_WHOLE
        _derive(self._document, start, end, quoted=quoted, primary=primary, more=_attributes(more))


def _article_entity(
    document: ProvDocument, name: str, article: Article, more: Iterable[tuple[str, Any]] = ()
) -> ProvEntity:
    known = {
        "prov:type": ["sayso:Article", "prov:Collection"],
        "prov:label": article.title,
        "prov:location": page_address(article),
        "sayso:ref": article.ref,
        "sayso:text": text_iri(article),
        "sayso:published": article.published,
        "sayso:model": article.model,
    }
    return document.entity(name, [*_attributes(known), *more])


def _agent(type_: str | None, name: str) -> list[tuple[str, Any]]:
    return _attributes({"prov:type": type_, "prov:label": name})


def _derive(  # noqa: PLR0913 - a derivation has that much to say
    document: ProvDocument,
    entity: ProvEntity,
    from_: ProvEntity,
    *,
    quoted: bool,
    primary: bool,
    more: Iterable[tuple[str, Any]] = (),
) -> None:
    """wasDerivedFrom; of the subtypes wasQuotedFrom, hadPrimarySource or both, as PROV-DM writes them."""
    kinds = {"prov:type": ["prov:Quotation"] * quoted + ["prov:PrimarySource"] * primary}
    document.wasDerivedFrom(entity, from_, other_attributes=[*_attributes(kinds), *more])

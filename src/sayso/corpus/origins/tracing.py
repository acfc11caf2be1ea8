"""Tracing a claim to its origins: what was found and settled, put into records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.article import Article
from sayso.corpus.origins.citation import person_like
from sayso.corpus.origins.counting import independent
from sayso.corpus.origins.drift import claim_sentence, drifts
from sayso.corpus.origins.finding import find
from sayso.corpus.origins.findings import Findings
from sayso.corpus.origins.quoting import in_context
from sayso.corpus.origins.relevance import WIDEST, candidates
from sayso.corpus.origins.settling import Place, Settling
from sayso.corpus.origins.stance import stance
from sayso.corpus.records import Copy, Drift, Evidence, LinkKind, Origin, Path, Taken, Trace
from sayso.statement import SourceKind, Span


def trace(claim: str, articles: Sequence[Article], copies: Sequence[Copy] = ()) -> Trace:
    """Follow a claim back to where it enters a set of articles.

    The result depends on the articles and not on their order.

    Args:
        claim: the claim, as a sentence.
        articles: articles, fully read (`sayso.read_many`), each with a `ref` of its own; those that are not about the
            claim are `aside`.
        copies: passages that the articles share.

    Returns:
        The stance, sources and origins of every article, the origins, and how many of them are independent.
    """
    by_ref = {article.ref: article for article in articles}
    near = candidates(claim, ((ref, article.text) for ref, article in by_ref.items()))
    found = trace_near(claim, [by_ref[ref] for ref in near[:WIDEST]], copies)
    about = {taken.ref: taken for taken in found.articles}
    return replace(found, articles=tuple(about.get(ref) or Taken(ref, "aside") for ref in sorted(by_ref)))


def trace_near(claim: str, articles: Sequence[Article], copies: Sequence[Copy] = ()) -> Trace:
    """Follow a claim back as `trace` does, over articles that `candidates` named alone; the others are `aside`.

    Args:
        claim: the claim, as a sentence.
        articles: those that may be about it, fully read.
        copies: passages that they share.
    """
    found = find(claim, sorted(articles, key=lambda article: article.ref))
    return _Records(claim, articles, found, Settling(found, copies), copies).trace()


class _Records:
    """Turns what was found into records."""

    def __init__(
        self, claim: str, articles: Sequence[Article], found: Findings, settled: Settling, copies: Sequence[Copy]
    ) -> None:
        self.claim, self.articles, self.found, self.settled, self.copies = claim, articles, found, settled, copies
        self.names = {id(place): self._name(place) for place in settled.places}
        places = sorted(settled.places, key=lambda place: (-len(place.refs), self.names[id(place)], place.ref or ""))
        self.ids = {id(place): f"O{n}" for n, place in enumerate(places, 1)}
        self.places = places
        self.owners = {party: ref for ref, party in sorted(found.own.items(), reverse=True) if party}

    def trace(self) -> Trace:
        ordered = sorted(self.articles, key=lambda article: (article.ref, article.id))
        return Trace(
            claim=self.claim,
            articles=tuple(self._taken(article.ref) for article in ordered),
            origins=tuple(self._origin(place) for place in self.places),
            links=tuple(self._links()),
            independent=independent(self.found, self.settled, self.names),
            circular=tuple(tuple(party.name for party in circle) for circle in self.found.roots.circles),
        )

    def _name(self, place: Place) -> str:
        if place.party:
            return self.found.roots.names.get(place.party, place.party.name)
        article = self.found.readings[place.ref or ""].article
        return article.outlet or article.ref

    def _origin(self, place: Place) -> Origin:
        dates = sorted(date for ref in place.refs if (date := self.found.readings[ref].article.published) is not None)
        return Origin(
            id=self.ids[id(place)],
            name=self.names[id(place)],
            kind=self._kind(place),
            named=bool(place.party) or bool(self.found.readings[place.ref or ""].article.outlet),
            behind=self._behind(place),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            articles=len(place.refs),
        )

    def _kind(self, place: Place) -> SourceKind:
        """What sort of source an origin is; whoever posts under a name of their own is a person."""
        if place.party is None:
            return "outlet"
        person = place.party.kind == "post" and person_like(self.names[id(place)])
        return "person" if person else place.party.kind

    def _behind(self, place: Place) -> str:
        if place.party:
            return self.found.roots.behind.get(place.party, "")
        article = self.found.readings[place.ref or ""].article
        spans = self.settled.shown.get(article.ref, [])
        return article.text[slice(*spans[0])] if spans else ""

    def _taken(self, ref: str) -> Taken:
        reading = self.found.readings.get(ref)
        if reading is None:
            return Taken(ref, "aside")
        rests = sorted(self.settled.rests[ref], key=lambda place: int(self.ids[id(place)][1:]))
        return Taken(
            ref=ref,
            stance=stance(reading),
            takes_from=tuple(cited.name for cited in self.found.taken[ref]),
            origins=tuple(self.ids[id(place)] for place in rests),
            evidence=tuple(self._evidence(ref, span) for span in self._spans(ref)),
            drift=tuple(self._drift(ref, rests)),
        )

    def _spans(self, ref: str) -> list[Span]:
        reading = self.found.readings[ref]
        spans = {in_context(reading, cited.best.span) for cited in self.found.taken[ref]}
        spans |= {in_context(reading, span) for span in self.settled.shown.get(ref, ())}
        if not spans and (sentence := claim_sentence(self.found.readings[ref])):
            spans = {(sentence.start, sentence.end)}
        return sorted(spans)

    def _evidence(self, ref: str, span: Span) -> Evidence:
        return Evidence(*span, self.found.readings[ref].article.text[span[0] : span[1]])

    def _drift(self, ref: str, rests: Sequence[Place]) -> Iterator[Drift]:
        earlier = self._nearest(ref, rests)
        source = None
        if earlier and self.found.taken[earlier]:
            best = max(self.found.taken[earlier], key=lambda cited: (cited.chance, cited.name)).best
            source = self._evidence(earlier, best.span)
        yield from drifts(
            self.found.readings[ref],
            self.found.readings[earlier] if earlier else None,
            attributed=bool(self.found.taken[ref]) or ref not in self.settled.unattributed,
            source=source,
        )

    def _nearest(self, ref: str, rests: Sequence[Place]) -> str | None:
        """The article on the same origin that stands nearest to it: its own, the earliest, the one that says most."""
        cited = [self.owners[one.party] for one in self.found.taken[ref] if one.party in self.owners]
        others = {other for place in rests[:1] for other in place.refs if other != ref}
        others = others & set(cited) or others
        owned = {other for other in others if rests and self.found.own[other] is rests[0].party and rests[0].party}

        def order(other: str) -> tuple[bool, str, float, str]:
            reading = self.found.readings[other]
            return (other not in owned, reading.article.published or "9", -reading.about, other)

        mine = order(ref)
        best = min(others, key=order, default=None)
        return best if best is not None and order(best) < mine else None

    # --- links --------------------------------------------------------------------------------------------------------

    def _links(self) -> Iterator[Path]:
        for ref in self.found.readings:
            for cited in self.found.taken[ref]:
                how: LinkKind = "republishes" if any(c.cue == "credit" for c in cited.citations) else "cites"
                evidence = (self._evidence(ref, in_context(self.found.readings[ref], cited.best.span)),)
                other = self.owners.get(cited.party)
                if other and other != ref:
                    yield Path(ref, other, how, evidence)
                else:
                    for place in self.settled.rests[ref]:
                        if place.party in self.found.roots.of.get(cited.party, ()):
                            yield Path(ref, self.ids[id(place)], how, evidence)
            yield from self._hyperlinks(ref)
        yield from self._copied()

    def _hyperlinks(self, ref: str) -> Iterator[Path]:
        article = self.found.readings[ref].article
        urls = {r.article.url: other for other, r in self.found.readings.items() if r.article.url and other != ref}
        for link in article.links:
            if link.url in urls:
                yield Path(ref, urls[link.url], "links", (self._evidence(ref, (link.start, link.end)),))

    def _credited(self, copy: Copy) -> str | None:
        """The article of two that share a passage whose outlet the other says it has it from."""
        if not all(ref in self.found.readings for ref in copy.refs):
            return None
        one, other = copy.refs
        takes = {ref: {self.owners.get(cited.party) for cited in self.found.taken[ref]} for ref in copy.refs}
        if (other in takes[one]) == (one in takes[other]):
            return None
        return other if other in takes[one] else one

    def _copied(self) -> Iterator[Path]:
        for copy in sorted(self.copies, key=lambda copy: (copy.refs, copy.spans)):
            earlier = copy.earlier or self._credited(copy)
            if copy.kind == "prose" and earlier and all(ref in self.found.readings for ref in copy.refs):
                late = 1 if earlier == copy.refs[0] else 0
                ref, span = copy.refs[late], copy.spans[late]
                yield Path(ref, copy.refs[1 - late], "copies", (self._evidence(ref, span),))

"""Reading a set of articles for where they have a claim from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.article import Article
from sayso.corpus.origins import cues
from sayso.corpus.origins.choosing import Cited, choose
from sayso.corpus.origins.citations import Citation, citations
from sayso.corpus.origins.findings import Findings
from sayso.corpus.origins.merging import Parties, Party
from sayso.corpus.origins.relays import Relays, relays
from sayso.corpus.origins.relevance import Reading, candidates, readings
from sayso.corpus.origins.roots import roots
from sayso.holders.outlets import Registry

_HEADLINED = 0.4  # the share of the headlines from which on the news is about someone
_NEAR = 0.2  # how near to the claim that must stand
_MANY = 0.3  # the share of the articles that must say that someone posted or found it


def find(claim: str, articles: Sequence[Article]) -> Findings:
    """Read the articles about a claim for whom they have it from.

    Args:
        claim: the claim.
        articles: articles, fully read, about the claim or not.
    """
    ordered = sorted(articles, key=lambda article: (article.ref, article.id))
    read = [reading for reading in readings(claim, candidates(claim, ordered)) if reading.relevant]
    found = sorted(read, key=lambda reading: (reading.article.ref, reading.article.id))
    by_ref = {reading.article.ref: reading for reading in found}
    cited = {ref: citations(reading) for ref, reading in by_ref.items()}
    parties = Parties(cited)
    own = {ref: _publisher(reading.article, parties) for ref, reading in by_ref.items()}
    taken, standing = choose(claim, found, cited, parties)
    told = relays(found, cited, parties)
    subjects = frozenset(party for party, how in standing.items() if how.subject or how.headlined >= _HEADLINED)
    sources = {ref: _sources(ref, chosen, own[ref], told) for ref, chosen in taken.items()}
    back = roots(sources, told, _public(by_ref, taken, subjects), subjects)
    return Findings(by_ref, cited, taken, own, parties, told, back)


def _sources(ref: str, chosen: Sequence[Cited], own: Party | None, told: Relays) -> list[Party]:
    """The parties that an article takes the claim from; where others cite its outlet that too, with what it says."""
    parties = [one.party for one in chosen if one.party is not own]
    if own is None:
        return parties
    for party in parties:
        relays_of = told.via if party.kind == "outlet" else told.told
        relays_of[own][party].add(ref)
    return [*parties, own]


def _publisher(article: Article, parties: Parties) -> Party | None:
    """The party that the article's own outlet is, where it is known and others cite it."""
    known = article.outlet
    if not known and article.url and (outlet := Registry.shipped().by_domain(article.url)):
        known = outlet.name
    return parties.find("", known) if known else None


def _public(
    found: Mapping[str, Reading], taken: Mapping[str, Sequence[Cited]], subjects: frozenset[Party]
) -> frozenset[Party]:
    """Those who put the claim before the public themselves: who posted, found or filmed it, or wrote of it."""
    did: Counter[Party] = Counter()
    wrote: Counter[Party] = Counter()
    cites: Counter[Party] = Counter()
    for ref, chosen in taken.items():
        for cited in chosen:
            cites[cited.party] += 1
            did[cited.party] += any(
                citation.cue in ("made", "embed") and citation.relevance >= _NEAR for citation in cited.citations
            )
            author = cited.party.kind != "outlet" and cited.party not in subjects
            wrote[cited.party] += author and any(_authored(found[ref], citation) for citation in cited.citations)
    enough = max(2, _MANY * len(taken))
    return frozenset(party for party in cites if did[party] >= enough or wrote[party] >= max(1, 0.5 * cites[party]))


def _authored(reading: Reading, citation: Citation) -> bool:
    if citation.cue != "says" or citation.against or citation.relevance < _NEAR:
        return False
    sentence = reading.sentences[citation.sentence]
    return bool(cues.AUTHORED.search(reading.article.text, sentence.start, sentence.end))

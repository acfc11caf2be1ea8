"""Reading a set of articles for where they have a claim from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.article import Article
from sayso.corpus.origins import cues
from sayso.corpus.origins.choosing import Cited, choose
from sayso.corpus.origins.citation import Citation
from sayso.corpus.origins.citations import citations
from sayso.corpus.origins.findings import Findings
from sayso.corpus.origins.merging import Parties, Party
from sayso.corpus.origins.publishers import Publishers
from sayso.corpus.origins.relays import Relays, relays
from sayso.corpus.origins.relevance import Reading, readings
from sayso.corpus.origins.roots import roots

_NEAR = 0.2  # how near to the claim that must stand
_SAYS_SO = 0.35  # how much of the claim an embedded post must have to make it
_MANY = 0.3  # the share of the articles that must say that someone posted or found it


def find(claim: str, articles: Sequence[Article]) -> Findings:
    """Read the articles about a claim for whom they have it from.

    Args:
        claim: the claim.
        articles: those that may be about it, fully read.
    """
    read = [reading for reading in readings(claim, articles) if reading.relevant]
    found = sorted(read, key=lambda reading: (reading.article.ref, reading.article.id))
    by_ref = {reading.article.ref: reading for reading in found}
    publishers = Publishers([reading.article for reading in found])
    cited = {ref: citations(reading, publishers) for ref, reading in by_ref.items()}
    parties = Parties(cited, publishers)
    own = {ref: parties.find("", publishers.of(ref) or "") for ref in by_ref}
    chosen, standing = choose(claim, found, cited, parties, publishers)
    taken = {ref: [one for one in some if one.party is not own[ref]] for ref, some in chosen.items()}
    told = relays(found, cited, parties)
    subjects = frozenset(party for party, how in standing.items() if how.about)
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


def _public(
    found: Mapping[str, Reading], taken: Mapping[str, Sequence[Cited]], subjects: frozenset[Party]
) -> frozenset[Party]:
    """Those who put the claim before the public themselves: who posted, found or filmed it, or wrote of it."""
    did: Counter[Party] = Counter()
    wrote: Counter[Party] = Counter()
    cites: Counter[Party] = Counter()
    posts: frozenset[Party] = frozenset()
    for ref, chosen in taken.items():
        for cited in chosen:
            cites[cited.party] += 1
            shown = [citation for citation in cited.citations if citation.cue in ("made", "embed")]
            near = [citation for citation in shown if citation.relevance >= _NEAR]
            did[cited.party] += any(one.content >= _NEAR or _posted(found[ref], one) for one in near)
            posts |= {cited.party for citation in shown if citation.cue == "embed" and citation.content >= _SAYS_SO}
            author = cited.party.kind != "outlet" and cited.party not in subjects
            wrote[cited.party] += author and any(_authored(found[ref], citation) for citation in cited.citations)
    enough = max(2, _MANY * len(taken))
    authors = {party for party in cites if wrote[party] >= max(1, 0.5 * cites[party])}
    return posts | authors | {party for party in cites if did[party] >= enough}


def _posted(reading: Reading, citation: Citation) -> bool:
    return citation.cue == "embed" or bool(cues.POSTED.search(reading.article.text, *citation.span))


def _authored(reading: Reading, citation: Citation) -> bool:
    if citation.cue != "says" or citation.against or citation.relevance < _NEAR:
        return False
    sentence = reading.sentences[citation.sentence]
    return bool(cues.AUTHORED.search(reading.article.text, sentence.start, sentence.end))

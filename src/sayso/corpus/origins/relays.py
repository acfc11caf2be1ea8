"""Who has it from whom, as the articles tell: outlets from those who told them, people from whom they speak for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.corpus.origins import cues
from sayso.corpus.origins.citation import Citation, person_like
from sayso.corpus.origins.merging import Parties, Party
from sayso.corpus.origins.relevance import Reading

_NEAR = 0.1
_NEGATES = re.compile(r"\b(?:is|was|are|did|does|has|have|will)(?:n[o’']t| not)\b", re.IGNORECASE)
_STAFF = (
    r"(?:senior |contributing |staff |chief )?(?:reporters?|editor|writer|columnist|journalist"
    r"|correspondent|blogger|contributor|anchor)"
)
_UNSAID = re.compile(
    r"^(?:(?:cit(?:es|ed|ing)|quot(?:es|ed|ing)|references|report(?:s|ed)|according|to|from|by|that|sa(?:ys|id)|via)\s)+"
    r"|\s(?:(?:has|had|have)\s)?(?:told|tells|sa(?:ys|id))\b.*$|\s(?:has|had|have|as)$"
)
"""What stands around the words that name an unnamed source: "citing an official", "an official told the Gazette"."""

_KIN = re.compile(
    r"\b(?:son|daughter|wife|husband|brother|sister|father|mother|mom|dad|widow|girlfriend|boyfriend|cousin)\b"
)
_CITING = re.compile(
    r"\b(?:cit(?:es|ed|ing)|quot(?:es|ed|ing)|referenc(?:es|ing|ed)|according to|heard from|told|tells?|sa(?:ys"
    r"|id)|from|heads up|source)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Relays:
    """What the articles of a set tell of who has it from whom.

    Attributes:
        told: outlet to the named ones that it has something from, with the articles that say so.
        spoken: the same, only where someone "told" the outlet.
        unnamed: outlet to what is said of its unnamed sources, with how many articles say so.
        staff: someone who works for an outlet, to the outlet.
        speaks_for: someone who speaks for an organization, to the organization.
        kin: people who are said to be of somebody's family.
        via: outlet to the outlet that it has it from.
    """

    told: dict[Party, dict[Party, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    spoken: dict[Party, dict[Party, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    unnamed: dict[Party, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    staff: dict[Party, Counter[Party]] = field(default_factory=lambda: defaultdict(Counter))
    speaks_for: dict[Party, Counter[Party]] = field(default_factory=lambda: defaultdict(Counter))
    kin: set[Party] = field(default_factory=set)
    via: dict[Party, dict[Party, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))


def relays(found: Sequence[Reading], cited: Mapping[str, Sequence[Citation]], parties: Parties) -> Relays:
    """Gather the relays of a set of articles.

    Args:
        found: the articles.
        cited: their citations by ref.
        parties: the merged names.
    """
    told = Relays()
    for reading in found:
        ref = reading.article.ref
        by_sentence: dict[int, list[tuple[Citation, Party]]] = defaultdict(list)
        for citation in cited[ref]:
            if party := parties.find(ref, citation.name):
                by_sentence[citation.sentence].append((citation, party))
        for index, here in by_sentence.items():
            if index < 0:
                _line(told, ref, [pair for pair in here if pair[0].cue == "line"], reading.article.text)
            elif reading.sentences[index].near >= _NEAR:
                _sentence(told, reading, index, here)
        _statements(told, reading, parties)
    return told


def _sentence(told: Relays, reading: Reading, index: int, here: Sequence[tuple[Citation, Party]]) -> None:
    text, sentence = reading.article.text, reading.sentences[index]
    words = text[sentence.start : sentence.end]
    outlets = [(c, p) for c, p in here if p.kind == "outlet" and c.cue in ("reports", "work", "told", "says")]
    others = [(c, p) for c, p in here if p.kind != "outlet" and c.cue in ("says", "reports", "made")]
    for citation, outlet in outlets:
        for other_citation, other in others:
            if _works_for(text, other_citation.at, citation.at):
                told.staff[other][outlet] += 1
            elif not other_citation.against:
                told.told[outlet][other].add(reading.article.ref)
                if citation.cue == "told":
                    told.spoken[outlet][other].add(reading.article.ref)
        if (
            not cues.SILENT.search(words)
            and sentence.near >= 0.12
            and not _NEGATES.search(words)
            and (match := _unnamed(words, citation, sentence.start))
        ):
            told.unnamed[outlet][match] += 1
    for citation, body in here:
        if citation.cue == "heads":
            for other_citation, other in others:
                if (
                    other.kind != "outlet"
                    and person_like(other.name)
                    and other is not body
                    and abs(other_citation.at[0] - citation.at[0]) < 90
                ):
                    told.speaks_for[other][body] += 1
    if _KIN.search(words):
        told.kin.update(party for _, party in here if party.kind == "person")


def _unnamed(words: str, citation: Citation, start: int) -> str:
    """What a sentence says of an outlet's unnamed source, if it speaks of one."""
    if not _CITING.search(words):
        return ""
    for match in cues.UNNAMED.finditer(words):
        if not cues.SECRET.search(match[0]):
            continue
        if (
            start + match.start() < citation.at[1]
            and citation.at[0] < start + match.end()
            and len(match[0]) <= citation.at[1] - citation.at[0]
        ):
            continue
        apart = min(abs(start + match.start() - citation.at[1]), abs(citation.at[0] - start - match.end()))
        if apart < 120:
            return _UNSAID.sub("", match[0].strip()).strip()
    return ""


def _works_for(text: str, person: tuple[int, int], outlet: tuple[int, int]) -> bool:
    if outlet[1] <= person[0]:
        return bool(re.fullmatch(rf"(?:[’']s?)?\s(?:{_STAFF}\s)?", text[outlet[1] : person[0]], re.IGNORECASE))
    between = text[person[1] : outlet[0]]
    return bool(
        re.fullmatch(
            rf",?\s(?:(?:an?|the)\s)?(?:(?:[\w-]+\s){{0,3}}{_STAFF}\s(?:at|for|with|of)|writing (?:for|in|on)"
            rf"|wr(?:ote|ites) (?:for|in|on)|of)\s(?:the\s)?",
            between,
            re.IGNORECASE,
        )
        or re.fullmatch(r",[^.]{0,60},\s(?:wrote|writes) (?:on|in|for)\s(?:the\s)?", between)
    )


def _line(told: Relays, ref: str, here: Sequence[tuple[Citation, Party]], text: str) -> None:
    """ "[A via B]": B has it from A; "Source: A, B" leaves open who has it from whom, and B was the one read."""
    for (first, one), (second, other) in pairwise(here):
        if first.span == second.span and one is not other and re.search(r"\bvia\b", text[first.at[0] : second.at[1]]):
            told.via[other][one].add(ref)


def _statements(told: Relays, reading: Reading, parties: Parties) -> None:
    """What the reader made out of holders and relays, where the holder is named."""
    article = reading.article
    sources = {source.id: source for source in article.sources}
    for statement in article.statements:
        holder = sources.get(statement.holder or "")
        if not holder or not holder.named or statement.confidence < 0.6 or not reading.sentences:
            continue
        if reading.sentences[reading.at(statement.start)].near < _NEAR:
            continue
        party = parties.find(article.ref, holder.name)
        for relay in statement.via:
            outlet = parties.find(article.ref, sources[relay].name) if relay in sources else None
            if party and outlet and outlet.kind == "outlet" and party.kind != "outlet" and outlet is not party:
                told.told[outlet][party].add(article.ref)

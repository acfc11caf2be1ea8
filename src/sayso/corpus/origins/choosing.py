"""Which of the names that an article cites are where it has the claim from, and which stand for something else.

A name counts by what speaks for it: how near to the claim it is cited, with which words, by how many other articles.
The weights were fitted on the annotated sets by `training/origins.py`, which tells how well they do on sets left out.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.corpus.origins import cues
from sayso.corpus.origins.citation import Citation
from sayso.corpus.origins.merging import Parties, Party
from sayso.corpus.origins.names import ROLES, words_of
from sayso.corpus.origins.publishers import Publishers
from sayso.corpus.origins.relevance import Reading

WEIGHTS: dict[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf8"))
_ALONE, _CLOSE = 0.1, 0.4  # what the likeliest must have where nobody else is likely
_CHOSEN = 0.33  # from this chance on a party is followed as where an article has the claim from
_NOBODY_ELSE = 0.3  # the share of the other articles that is taken where there are none
_MUCH = 0.1  # of the claim in what someone is cited for who also denies it
_HEADLINED = 0.4  # the share of the headlines from which on the news is about someone
_BY_KIND = (
    "near", "story", "content", "shared", "most shared", "early", "often", "company", "against", "speaks", "headlined",
    "subject",
)  # fmt: skip
_NEAR = 0.1  # a citation this near to the claim counts as support among articles
_SOURCED = re.compile(r"\([^()]*\)|,? (?:report|sources?|says?|claims?)\b[^,]*$|^[^:]{3,40}:", re.IGNORECASE)
_CUES = ("reports", "work", "told", "made", "heads", "line", "wire", "credit", "embed", "link", "says")


@dataclass(frozen=True, slots=True, eq=False)
class Cited:
    """A party that an article cites, with all the places where it does."""

    party: Party
    citations: tuple[Citation, ...]
    chance: float

    @property
    def name(self) -> str:
        """The party's name as this article writes it, the fullest."""
        return max(
            (citation.name for citation in self.citations), key=lambda name: (len(words_of(name)), len(name), name)
        )

    @property
    def denies(self) -> bool:
        """Whether it denies the claim or refuses to speak, and is cited for little else of it."""
        content = max((one.content for one in self.citations if not one.against), default=0.0)
        return any(one.against for one in self.citations) and content < _MUCH

    @property
    def best(self) -> Citation:
        """The citation nearest to the claim."""
        return max(
            self.citations,
            key=lambda citation: (not citation.against, citation.sentence >= 0, citation.relevance, -citation.at[0]),
        )


def choose(
    claim: str,
    found: Sequence[Reading],
    cited: Mapping[str, Sequence[Citation]],
    parties: Parties,
    publishers: Publishers,
) -> tuple[dict[str, list[Cited]], dict[Party, Standing]]:
    """The parties that each article takes the claim from, by ref, in the order of the text, and how all stand.

    Args:
        claim: the claim.
        found: the articles about it.
        cited: their citations by ref.
        parties: the merged names.
        publishers: who publishes them.
    """
    groups = {
        reading.article.ref: grouped(cited[reading.article.ref], reading.article.ref, parties) for reading in found
    }
    standing = standings(claim, found, groups, publishers)
    chosen = {
        ref: likely(weighed(reading, groups[ref], standing), standing)
        for reading in found
        if (ref := reading.article.ref)
    }
    return chosen, standing


def likely(cited: Sequence[Cited], standing: Mapping[Party, Standing]) -> list[Cited]:
    """Those that are likely enough; where nobody is, the one that is likeliest, if it is near to the claim.

    The latter is nobody whom the claim is about: they are near to it wherever they stand.
    """
    likely_ones = [one for one in cited if one.chance >= _CHOSEN]
    enough = [one for one in likely_ones if not one.denies] or likely_ones
    close = [
        one
        for one in cited
        if one.chance >= _ALONE
        and one.best.relevance >= _CLOSE
        and not one.best.against
        and not standing[one.party].about
    ]
    return enough or sorted(close, key=lambda one: (-one.chance, one.name))[:1]


def weighed(
    reading: Reading, groups: Mapping[Party, Sequence[Citation]], standing: Mapping[Party, Standing]
) -> list[Cited]:
    """Every party that an article cites with its chance."""
    return [Cited(party, tuple(group), chance(found)) for party, group, found in described(reading, groups, standing)]


def described(
    reading: Reading, groups: Mapping[Party, Sequence[Citation]], standing: Mapping[Party, Standing]
) -> Iterator[tuple[Party, Sequence[Citation], dict[str, float]]]:
    """Every party that an article cites with its features."""
    sharers: dict[int, list[tuple[float, Party]]] = defaultdict(list)
    for party, group in groups.items():
        for citation in group:
            if citation.sentence >= 0:
                sharers[citation.sentence].append((standing[party].shared, party))
    most = max((standing[party].shared for party in groups), default=0.0)
    for party, group in groups.items():
        near = [
            shared for c in group for shared, other in sharers[c.sentence] if other is not party and c.sentence >= 0
        ]
        yield party, group, features(reading, party, group, standing[party], (max(near, default=0.0), most))


def grouped(citations: Sequence[Citation], ref: str, parties: Parties) -> dict[Party, tuple[Citation, ...]]:
    """An article's citations by party, in the order of the text."""
    found: dict[Party, list[Citation]] = defaultdict(list)
    for citation in citations:
        if party := parties.find(ref, citation.name):
            found[party].append(citation)
    return {party: tuple(group) for party, group in found.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the whole set tells of a party.

    Attributes:
        shared: the share of the other articles that cite it near the claim.
        headlined: the share of the headlines that name it: the news is about it.
        subject: whether the claim itself names it.
        member: whether it publishes an article of the set.
    """

    shared: float
    headlined: float
    subject: bool
    member: bool

    @property
    def about(self) -> bool:
        """Whether the news is about it."""
        return self.subject or self.headlined >= _HEADLINED


def standings(
    claim: str,
    found: Sequence[Reading],
    groups: Mapping[str, Mapping[Party, Sequence[Citation]]],
    publishers: Publishers,
) -> dict[Party, Standing]:
    """How every party stands in the set."""
    subjects = frozenset(words_of(claim))
    counts: dict[Party, int] = defaultdict(int)
    for group in groups.values():
        for party, cited in group.items():
            counts[party] += any(c.relevance >= _NEAR for c in cited if not c.against)
    heads = {headline_words(reading) for reading in found}
    share = {}
    for party, n in counts.items():
        spellings = [words_of(name) for name in party.names]
        named = sum(any(set(words) <= head for words in spellings if words) for head in heads)
        subject = any(words and set(words) <= subjects for words in spellings)
        shared = max(0, n - 1) / (len(groups) - 1) if len(groups) > 1 else _NOBODY_ELSE
        member = publishers.full(party.name) is not None
        share[party] = Standing(shared, named / max(1, len(heads)), subject, member)
    return share


def headline_words(reading: Reading) -> frozenset[str]:
    """The words of the headline, or of what stands first; not those that it gives as its source."""
    first = reading.sentences[0] if reading.sentences else None
    line = reading.article.text[first.start : first.end] if first else ""
    return frozenset(words_of(_SOURCED.sub(" ", line)))


def features(
    reading: Reading,
    party: Party,
    citations: Sequence[Citation],
    standing: Standing,
    others: tuple[float, float],
) -> dict[str, float]:
    """What speaks for and against a cited party, by name.

    Args:
        reading: the article.
        party: the party.
        citations: where the article cites it.
        standing: how it stands in the set.
        others: how much the most shared one is shared of those that it is cited in one sentence with, and of all that
            the article cites.
    """
    text, (company, most) = reading.article.text, others
    outlet = party.kind == "outlet" or any(citation.kind == "outlet" for citation in citations)
    placed = [citation for citation in citations if citation.sentence >= 0]
    speaking = [citation for citation in placed if not citation.against] or placed
    said = [c for c in speaking if c.cue == "says" or (c.cue == "reports" and not outlet)]
    role = any(ROLES.search(text[max(0, c.at[0] - 30) : c.at[1] + 30]) for c in said)
    talks = role or any(cues.ANNOUNCES.search(text, *c.span) for c in said)
    found = {
        "one": 1.0,
        "near": max((citation.relevance for citation in speaking), default=0.0),
        "own": max((reading.sentences[citation.sentence].own for citation in speaking), default=0.0),
        "story": max((reading.sentences[citation.sentence].story for citation in speaking), default=0.0),
        "content": max((citation.content for citation in speaking), default=0.0),
        "shared": standing.shared,
        "some share": float(standing.shared > 0),
        "most shared": standing.shared / most if most else 0.0,
        "company": company,
        "headlined": 0.0 if talks else standing.headlined,
        "subject": float(standing.subject and not talks),
        "member": float(standing.member),
        "early": math.exp(-min((c.sentence for c in placed), default=9) / 5) if placed else 0.0,
        "often": math.log1p(len({c.sentence for c in speaking})),
        "outlet": float(outlet),
        "person": float(party.kind == "person"),
        "unknown": float(party.kind == "unknown" and not outlet),
        "against": float(bool(placed) and all(citation.against for citation in placed)),
        "partly against": float(any(citation.against for citation in placed)),
        "speaks": float(any(cues.SPEAKS.search(text, *c.span) for c in said)),
        "role": float(role),
        "announces": float(talks and not role),
        "posted": float(any(_posted(text, c) for c in placed) or any(_wrote_on(text, c) for c in said if not outlet)),
        "focus": sum(s.near >= 0.25 for s in reading.sentences[:15]) / max(1, len(reading.sentences[:15])),
    }
    found["posted content"] = max(
        (c.content for c in placed if not outlet and c.cue in ("made", "embed") and not c.against), default=0.0
    )
    cued = {cue: [c.relevance for c in citations if c.cue == cue] for cue in _CUES}
    for cue, here in cued.items():
        if here:
            found[cue] = 1.0
            found[f"{cue} near"] = max(here)
            if outlet:
                found[f"outlet {cue}"] = 1.0
    sort = "outlet" if outlet else "person" if party.kind == "person" else "body"
    found |= {f"{sort} {name}": found[name] for name in _BY_KIND}
    if {cue for cue, here in cued.items() if here} <= {"heads"}:
        found["only heads"] = 1.0
    return found


def _posted(text: str, citation: Citation) -> bool:
    return citation.cue in ("made", "embed") and bool(cues.POSTED.search(text, *citation.span))


def _wrote_on(text: str, citation: Citation) -> bool:
    return bool(cues.WROTE_ON.search(text, citation.span[0], citation.span[1] + 30))


def chance(found: Mapping[str, float]) -> float:
    """How likely a party with these features is where the article has the claim from, 0 to 1."""
    total = sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

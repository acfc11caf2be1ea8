"""The claims of a group of articles: the one that they are about, and the smaller ones that some of them also make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.corpus.claims.embedder import Vectors
from sayso.corpus.claims.facts import Number, clash, numbers
from sayso.corpus.claims.profiles import Profile
from sayso.corpus.claims.utterances import Utterance
from sayso.corpus.claims.wording import chosen
from sayso.corpus.records import Claim, Member

SAME = 0.72
"""How near a statement must lie to say the same as others: as near as headlines of one story do."""


HEARD = 1000
"""Articles of a group whose statements make smaller claims: each is compared with what all before it say."""


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    ref: str
    utterance: Utterance
    vector: Vectors


@dataclass(slots=True, eq=False)
class _Group:
    """Statements that say the same."""

    said: list[_Said] = field(default_factory=list)
    middle: Vectors = field(default_factory=lambda: np.zeros(384, dtype=np.float32))
    numbers: list[Number] = field(default_factory=list)

    def take(self, said: _Said) -> None:
        self.said.append(said)
        self.middle = self.middle + said.vector
        self.numbers += numbers(said.utterance.text)


def told(profiles: Sequence[Profile], number: int) -> list[Claim]:
    """The claims that the articles of one group make: the one they are about first, then smaller ones.

    Args:
        profiles: of its articles, in the order in which they came; the first `HEARD` complete.
        number: of the group; no claims where it has no articles.
    """
    said = [_said(profile) for profile in profiles[:HEARD]] + [_headline(profile) for profile in profiles[HEARD:]]
    heads = [utterances[0] for utterances in said if utterances]
    if not heads:
        return []
    name = f"c{number}"
    best = heads[_best(heads)]
    also, groups = _sorted_out([s for utterances in said for s in utterances[1:]], best)
    main = _claim(name, best, [*heads, *_leads(profiles, best), *also], [profile.ref for profile in profiles])
    smaller = [group.said for group in groups if len({s.ref for s in group.said}) > 1]
    return [main] + [_smaller(f"{name}.{n}", said, name) for n, said in enumerate(smaller, 1)]


def _said(profile: Profile) -> list[_Said]:
    """What an article says, without the lead that goes with a headline."""
    return [
        _Said(profile.ref, utterance, vector.astype(np.float32))
        for n, (utterance, vector) in enumerate(zip(profile.utterances, profile.vectors, strict=True))
        if n == 0 or utterance.kind == "statement"
    ]


def _headline(profile: Profile) -> list[_Said]:
    return [_Said(profile.ref, first, profile.vectors[0].astype(np.float32)) for first in profile.utterances[:1]]


def _leads(profiles: Sequence[Profile], best: _Said) -> list[_Said]:
    return [
        _Said(profile.ref, utterance, best.vector)
        for profile in profiles
        for utterance in profile.utterances[1:]
        if utterance.kind == "lead"
    ]


def _best(said: Sequence[_Said]) -> int:
    return chosen([s.utterance for s in said], np.stack([s.vector for s in said]))


def _sorted_out(said: Sequence[_Said], best: _Said) -> tuple[list[_Said], list[_Group]]:
    """Statements that say what all are about, and the others grouped by what they say."""
    about = _Group()
    about.take(best)
    groups = [about]
    for one in said:
        own = numbers(one.utterance.text)
        middles = np.stack([group.middle for group in groups])
        near = middles @ one.vector / np.maximum(np.linalg.norm(middles, axis=1), 1e-9)
        for n in np.argsort(-near, kind="stable").tolist():
            if near[n] < SAME:
                groups.append(_Group())
                groups[-1].take(one)
                break
            if not clash(own, groups[n].numbers):
                groups[n].take(one)
                break
        else:
            groups.append(_Group())
            groups[-1].take(one)
    return about.said[1:], groups[1:]


def _smaller(name: str, said: Sequence[_Said], within: str) -> Claim:
    return _claim(name, said[_best(said)], said, list(dict.fromkeys(s.ref for s in said)), within)


def _claim(name: str, best: _Said, said: Sequence[_Said], refs: Sequence[str], within: str | None = None) -> Claim:
    order = {ref: n for n, ref in enumerate(refs)}
    members = sorted((_member(s, best) for s in said), key=lambda m: (order[m.ref], m.span))
    return Claim(name, best.utterance.text, tuple(refs), tuple(members), within)


def _member(said: _Said, best: _Said) -> Member:
    one = said.utterance
    stance = "affirms" if one.stance == best.utterance.stance else "denies"
    return Member(said.ref, one.span, one.statement, stance, one.text)  # type: ignore[arg-type]

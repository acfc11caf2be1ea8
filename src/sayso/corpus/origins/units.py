"""Parties that speak as one: a reporter and the outlet, a spokesman and the firm, two always quoted together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sayso.corpus.origins.merging import Party
from sayso.corpus.origins.names import words_of
from sayso.corpus.origins.relays import Relays

_TOGETHER = 0.9  # the share of those who quote one that must quote the other as well
_ENOUGH = 3  # articles that must quote the other


class Units:
    """Which parties speak as one.

    Attributes:
        one: the party that stands for each: the one of its unit that most articles cite.
        cites: the articles that cite each unit, by the party that stands for it.
        names: what a unit is called, where that is more than the name of the one that stands for it.
        joined: the parties that were taken for one with another though they may be two.
    """

    def __init__(self, taken: Mapping[str, Sequence[Party]], told: Relays, public: frozenset[Party]) -> None:
        """Find them.

        Args:
            taken: the parties that each article takes the claim from, by ref.
            told: who works and speaks for whom.
            public: those who put the claim before the public themselves.
        """
        self.names: dict[Party, str] = {}
        self.joined: dict[Party, set[Party]] = defaultdict(set)
        self._cites: dict[Party, set[str]] = defaultdict(set)
        for ref, parties in sorted(taken.items()):
            for party in parties:
                self._cites[party].add(ref)
        self.one = {party: party for party in self._cites}
        order = sorted(self._cites, key=lambda party: (-len(self._cites[party]), party.name))
        self._bodies([party for party in order if party not in public], told)
        self._families(order, told)
        self._pairs([party for party in order if party not in public])
        self.one = {party: self._head(party) for party in self._cites}
        self.cites: dict[Party, set[str]] = defaultdict(set)
        for party, refs in self._cites.items():
            self.cites[self.one[party]] |= refs

    def _head(self, party: Party) -> Party:
        while self.one[party] is not party:
            party = self.one[party]
        return party

    def _join(self, a: Party, b: Party) -> Party:
        heads = (self._head(a), self._head(b))
        keep, drop = sorted(heads, key=lambda party: (-len(self._cites[party]), party.kind == "person", party.name))
        self.one[drop] = keep
        return keep

    def _bodies(self, order: Sequence[Party], told: Relays) -> None:
        for person in order:
            works = told.staff.get(person, Counter())
            for outlet, _ in sorted(works.items(), key=lambda item: (-item[1], item[0].name))[:1]:
                if outlet in self.one:
                    self._join(person, outlet)
                    if len(self._cites[person]) >= len(self._cites[outlet]):
                        self.names[person] = f"{person.name} ({outlet.name})"
            for body in sorted(told.speaks_for.get(person, ()), key=lambda body: body.name):
                if body in self.one:
                    self._join(person, body)

    def _families(self, order: Sequence[Party], told: Relays) -> None:
        people = [party for party in order if party.kind == "person"]
        for one in people:
            for relative in people:
                if (
                    one is not relative
                    and relative in told.kin
                    and words_of(one.name)[-1] == words_of(relative.name)[-1]
                ):
                    self._join(one, relative)

    def _pairs(self, order: Sequence[Party]) -> None:
        """One whom hardly anybody quotes without another person spoke where the other spoke."""
        for lesser in order:
            for person in order:
                if self._head(lesser) is lesser and self._always_with(lesser, person):
                    self.joined[self._join(person, lesser)].add(lesser)
                    break

    def _always_with(self, lesser: Party, person: Party) -> bool:
        if lesser.kind not in ("person", "organization") or person.kind != "person" or self._head(person) is not person:
            return False
        ours, theirs = self._cites[lesser], self._cites[person]
        together = len(ours & theirs) >= max(1, _TOGETHER * len(ours))
        return len(theirs) > len(ours) and len(theirs) >= _ENOUGH and together

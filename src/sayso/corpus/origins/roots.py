"""Who is followed back to whom, until nobody is left that the articles tell to have it from another.

An outlet whose unnamed source only it spoke to is where a claim enters; so is the outlet that alone spoke to someone,
and the author of a public statement or document that several quote. An outlet that only passes on what a named one
said in public is followed back to that one; reporters to their outlet or the other way round; people who speak for an
organization to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.corpus.origins.citation import person_like
from sayso.corpus.origins.merging import Party
from sayso.corpus.origins.relays import Relays
from sayso.corpus.origins.units import Units

_THROUGH = 0.7  # the share of those who cite someone that must cite the one outlet that he spoke to as well
_SPOKEN = 0.75  # the share of those who cite an organization that must say that it told the outlet
_NEARLY_ALL = 0.68  # the share of the articles that must cite an outlet for it to be the one that all go by
_ALONG = 0.6  # the share of those who quote someone that must cite that outlet as well
_OTHERS = 0.3  # from this share on that say that someone told another outlet, he spoke in public
_FEW = 0.35  # the share of the articles up to which bodies that are cited beside that outlet count as quoted by it


@dataclass(slots=True)
class Roots:
    """The origin of every party that articles take the claim from.

    Attributes:
        of: the roots that a party is followed back to; itself where it is one.
        names: what a root is called, where that is more than its own name.
        behind: what is said of a root's own sources.
        joined: the parties that were taken for one with a root though they may be two.
        alone: outlets of whose sources nothing is told.
        circles: outlets that are said to have it from each other.
        public: those who put it before the public themselves.
        subjects: those whom the news is about.
    """

    of: dict[Party, tuple[Party, ...]] = field(default_factory=dict)
    names: dict[Party, str] = field(default_factory=dict)
    behind: dict[Party, str] = field(default_factory=dict)
    joined: dict[Party, set[Party]] = field(default_factory=lambda: defaultdict(set))
    alone: set[Party] = field(default_factory=set)
    circles: list[tuple[Party, ...]] = field(default_factory=list)
    public: frozenset[Party] = frozenset()
    subjects: frozenset[Party] = frozenset()


def roots(
    taken: Mapping[str, Sequence[Party]],
    told: Relays,
    public: frozenset[Party] = frozenset(),
    subjects: frozenset[Party] = frozenset(),
) -> Roots:
    """Follow every party back.

    Args:
        taken: the parties that each article takes the claim from, by ref; with its own outlet, where others cite it.
        told: who has it from whom.
        public: those who put it before the public themselves, or did or showed what the claim says for all to see.
        subjects: those whom the news is about.
    """
    found = Roots(public=public, subjects=subjects)
    units = Units(taken, told, public)
    found.names, found.joined = units.names, units.joined
    following = _Following(units, told, found, len(taken))
    following.follow()
    for party in units.one:
        found.of[party] = following.ends(units.one[party])
    return found


class _Following:
    """The steps back from each unit; a unit without any is a root."""

    def __init__(self, units: Units, told: Relays, found: Roots, articles: int) -> None:
        self._units, self._told, self._found, self._articles = units, told, found, articles
        self._back: dict[Party, set[Party]] = defaultdict(set)
        self._tellers: dict[Party, dict[Party, set[str]]] = defaultdict(lambda: defaultdict(set))

    def follow(self) -> None:
        """Find the steps."""
        self._tell()
        for unit, outlets in self._tellers.items():
            self._back[unit] |= {outlet for outlet in outlets if self._only_through(unit, outlet)}
        for outlet in self._units.cites:
            if outlet.kind == "outlet" and not self._back[outlet]:
                self._outlet(outlet)
        self._via()
        self._dominated()

    def ends(self, unit: Party) -> tuple[Party, ...]:
        """Where following back ends; a circle is broken at its first name and remembered."""
        ends: dict[Party, None] = {}

        def go(party: Party, path: tuple[Party, ...]) -> None:
            if party in path:
                circle = path[path.index(party) :]
                if len(circle) > 1 and set(circle) not in [set(known) for known in self._found.circles]:
                    first = min(range(len(circle)), key=lambda n: circle[n].name)
                    self._found.circles.append(circle[first:] + circle[:first])
                ends[min(circle, key=lambda member: member.name)] = None
            elif not self._back.get(party):
                ends[party] = None
            else:
                for other in sorted(self._back[party], key=lambda other: other.name):
                    go(other, (*path, party))

        go(unit, ())
        return tuple(ends)

    def _tell(self) -> None:
        """Which outlets have something from a unit, and in how many articles."""
        one = self._units.one
        for outlet, others in self._told.told.items():
            if outlet not in one:
                continue
            for other, refs in others.items():
                bodies = (one[body] for body in self._told.speaks_for.get(other, ()) if body in one)
                speaker = one.get(other) or next(bodies, None)
                bystander = speaker in self._found.subjects and speaker and speaker.kind != "organization"
                if speaker and speaker is not one[outlet] and not bystander:
                    self._tellers[speaker][one[outlet]] |= refs

    def _only_through(self, unit: Party, outlet: Party) -> bool:
        """Whether someone spoke to one outlet only, as far as the articles tell: they cite that outlet with him."""
        outlets, cites = self._tellers[unit], self._units.cites
        if unit in self._found.public or unit.kind not in ("person", "unknown", "organization") or len(outlets) > 2:
            return False
        if unit.kind == "organization" and self._times_told(outlet, unit) < _SPOKEN * len(cites[unit]):
            return False
        strongest = max(outlets, key=lambda other: (len(cites[other]), len(outlets[other]), other.name))
        together = len(cites[unit] & cites[outlet]) / max(1, len(cites[unit]))
        return strongest is outlet and together >= _THROUGH and len(cites[outlet]) >= len(cites[unit])

    def _times_told(self, outlet: Party, unit: Party) -> int:
        one = self._units.one
        return sum(
            len(refs)
            for teller, others in self._told.spoken.items()
            if one.get(teller) is outlet
            for other, refs in others.items()
            if one.get(other) is unit
        )

    def _outlet(self, outlet: Party) -> None:
        """An outlet with unnamed sources stays; one that passes on public words is followed back to their speakers."""
        members = [party for party, unit in self._units.one.items() if unit is outlet]
        words = sum((self._told.unnamed.get(party, Counter()) for party in members), Counter[str]())
        held = [unit for unit, outlets in self._tellers.items() if outlet in outlets]
        only = [unit for unit in held if outlet in self._back[unit]]
        quoted = [unit for unit in held if outlet not in self._back[unit]]
        weight = max((len(self._units.cites[unit]) for unit in only), default=0)
        if words:
            self._found.behind[outlet] = max(words, key=lambda text: (words[text], len(text), text))
        elif quoted and max(len(self._units.cites[unit]) for unit in quoted) > weight:
            self._back[outlet] |= set(quoted)
        elif not held:
            self._found.alone.add(outlet)

    def _via(self) -> None:
        one = self._units.one
        for outlet, froms in self._told.via.items():
            for origin in froms:
                known = outlet in one and origin in one and one[outlet] is not one[origin]
                if known and one[outlet] not in self._found.behind:
                    self._back[one[outlet]].add(one[origin])
                    self._found.alone.discard(one[outlet])

    def _dominated(self) -> None:
        """Those whom articles quote beside the one outlet that nearly all name: they are in its report."""
        cites = self._units.cites
        outlets = [unit for unit in cites if unit.kind == "outlet" and unit not in self._found.subjects]
        top = max(outlets, key=lambda unit: (len(cites[unit]), unit.name), default=None)
        if top is None or len(cites[top]) < _NEARLY_ALL * self._articles:
            return
        for unit, refs in cites.items():
            minor = unit.kind != "outlet" and len(refs) <= _FEW * self._articles
            quoted = _personal(unit) or unit in self._found.subjects or minor
            if not quoted or unit in self._found.public or unit is top or len(refs & cites[top]) < _ALONG * len(refs):
                continue
            others = (self._times_told(outlet, unit) for outlet in outlets if outlet is not top)
            if max(others, default=0) < _OTHERS * len(refs):
                self._back[unit] = {top}
                self._back.pop(top, None)
                self._found.joined[top].add(unit)


def _personal(unit: Party) -> bool:
    """Whether a party is a person, or may be one by its name."""
    return unit.kind in ("person", "post") or (unit.kind != "outlet" and person_like(unit.name))

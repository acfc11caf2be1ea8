"""Articles into claims, one after the other.

An article joins the claim whose articles it is most like on average, of the claims of those articles that it meets and
is like. So articles that nothing links, neither directly nor through others, have no part in each other's claims. As a
claim grows, it and the claims beside it are grouped anew, so that what was decided on few articles is not kept against
many: at every article while it is small, and then each time it has grown by a quarter, which keeps the work for one
article in proportion to its claim.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.corpus.claims.buckets import Meetings, MemoryBuckets
from sayso.corpus.claims.likeness import Floats, likeness, likeness_among
from sayso.corpus.claims.linkage import linked
from sayso.corpus.claims.profiles import Profile

JOIN = 0.4
"""How likely, on average, an article must be about one claim with those of a claim to join them; as likely it must be
with one that it meets for their claim to be looked at."""
_BESIDE = 0.15  # a claim as likely as this is grouped anew together with the one that was joined
_ASKED = 24  # articles that speak for their claim
_POOL = 96  # articles that are grouped anew at once
_GROWTH = 1.25


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One article in its claim: all that a store has to keep."""

    profile: Profile
    claim: int


class Grouping:
    """Claims, growing.

    Attributes:
        last: the highest number that a claim ever had; new claims have higher ones, so that none has that of another
            which is gone. To be set where it is known from elsewhere.
    """

    def __init__(self, meetings: Meetings | None = None) -> None:
        """Begin with no articles.

        Args:
            meetings: who meets whom; what buckets in memory tell where that is not known before.
        """
        self._meetings = meetings or MemoryBuckets()
        self._next = 0
        self._profiles: dict[int, Profile] = {}
        self._places: dict[str, int] = {}
        self._claims: dict[int, int] = {}  # of the article at a place
        self._members: dict[int, list[int]] = {}
        self.last = 0

    @classmethod
    def load(cls, rows: Iterable[Row]) -> Grouping:
        """The grouping that rows of an earlier one stand for; rows in the order in which the articles came."""
        grouping = cls()
        for row in rows:
            grouping.put(row)
        return grouping

    def put(self, row: Row) -> None:
        """Take in an article whose claim is known, behind those that are there."""
        self.remove(row.profile.ref)
        self._put(self._take(row.profile), row.claim)
        self.last = max(self.last, row.claim)

    def move(self, ref: str, claim: int) -> None:
        """Put an article that is there into the claim that it was found to belong to.

        Raises:
            KeyError: no article has that ref.
        """
        place = self._places[ref]
        self._leave(place, self._claims[place])
        self._put(place, claim)
        self._members[claim].sort()
        self.last = max(self.last, claim)

    def rows(self, claim: int | None = None) -> Iterator[Row]:
        """The articles with their claims, in the order in which they came; of one claim where that is given."""
        places: Iterable[int] = self._profiles if claim is None else self._members.get(claim, ())
        return (Row(self._profiles[place], self._claims[place]) for place in places)

    def __len__(self) -> int:
        return len(self._profiles)

    def __contains__(self, ref: str) -> bool:
        return ref in self._places

    @property
    def claims(self) -> list[int]:
        """The numbers of the claims, the earliest first."""
        return sorted(self._members)

    def claim_of(self, ref: str) -> int:
        """The number of an article's claim.

        Raises:
            KeyError: no article has that ref.
        """
        return self._claims[self._places[ref]]

    def add(self, profile: Profile) -> set[int]:
        """Find the claim of one more article.

        An article with the ref of one that is there takes its place.

        Returns:
            The numbers of the claims that changed; one that has no rows any more is gone.
        """
        changed = self.remove(profile.ref)
        alike = self._alike(profile)
        place = self._take(profile)
        best = max(alike, key=lambda claim: (alike[claim], -claim), default=None)
        claim = best if best is not None and alike[best] >= JOIN else self._new()
        self._put(place, claim)
        beside = sorted((c for c in alike if c != claim and alike[c] >= _BESIDE), key=lambda c: -alike[c])
        if _due(len(self._members[claim])):
            return changed | self._regroup([claim, *beside])
        return changed | {claim}

    def remove(self, ref: str) -> set[int]:
        """Take an article out; numbers of the claims that changed, none where it is not there."""
        place = self._places.pop(ref, None)
        if place is None:
            return set()
        self._meetings.drop(place)
        del self._profiles[place]
        claim = self._claims.pop(place)
        self._leave(place, claim)
        return {claim}

    def _take(self, profile: Profile) -> int:
        place, self._next = self._next, self._next + 1
        self._meetings.take(place, profile)
        self._profiles[place] = profile
        self._places[profile.ref] = place
        return place

    def _new(self) -> int:
        self.last += 1
        return self.last

    def _put(self, place: int, claim: int) -> None:
        self._claims[place] = claim
        self._members.setdefault(claim, []).append(place)

    def _leave(self, place: int, claim: int) -> None:
        self._members[claim].remove(place)
        if not self._members[claim]:
            del self._members[claim]

    def _alike(self, profile: Profile) -> dict[int, float]:
        """How like the articles of each claim near by an article is that is to be taken in, on average."""
        met = self._meetings.met(self._next, profile)
        like = zip(met, self._like(profile, met).tolist(), strict=True)
        claims = sorted({self._claims[other] for other, chance in like if chance >= JOIN})
        speaking = [_spread(self._members[claim], _ASKED) for claim in claims]
        scores = self._like(profile, [other for group in speaking for other in group])
        parts = np.split(scores, np.cumsum([len(group) for group in speaking])[:-1]) if speaking else []
        return {claim: float(part.mean()) for claim, part in zip(claims, parts, strict=True)}

    def _like(self, profile: Profile, others: Sequence[int]) -> Floats:
        return likeness(profile, [self._profiles[other] for other in others])

    def _regroup(self, claims: Sequence[int]) -> set[int]:
        """Group the articles of some claims anew; numbers of the claims that changed."""
        pool: list[int] = []
        for claim in claims:
            if pool and len(pool) + len(self._members[claim]) > _POOL:
                break
            pool += self._members[claim]
        if not 1 < len(pool) <= _POOL:
            return {claims[0]}
        pool.sort()
        among = likeness_among([self._profiles[place] for place in pool])
        groups = [[pool[n] for n in group] for group in linked(among, JOIN)]
        return {claims[0]} | self._settle(groups)

    def _settle(self, groups: list[list[int]]) -> set[int]:
        """Give each group the number that most of its articles had; numbers of the claims that changed."""
        free = {self._claims[place] for group in groups for place in group}
        changed = set()
        for group in sorted(groups, key=lambda group: (-len(group), group)):
            had = Counter(self._claims[place] for place in group if self._claims[place] in free)
            claim = min(had, key=lambda claim: (-had[claim], claim)) if had else self._new()
            free.discard(claim)
            for place in group:
                before = self._claims[place]
                if before != claim:
                    self._leave(place, before)
                    self._put(place, claim)
                    changed |= {before, claim}
            self._members[claim].sort()
        return changed


def _due(size: int) -> bool:
    """Whether a claim that has just grown to this size is grouped anew."""
    steps = [int(math.log(n) / math.log(_GROWTH)) for n in (size, max(size - 1, 1))]
    return size == 1 or steps[0] != steps[1]


def _spread(members: list[int], most: int) -> list[int]:
    """At most so many of the members, evenly over the time in which they came."""
    if len(members) <= most:
        return members
    return [members[n * len(members) // most] for n in range(most)]

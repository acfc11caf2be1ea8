"""The claims of a store's articles: found as they are added, and kept in the table `claims`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, case, func, insert, select, update

from sayso.corpus.claims import Grouping, Profile, pack, unpack
from sayso.corpus.claims import Row as Grouped
from sayso.corpus.store.tables import articles, claims, counters, is_current

_AT_ONCE = 500
"""Profiles that are asked for in one query."""


class Groups:
    """Finds and forgets the claim of one article after the other.

    The grouping of the whole store is in memory, as far as this process knows it. Within each transaction that adds,
    it first takes up what others have changed since; nothing is grouped a second time.
    """

    def __init__(self) -> None:
        self._grouping = Grouping()
        self._refs: dict[int, str] = {}
        self._keys: dict[str, int] = {}
        self._kept: dict[int, int] = {}  # the claim of each article as the table has it, by key
        self._change = 0

    def find(self, connection: Connection, key: int, profile: Profile) -> None:
        """Find and keep the claim of a new article.

        Args:
            connection: of the transaction that adds it.
            key: its key, higher than those of the articles that are there.
            profile: under the ref that it has in the store.
        """
        self._catch_up(connection)
        changed = self._grouping.add(profile)
        self._change += 1
        self._know(key, profile.ref, self._grouping.claim_of(profile.ref))
        row = {"article": key, "claim": self._kept[key], "profile": pack(profile), "changed": self._change}
        connection.execute(insert(claims), row)
        self._move(connection, changed)
        now = case({"claim": self._grouping.last}, value=counters.c.name, else_=self._change)
        connection.execute(update(counters).values(value=now))

    def forget(self, connection: Connection, key: int) -> None:
        """Forget the claim of an article that is replaced or removed."""
        is_change = counters.c.name == "change"
        one_more = update(counters).where(is_change).values(value=counters.c.value + 1)
        change = connection.execute(one_more.returning(counters.c.value)).scalar_one()
        empty = {"claim": None, "profile": None, "changed": change}
        connection.execute(update(claims).where(claims.c.article == key).values(empty))

    def _catch_up(self, connection: Connection) -> None:
        now = {row.name: row.value for row in connection.execute(select(counters))}
        if now["change"] == self._change:
            return
        query = select(claims.c.article, claims.c.claim).where(claims.c.changed > self._change)
        rows = connection.execute(query.order_by(claims.c.article)).all()
        there = {row.article: row.claim for row in rows if row.claim is not None}
        self._drop(row.article for row in rows if row.claim is None)
        for key in there.keys() & self._refs.keys():
            self._grouping.move(self._refs[key], there[key])
            self._kept[key] = there[key]
        new = [key for key in there if key not in self._refs]
        for key, profile in _profiles(connection, new):
            self._grouping.put(Grouped(profile, there[key]))
            self._know(key, profile.ref, there[key])
        self._grouping.last, self._change = now["claim"], now["change"]

    def _know(self, key: int, ref: str, claim: int) -> None:
        self._refs[key], self._keys[ref], self._kept[key] = ref, key, claim

    def _drop(self, keys: Iterable[int]) -> None:
        for key in keys:
            if (ref := self._refs.pop(key, None)) is not None:
                self._grouping.remove(ref)
                del self._keys[ref], self._kept[key]

    def _move(self, connection: Connection, changed: Iterable[int]) -> None:
        """Keep the claims of those articles that a new one has moved."""
        there = [(self._keys[row.profile.ref], row.claim) for number in changed for row in self._grouping.rows(number)]
        moved = {key: claim for key, claim in there if self._kept[key] != claim}
        if moved:
            self._kept |= moved
            one = update(claims).where(claims.c.article == bindparam("key"))
            values = [{"key": key, "to": claim} for key, claim in moved.items()]
            connection.execute(one.values(claim=bindparam("to"), changed=self._change), values)


def numbers(connection: Connection) -> list[int]:
    """The numbers of the claims of several articles, those of most articles first."""
    size = func.count()
    query = select(claims.c.claim).where(claims.c.claim.is_not(None)).group_by(claims.c.claim).having(size > 1)
    return list(connection.execute(query.order_by(size.desc(), claims.c.claim)).scalars())


def numbers_of(connection: Connection, ref: str) -> list[int]:
    """The number of the claim of an article; none where there is no such article."""
    query = select(claims.c.claim).join(articles, articles.c.key == claims.c.article)
    return list(connection.execute(query.where(articles.c.ref == ref, is_current)).scalars())


def profiles_of(connection: Connection, number: int) -> dict[int, Profile]:
    """The profiles of the articles of the claim with a number, by their keys in order; none where it is gone."""
    query = select(claims.c.article, claims.c.profile).where(claims.c.claim == number).order_by(claims.c.article)
    return {row.article: unpack(row.profile) for row in connection.execute(query)}


def keep(connection: Connection, profiles: Mapping[int, Profile]) -> None:
    """Keep profiles that were completed, by their keys; what they tell of a claim stays as it is."""
    one = update(claims).where(claims.c.article == bindparam("key"), claims.c.profile.is_not(None))
    connection.execute(
        one.values(profile=bindparam("to")), [{"key": key, "to": pack(profile)} for key, profile in profiles.items()]
    )


def _profiles(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[int, Profile]]:
    """The profiles of articles, by their keys in order."""
    for start in range(0, len(keys), _AT_ONCE):
        some = claims.c.article.in_(keys[start : start + _AT_ONCE])
        query = select(claims.c.article, claims.c.profile).where(some).order_by(claims.c.article)
        for row in connection.execute(query):
            yield row.article, unpack(row.profile)
